package it.timbro.orologio.ntp;

import it.timbro.base.Time;
import it.timbro.orologio.Fonte;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.net.ntp.NTPUDPClient;
import org.apache.commons.net.ntp.NtpV3Packet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One time server. Of its answer only the server's own stamp counts and how long the round trip
/// took by our counter: our wall clock plays no part, however wrong it is.
public final class ServerNtp implements Fonte {
    private static final Logger LOG = LoggerFactory.getLogger(ServerNtp.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LAST_STRATUM = 15;
    /// Leap indicator of a server that is not synchronised itself (RFC 5905, 7.3).
    private static final int ALARM = 3;

    /// MAXDISP of RFC 5905, 7.2.
    private static final int MAX_OFF_MS = 16_000;

    private static final double FIXED_POINT = 65.536;
    private static final int PORT = NtpV3Packet.NTP_PORT;

    private final String host;
    private final int port;
    private final Time time;
    private final Duration patience;

    /// @param address `tempo.example.invalid` or `tempo.example.invalid:1123`
    public ServerNtp(String address, Time time) {
        this(address, time, PATIENCE);
    }

    ServerNtp(String address, Time time, Duration patience) {
        this.time = time;
        this.patience = patience;
        int colon = address.lastIndexOf(':');
        this.host = colon < 0 ? address : address.substring(0, colon);
        this.port = colon < 0 ? PORT : Integer.parseInt(address.substring(colon + 1));
    }

    @Override
    public String nome() {
        return port == PORT ? host : host + ":" + port;
    }

    @Override
    public Optional<Risposta> chiedi() {
        try (NTPUDPClient client = new NTPUDPClient()) {
            client.setDefaultTimeout(patience);
            long askedTicks = time.ticks();
            NtpV3Packet answer =
                    client.getTime(InetAddress.getByName(host), port).getMessage();
            return read(answer, 1 + time.ticks() - askedTicks);
        } catch (IOException e) {
            LOG.debug("no time from {}: {}", nome(), e.toString());
            return Optional.empty();
        }
    }

    /// The server sent its stamp at some moment of the round trip, and is itself off by no more than half its
    /// way to its reference clock and its own dispersion (RFC 5905, 11.2), both without a sign on the wire. One
    /// that may be off by too much knows no time, nor does one whose clock stands before 1970.
    private Optional<Risposta> read(NtpV3Packet answer, long roundTripMs) {
        double offUnits = Integer.toUnsignedLong(answer.getRootDelay()) / 2.0
                + Integer.toUnsignedLong(answer.getRootDispersion());
        long offMs = 1 + (long) Math.ceil(offUnits / FIXED_POINT);
        long sentMs = answer.getTransmitTimeStamp().getTime();
        if (answer.getMode() != NtpV3Packet.MODE_SERVER
                || answer.getLeapIndicator() == ALARM
                || answer.getStratum() < 1
                || answer.getStratum() > LAST_STRATUM
                || answer.getTransmitTimeStamp().ntpValue() == 0
                || offMs > MAX_OFF_MS
                || sentMs < offMs) {
            LOG.debug("{} is not synchronised itself", nome());
            return Optional.empty();
        }
        return Optional.of(new Risposta(sentMs - offMs, sentMs + offMs + roundTripMs));
    }
}
