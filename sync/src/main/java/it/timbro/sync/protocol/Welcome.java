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
/// @param clockMs the centre's wall clock, milliseconds of the Unix epoch
/// @param heads what the centre holds of each of the branch's streams, by stream name
/// @param feed how far the branch's feed goes
/// @param key the public key that signs the centre's receipts, as published; empty in the first recordings
/// @param receipts for the heads, signed: what an answer that was lost would have said
public record Welcome(
        int version,
        String sede,
        long clockMs,
        Map<String, Head> heads,
        Head feed,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String key,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Receipt> receipts) {
    public Welcome(
            int version,
            String sede,
            long clockMs,
            Map<String, Head> heads,
            Head feed,
            @Nullable String key,
            @Nullable List<Receipt> receipts) {
        this.version = version;
        this.sede = sede;
        this.clockMs = clockMs;
        this.heads = heads;
        this.feed = feed;
        this.key = Objects.requireNonNullElse(key, "");
        this.receipts = receipts == null ? List.of() : List.copyOf(receipts);
    }
}
