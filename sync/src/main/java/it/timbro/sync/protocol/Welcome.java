package it.timbro.sync.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The centre's answer to a [Hello].
///
/// @param version the wire version chosen
/// @param sede the branch as the centre knows it
/// @param clockMs the centre's clock, milliseconds of the Unix epoch
/// @param heads what the centre holds of each of the branch's streams, by stream name
/// @param feed how far the branch's feed goes
/// @param key the public key that signs the centre's receipts, as published; empty in the first recordings
/// @param receipts for the heads, signed: what an answer that was lost would have said; and for the
/// presence, where the branch said one
/// @param lacks the centre was restored from an old copy: it asks the branch to give back what it
/// was told after this seq of its feed ([it.timbro.sync.transport.Link#giveBack]); null where
/// nothing is missing
/// @param generation how often the centre was put back from a copy, counted from 1: what a stick brings that was
/// written before ([it.timbro.sync.envelope.Label]) is out of date; 0 in the first recordings
public record Welcome(
        int version,
        String sede,
        long clockMs,
        Map<String, Head> heads,
        Head feed,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String key,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Receipt> receipts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long lacks,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long generation) {
    public Welcome(
            int version,
            String sede,
            long clockMs,
            Map<String, Head> heads,
            Head feed,
            @Nullable String key,
            @Nullable List<Receipt> receipts,
            @Nullable Long lacks,
            long generation) {
        this.version = version;
        this.sede = sede;
        this.clockMs = clockMs;
        this.heads = heads;
        this.feed = feed;
        this.key = Objects.requireNonNullElse(key, "");
        this.receipts = receipts == null ? List.of() : List.copyOf(receipts);
        this.lacks = lacks;
        this.generation = generation;
    }

    /// Of a centre that lacks nothing.
    public Welcome(
            int version,
            String sede,
            long clockMs,
            Map<String, Head> heads,
            Head feed,
            @Nullable String key,
            @Nullable List<Receipt> receipts) {
        this(version, sede, clockMs, heads, feed, key, receipts, null, 0);
    }
}
