package it.timbro.proprieta;

import static it.timbro.Prove.certificato;
import static it.timbro.Prove.presentata;
import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.base.Sede;
import it.timbro.journal.Journal;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellaPratica.PraticaAssegnata;
import it.timbro.pratica.DellaPratica.PraticaProtocollata;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.store.CarteStore;
import it.timbro.pratica.store.FileStore;
import it.timbro.pratica.store.SchedaStore;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Frames;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import it.timbro.world.Orologio;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A branch of a release to come sends a kind and a field that are unknown here. Both go on as they
/// came, byte by byte, to the centre and from there to another branch; the pratica goes on without
/// them. What such a release marks as critical is in [FermoTest].
class NewerPeerTest {
    private static final StreamId AOO = new StreamId("GE", "aoo");
    private static final StreamId GENOVA = new StreamId("GE1", "1");
    private static final NumeroPratica PRATICA = new NumeroPratica("M26B22A0001");
    private static final String SUBJECT = "pratica:" + PRATICA;

    @TempDir
    Path folder;

    private final SchedaStore pratiche = new SchedaStore();
    private final CarteStore carte = new CarteStore();

    private Journal open(String name) {
        return BaseDati.SQLITE.open(
                folder.resolve(name + ".db"),
                new Codec(),
                List.of(pratiche, carte, new FileStore()),
                CarteStore::keep,
                new Orologio(),
                new Random(1));
    }

    /// What the newer release writes: a kind of its own, and a note with a field more than ours has.
    private static List<Entry> ofANewerRelease() {
        Entry prophecy = sealed(1, Head.EMPTY, "PraticaProfetizzata", "{\"verso\":\"nord\",\"anni\":[1,2]}");
        Entry note = sealed(
                2,
                Head.of(prophecy),
                "NotaAggiunta",
                "{\"numero\":\"" + PRATICA + "\",\"colore\":\"rosso\",\"testo\":\"letta\"}");
        return List.of(prophecy, note);
    }

    private static Entry sealed(long seq, Head head, String kind, String payload) {
        Entry.Draft draft = new Entry.Draft(kind, 1, 0, SUBJECT, payload.getBytes(StandardCharsets.UTF_8));
        Entry.Stamp stamp = new Entry.Stamp(1_795_340_520_000L + seq, 0, 0, Long.MAX_VALUE);
        return Entry.seal(GENOVA, seq, seq, 1, stamp, "anna", draft, new byte[16], head.hash());
    }

    private static List<Entry> overTheWire(List<Entry> batch) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Frames.writeEntries(body, batch);
        return Frames.readEntries(new ByteArrayInputStream(body.toByteArray()));
    }

    private static List<FeedEntry> feedOverTheWire(List<FeedEntry> news) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Frames.writeFeed(body, news);
        return Frames.readFeed(new ByteArrayInputStream(body.toByteArray()));
    }

    @Test
    void whatIsUnknownHereIsKeptAndForwardedUntouchedAndThePraticaGoesOn() throws IOException {
        List<Entry> sent = ofANewerRelease();
        try (Journal centro = open("centro");
                Journal chiavari = open("chiavari")) {
            centro.write(AOO, "centrale", tx -> {
                tx.append(presentata(PRATICA, certificato("Pompe S.r.l.", "KANTO"), Opzioni.NESSUNA));
                tx.append(new PraticaProtocollata(PRATICA, new NumeroProtocollo("GE/2026/0000001")));
                return tx.append(new PraticaAssegnata(PRATICA, new Sede("GE1"), 1));
            });
            centro.receive(GENOVA, overTheWire(sent), UnaryOperator.identity());
            goesOn(centro);
            assertThat(centro.entriesAfter(GENOVA, 0, 10, 100_000)).isEqualTo(sent);
            assertThat(centro.verify(GENOVA)).isInstanceOf(Journal.Soundness.Sound.class);

            centro.write(AOO, "centrale", tx -> {
                tx.announce(SUBJECT, new Sede("GE2"));
                return true;
            });
            chiavari.storeFeed(feedOverTheWire(centro.feedAfter("GE2", 0, 10, 100_000)));
            for (Entry entry : sent) {
                assertThat(chiavari.find(GENOVA, entry.seq())).contains(entry);
            }
            goesOn(chiavari);
            chiavari.rebuild();
            goesOn(chiavari);
        }
    }

    private void goesOn(Journal journal) {
        List<?> open = journal.read(carte::aperte);
        assertThat(open).isEmpty();
        List<Pratiche.Nota> note = journal.read(rows -> pratiche.note(rows, PRATICA));
        assertThat(note).extracting(Pratiche.Nota::testo).containsExactly("letta");
    }
}
