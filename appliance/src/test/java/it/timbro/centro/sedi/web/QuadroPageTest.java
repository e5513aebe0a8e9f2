package it.timbro.centro.sedi.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.Browser;
import it.timbro.SportelloDiProva;
import it.timbro.base.Sede;
import it.timbro.calendario.Calendario;
import it.timbro.calendario.Chiusura;
import it.timbro.centro.Camere;
import it.timbro.centro.CentroDiProva;
import it.timbro.centro.numeri.Assegnazione;
import it.timbro.centro.numeri.Conto;
import it.timbro.centro.numeri.Dispersione;
import it.timbro.centro.numeri.Regola;
import it.timbro.centro.numeri.ScorteDiProva;
import it.timbro.centro.numeri.store.BlocchiStore;
import it.timbro.centro.numeri.web.NumeriPage;
import it.timbro.centro.sedi.Aperture;
import it.timbro.centro.sedi.Contatti;
import it.timbro.centro.sedi.store.ContattiStore;
import it.timbro.centro.sedi.store.QuadroStore;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.pratica.DelNumero.NumeroImpegnato;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAssegnata;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.StreamId;
import it.timbro.world.Casa;
import it.timbro.world.Centrale;
import it.timbro.world.Orologio;
import java.nio.file.Path;
import java.time.Duration;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The responsabile at the centre looks at all branches, their numbers and the calendar.
@ParameterizedClass
@EnumSource(BaseDati.class)
class QuadroPageTest {
    private static final Sede GENOVA = new Sede("GE1");
    private static final StreamId STREAM = new StreamId("GE1", "1");
    private static final Camere.Camera DI_PROVA = new Camere.Camera(
            new Sede("ZZ"),
            "Camera di prova",
            List.of(new Camere.Ufficio(new Sede("ZZ1"), "Sportello per provare", "")));

    private final BaseDati base;

    @TempDir
    Path folder;

    private final Orologio orologio = new Orologio();
    private Map<Sede, Integer> carte = Map.of();
    private Casa casa;
    private Contatti contatti;
    private SportelloDiProva centrale;
    private Browser bruno;

    QuadroPageTest(BaseDati base) {
        this.base = base;
    }

    @BeforeEach
    void apri() {
        casa = new Casa(base, folder.resolve("centro"), orologio, 3);
        contatti = new Contatti(casa.journal, new ContattiStore(), orologio);
        Dispersione dispersione = new Dispersione(casa.journal, new BlocchiStore(), orologio);
        new Assegnazione(
                        casa.journal,
                        new BlocchiStore(),
                        ScorteDiProva.fisse(new Regola(10, 4, 10, 10, MonthDay.of(12, 1))),
                        orologio,
                        new Random(1))
                .rivedi(GENOVA);
        Pages pages = SportelloDiProva.pagineDellaCentrale("/", "/quadro", "/calendario");
        Quando quando = new Quando(orologio);
        Aperture aperture = new Aperture(
                casa.journal,
                casa.chiusure,
                CentroDiProva.camere(),
                (rows, sede, now) -> Calendario.sempre(casa.chiusure.ancora(rows, "GE", Chiusura.CENTRO, now)),
                orologio);
        centrale = new SportelloDiProva(
                folder,
                new QuadroPage(
                        casa.journal,
                        new QuadroStore(),
                        contatti,
                        new Camere(Stream.concat(CentroDiProva.camere().tutte().stream(), Stream.of(DI_PROVA))
                                .toList()),
                        stanze(dispersione),
                        pages,
                        quando),
                new NumeriPage(dispersione, pages, quando),
                new CalendarioPage(aperture, CentroDiProva.camere(), pages, quando));
        centrale.iscrivi("bruno", Ruolo.RESPONSABILE, Ruolo.AMMINISTRATORE);
        centrale.iscrivi("ugo", Ruolo.OPERATORE);
        bruno = centrale.browser().entrato("bruno");
    }

    private QuadroPage.Stanze stanze(Dispersione dispersione) {
        return new QuadroPage.Stanze() {
            @Override
            public QuadroPage.Conti conti(Sede sede) {
                List<Conto> blocks = dispersione.conti(sede);
                return new QuadroPage.Conti(
                        blocks.stream().mapToInt(Conto::liberi).sum(),
                        blocks.size(),
                        blocks.stream().mapToInt(Conto::senzaConto).sum());
            }

            @Override
            public Map<Sede, Integer> carteAperte() {
                return carte;
            }
        };
    }

