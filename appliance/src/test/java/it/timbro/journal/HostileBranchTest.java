package it.timbro.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.BaseDati;
import it.timbro.FakeTime;
import it.timbro.Prove;
import it.timbro.Provvista;
import it.timbro.base.Sede;
import it.timbro.imprese.Aziende;
import it.timbro.operatori.store.OperatoreStore;
import it.timbro.pratica.Carte;
import it.timbro.pratica.Codec;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.Contatto;
import it.timbro.pratica.DelCalendario.ChiusuraFissata;
import it.timbro.pratica.DelCredito.CreditoVersato;
import it.timbro.pratica.DelCredito.CreditoVincolato;
import it.timbro.pratica.DelNumero.BloccoAssegnato;
import it.timbro.pratica.DelNumero.Numerato;
import it.timbro.pratica.DelNumero.NumeriDispersi;
import it.timbro.pratica.DelRegistro.GiornataSigillata;
import it.timbro.pratica.DelRegistro.PresentazioneProtocollata;
import it.timbro.pratica.DelRegistro.ProtocolloRegistrato;
import it.timbro.pratica.DellApparecchio;
import it.timbro.pratica.DellAppuntamento.UtenzaCreata;
import it.timbro.pratica.DellImpresa.ContattoIndicato;
import it.timbro.pratica.DellImpresa.ImpresaRilevata;
import it.timbro.pratica.DellIncarnazione.GenerazioneAperta;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAperta;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAssegnata;
import it.timbro.pratica.DellIncarnazione.SedeSentita;
import it.timbro.pratica.DellaCustodia.CustodiaRinnovata;
import it.timbro.pratica.DellaCustodia.RiassegnazioneProposta;
import it.timbro.pratica.DellaPratica.NotaAggiunta;
import it.timbro.pratica.DellaPratica.PraticaAssegnata;
import it.timbro.pratica.DellaPratica.PraticaProtocollata;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata;
import it.timbro.pratica.DellaPratica.RettificaScaduta;
import it.timbro.pratica.DellaSede;
import it.timbro.pratica.DellaSede.GettoneCreato;
import it.timbro.pratica.DellaSede.OperatoreIscritto;
import it.timbro.pratica.Fatto;
import it.timbro.pratica.IdAppuntamento;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.Importo;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.store.CarteStore;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A device that was let in, and lies: it sends with their payload what should never have left it.
class HostileBranchTest {
    private static final StreamId BRANCH = new StreamId("GE1", "1");

    @TempDir
    Path folder;

    private final OperatoreStore operatori = new OperatoreStore();

    private Journal open(String name) {
        return BaseDati.SQLITE.open(
                folder.resolve(name + ".db"),
                new Codec(),
                List.of(operatori),
                CarteStore::keep,
                new FakeTime(),
                new Random(1));
    }

    @Test
    void theCentreMakesNoAccountOfABranchsWord() {
        byte[] token = "gettone di nessuno".getBytes(StandardCharsets.UTF_8);
        try (Journal branch = open("sede");
                Journal centre = open("centro")) {
            branch.write(BRANCH, "anna", tx -> {
                tx.append(new OperatoreIscritto("intruso", "Nessuno", List.of("amministratore"), "segreto"));
                return tx.append(new GettoneCreato("intruso", Hash.of(token).hex()));
            });
            List<Entry> whole = branch.entriesAfter(BRANCH, 0, 10, 100_000);
            assertThat(whole).allSatisfy(entry -> assertThat(entry.payload()).isNotNull());

            assertThat(centre.receive(BRANCH, whole, UnaryOperator.identity())).isInstanceOf(Outcome.Stored.class);

            Optional<?> account = centre.read(rows -> operatori.find(rows, "intruso"));
            Optional<String> program =
                    centre.read(rows -> operatori.programma(rows, Hash.of(token).hex()));
            assertThat(account).isEmpty();
            assertThat(program).isEmpty();
            assertThat(centre.entriesAfter(BRANCH, 0, 10, 100_000))
                    .hasSize(2)
                    .allSatisfy(entry -> assertThat(entry.payload()).isNull());
            assertThat(centre.verify(BRANCH)).isInstanceOf(Journal.Soundness.Sound.class);
        }
    }

