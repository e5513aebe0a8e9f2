package it.timbro.centro;

import static it.timbro.Prove.certificato;
import static it.timbro.Prove.presentata;
import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.FakeTime;
import it.timbro.atti.Tables;
import it.timbro.base.Sede;
import it.timbro.centro.a2a.Bozza;
import it.timbro.centro.a2a.Numerazione;
import it.timbro.centro.a2a.store.BozzaStore;
import it.timbro.centro.numeri.Assegnazione;
import it.timbro.centro.numeri.Regola;
import it.timbro.centro.numeri.ScorteDiProva;
import it.timbro.centro.numeri.store.BlocchiStore;
import it.timbro.certificato.store.NumeroStore;
import it.timbro.formulari.store.FormularioStore;
import it.timbro.journal.Journal;
import it.timbro.journal.Journal.Soundness;
import it.timbro.journal.Tx;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DelFormulario.FormulariCaricati;
import it.timbro.pratica.DelNumero.BloccoAssegnato;
import it.timbro.pratica.DelNumero.Numerato;
import it.timbro.pratica.DelRegistro.ProtocolloRegistrato;
import it.timbro.pratica.DellaPratica.PraticaAssegnata;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.DellaPratica.PraticaProtocollata;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.pratica.store.CarteStore;
import it.timbro.pratica.store.FileStore;
import it.timbro.pratica.store.SchedaStore;
import it.timbro.protocollo.store.ProtocolloStore;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three processes of one centre on one PostgreSQL database, all at once: what was one writer's
/// order must come out of it. They share nothing but the database.
class SeveralProcessesTest {
    private static final int PROCESSES = 3;
    private static final int PRATICHE = 8;
    private static final StreamId GENOVA = new StreamId("GE", "aoo");
    private static final StreamId BERGAMO = new StreamId("BG", "aoo");
    private static final StreamId SEDE = new StreamId("GE1", "1");
    private static final List<Sede> UFFICI = List.of(new Sede("GE1"), new Sede("GE2"), new Sede("GE3"));

    @TempDir
    Path folder;

    private final FakeTime time = new FakeTime();
    private final SchedaStore schede = new SchedaStore();
    private final ProtocolloStore protocollo = new ProtocolloStore();
    private final BozzaStore bozze = new BozzaStore();

    private Journal process(int number) {
        return BaseDati.POSTGRESQL.open(
                folder.resolve("centro.db"),
                new Codec(),
                List.of(schede, new FileStore(), new NumeroStore(), new FormularioStore(), protocollo),
                CarteStore::keep,
                time,
                new Random(number));
    }

    @Test
    void whatThreeProcessesWriteAtOnceIsDenseChainedAndThereOnce() throws Exception {
        time.segna(Instant.parse("2026-06-01T08:00:00Z")); // before autumn: one year's numbers
        List<List<Entry>> batches = batches();
        AtomicInteger stored = new AtomicInteger();
        List<Journal> processes =
                IntStream.range(0, PROCESSES).mapToObj(this::process).toList();
        List<Callable<Void>> work = new ArrayList<>();
        CyclicBarrier start = new CyclicBarrier(3 * PROCESSES);
        for (Journal journal : processes) {
            work.add(atOnce(start, () -> {
                for (int i = 0; i < PRATICHE; i++) {
                    StreamId aoo = i % 4 == 3 ? BERGAMO : GENOVA;
                    journal.write(aoo, "azienda", tx -> arriva(tx, new Sede(aoo.sede() + "1")));
                }
            }));
            work.add(atOnce(start, () -> {
                for (List<Entry> batch : batches) {
                    stored.addAndGet(receive(journal, batch).stored());
                    stored.addAndGet(receive(journal, batch).stored());
                }
            }));
            Assegnazione assegnazione = new Assegnazione(
                    journal,
                    new BlocchiStore(),
                    ScorteDiProva.fisse(new Regola(10, 10, 10, 10, MonthDay.of(10, 1))),
                    time,
                    new Random(1));
            work.add(atOnce(start, () -> UFFICI.forEach(assegnazione::rivedi)));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        }
        assertThat(stored).hasValue(batches.stream().mapToInt(List::size).sum());
        Journal any = processes.getLast();
        streamsAreSound(any);
        numbersAreGivenOnce(any);
        rebuiltIsLive(any);
        processes.forEach(Journal::close);
    }

    private static Callable<Void> atOnce(CyclicBarrier start, Runnable work) {
        return () -> {
            start.await();
            work.run();
            return null;
        };
    }

    private static Receipt receive(Journal journal, List<Entry> batch) {
        return (Receipt) journal.receive(SEDE, batch, UnaryOperator.identity()).message();
    }

    /// What the branch did while nobody could reach it, as it will be sent.
    private List<List<Entry>> batches() {
        try (Journal branch = BaseDati.SQLITE.open(
                folder.resolve("sede.db"), new Codec(), List.of(), (_, _, _) -> false, time, new Random(99))) {
            for (int i = 1; i <= 30; i++) {
                SerialeFormulario seriale = new SerialeFormulario("A%07d".formatted(i));
                branch.write(SEDE, "anna", tx -> tx.append(new FormulariCaricati(seriale, seriale, 1)));
            }
            return IntStream.range(0, 5)
                    .mapToObj(i -> branch.entriesAfter(SEDE, 6 * i, 6, 1_000_000))
                    .toList();
        }
    }