    @AfterEach
    void chiudi() {
        centrale.close();
        casa.close();
    }

    private void impegna(int numero) {
        casa.journal.write(
                STREAM,
                "anna",
                tx -> tx.append(new NumeroImpegnato(
                        new NumeroCertificato("C26GE%07d".formatted(numero)),
                        new NumeroPratica("M26B22A%04d".formatted(numero)),
                        new NumeroLavoro("GE1-" + numero),
                        Hash.ZERO)));
    }

    @Test
    void whatABranchHoldsIsToldAsFarAsItIsKnownAndNoFurther() {
        assertThat(bruno.get("/quadro").body()).doesNotContain("Sportello per provare");
        assertThat(bruno.get("/quadro").body())
                .contains("Genova (GE1)", "Non ha ancora chiamato", "Di quello che ha in sede non si sa nulla")
                .contains("10 numeri in 1 blocco");
        impegna(1);
        contatti.detto(GENOVA, new Hello(List.of(1), "GE1", 0, Map.of("GE1/1", new Head(8, Hash.ZERO)), Head.EMPTY));
        orologio.avanti(Duration.ofMinutes(3));
        assertThat(bruno.get("/quadro").body())
                .contains("10:42, 3 min fa", "aveva 7 fatti che qui non ci sono ancora", "9 numeri in 1 blocco");
    }

    private void chiavetta(long fattaMs, Map<String, Long> teste) {
        casa.journal.write(STREAM, "centrale", tx -> {
            new ContattiStore()
                    .letta(tx, GENOVA, new Contatti.Chiavetta(fattaMs, tx.now().toEpochMilli()), teste);
            return true;
        });
    }

    @Test
    void aBranchThatLivesOnSticksIsKnownByThem() {
        long fatta = orologio.now().toEpochMilli();
        impegna(1);
        orologio.avanti(Duration.ofHours(1));
        chiavetta(fatta, Map.of("GE1/1", 1L));
        orologio.avanti(Duration.ofMinutes(3));
        assertThat(bruno.get("/quadro").body())
                .contains(
                        "Non ha ancora chiamato",
                        "Ultima chiavetta</dt><dd>letta 11:42, 3 min fa; preparata in sede 10:42")
                .contains("Nella chiavetta preparata 10:42 non aveva altro che quello che è qui");
        chiavetta(fatta + 60_000, Map.of("GE1/1", 4L));
        assertThat(bruno.get("/quadro").body())
                .contains("Nella chiavetta preparata 10:43 aveva 3 fatti che qui non ci sono ancora");
        chiavetta(fatta, Map.of("GE1/1", 1L));
        assertThat(bruno.get("/quadro").body())
                .as("an older one takes nothing back")
                .contains("preparata in sede 10:43", "aveva 3 fatti");
        contatti.detto(GENOVA, new Hello(List.of(1), "GE1", 0, Map.of("GE1/1", new Head(3, Hash.ZERO)), Head.EMPTY));
        assertThat(bruno.get("/quadro").body())
                .contains("Al saluto delle 11:45 aveva 2 fatti", "preparata in sede 10:43")
                .containsPattern("(?s)Genova \\(GE1\\).*?<dd>11:45, meno di 1 min fa<");
    }

    @Test
    void aNumberThatNothingExplainsIsFoundDownToItself() {
        impegna(1);
        impegna(3); // two was skipped: numbers are taken in order
        assertThat(bruno.get("/quadro").body()).contains("Numeri senza conto: <strong>1</strong>");
        assertThat(bruno.get("/numeri/GE1").body())
                .contains("Numeri senza conto: 1.", "da spiegare", "2 impegnati, 8 liberi; senza conto 1");
        assertThat(bruno.get("/numeri/GE1/C26GE0000001").body())
                .contains("C26GE0000002<", "ne ha già usati di più alti", "M26B22A0003")
                .contains("C26GE0000004 … C26GE0000010 (7)")
                .doesNotContain("C26GE0000005");
    }

    @Test
    void everyOpenCardIsCountedAndStandsWithWhomItConcerns() {
        carte = Map.of(GENOVA, 250, new Sede("GE"), 2, new Sede("ZZ1"), 7);
        assertThat(bruno.get("/quadro").body())
                .contains("Carte aperte: <strong>252</strong>", "<dd>250</dd>")
                .contains("Camera di commercio di Genova (GE)</h2>", "<dd>2<span", "Di nessuna sede in particolare")
                .doesNotContain("257", "(ZZ");
        carte = Map.of(new Sede("MI1"), 1);
        assertThat(bruno.get("/quadro").body())
                .contains("Carte aperte: <strong>1</strong>", "<h2>MI1</h2>", "che questa centrale non serve");
    }

