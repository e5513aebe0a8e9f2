package it.timbro.sync.transport;

import it.timbro.sync.protocol.Frames;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.protocol.StreamId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Addresses, headers and content types of version 1, for both ends.
public final class Wire {
    public static final String FRAMES = Frames.CONTENT_TYPE;
    public static final String JSON = "application/json";
    public static final String BYTES = "application/octet-stream";

    /// How many bytes of a file the centre holds; on every answer about a file.
    public static final String HELD = "X-Timbro-Held";

    /// The centre's clock within its bounds, milliseconds of the Unix epoch; on every answer.
    public static final String CLOCK = "X-Timbro-Ora";

    private static final String ROOT = "/sync/v1";

    private Wire() {}

    public static String hello() {
        return ROOT + "/hello";
    }

    /// The one address that asks for no certificate: who has none yet gets it here.
    public static String iscrizione() {
        return ROOT + "/iscrizione";
    }

    public static String rinnovo() {
        return ROOT + "/rinnovo";
    }

    public static String rientro(String sede) {
        return ROOT + "/" + sede + "/rientro";
    }

    /// A branch's own stream as the centre holds it.
    public static String proprie(StreamId stream, long after) {
        return journal(stream.sede()) + "?stream=" + stream.name() + "&after=" + after;
    }

    public static String journal(String sede) {
        return ROOT + "/" + sede + "/journal";
    }

    public static String feed(String sede, long after, int waitMs) {
        return ROOT + "/" + sede + "/feed?after=" + after + "&waitMs=" + waitMs;
    }

    public static String giveBack(String sede) {
        return ROOT + "/" + sede + "/feed";
    }

    public static String receipt(String sede) {
        return ROOT + "/" + sede + "/receipt";
    }

    public static String stato(String sede) {
        return ROOT + "/" + sede + "/stato";
    }

    public static String file(String sede, Hash file) {
        return ROOT + "/" + sede + "/files/" + file.hex();
    }

    public static String part(String sede, Hash file, long offset, long sizeBytes) {
        return file(sede, file) + "?offset=" + offset + "&size=" + sizeBytes;
    }

    /// One range of a file, as a server answers it.
    ///
    /// @param length what to send, at most [Limits#PART_BYTES]
    public record Range(long offset, int length, long sizeBytes) {
        /// Reads `bytes=K-L` within a file; empty if it asks for what is not there. Without the
        /// header the first part is meant.
        public static Optional<Range> of(String header, long sizeBytes) {
            Matcher range = Pattern.compile("bytes=([0-9]{1,18})-([0-9]{0,18})").matcher(header);
            long offset = range.matches() ? Long.parseLong(range.group(1)) : 0;
            if (offset > sizeBytes || offset == sizeBytes && sizeBytes > 0) {
                return Optional.empty();
            }
            long last =
                    range.matches() && !range.group(2).isEmpty() ? Long.parseLong(range.group(2)) : Long.MAX_VALUE - 1;
            long length = Math.min(Math.min(last - offset + 1, sizeBytes - offset), Limits.PART_BYTES);
            return length < 0 ? Optional.empty() : Optional.of(new Range(offset, (int) length, sizeBytes));
        }

        /// The value of `Content-Range` (RFC 9110, 14.4).
        public String contentRange() {
            return "bytes " + offset + "-" + Math.max(offset, offset + length - 1) + "/" + sizeBytes;
        }
    }
}