    /// As the intake does it: the next code of the day, the next number of the register, the facts.
    private NumeroPratica arriva(Tx tx, Sede sede) {
        LocalDate oggi = tx.now().atZone(ZoneId.of("Europe/Rome")).toLocalDate();
        NumeroPratica numero = Numerazione.dopo(
                oggi, bozze.ultimo(tx, Numerazione.prefix(oggi)), tx.stream().incarnation());
        PraticaPresentata presentata =
                presentata(numero, certificato("Aurora Valvole S.r.l.", "Sakura Trading K.K."), Opzioni.NESSUNA);
        Sede camera = new Sede(tx.stream().sede());
        bozze.insert(tx, bozza(presentata, camera, sede));
        tx.append(presentata, sede);
        long registrato = protocollo.prossimo(tx, camera, oggi.getYear());
        NumeroProtocollo protocollato =
                new NumeroProtocollo("%s/%d/%07d".formatted(camera, oggi.getYear(), registrato));
        tx.append(new ProtocolloRegistrato(protocollato, numero, "Aurora", "CO " + numero, Hash.ZERO), sede);
        tx.append(new PraticaProtocollata(numero, protocollato), sede);
        tx.append(new PraticaAssegnata(numero, sede, 1), sede);
        return numero;
    }

    private static Bozza bozza(PraticaPresentata presentata, Sede camera, Sede sede) {
        return new Bozza(
                presentata.numero(),
                presentata.utente(),
                camera,
                Hash.of(presentata.numero().text().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                0,
                Bozza.Stato.INVIATA,
                new Bozza.Corpo(
                        "",
                        "",
                        sede,
                        presentata.modello(),
                        presentata.modelloFirmato(),
                        Objects.requireNonNull(presentata.firma()),
                        List.of(),
                        Opzioni.NESSUNA,
                        "",
                        Bozza.Correzione.VUOTA));
    }

    private static void streamsAreSound(Journal journal) {
        int genova = PROCESSES * PRATICHE * 3 / 4;
        assertThat(journal.verify(GENOVA)).isInstanceOf(Soundness.Sound.class);
        assertThat(journal.head(GENOVA).seq()).isEqualTo(4L * genova + UFFICI.size());
        assertThat(journal.verify(BERGAMO)).isInstanceOf(Soundness.Sound.class);
        assertThat(journal.verify(SEDE)).isInstanceOf(Soundness.Sound.class);
        assertThat(journal.head(SEDE).seq()).isEqualTo(30);
        List<FeedEntry> feed = journal.feedAfter("GE1", 0, 1_000, 10_000_000);
        assertThat(feed).hasSize(4 * genova + 1);
        Hash previous = Hash.ZERO;
        for (int i = 0; i < feed.size(); i++) {
            assertThat(feed.get(i).seq()).isEqualTo(i + 1);
            assertThat(feed.get(i).previous()).isEqualTo(previous);
            previous = feed.get(i).hash();
        }
    }

    private static void numbersAreGivenOnce(Journal journal) {
        List<String> pratiche = new ArrayList<>();
        List<String> protocolli = new ArrayList<>();
        List<String> certificati = new ArrayList<>();
        for (StreamId stream : List.of(GENOVA, BERGAMO)) {
            for (Entry entry : journal.entriesAfter(stream, 0, 10_000, 100_000_000)) {
                switch (new Codec()
                        .decode(
                                entry.kind(),
                                entry.version(),
                                entry.subject(),
                                Objects.requireNonNull(entry.payload()))) {
                    case PraticaPresentata f -> pratiche.add(f.numero().text());
                    case ProtocolloRegistrato f -> protocolli.add(f.numero().text());
                    case BloccoAssegnato f ->
                        f.numeri().stream().map(Numerato::numero).forEach(numero -> certificati.add(numero.text()));
                    default -> {} // other facts give no number
                }
            }
        }
        assertThat(pratiche).hasSize(PROCESSES * PRATICHE).doesNotHaveDuplicates();
        assertThat(protocolli)
                .doesNotHaveDuplicates()
                .filteredOn(numero -> numero.startsWith("GE/"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, PROCESSES * PRATICHE * 3 / 4)
                        .mapToObj("GE/2026/%07d"::formatted)
                        .toList());
        assertThat(certificati)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 10 * UFFICI.size())
                        .mapToObj("C26GE%07d"::formatted)
                        .toList());
    }

    private void rebuiltIsLive(Journal journal) {
        var live = Tables.dump(BaseDati.POSTGRESQL, folder.resolve("centro.db"));
        assertThat(live.get("carta")).isEmpty();
        assertThat(live.get("formulario")).hasSize(30);
        journal.rebuild();
        assertThat(Tables.dump(BaseDati.POSTGRESQL, folder.resolve("centro.db")))
                .isEqualTo(live);
    }
}