    /// Who has the keys of one box gives himself numbers, credit and time, and speaks for other branches.
    static Stream<Fatto> notABranchsToSay() {
        Sede genova = new Sede("GE1");
        Sede chiavari = new Sede("GE2");
        NumeroPratica pratica = new NumeroPratica("M26B22A0001");
        NumeroProtocollo protocollo = new NumeroProtocollo("GE/2026/9999999");
        NumeroCertificato numero = new NumeroCertificato("C26GE9999999");
        IdPresentazione presentazione = new IdPresentazione("0".repeat(32));
        CodiceFiscale impresa = new CodiceFiscale("01234567897");
        Importo tanto = Importo.cent(9_999_900);
        return Stream.of(
                new BloccoAssegnato("rubato", genova, 2026, List.of(new Numerato(numero, "ABCDEF"))),
                new NumeriDispersi("GE2-2026-1", chiavari, List.of(numero), "persi"),
                new ProtocolloRegistrato(protocollo, pratica, "Nessuno", "niente", Hash.ZERO),
                new PresentazioneProtocollata(
                        protocollo,
                        presentazione,
                        genova,
                        null,
                        Presentazione.Verso.ENTRATA,
                        "Nessuno",
                        "",
                        List.of(),
                        1),
                new GiornataSigillata(new Sede("GE"), LocalDate.of(2026, 11, 23), List.of(), List.of()),
                new CreditoVersato(impresa, tanto, "mai pagato"),
                new CreditoVincolato("v1", impresa, genova, tanto, tanto, Long.MAX_VALUE),
                new CustodiaRinnovata(genova, Long.MAX_VALUE),
                new RiassegnazioneProposta(
                        pratica, genova, PraticaRiassegnata.Causa.DISTRUTTA_O_RUBATA, "la voglio io"),
                new IncarnazioneAssegnata(chiavari, 2, "GE2/1", 0, Hash.ZERO, "id", "intruso", "", null),
                new IncarnazioneAperta(chiavari, 2, "GE2/1", 0, Hash.ZERO),
                new GenerazioneAperta("GE", 2, "GE/aoo", 0, Hash.ZERO, "", List.of(chiavari)),
                new SedeSentita("GE", chiavari, "", null),
                new ChiusuraFissata("c1", "centro", 0, Long.MAX_VALUE, "ferie"),
                new PraticaProtocollata(pratica, protocollo),
                new PraticaAssegnata(pratica, genova, 9),
                new RettificaScaduta(pratica, 1),
                new UtenzaCreata(new IdAppuntamento("0".repeat(32)), genova, "intruso"),
                Aziende.dalRegistro(impresa, Aziende.visura(LocalDate.of(2026, 10, 1), "FINTA")),
                new ImpresaRilevata(new Sede("BG"), impresa, Aziende.visura(LocalDate.of(2026, 10, 1), "INTRUSA")),
                new ContattoIndicato(new Sede("GE"), impresa, new Contatto("intruso@nessuno.invalid", "", "")));
    }

