package it.timbro.sync.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The branch's first word.
///
/// @param versions wire versions that the branch speaks, any order
/// @param sede who is calling
/// @param clockMs the branch's wall clock, milliseconds of the Unix epoch
/// @param heads the branch's own streams and how far each goes, by stream name
/// @param feed how far the branch holds its feed
/// @param receipts the last one that the branch holds of the centre for each of its own chains, its
/// presence and what it was told: a centre that cannot honour one was restored from an old copy;
/// empty in the first recordings
/// @param next the branch's next presence, see [Presence]; empty in the first recordings
public record Hello(
        List<Integer> versions,
        String sede,
        long clockMs,
        Map<String, Head> heads,
        Head feed,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Receipt> receipts,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String next) {
    public Hello(
            List<Integer> versions,
            String sede,
            long clockMs,
            Map<String, Head> heads,
            Head feed,
            @Nullable List<Receipt> receipts,
            @Nullable String next) {
        this.versions = versions;
        this.sede = sede;
        this.clockMs = clockMs;
        this.heads = heads;
        this.feed = feed;
        this.receipts = receipts == null ? List.of() : List.copyOf(receipts);
        this.next = Objects.requireNonNullElse(next, "");
    }

    /// As the first release of version 1 said it.
    public Hello(List<Integer> versions, String sede, long clockMs, Map<String, Head> heads, Head feed) {
        this(versions, sede, clockMs, heads, feed, List.of(), "");
    }
}
