package it.timbro.registri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.atti.Consegna;
import it.timbro.atti.Emissione.Risposta;
import it.timbro.pratica.Arrivo;
import it.timbro.pratica.DellAppuntamento.AppuntamentoConcluso;
import it.timbro.pratica.DellAppuntamento.Passo;
import it.timbro.pratica.DellAppuntamento.PassoCompiuto;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.IdAppuntamento;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.registri.Conteggi.Accaduto;
import it.timbro.registri.Cruscotto.Barra;
import it.timbro.registri.store.ConteggiStore;
import it.timbro.ritiro.Ritiro.Ritirante;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the dashboards count, from a Monday morning on.
class CruscottiTest {
    @TempDir
    Path folder;

    private Filiale filiale;
    private int promessi = 2;

    @BeforeEach
    void apri() {
        filiale = new Filiale(folder);
        filiale.blocco(2026, 20);
        filiale.magazzino.carica("A0000001", "A0000020", "anna");
    }

    @AfterEach
    void chiudi() {
        filiale.close();
    }

    private Cruscotto cruscotto(String codice) {
        return filiale
                .journal
                .read(rows -> new Cruscotti(new ConteggiStore())
                        .tutti(
                                rows,
                                Filiale.SEDE,
                                filiale.time.now(),
                                new Cruscotti.Giorni(
                                        giorno -> giorno.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0,
                                        _ -> promessi)))
                .stream()
                .filter(uno -> uno.codice().equals(codice))
                .findFirst()
                .orElseThrow();
    }

    private List<Barra> barre(String codice) {
        return cruscotto(codice).barre();
    }

    private NumeroPratica arriva() {
        return filiale.arriva(Prove.opzioni(Supporto.FORMULARIO, 0));
    }

    private void emetti(NumeroPratica numero) {
        filiale.approva(numero);
        filiale.prepara(numero);
        filiale.stampa(numero, "");
        filiale.tuttiBuoni(numero);
    }

    @Test
    void whatWaitsHasItsCountAndTheAgeOfTheOldest() {
        arriva();
        filiale.time.passa(Duration.ofDays(3));
        arriva();
        assertThat(barre("oggi"))
                .extracting(Barra::voce, Barra::valore, Barra::detto)
                .containsExactly(tuple("Da istruire", 2L, "2, la più vecchia da 3 giorni"));
    }

    @Test
    void thePromiseIsReckonedInOfficeDays() {
        emetti(arriva());
        filiale.time.passa(Duration.ofDays(4));
        NumeroPratica venerdi = arriva();
        filiale.time.passa(Duration.ofDays(4));
        emetti(venerdi);
        NumeroPratica lenta = arriva();
        filiale.time.passa(Duration.ofDays(10));
        emetti(lenta);
        assertThat(barre("promessa")).extracting(Barra::valore).containsExactly(1L, 0L, 1L, 1L);
        assertThat(cruscotto("promessa").nota()).startsWith("Entro il giorno promesso: 67% di 3.");
    }

    @Test
    void aBranchThatPromisesLessIsLateSooner() {
        promessi = 1;
        NumeroPratica lunedi = arriva();
        filiale.time.passa(Duration.ofDays(2));
        emetti(lunedi);
        assertThat(barre("promessa")).extracting(Barra::valore).containsExactly(0L, 0L, 0L, 1L);
        promessi = 3;
        assertThat(barre("promessa")).extracting(Barra::valore).containsExactly(0L, 0L, 1L, 0L);
    }

    /// From the first look at the pratica to its handover.
    private void ritira(Duration attesa) {
        NumeroPratica numero = arriva();
        emetti(numero);
        String arrivo = Long.toString(filiale.time.now().toEpochMilli());
        filiale.time.passa(attesa);
        filiale.consegna.consegna(
                numero,
                filiale.versione(numero),
                new Consegna.Gesto(
                        new Ritirante("Ada Prova", "legale rappresentante", "CI CA7654321"),
                        filiale.consegna.pezzi(numero),
                        "",
                        arrivo),
                "anna");
    }

    @Test
    void howLongSomebodyWaitsIsTheMedianAndTheWorstOfEachDay() {
        assertThat(cruscotto("attesa").nota()).isEqualTo("Non è ancora stato misurato nulla.");
        ritira(Duration.ofMinutes(2));
        ritira(Duration.ofMinutes(31));
        ritira(Duration.ofMinutes(4));
        ritira(Arrivo.MASSIMO.plusMinutes(1)); // a page that was left open is nobody's wait
        assertThat(barre("attesa"))
                .extracting(Barra::voce, Barra::detto)
                .containsExactly(tuple("lun 23/11", "mediana 4, la più lunga 31 (3 persone)"));
    }

    @Test
    void anAppointmentLastsFromItsFirstStepToItsEnd() {
        IdAppuntamento prima = IdAppuntamento.nuovo(new Random(1));
        long martedi = filiale.time.now().plus(Duration.ofDays(1)).toEpochMilli();
        long minuto = Duration.ofMinutes(1).toMillis();
        assertThat(Attese.cruscotto(List.of( // the newest first, as they are read
                                new Accaduto(new AppuntamentoConcluso(prima), martedi + 15 * minuto),
                                new Accaduto(
                                        new PassoCompiuto(prima, Passo.IMPRESA, "", List.of()), martedi + 9 * minuto),
                                new Accaduto(new PassoCompiuto(prima, Passo.IDENTITA, "", List.of()), martedi)))
                        .barre())
                .extracting(Barra::voce, Barra::detto)
                .containsExactly(tuple("mar 24/11", "mediana 15, la più lunga 15 (1 persona)"));
    }

    @Test
    void spoiledSheetsAreAShareOfWhatWasConsumed() {
        NumeroPratica numero = arriva();
        filiale.approva(numero);
        filiale.prepara(numero);
        filiale.stampa(numero, "");
        filiale.rispondi(numero, 1, Risposta.ROVINATO, "A0000002");
        filiale.stampa(numero, "Macchia di toner");
        filiale.tuttiBuoni(numero);
        assertThat(barre("carta")).extracting(Barra::valore).containsExactly(18L, 1L, 1L);
        assertThat(cruscotto("carta").nota()).isEqualTo("Guasti: 50%.");
        assertThat(barre("ristampe")).extracting(Barra::voce).containsExactly("Ristampa: Macchia di toner");
    }

    @Test
    void remarksAreCountedByBoxTheMostFrequentFirst() {
        NumeroPratica first = arriva();
        NumeroPratica second = arriva();
        filiale.istruttoria.chiediRettifica(
                first, filiale.versione(first), List.of(new Rilievo("2", "a"), new Rilievo("6", "b")), "anna");
        filiale.istruttoria.chiediRettifica(second, filiale.versione(second), List.of(new Rilievo("6", "c")), "anna");
        assertThat(barre("rettifiche"))
                .extracting(Barra::voce, Barra::valore)
                .containsExactly(tuple("Casella 6", 2L), tuple("Casella 2", 1L));
    }

    @Test
    void whatIsOlderThanThePeriodIsNotCountedButWhatIsThereNowIs() {
        emetti(arriva());
        filiale.time.passa(Cruscotti.PERIODO.plusDays(1));
        assertThat(barre("carta")).extracting(Barra::valore).containsExactly(19L, 0L, 0L);
        assertThat(barre("numeri"))
                .extracting(Barra::voce, Barra::valore)
                .containsExactly(tuple("Emesso", 1L), tuple("Libero", 19L));
    }
}
