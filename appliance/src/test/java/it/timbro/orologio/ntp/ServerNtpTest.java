package it.timbro.orologio.ntp;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.base.Time;
import it.timbro.orologio.Fonte;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import org.apache.commons.net.ntp.NtpV3Impl;
import org.apache.commons.net.ntp.NtpV3Packet;
import org.apache.commons.net.ntp.TimeStamp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A time server over a real socket. Its clock is years away from this machine's: only its own
/// stamp counts.
class ServerNtpTest {
    private static final long ITS_TIME =
            Instant.parse("2031-04-05T06:07:08.250Z").toEpochMilli();

    private DatagramSocket socket;
    private Thread server;
    private volatile int stratum = 2;
    private volatile int leap;
    private volatile int delay = 655; // ten milliseconds in units of 1/65536 s
    private volatile int dispersion = 1_311; // twenty
    private volatile long itsTime = ITS_TIME;
    private volatile boolean silent;

    @BeforeEach
    void open() throws SocketException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        server = Thread.ofPlatform().start(this::serve);
    }

    @AfterEach
    void close() throws InterruptedException {
        socket.close();
        server.join();
    }

    private void serve() {
        byte[] buffer = new byte[48];
        try {
            while (true) {
                DatagramPacket question = new DatagramPacket(buffer, buffer.length);
                socket.receive(question);
                if (silent) {
                    socket.close();
                    return;
                }
                NtpV3Impl asked = new NtpV3Impl();
                asked.setDatagramPacket(question);
                NtpV3Impl answer = new NtpV3Impl();
                answer.setMode(NtpV3Packet.MODE_SERVER);
                answer.setVersion(NtpV3Packet.VERSION_3);
                answer.setStratum(stratum);
                answer.setLeapIndicator(leap);
                answer.setRootDelay(delay);
                answer.setRootDispersion(dispersion);
                answer.setOriginateTimeStamp(asked.getTransmitTimeStamp());
                answer.setReceiveTimeStamp(TimeStamp.getNtpTime(itsTime));
                answer.setTransmitTime(TimeStamp.getNtpTime(itsTime));
                DatagramPacket packet = answer.getDatagramPacket();
                packet.setSocketAddress(question.getSocketAddress());
                socket.send(packet);
            }
        } catch (IOException _) {
            // closed: the test is over
        }
    }

    private ServerNtp ntp() {
        return new ServerNtp("127.0.0.1:" + socket.getLocalPort(), Time.system());
    }

    @Test
    void itsStampAndTheRoundTripMakeTheBounds() {
        Fonte.Risposta risposta = ntp().chiedi().orElseThrow();
        assertThat(risposta.notBeforeMs()).isEqualTo(ITS_TIME - 27);
        assertThat(risposta.notAfterMs()).isGreaterThanOrEqualTo(ITS_TIME + 27);
        assertThat(ntp().nome()).startsWith("127.0.0.1:");
        assertThat(new ServerNtp("tempo.example.invalid", Time.system()).nome()).isEqualTo("tempo.example.invalid");
    }

    @Test
    void aServerThatDoesNotKnowTheTimeItselfIsNotHeard() {
        leap = 3;
        assertThat(ntp().chiedi()).isEmpty();
        leap = 0;
        stratum = 0;
        assertThat(ntp().chiedi()).isEmpty();
        stratum = 16;
        assertThat(ntp().chiedi()).isEmpty();
    }

    @Test
    void aServerThatMayBeOffByMoreThanSixteenSecondsIsNotHeard() {
        dispersion = 0x8000_0000; // 32,768 seconds: no sign
        assertThat(ntp().chiedi()).isEmpty();
        dispersion = 0;
        delay = -1;
        assertThat(ntp().chiedi()).isEmpty();
        delay = 33 << 16;
        assertThat(ntp().chiedi()).isEmpty();
        delay = 31 << 16;
        assertThat(ntp().chiedi().orElseThrow().notBeforeMs()).isEqualTo(ITS_TIME - 15_501);
    }

    @Test
    void aServerWhoseClockStandsBefore1970IsNotHeard() {
        itsTime = Instant.parse("1969-07-20T20:17:40Z").toEpochMilli();
        assertThat(ntp().chiedi()).isEmpty();
    }

    @Test
    void noServerIsNoAnswer() {
        silent = true;
        ServerNtp impatient = new ServerNtp("127.0.0.1:" + socket.getLocalPort(), Time.system(), Duration.ofMillis(50));
        assertThat(impatient.chiedi()).isEmpty();
        assertThat(new ServerNtp("tempo.example.invalid", Time.system()).chiedi())
                .isEmpty();
    }
}
