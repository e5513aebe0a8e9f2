package it.timbro.proprieta;

import static it.timbro.journal.schema.Tables.NUMERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.BaseDati;
import it.timbro.Prove;
import it.timbro.atti.Riconciliazione;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.certificato.Numeri;
import it.timbro.certificato.store.NumeroStore;
import it.timbro.formulari.Formulari;
import it.timbro.journal.Fact;
import it.timbro.journal.FactCodec;
import it.timbro.journal.Journal;
import it.timbro.pratica.Carte.Carta;
import it.timbro.pratica.Carte.Tipo;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DelFormulario.FormulariCaricati;
import it.timbro.pratica.DelFormulario.FormularioGuastato;
import it.timbro.pratica.DelFormulario.FormularioImpegnato;
import it.timbro.pratica.DelNumero.BloccoAssegnato;
import it.timbro.pratica.DelNumero.Numerato;
import it.timbro.pratica.DelNumero.NumeriRestituiti;
import it.timbro.pratica.DelNumero.NumeroImpegnato;
import it.timbro.pratica.DellaCarta.CartaRisolta.Decisione;
import it.timbro.pratica.DellaPratica.NotaAggiunta;
import it.timbro.pratica.DellaPratica.PraticaApprovata;
import it.timbro.pratica.DellaPratica.PraticaAssegnata;
import it.timbro.pratica.DellaPratica.PraticaProtocollata;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.pratica.store.CarteStore;
import it.timbro.pratica.store.FileStore;
import it.timbro.pratica.store.SchedaStore;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import it.timbro.world.Orologio;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The second cursor: what cannot be applied stops its own subject, in order, and nothing else; and goes on when it
/// is known, or left out by a person.
class FermoTest {
    private static final StreamId AOO = new StreamId("GE", "aoo");
    private static final StreamId GENOVA = new StreamId("GE1", "1");
    private static final Sede SEDE = new Sede("GE1");
    private static final int PRATICHE = 6;

    /// Of a release to come: says something that must not be passed over.
    private static final String NUOVO = "PraticaProfetizzata";

    @TempDir
    Path folder;

    private final SchedaStore pratiche = new SchedaStore();
    private final CarteStore carte = new CarteStore();

    /// The release that knows it.
    private static final class Aggiornato implements FactCodec {
        private final Codec codec = new Codec();

        @Override
        public Entry.Draft encode(Fact fact) {
            return codec.encode(fact);
        }

        @Override
        public Fact decode(String kind, int version, String subject, byte[] payload) {
            return kind.equals(NUOVO)
                    ? new NotaAggiunta(new NumeroPratica(subject.substring("pratica:".length())), "profezia")
                    : codec.decode(kind, version, subject, payload);
        }

        @Override
        public boolean mayWrite(StreamId writer, Fact fact) {
            return codec.mayWrite(writer, fact);
        }

        @Override
        public boolean staysHome(String kind) {
            return codec.staysHome(kind);
        }
    }

    private Journal open(String name, FactCodec codec) {
        return BaseDati.SQLITE.open(
                folder.resolve(name + ".db"),
                codec,
                List.of(
                        pratiche,
                        carte,
                        new FileStore(),
                        new it.timbro.formulari.store.FormularioStore(),
                        new NumeroStore()),
                CarteStore::keep,
                new Orologio(),
                new Random(1));
    }

    private static NumeroPratica pratica(int n) {
        return new NumeroPratica("M26B22A%04d".formatted(n));
    }

    private Journal centro(String name) {
        Journal journal = open(name, new Codec());
        for (int n = 0; n < PRATICHE; n++) {
            NumeroPratica numero = pratica(n);
            String protocollo = "GE/2026/%07d".formatted(n + 1);
            journal.write(AOO, "centrale", tx -> {
                tx.append(Prove.presentata(numero, Prove.certificato("Pompe S.r.l.", "KANTO"), Opzioni.NESSUNA), SEDE);
                tx.append(new PraticaProtocollata(numero, new NumeroProtocollo(protocollo)), SEDE);
                return tx.append(new PraticaAssegnata(numero, SEDE, 1), SEDE);
            });
        }
        return journal;
    }

