package it.timbro.tempesta;

import it.timbro.journal.GiornaleDiProva;
import it.timbro.journal.Journal;
import it.timbro.journal.Journal.Soundness;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/// INV-5: any edit, gap, fork or cut tail of a journal is detected against the last anchor.
final class Catene {
    private final Mondo mondo;

    Catene(Mondo mondo) {
        this.mondo = mondo;
    }

    /// The streams are sound.
    static void sane(Nodo nodo) {
        for (String name : nodo.occhio().righe("select sede || '/' || name from stream")) {
            Soundness found = nodo.journal().verify(StreamId.parse(name));
            Violazione.se(found instanceof Soundness.Broken, "INV-5", nodo + " " + name + ": " + found);
        }
    }

    /// A forged copy of the journal does not pass for the true one.
    void contraffatte(Nodo nodo) {
        List<String> streams = nodo.occhio().righe("select sede || '/' || name from stream where head_seq > 1");
        if (streams.isEmpty()) {
            return;
        }
        StreamId stream = StreamId.parse(mondo.caso.uno(streams));
        Head anchor = nodo.journal().head(stream);
        Path copy = nodo.copia().db();
        try (Occhio forger = new Occhio(copy)) {
            forger.esegui("drop trigger journal_never_deleted");
            forger.esegui("drop trigger journal_never_edited");
            String which = " where sede = '" + stream.sede() + "' and stream = '" + stream.name() + "' and seq = ";
            long seq = mondo.caso.tra(1, (int) anchor.seq());
            switch (mondo.caso.tra(0, 4)) {
                case 0 -> forger.esegui("update journal set operatore = operatore || 'x'" + which + seq);
                case 1 -> forger.esegui("update journal set payload = x'7b7d'" + which + seq);
                case 2 -> forger.esegui("delete from journal" + which + seq);
                case 3 -> riscritta(forger, nodo, stream, anchor.seq());
                default -> {
                    forger.esegui("delete from journal" + which + anchor.seq());
                    forger.esegui("update stream set head_seq = head_seq - 1, head_hash = (select hash from journal"
                            + which + (anchor.seq() - 1) + ") where sede = '" + stream.sede() + "' and name = '"
                            + stream.name() + "'");
                }
            }
        }
        try (Journal forged = GiornaleDiProva.apri(copy, List.of(), nodo.tempo, mondo.caso, new Macchina())) {
            Violazione.se(
                    forged.verify(stream, anchor) instanceof Soundness.Sound,
                    "INV-5",
                    "a forged copy of " + stream + " passes for the true one");
        }
        delete(copy);
    }

    /// The last entry again by another hand, its hash reckoned anew: a fork that only an anchor shows.
    private static void riscritta(Occhio forger, Nodo nodo, StreamId stream, long seq) {
        Entry vera = nodo.journal().find(stream, seq).orElseThrow();
        byte[] detto = "{}".getBytes(StandardCharsets.US_ASCII);
        Entry falsa = Entry.seal(
                stream,
                seq,
                vera.txFirst(),
                vera.txSize(),
                vera.time(),
                "altri",
                new Entry.Draft(vera.kind(), vera.version(), vera.flags(), vera.subject(), detto),
                vera.salt(),
                vera.previous());
        forger.esegui("update journal set operatore = 'altri', payload = x'"
                + HexFormat.of().formatHex(detto)
                + "', payload_digest = '" + falsa.payloadDigest().hex() + "', hash = '"
                + falsa.hash().hex() + "' where sede = '" + stream.sede() + "' and stream = '" + stream.name()
                + "' and seq = " + seq);
        forger.esegui("update stream set head_hash = '" + falsa.hash().hex() + "' where sede = '" + stream.sede()
                + "' and name = '" + stream.name() + "'");
    }

    private static void delete(Path file) {
        for (String part : List.of("", "-wal", "-shm")) {
            try {
                java.nio.file.Files.deleteIfExists(Path.of(file + part));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
