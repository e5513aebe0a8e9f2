package it.timbro.istruttoria;

import static it.timbro.istruttoria.TreSedi.GENOVA;
import static it.timbro.istruttoria.TreSedi.ORE;
import static it.timbro.istruttoria.TreSedi.scheda;
import static it.timbro.journal.schema.Tables.FERMO;
import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.centro.a2a.Rettifica;
import it.timbro.posta.Messaggi.Messaggio;
import it.timbro.pratica.DellaPosta.Motivo;
import it.timbro.pratica.DellaPratica.RettificaComunicata;
import it.timbro.pratica.DellaPratica.RettificaPervenuta;
import it.timbro.pratica.DellaPratica.RettificaScaduta;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Stato;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The hours of a rettifica run on the centre's clock, from when the company can read it; nobody is rejected on
/// silence alone (INV-14).
class ScadenzeTest {
    private static final List<Rilievo> RILIEVI = List.of(new Rilievo("2", "Manca l'indirizzo."));

    @TempDir
    Path folder;

    private TreSedi sedi;
    private NumeroPratica numero;

    @BeforeEach
    void apri() {
        sedi = new TreSedi(folder);
        numero = sedi.arriva(GENOVA, "123/26");
        sedi.scambia(GENOVA);
    }

    @AfterEach
    void chiudi() {
        sedi.close();
    }

    private void chiede() {
        sedi.istruttoria(GENOVA)
                .chiediRettifica(numero, scheda(sedi.genova, numero).versione(), RILIEVI, "anna");
    }

    private Instant scadenza() {
        return Instant.ofEpochMilli(scheda(sedi.genova, numero).scadenzaMs());
    }

    private void risponde() {
        sedi.dice(GENOVA, new RettificaPervenuta(numero, null, null, null, List.of()));
    }

    private Stato stato() {
        return scheda(sedi.genova, numero).stato();
    }

    @Test
    void theHoursBeginWhenTheCentreHasIt() {
        chiede();
        sedi.orologio.avanti(Duration.ofDays(3)); // the branch has no line
        Instant arrivo = sedi.orologio.now();
        sedi.scambia(GENOVA);
        assertThat(scadenza()).isEqualTo(arrivo.plus(ORE));
        assertThat(Rettifica.of(sedi.centro.journal.history("pratica:" + numero)))
                .isEqualTo(new Rettifica.Richiesta(arrivo.plus(ORE).toEpochMilli()));
        assertThat(stato()).isEqualTo(Stato.IN_RETTIFICA);
    }

    @Test
    void whatACentreHadToldBeforeItWasPutBackCountsAlthoughItHearsOfItBeforeTheRequest() {
        chiede();
        long seq = sedi.genova.journal.history("pratica:" + numero).getLast().seq();
        Instant detta = sedi.orologio.now().plus(ORE.multipliedBy(2));
        sedi.dice(
                GENOVA, new RettificaComunicata(numero, TreSedi.stream(GENOVA).toString(), seq, detta.toEpochMilli()));
        sedi.scambia(GENOVA);
        assertThat(scadenza()).isEqualTo(detta);
        assertThat(sedi.centro.journal.history("pratica:" + numero))
                .filteredOn(recorded -> recorded.fact() instanceof RettificaComunicata)
                .hasSize(1);
        assertThat(Rettifica.of(sedi.centro.journal.history("pratica:" + numero)))
                .isEqualTo(new Rettifica.Richiesta(detta.toEpochMilli()));
        sedi.rebuiltEqualsLive();
    }

    @Test
    void whenTheyAreOverTheBranchRejectsItByItselfAndWritesToTheCompany() {
        chiede();
        sedi.scambia(GENOVA);
        sedi.orologio.avanti(ORE.plusSeconds(1));
        sedi.reagisce(GENOVA); // the branch's own clock says nothing
        assertThat(stato()).isEqualTo(Stato.IN_RETTIFICA);
        sedi.scambia(GENOVA);
        assertThat(stato()).isEqualTo(Stato.RESPINTA);
        assertThat(scheda(sedi.centro, numero).stato()).isEqualTo(Stato.RESPINTA);
        List<Messaggio> daSpedire = sedi.centro.journal.read(rows -> sedi.centro.posta.daSpedire(rows, 10));
        assertThat(daSpedire).extracting(Messaggio::motivo).containsExactly(Motivo.RETTIFICA, Motivo.RESPINTA);
        sedi.rebuiltEqualsLive();
    }

    @Test
    void whatAnOfficerTookAtTheCounterIsAcceptedAfterItToo() {
        chiede();
        sedi.scambia(GENOVA);
        sedi.orologio.avanti(ORE.plusSeconds(1));
        sedi.fa(GENOVA, new RettificaPervenuta(numero, null, null, null, List.of())); // and then the power went
        sedi.reagisce(GENOVA);
        sedi.scambia(GENOVA);
        assertThat(stato()).isEqualTo(Stato.ASSEGNATA);
        assertThat(scheda(sedi.centro, numero).stato()).isEqualTo(Stato.ASSEGNATA);
    }

