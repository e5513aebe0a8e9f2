package it.timbro.sync.protocol;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One fact as it stands in its stream: header, payload as written (never re-serialised), and the chain.
///
/// The payload is `null` where it was lawfully erased or where it never leaves the branch (*solo sede*): the chain
/// still holds, because [#hash] covers the header and [#payloadDigest], which is the SHA-256 of salt and payload.
///
/// @param txFirst `seq` of the first entry of the same transaction; the facts of a transaction travel and are
/// stored together
/// @param txSize how many entries the transaction has
/// @param flags [#SOLO_SEDE], [#CRITICO]
/// @param subject what the fact is about: `pratica:M26B2200001`, `formulario:A0123456`
public record Entry(
        StreamId stream,
        long seq,
        long txFirst,
        int txSize,
        Stamp time,
        String operatore,
        String kind,
        int version,
        int flags,
        String subject,
        byte[] salt,
        byte @Nullable [] payload,
        Hash payloadDigest,
        Hash previous,
        Hash hash)
        implements Chained {

    /// Format of the header that is hashed; a change of the header is a new number.
    public static final int FORMAT = 1;

    /// The payload stays at the branch, only its digest travels.
    public static final int SOLO_SEDE = 1;

    /// A receiver that does not know this kind freezes the subject until it does.
    public static final int CRITICO = 2;

    /// When a fact was written.
    ///
    /// @param wallMs wall clock, milliseconds of the Unix epoch
    /// @param ticks milliseconds of a counter that does not go back while the process lives
    /// @param notBeforeMs, notAfterMs bounds from the last trusted time
    public record Stamp(long wallMs, long ticks, long notBeforeMs, long notAfterMs) {}

    /// What is known of a fact before it takes its place in a stream.
    public record Draft(String kind, int version, int flags, String subject, byte[] payload) {}

    /// Gives a draft its place: digest, link to the previous entry, hash.
    public static Entry seal(
            StreamId stream,
            long seq,
            long txFirst,
            int txSize,
            Stamp time,
            String operatore,
            Draft draft,
            byte[] salt,
            Hash previous) {
        Hash payloadDigest = Hash.of(salt, draft.payload());
        Entry unsealed = new Entry(
                stream,
                seq,
                txFirst,
                txSize,
                time,
                operatore,
                draft.kind(),
                draft.version(),
                draft.flags(),
                draft.subject(),
                salt,
                draft.payload(),
                payloadDigest,
                previous,
                Hash.ZERO);
        return unsealed.withHash(unsealed.computeHash());
    }

    private Entry withHash(Hash computed) {
        return new Entry(
                stream,
                seq,
                txFirst,
                txSize,
                time,
                operatore,
                kind,
                version,
                flags,
                subject,
                salt,
                payload,
                payloadDigest,
                previous,
                computed);
    }

    /// The same entry as it may leave its branch: without payload and salt if it is *solo sede*.
    public Entry forTravel() {
        return (flags & SOLO_SEDE) == 0 ? this : digestOnly();
    }

    /// The same entry without payload and salt: its place in the chain, and nothing to read.
    public Entry digestOnly() {
        return new Entry(
                stream,
                seq,
                txFirst,
                txSize,
                time,
                operatore,
                kind,
                version,
                flags,
                subject,
                new byte[0],
                null,
                payloadDigest,
                previous,
                hash);
    }

    @Override
    public String chain() {
        return stream.toString();
    }

    @Override
    public boolean boundTo(Chained next) {
        return next instanceof Entry that && that.stream.equals(stream) && that.txFirst == txFirst;
    }

    /// True if header, payload (where present) and hash belong together.
    @Override
    public boolean sound() {
        byte[] body = payload;
        return (body == null || Hash.of(salt, body).equals(payloadDigest))
                && computeHash().equals(hash);
    }

    /// SHA-256 of [#header]: what the chain links.
    public Hash computeHash() {
        return Hash.of(header());
    }

    /// The bytes that are hashed: every field in order, numbers big-endian, texts as UTF-8 after their length in
    /// four bytes.
    public byte[] header() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(320);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            text(out, stream.toString());
            out.writeLong(seq);
            out.writeLong(txFirst);
            out.writeInt(txSize);
            out.writeLong(time.wallMs());
            out.writeLong(time.ticks());
            out.writeLong(time.notBeforeMs());
            out.writeLong(time.notAfterMs());
            text(out, operatore);
            text(out, kind);
            out.writeInt(version);
            out.writeInt(flags);
            text(out, subject);
            out.write(payloadDigest.raw());
            out.write(previous.raw());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    static void text(DataOutputStream out, String value) throws IOException {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    /// Two entries are the same if their hashes are: everything else follows from it.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Entry that && hash.equals(that.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }
}
