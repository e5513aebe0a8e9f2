package it.timbro.sync.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// «I hold everything of this chain up to here, durably.» Signed by who says so, and kept by both ends: only a
/// receipt lets the other side forget, and one that the giver later cannot honour tells that it was restored from
/// an old copy.
///
/// @param chain `GE1/1`, or `feed:GE1`
/// @param seq the last seq of the batch it answers
/// @param hash the hash at that seq
/// @param stored how many entries were new: of the batch, or for a feed since the receipt before
/// @param repeated how many of the batch were held already. Where nobody has kept a receipt for what is held, one
/// says so without counting: both are 0, and no numbers are told
/// @param touched the numbers that the batch is about, see [Touched]; empty for a feed
/// @param key the signer's public key as published, empty before it is signed
/// @param signature Ed25519 over [#statement], base64
public record Receipt(
        String chain,
        long seq,
        Hash hash,
        int stored,
        int repeated,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> touched,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String key,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String signature) {
    private static final int FORMAT = 1;

    /// Fields of a later release than the message's are missing in it: nothing was said of them.
    public Receipt(
            String chain,
            long seq,
            Hash hash,
            int stored,
            int repeated,
            @Nullable List<String> touched,
            @Nullable String key,
            @Nullable String signature) {
        this.chain = chain;
        this.seq = seq;
        this.hash = hash;
        this.stored = stored;
        this.repeated = repeated;
        this.touched = touched == null ? List.of() : List.copyOf(touched);
        this.key = Objects.requireNonNullElse(key, "");
        this.signature = Objects.requireNonNullElse(signature, "");
    }

    /// Not signed yet.
    public Receipt(String chain, long seq, Hash hash, int stored, int repeated) {
        this(chain, seq, hash, stored, repeated, List.of(), "", "");
    }

    public Receipt about(List<String> numbers) {
        return new Receipt(chain, seq, hash, stored, repeated, numbers, key, signature);
    }

    public Receipt signedBy(String published, String bytes) {
        return new Receipt(chain, seq, hash, stored, repeated, touched, published, bytes);
    }

    public Head head() {
        return new Head(seq, hash);
    }

    /// What is signed: every field but the signature, in order, numbers big-endian, texts as UTF-8 after their
    /// length in four bytes.
    public byte[] statement() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            Entry.text(out, chain);
            out.writeLong(seq);
            out.write(hash.raw());
            out.writeInt(stored);
            out.writeInt(repeated);
            out.writeInt(touched.size());
            for (String range : touched) {
                Entry.text(out, range);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }
}