    @Test
    void onePraticaThatCannotBeRejectedHoldsUpNoOther() {
        NumeroPratica altra = sedi.arriva(GENOVA, "124/26");
        sedi.scambia(GENOVA);
        chiede();
        sedi.istruttoria(GENOVA)
                .chiediRettifica(altra, scheda(sedi.genova, altra).versione(), RILIEVI, "anna");
        sedi.scambia(GENOVA);
        sedi.orologio.avanti(ORE.plusSeconds(1));
        sedi.scambiaSenzaReagire(GENOVA);
        String ferma = "pratica:" + numero; // a newer release said something grave about it
        sedi.genova.journal.write(
                TreSedi.stream(GENOVA),
                "prova",
                tx -> tx.dsl()
                        .insertInto(FERMO, FERMO.SUBJECT, FERMO.SEDE, FERMO.STREAM, FERMO.SEQ, FERMO.FERMA)
                        .values(ferma, "GE", "aoo", 1L, 1L)
                        .execute());
        sedi.reagisce(GENOVA);
        assertThat(stato()).isEqualTo(Stato.IN_RETTIFICA);
        assertThat(scheda(sedi.genova, altra).stato()).isEqualTo(Stato.RESPINTA);
    }

    @Test
    void aBranchThatWasAwayRejectsNothingThatTheCompanyCuredMeanwhile() {
        chiede();
        sedi.scambia(GENOVA);
        sedi.orologio.avanti(Duration.ofHours(2));
        risponde();
        sedi.orologio.avanti(Duration.ofDays(5));
        sedi.scambia(GENOVA);
        assertThat(stato()).isEqualTo(Stato.ASSEGNATA);
    }

    @Test
    void anAnswerThatCameTooLateIsAnsweredBeforeThePraticaIsRejected() {
        chiede();
        sedi.scambia(GENOVA);
        sedi.orologio.avanti(ORE.plus(Duration.ofHours(1)));
        risponde();
        sedi.scambia(GENOVA);
        assertThat(stato()).isEqualTo(Stato.IN_RETTIFICA);
        sedi.scambia(GENOVA);
        assertThat(stato()).isEqualTo(Stato.RESPINTA);
    }

    @Test
    void moreTimeGivenBeforeTheCentreSaidItIsOverCounts() {
        chiede();
        sedi.scambia(GENOVA);
        sedi.orologio.avanti(ORE.minus(Duration.ofHours(1)));
        sedi.istruttoria(GENOVA).proroga(numero, scheda(sedi.genova, numero).versione(), 48, "Festa patronale", "anna");
        Instant nuova = scadenza();
        assertThat(nuova).isEqualTo(sedi.orologio.now().plus(Duration.ofHours(1 + 48)));
        sedi.orologio.avanti(Duration.ofHours(24));
        sedi.scambia(GENOVA); // the centre hears of it only now
        assertThat(stato()).isEqualTo(Stato.IN_RETTIFICA);
        assertThat(scadenza()).isEqualTo(nuova);
        sedi.orologio.avanti(Duration.ofHours(26));
        sedi.scambia(GENOVA);
        assertThat(stato()).isEqualTo(Stato.RESPINTA);
    }

    @Test
    void theCentresWordAboutAnEndThatWasMovedMeanwhileRejectsNothing() {
        chiede();
        sedi.scambia(GENOVA);
        sedi.orologio.avanti(ORE.plusSeconds(1));
        sedi.istruttoria(GENOVA)
                .proroga(numero, scheda(sedi.genova, numero).versione(), 10, "Telefonata", "anna"); // without a line
        sedi.dice(
                GENOVA,
                new RettificaScaduta(numero, sedi.orologio.now().minusSeconds(1).toEpochMilli()));
        sedi.scambia(GENOVA);
        assertThat(stato()).isEqualTo(Stato.IN_RETTIFICA);
    }

    @Test
    void whereTheChamberWantsAPersonToDecideNothingIsRejectedByItself() {
        sedi.respinge = false;
        chiede();
        sedi.scambia(GENOVA);
        sedi.orologio.avanti(Duration.ofDays(9));
        sedi.scambia(GENOVA);
        assertThat(stato()).isEqualTo(Stato.IN_RETTIFICA);
    }

    @Test
    void theHoursOfASecondRequestBeginAnew() {
        chiede();
        sedi.scambia(GENOVA);
        risponde();
        sedi.scambia(GENOVA);
        sedi.orologio.avanti(Duration.ofDays(2));
        chiede();
        sedi.scambia(GENOVA);
        assertThat(scadenza()).isEqualTo(sedi.orologio.now().plus(ORE));
        assertThat(stato()).isEqualTo(Stato.IN_RETTIFICA);
        sedi.rebuiltEqualsLive();
    }
}
