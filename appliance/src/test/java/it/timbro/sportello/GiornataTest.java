package it.timbro.sportello;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Consegna;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Riga;
import it.timbro.pratica.store.SchedaStore;
import it.timbro.sportello.Giornata.Chi;
import it.timbro.sportello.Giornata.Voce;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The verb on each line: what this office can really do with it.
class GiornataTest {
    @TempDir
    Path folder;

    private Filiale filiale;

    @BeforeEach
    void open() {
        filiale = new Filiale(folder);
        filiale.blocco(2026, 10);
    }

    @AfterEach
    void close() {
        filiale.close();
    }

    private List<Voce> voci(Chi chi) {
        Giornata giornata = new Giornata(chi, filiale.pratiche, filiale.fogli(), _ -> List.of());
        return filiale.journal.read(giornata::quadro).code().stream()
                .flatMap(coda -> coda.voci().stream())
                .toList();
    }

    private NumeroPratica approvata(Consegna consegna) {
        NumeroPratica numero = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0, consegna));
        filiale.approva(numero);
        return numero;
    }

    private void oneInEachQueue() {
        filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        approvata(Consegna.SPORTELLO);
        NumeroPratica inDubbio = approvata(Consegna.SPORTELLO);
        filiale.prepara(inDubbio);
        filiale.stampa(inDubbio, "");
        NumeroPratica emessa = approvata(Consegna.SPORTELLO);
        filiale.prepara(emessa);
        filiale.stampa(emessa, "");
        filiale.tuttiBuoni(emessa);
    }

    @Test
    void theCounterHasItsOwnVerbForEachQueue() {
        oneInEachQueue();
        assertThat(voci(Chi.SEDE))
                .extracting(Voce::azione)
                .containsExactlyInAnyOrder("Istruisci", "Stampa", "Di' che cosa è uscito", "Consegna");
    }

    @Test
    void theQueuesStandInTheOrderOfTheCounter() {
        oneInEachQueue();
        Giornata.Quadro quadro = filiale.journal.read(giornata(Giornata.Agenda.VUOTA)::quadro);
        assertThat(quadro.code())
                .extracting(Giornata.Coda::id)
                .containsExactly("da-consegnare", "da-stampare", "da-istruire", "in-attesa");
        assertThat(quadro.code()).extracting(Giornata.Coda::quante).containsExactly(1, 2, 1, 0);
        assertThat(quadro.appuntamenti()).contains(List.of());
    }

    /// Closed since an instant, for this branch.
    private static FuoriOrario chiusa(Instant dal) {
        return new FuoriOrario() {
            @Override
            public List<Chiusa> adesso(Reading rows) {
                return List.of(new Chiusa(Filiale.SEDE, dal.toEpochMilli(), "08:00"));
            }

            @Override
            public Function<Riga, Optional<String>> acquisite(Reading rows) {
                return riga -> riga.presentataMs() >= dal.toEpochMilli() ? Optional.of("08:00") : Optional.empty();
            }
        };
    }

    @Test
    void whatIsSentWhileTheServiceIsClosedWaitsForItsOpeningInAQueueOfItsOwn() {
        NumeroPratica prima = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        filiale.time.passa(Duration.ofMinutes(5));
        FuoriOrario fuori = chiusa(filiale.time.now());
        NumeroPratica dopo = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        Giornata.Quadro quadro =
                filiale.journal.read(giornata(new Giornata.Agenda(
                        Appuntamenti.NESSUNO, Promesse.NESSUNA, Optional.of(Filiale.SEDE), List::of, fuori))::quadro);
        Giornata.Coda inArrivo = quadro.code().getFirst();
        assertThat(inArrivo.id()).isEqualTo("in-arrivo");
        assertThat(inArrivo.vuota()).contains("chiusa fino a 08:00", "Non è un guasto");
        assertThat(numeri(inArrivo)).containsExactly(dopo.text());
        assertThat(inArrivo.voci()).extracting(Voce::acquisita).containsExactly("08:00");
        Giornata.Coda daIstruire = quadro.code().stream()
                .filter(coda -> coda.id().equals("da-istruire"))
                .findFirst()
                .orElseThrow();
        assertThat(numeri(daIstruire)).containsExactly(prima.text());
        assertThat(daIstruire.quante()).isEqualTo(1);
        assertThat(daIstruire.voci()).extracting(Voce::acquisita).containsExactly("");
    }

    @Test
    void whatATrainingOfficeWaitsForStandsApartAtTheCentreAndInNoOtherQueue() {
        SchedaStore centro = new SchedaStore();
        NumeroPratica vera = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        Giornata giornata = new Giornata(Chi.CENTRALE, centro, filiale.fogli(), _ -> List.of());
        assertThat(filiale.journal.read(giornata::quadro).code())
                .as("nothing is said where nobody tries anything")
                .extracting(Giornata.Coda::id)
                .doesNotContain("di-prova");
        NumeroPratica finta = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        filiale.dallaCentrale(new PraticaRiassegnata(
                finta,
                Filiale.SEDE,
                new Sede("ZZ1"),
                2,
                Filiale.STREAM.toString(),
                0,
                PraticaRiassegnata.Causa.ISOLATA,
                "prova",
                "bruni",
                "carli",
                null));
        List<Giornata.Coda> code = filiale.journal.read(giornata::quadro).code();
        assertThat(code.getLast().titolo()).isEqualTo("Sportello di prova");
        assertThat(code.getLast().nota()).contains("non hanno valore");
        assertThat(numeri(code.getLast())).containsExactly(finta.text());
        assertThat(code.subList(0, code.size() - 1))
                .flatExtracting(GiornataTest::numeri)
                .containsExactly(vera.text());
        assertThat(code.subList(0, code.size() - 1).stream().mapToInt(Giornata.Coda::quante))
                .containsExactly(0, 0, 1, 0);
    }

    private static List<String> numeri(Giornata.Coda coda) {
        return coda.voci().stream().map(voce -> voce.riga().numero()).toList();
    }

    private Giornata giornata(Giornata.Agenda agenda) {
        return new Giornata(Chi.SEDE, filiale.pratiche, filiale.fogli(), _ -> List.of(), agenda);
    }

    private String promessa(NumeroPratica numero) {
        Giornata giornata = giornata(
                new Giornata.Agenda(Appuntamenti.NESSUNO, filiale.esame()::promesse, Optional.of(Filiale.SEDE)));
        return filiale.journal.read(giornata::quadro).code().stream()
                .flatMap(coda -> coda.voci().stream())
                .filter(voce -> voce.riga().numero().equals(numero.text()))
                .findFirst()
                .flatMap(Voce::promessa)
                .map(Promesse.Promessa::parola)
                .orElse("");
    }

    @Test
    void everyLineSaysUntilWhen() {
        NumeroPratica numero = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        assertThat(promessa(numero)).isEqualTo("entro mer 25 nov");
        filiale.istruttoria.chiediRettifica(
                numero, filiale.versione(numero), List.of(new Rilievo("2", "Paese")), "anna");
        assertThat(promessa(numero)).isEqualTo("risponde entro 24 nov 10:00");
        filiale.time.passa(Duration.ofHours(25));
        assertThat(promessa(numero)).isEqualTo("tempo finito 10:00");
    }

    @Test
    void whatAnotherBranchOwnsIsOnlyLookedAt() {
        oneInEachQueue();
        Giornata giornata =
                giornata(new Giornata.Agenda(Appuntamenti.NESSUNO, Promesse.NESSUNA, Optional.of(new Sede("GE2"))));
        assertThat(filiale.journal.read(giornata::quadro).code())
                .flatExtracting(Giornata.Coda::voci)
                .extracting(Voce::azione)
                .containsOnly("Guarda");
    }

    @Test
    void theCentreOnlyLooks() {
        oneInEachQueue();
        assertThat(voci(Chi.CENTRALE)).hasSize(4).allSatisfy(voce -> {
            assertThat(voce.azione()).isEqualTo("Guarda");
            assertThat(voce.dove()).isEqualTo("/pratica/" + voce.riga().numero());
            assertThat(voce.tasto()).isEmpty();
            assertThat(voce.nostra()).isFalse();
        });
    }

    @Test
    void whatTheCompanyPrintsIsIssuedNotPrinted() {
        approvata(Consegna.STAMPA_AZIENDA);
        assertThat(voci(Chi.SEDE)).extracting(Voce::azione).containsExactly("Emetti");
    }
}