    private static Entry.Draft fatto(Fact fact) {
        return new Codec().encode(fact);
    }

    private static Entry.Draft nuovo(int n) {
        String payload = "{\"pratica\":\"%s\",\"testo\":\"profezia\"}".formatted(pratica(n));
        return new Entry.Draft(
                NUOVO, 1, Entry.CRITICO, "pratica:" + pratica(n), payload.getBytes(StandardCharsets.UTF_8));
    }

    private static Entry.Draft illeggibile(int n) {
        return new Entry.Draft(
                "PraticaApprovata", 1, 0, "pratica:" + pratica(n), "rotto".getBytes(StandardCharsets.UTF_8));
    }

    /// A stream of Genova, each fact a transaction of its own.
    private static List<Entry> stream(List<Entry.Draft> drafts) {
        return Prove.scritti(GENOVA, drafts);
    }

    private static void receive(Journal journal, List<Entry> batch) {
        journal.receive(GENOVA, batch, UnaryOperator.identity());
    }

    private Scheda scheda(Journal journal, int n) {
        return journal.read(rows -> pratiche.read(rows, pratica(n)));
    }

    private List<Carta> carte(Journal journal) {
        return journal.read(carte::aperte);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void onePoisonedSubjectNeverDelaysAnother(long seed) {
        Random random = new Random(seed);
        List<Entry.Draft> drafts = new ArrayList<>();
        int poisoned = 0;
        for (int i = 0; i < 40; i++) {
            int n = random.nextInt(PRATICHE);
            poisoned += n == 0 ? 1 : 0;
            drafts.add(fatto(new NotaAggiunta(pratica(n), "nota " + i)));
        }
        List<Entry.Draft> withPoison = new ArrayList<>(drafts);
        int at = random.nextInt(drafts.size());
        withPoison.add(at, seed % 2 == 0 ? nuovo(0) : illeggibile(0));
        long before = drafts.subList(0, at).stream()
                .filter(draft -> draft.subject().equals("pratica:" + pratica(0)))
                .count();
        try (Journal healthy = centro("sano");
                Journal sick = centro("malato")) {
            receive(healthy, stream(drafts));
            List<Entry> entries = stream(withPoison);
            int cut = 1 + random.nextInt(entries.size() - 1);
            receive(sick, entries.subList(0, cut));
            receive(sick, entries.subList(cut, entries.size()));

            assertThat(sick.head(GENOVA).seq()).isEqualTo(entries.size());
            IntStream.range(1, PRATICHE)
                    .forEach(n -> assertThat(scheda(sick, n).versione())
                            .isEqualTo(scheda(healthy, n).versione()));
            assertThat(scheda(sick, 0).versione()).isEqualTo(3 + before);
            assertThat(scheda(healthy, 0).versione()).isEqualTo(3 + poisoned);
            assertThat(carte(sick)).singleElement().satisfies(carta -> {
                assertThat(carta.seq()).isEqualTo(at + 1);
                assertThat(carta.tipo()).isEqualTo(seed % 2 == 0 ? Tipo.SCONOSCIUTA : Tipo.FERMA);
            });
        }
    }

    @Test
    void anUpgradeThatKnowsTheFactAppliesItAndWhatWaitedInOrder() {
        List<Entry> entries = stream(List.of(
                fatto(new NotaAggiunta(pratica(0), "prima")),
                nuovo(0),
                fatto(new PraticaApprovata(pratica(0))),
                fatto(new NotaAggiunta(pratica(0), "dopo"))));
        try (Journal old = centro("casa")) {
            receive(old, entries);
            assertThat(scheda(old, 0).stato()).isEqualTo(it.timbro.pratica.Stato.ASSEGNATA);
            old.thaw();
            assertThat(carte(old)).hasSize(1);
        }
        try (Journal upgraded = open("casa", new Aggiornato())) {
            upgraded.thaw();
            assertThat(carte(upgraded)).isEmpty();
            assertThat(scheda(upgraded, 0).stato()).isEqualTo(it.timbro.pratica.Stato.APPROVATA);
            List<it.timbro.pratica.Pratiche.Nota> note = upgraded.read(rows -> pratiche.note(rows, pratica(0)));
            assertThat(note)
                    .extracting(it.timbro.pratica.Pratiche.Nota::testo)
                    .containsExactly("prima", "profezia", "dopo");
        }
    }

    @Test
    void aPersonLeavesTheFactOutAndTheSubjectGoesOn() {
        try (Journal centro = centro("casa")) {
            receive(centro, stream(List.of(nuovo(0), fatto(new PraticaApprovata(pratica(0))))));
            Carta carta = carte(centro).getFirst();
            assertThatThrownBy(() -> centro.write(
                            AOO, "centrale", tx -> tx.append(new NotaAggiunta(pratica(0), "intanto"), SEDE)))
                    .isInstanceOfSatisfying(
                            RejectedException.class,
                            e -> assertThat(e.rejection().problem()).isEqualTo(Problem.SOGGETTO_FERMO));
            Riconciliazione.dellaCentrale(centro, carte, pratiche)
                    .risolvi(
                            carta.stream(), carta.seq(), carta.ultimaSeq(), Decisione.TRALASCIA, "concordato", "bruni");
            assertThat(carte(centro)).isEmpty();
            assertThat(scheda(centro, 0).stato()).isEqualTo(it.timbro.pratica.Stato.APPROVATA);
            var live = it.timbro.atti.Tables.dump(folder.resolve("casa.db"));
            centro.rebuild();
            assertThat(it.timbro.atti.Tables.dump(folder.resolve("casa.db"))).isEqualTo(live);
        }
    }

    @Test
    void aLedgerGoesOnWhereItStopped() {
        SerialeFormulario seriale = new SerialeFormulario("A0123401");
        SerialeFormulario altro = new SerialeFormulario("A0123402");
        Entry.Draft poison = new Entry.Draft(
                NUOVO, 1, Entry.CRITICO, "formulario:" + seriale, "{}".getBytes(StandardCharsets.UTF_8));
        try (Journal centro = centro("casa")) {
            receive(
                    centro,
                    stream(List.of(
                            fatto(new FormulariCaricati(seriale, altro, 2)),
                            poison,
                            fatto(new FormularioGuastato(seriale, "macchiato")),
                            fatto(new FormularioGuastato(altro, "macchiato")))));
            assertThat(stato(centro, seriale)).isEqualTo(Formulari.Stato.GIACENZA);
            assertThat(stato(centro, altro)).isEqualTo(Formulari.Stato.GUASTO);
            Carta carta = carte(centro).getFirst();
            Riconciliazione.dellaCentrale(centro, carte, pratiche)
                    .risolvi(carta.stream(), carta.seq(), carta.ultimaSeq(), Decisione.TRALASCIA, "via", "bruni");
            assertThat(stato(centro, seriale)).isEqualTo(Formulari.Stato.GUASTO);
        }
    }

    @Test
    void whatWaitsForAnotherSubjectGoesOnAsSoonAsThatArrives() {
        List<Entry> entries = stream(List.of(fatto(foglio(1)), fatto(carico(1))));
        try (Journal centro = centro("casa")) {
            receive(centro, entries.subList(0, 1));
            assertThat(carte(centro))
                    .singleElement()
                    .satisfies(carta ->
                            assertThat(carta.testo()).contains(seriale(1).text()));
            receive(centro, entries.subList(1, 2));
            assertThat(carte(centro)).isEmpty();
            assertThat(stato(centro, seriale(1))).isEqualTo(Formulari.Stato.IMPEGNATO);
            ricostruita(centro);
        }
    }

    @Test
    void whatTheHouseWritesItselfLetsItGoOnToo() {
        try (Journal centro = centro("casa")) {
            receive(centro, stream(List.of(fatto(impegnato(1)))));
            centro.write(AOO, "centrale", tx -> tx.append(blocco(1), SEDE));
            assertThat(carte(centro)).isEmpty();
            assertThat(numero(centro, 1)).isEqualTo(Numeri.Stato.IMPEGNATO);
            ricostruita(centro);
        }
    }

    /// As at a box that came back from a copy: its own words first, then the centre's.
    @Test
    void numbersThatWereGivenBackBeforeTheirBlockIsHeardOfAreGivenBack() {
        try (Journal centro = centro("casa")) {
            receive(centro, stream(List.of(fatto(new NumeriRestituiti("GE1-2026-1", List.of(certificato(1)))))));
            assertThat(carte(centro)).hasSize(1);
            centro.write(AOO, "centrale", tx -> tx.append(blocco(1), SEDE));
            assertThat(carte(centro)).isEmpty();
            assertThat(numero(centro, 1)).isEqualTo(Numeri.Stato.RESTITUITO);
            ricostruita(centro);
        }
    }

    @Test
    void whatThawsLetsGoOnWhatWaitedForIt() {
        Entry.Draft poison =
                new Entry.Draft(NUOVO, 1, Entry.CRITICO, carico(1).subject(), "{}".getBytes(StandardCharsets.UTF_8));
        try (Journal centro = centro("casa")) {
            receive(centro, stream(List.of(poison, fatto(carico(1)), fatto(foglio(1)))));
            assertThat(carte(centro)).hasSize(2);
            Carta prima = carte(centro).stream()
                    .filter(carta -> carta.tipo() == Tipo.SCONOSCIUTA)
                    .findFirst()
                    .orElseThrow();
            Riconciliazione.dellaCentrale(centro, carte, pratiche)
                    .risolvi(prima.stream(), prima.seq(), prima.ultimaSeq(), Decisione.TRALASCIA, "via", "bruni");
            assertThat(carte(centro)).isEmpty();
            assertThat(stato(centro, seriale(1))).isEqualTo(Formulari.Stato.IMPEGNATO);
            ricostruita(centro);
        }
    }

    private void ricostruita(Journal journal) {
        var live = it.timbro.atti.Tables.dump(folder.resolve("casa.db"));
        journal.rebuild();
        assertThat(it.timbro.atti.Tables.dump(folder.resolve("casa.db"))).isEqualTo(live);
    }

    private static NumeroCertificato certificato(int n) {
        return new NumeroCertificato("C26GE%07d".formatted(n));
    }

    private static SerialeFormulario seriale(int n) {
        return new SerialeFormulario("A%07d".formatted(n));
    }

    private static FormulariCaricati carico(int n) {
        return new FormulariCaricati(seriale(n), seriale(n), 1);
    }

    private static FormularioImpegnato foglio(int n) {
        return new FormularioImpegnato(seriale(n), pratica(0), new NumeroLavoro("GE1-" + n), 1);
    }

    private static BloccoAssegnato blocco(int n) {
        return new BloccoAssegnato("GE1-2026-" + n, SEDE, 2026, List.of(new Numerato(certificato(n), "COD" + n)));
    }

    private static NumeroImpegnato impegnato(int n) {
        return new NumeroImpegnato(certificato(n), pratica(0), new NumeroLavoro("GE1-" + n), Hash.of(new byte[n]));
    }

    private Numeri.Stato numero(Journal journal, int n) {
        return Numeri.Stato.valueOf(journal.read(rows -> rows.dsl()
                .select(NUMERO.STATO)
                .from(NUMERO)
                .where(NUMERO.NUMERO_.eq(certificato(n).text()))
                .fetchSingle(row -> row.value1())));
    }

    private static Formulari.Stato stato(Journal journal, SerialeFormulario seriale) {
        return journal.read(rows -> new it.timbro.formulari.store.FormularioStore().stato(rows, seriale))
                .orElseThrow();
    }
}
