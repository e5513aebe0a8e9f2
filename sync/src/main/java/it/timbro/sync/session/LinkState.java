package it.timbro.sync.session;

import it.timbro.sync.protocol.Hash;
import it.timbro.sync.transport.Causa;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The line at one moment, for strip, API and doctor.
///
/// @param collegato the last exchange came through
/// @param causa why not; `null` while linked and before the first try
/// @param sinceMs since when it is so, branch's clock
/// @param lastExchangeMs when the last exchange was completed, branch's clock; 0 = never
/// @param centreAheadMs the centre's clock minus the branch's, as of the last hello
/// @param exchanges completed exchanges since start
/// @param waiting what waits to go up
/// @param coming what is to come down
/// @param sentence Italian: what is the matter, empty while linked
/// @param detail technical, for the log
/// @param setAside files that do not get through, each with its reason in Italian; nothing waits
/// for them
public record LinkState(
        boolean collegato,
        @Nullable Causa causa,
        long sinceMs,
        long lastExchangeMs,
        long centreAheadMs,
        long exchanges,
        Waiting waiting,
        Coming coming,
        String sentence,
        String detail,
        Map<Hash, String> setAside) {
    /// As many files are counted, and not more.
    public static final int FILES = 100;

    /// @param entries facts without a receipt
    /// @param files files to send, up to the first [#FILES]
    /// @param fileBytes what is still to go of them
    public record Waiting(long entries, int files, long fileBytes) {
        public static final Waiting NOTHING = new Waiting(0, 0, 0);
    }

    /// @param entries news that the centre had when it greeted, and that are not here
    /// @param files files that may come now, up to the first [#FILES]
    /// @param fileBytes what is still to come of them
    public record Coming(long entries, int files, long fileBytes) {
        public static final Coming NOTHING = new Coming(0, 0, 0);
    }
}