    @Test
    void theResponsabileGivesUpWhatALostBoxHeldWithItsReason() {
        impegna(1);
        bruno.get("/numeri/GE1/C26GE0000001");
        String path = "/numeri/GE1/C26GE0000001/dispersi";
        assertThat(bruno.post(path, Map.of("aperti", "10", "motivo", "  ")).body())
                .contains("serve il motivo");
        bruno.get("/numeri/GE1/C26GE0000001");
        assertThat(bruno.post(path, Map.of("aperti", "4", "motivo", "rubato")).body())
                .contains("si è saputo altro");
        bruno.get("/numeri/GE1/C26GE0000001");
        assertThat(bruno.post(path, Map.of("aperti", "10", "motivo", "rubato")).statusCode())
                .isEqualTo(303);
        assertThat(bruno.get("/numeri/GE1").body()).contains("chiuso", "10 dispersi");
        Browser ugo = centrale.browser().entrato("ugo");
        assertThat(ugo.get("/numeri/GE1/C26GE0000001").body()).doesNotContain("Dai per dispersi");
        assertThat(ugo.post(path, Map.of("aperti", "10", "motivo", "x")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void numbersOfAFormerLifeAreExplainedAndTheirAccountIsEndedByWhoLooked() {
        impegna(1);
        casa.journal.write(
                Centrale.AOO,
                "anna",
                tx -> tx.append(new IncarnazioneAssegnata(
                        GENOVA, 2, "GE1/1", 1, Hash.ZERO, "d1", "anna", "disco sostituito", null)));
        String block = "/numeri/GE1/C26GE0000001";
        String before = bruno.get(block).body();
        assertThat(before)
                .contains("che cosa è successo", "C26GE0000002 … C26GE0000010 (9)", "è ripartita da una copia")
                .contains("Chiudi il conto dei numeri sospesi (9)", "più di 2 blocchi")
                .contains("Dai per dispersi 10 numeri")
                .doesNotContain("Chi ha deciso");
        assertThat(centrale.browser().entrato("ugo").get(block).body())
                .contains("Decide un responsabile.")
                .doesNotContain("Chiudi il conto");
        assertThat(bruno.post(
                                block + "/dispersi",
                                Map.of("quali", "sospesi", "aperti", "9", "motivo", "cercati <tutti>"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(bruno.get(block).body())
                .contains("Chi ha deciso", "bruno: dati per dispersi 9 numeri. «cercati &lt;tutti&gt;»")
                .contains("Dai per dispersi un numero")
                .doesNotContain("Chiudi il conto");
    }

    @Test
    void theAmministratoreClosesTheServiceAndOpensItAgain() {
        bruno.get("/calendario");
        assertThat(bruno.post(
                                "/calendario",
                                Map.of(
                                        "chi", "centro",
                                        "dal", "2026-11-22T13:00",
                                        "al", "2026-11-22T14:30",
                                        "motivo", "manutenzione <del> quadro"))
                        .statusCode())
                .isEqualTo(303);
        String list = bruno.get("/calendario").body();
        assertThat(list)
                .contains("Il servizio della centrale", "dal 13:00 al 14:30", "manutenzione &lt;del&gt; quadro");
        assertThat(casa.journal.feedAfter("GE2", 0, 10, 1 << 20))
                .as("every branch is told")
                .hasSize(1);
        String id = list.replaceAll("(?s).*name=\"id\" value=\"([^\"]+)\".*", "$1");
        assertThat(bruno.post("/calendario/riapri", Map.of("id", id)).statusCode())
                .isEqualTo(303);
        assertThat(bruno.get("/calendario").body()).doesNotContain("manutenzione");
        assertThat(bruno.post("/calendario", Map.of("chi", "centro", "dal", "ieri", "al", "domani", "motivo", "x"))
                        .body())
                .contains("non sono scritte bene");
    }

    @Test
    void aBlockThatNobodyLeasedIsNotFound() {
        assertThat(bruno.get("/numeri/GE1/C26GE0999999").statusCode()).isEqualTo(404);
        assertThat(bruno.get("/numeri/GE2").body()).contains("non è ancora stato assegnato nessun numero");
    }
}