    @ParameterizedTest
    @MethodSource
    void notABranchsToSay(Fatto fatto) {
        Provvista stores = new Provvista();
        try (Journal centre = BaseDati.SQLITE.open(
                folder.resolve("centro.db"),
                new Codec(),
                stores.projections(),
                CarteStore::keep,
                new FakeTime(),
                new Random(1))) {
            centre.write(
                    new StreamId("GE", "aoo"), "centrale", tx -> tx.append(new CustodiaRinnovata(new Sede("GE1"), 7)));
            List<String> before = shown(centre, stores);
            Codec codec = new Codec();
            NotaAggiunta honest = new NotaAggiunta(new NumeroPratica("M26B22A0001"), "vera");
            List<Entry> told = Prove.scritti(BRANCH, List.of(codec.encode(fatto), codec.encode(honest)));

            assertThat(centre.receive(BRANCH, told.subList(0, 1), UnaryOperator.identity()))
                    .isInstanceOf(Outcome.Stored.class);
            assertThat(shown(centre, stores)).isEqualTo(before);
            assertThat(centre.read(new CarteStore()::aperte)).singleElement().satisfies(carta -> {
                assertThat(carta.tipo()).isEqualTo(Carte.Tipo.NON_SUO);
                assertThat(carta.testo()).isEqualTo(fatto.getClass().getSimpleName());
            });
            centre.rebuild();
            assertThat(shown(centre, stores)).isEqualTo(before);
            assertThat(centre.receive(BRANCH, told.subList(1, 2), UnaryOperator.identity()))
                    .isInstanceOf(Outcome.Stored.class);
            assertThatThrownBy(() -> centre.write(BRANCH, "anna", tx -> tx.append(fatto)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    /// The centre of one chamber has nothing to say in another.
    @Test
    void noChamberGivesTheBranchesOfAnother() {
        StreamId bergamo = new StreamId("BG", "aoo");
        Sede genova = new Sede("GE1");
        Codec codec = new Codec();
        List<Fatto> said = List.of(
                new CustodiaRinnovata(genova, 9),
                new UtenzaCreata(new IdAppuntamento("0".repeat(32)), genova, "sua"),
                new BloccoAssegnato("b", genova, 2026, List.of()),
                new ProtocolloRegistrato(
                        new NumeroProtocollo("GE/2026/0000009"), new NumeroPratica("M26B22A0001"), "", "", Hash.ZERO));
        assertThat(said).noneMatch(fatto -> codec.mayWrite(bergamo, fatto));
        assertThat(said).allMatch(fatto -> codec.mayWrite(new StreamId("GE", "aoo"), fatto));
    }

    /// Everything that was made of the facts, but for the cards.
    private static List<String> shown(Journal journal, Provvista stores) {
        return journal.read(rows -> stores.tables().stream()
                .filter(table -> !table.equals("carta"))
                .flatMap(table ->
                        rows.dsl().fetch("select * from " + table).stream().map(row -> table + row.intoList()))
                .toList());
    }

    /// A defect, a newer release or a forger: what stands in a fact is not for the centre to choose.
    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "[]", "\"x\"", "", "{\"numero\": null, \"sede\": 7, \"stream\": \"x\"}"})
    void whateverStandsInAFactItIsKeptAndTheFactsOfOtherSubjectsGoOn(String payload) {
        List<String> kinds =
                kinds(Fatto.class).map(Class::getSimpleName).sorted().toList();
        try (Journal centre = BaseDati.SQLITE.open(
                folder.resolve("centro.db"),
                new Codec(),
                new Provvista().projections(),
                CarteStore::keep,
                new FakeTime(),
                new Random(1))) {
            List<Entry> told = Prove.scritti(
                    BRANCH,
                    kinds.stream()
                            .flatMap(kind -> Stream.of("pratica:M26B23A0001", "altro:" + kind)
                                    .map(subject -> new Entry.Draft(
                                            kind, 1, 0, subject, payload.getBytes(StandardCharsets.UTF_8))))
                            .toList());
            for (Entry entry : told) {
                assertThat(centre.receive(BRANCH, List.of(entry), UnaryOperator.identity()))
                        .as("%s of %s", entry.kind(), entry.subject())
                        .isInstanceOf(Outcome.Stored.class);
            }
            assertThat(centre.head(BRANCH)).isEqualTo(Head.of(told.getLast()));
            assertThat(centre.verify(BRANCH)).isInstanceOf(Journal.Soundness.Sound.class);
            centre.thaw();
            centre.rebuild();
            Codec codec = new Codec();
            assertThat(centre.history("pratica:M26B23A0001")).hasSize((int)
                    kinds.stream().filter(kind -> !codec.staysHome(kind)).count());
        }
    }

    @Test
    void aFactCountsForNoOtherSubjectThanItsOwn() {
        Codec codec = new Codec();
        Entry.Draft draft = codec.encode(new OperatoreIscritto("anna", "Anna", List.of("sportello"), "segreto"));
        assertThat(codec.decode(draft.kind(), draft.version(), draft.subject(), draft.payload()))
                .isInstanceOf(OperatoreIscritto.class);
        assertThatThrownBy(() -> codec.decode(draft.kind(), draft.version(), "operatore:bruno", draft.payload()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(draft.subject());
    }

    private static Stream<Class<?>> kinds(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(HostileBranchTest::kinds)
                : Stream.of(family);
    }

    @Test
    void whatIsWrittenToStayHomeIsWhatIsNotBelievedElsewhere() {
        Codec codec = new Codec();
        assertThat(Stream.of(DellaSede.class, DellApparecchio.class)
                        .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                        .filter(kind -> !codec.staysHome(kind.getSimpleName())))
                .containsExactly(DellaSede.ChiavePubblicata.class);
        assertThat(codec.staysHome("PraticaApprovata")).isFalse();
        assertThat(codec.staysHome("DiUnaVersioneFutura")).isFalse();
    }
}
