package it.timbro.politica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.politica.CambioPolitica.Proposta;
import it.timbro.pratica.DellaPolitica.PoliticaVariata;
import it.timbro.pratica.Importo;
import it.timbro.sync.protocol.StreamId;
import it.timbro.world.Casa;
import it.timbro.world.Orologio;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The responsabile of the chamber of Genova decides at the centre, the one of Chiavari at his
/// branch.
class CambioPoliticaTest {
    private static final Sede CAMERA = new Sede("GE");
    private static final Sede GENOVA = new Sede("GE1");
    private static final Sede CHIAVARI = new Sede("GE2");
    private static final Sede BERGAMO = new Sede("BG1");
    private static final StreamId DI_CHIAVARI = new StreamId("GE2", "1");

    @TempDir
    Path folder;

    private final Orologio orologio = new Orologio();
    private final LocalDate oggi = LocalDate.ofInstant(orologio.now(), java.time.ZoneId.of("Europe/Rome"));
    private Casa centro;
    private Casa sede;
    private final Politica.Raccolta alCentro = Politica.Raccolta.load();
    private final Politica.Raccolta aChiavari = Politica.Raccolta.load();
    private CambioPolitica camera;
    private CambioPolitica chiavari;

    /// The centre of Genova alone.
    private static final Competenza CENTRALE = new Competenza() {
        @Override
        public List<Ambito> ambiti() {
            return List.of(
                    new Ambito("GE", "Camera di Genova"), new Ambito("GE1", "Genova"), new Ambito("GE2", "Chiavari"));
        }

        @Override
        public StreamId stream(String ambito) {
            return new StreamId("GE", "aoo");
        }

        @Override
        public List<Sede> avvisate(String ambito) {
            return List.of(GENOVA, CHIAVARI);
        }

        @Override
        public boolean decide(Politica oggi, Parametro parametro) {
            return true;
        }
    };

    @BeforeEach
    void open() {
        centro = new Casa(folder.resolve("GE"), orologio, 1);
        sede = new Casa(folder.resolve("GE2"), orologio, 2);
        new Rilettura(centro.journal, centro.variazioni, alCentro).comincia();
        new Rilettura(sede.journal, sede.variazioni, aChiavari).comincia();
        camera = new CambioPolitica(centro.journal, centro.variazioni, alCentro, CENTRALE);
        chiavari = new CambioPolitica(
                sede.journal, sede.variazioni, aChiavari, Competenza.dellaSede(CHIAVARI, "Chiavari", DI_CHIAVARI));
    }

    @AfterEach
    void close() {
        centro.close();
        sede.close();
    }

    private void sincronizza() {
        sede.journal.storeFeed(centro.journal.feedAfter(
                CHIAVARI.code(), sede.journal.feedHead(CHIAVARI.code()).seq(), 100, 1 << 20));
        var batch = sede.journal.entriesAfter(
                DI_CHIAVARI, centro.journal.head(DI_CHIAVARI).seq(), 100, 1 << 20);
        if (!batch.isEmpty()) {
            centro.journal.receive(DI_CHIAVARI, batch, UnaryOperator.identity());
        }
    }

    private Proposta proposta(Casa casa, String ambito, LocalDate dal, String via, String valore) {
        return new Proposta(
                ambito,
                casa.journal.read(casa.variazioni::tutte).size(),
                dal,
                Map.of(via, valore),
                "delibera della giunta n. 12");
    }

    private void decide(String ambito, LocalDate dal, String via, String valore) {
        camera.cambia(proposta(centro, ambito, dal, via, valore), "rita");
    }

    @Test
    void aPriceHoldsFromItsDayOnAndNotADayBefore() {
        LocalDate capodanno = oggi.plusDays(40);
        Politica prima = alCentro.valida(GENOVA, oggi);
        decide("GE", capodanno, "prezzi.copia", "6,50");
        assertThat(alCentro.valida(GENOVA, capodanno.minusDays(1))).isEqualTo(prima);
        Politica poi = alCentro.valida(GENOVA, capodanno);
        assertThat(Importo.cent(poi.prezzi().copia())).isEqualTo(Importo.leggi("6.50"));
        assertThat(poi.prezzi().originale())
                .as("the rest shows through")
                .isEqualTo(prima.prezzi().originale());
        assertThat(poi.tariffa()).as("another version").isNotEqualTo(prima.tariffa());
        assertThat(alCentro.valida(BERGAMO, capodanno).prezzi())
                .as("another chamber")
                .isEqualTo(alCentro.valida(BERGAMO, oggi).prezzi());
    }

    @Test
    void theBranchHearsOfItThroughItsFeedAndTellsTheSame() {
        decide("GE", oggi.plusDays(1), "prezzi.copia", "6,50");
        assertThat(aChiavari.valida(CHIAVARI, oggi.plusDays(1)).prezzi().copia())
                .isEqualTo(500);
        sincronizza();
        assertThat(aChiavari.valida(CHIAVARI, oggi.plusDays(1))).isEqualTo(alCentro.valida(CHIAVARI, oggi.plusDays(1)));
        assertThat(aChiavari.valida(CHIAVARI, oggi.plusDays(1)).prezzi().copia())
                .isEqualTo(650);
    }

    private void scrive(Casa casa, StreamId stream, String ambito) {
        casa.journal.write(
                stream,
                "intruso",
                tx -> tx.append(new PoliticaVariata(
                        stream + ":" + (tx.head().seq() + 1),
                        ambito,
                        oggi,
                        Map.of("prezzi.copia", "0,00"),
                        "per gioco")));
    }

    @Test
    void whatAStreamSaysAboutSomebodyElseWasNeverDecidedAtTheCentreNorElsewhere() {
        scrive(sede, DI_CHIAVARI, "GE");
        scrive(sede, DI_CHIAVARI, "GE1");
        scrive(sede, DI_CHIAVARI, "BG1");
        sincronizza();
        scrive(centro, new StreamId("BG", "aoo"), "GE1");
        scrive(centro, new StreamId("BG", "aoo"), "GE");
        for (Casa casa : List.of(centro, sede)) {
            assertThat(casa.journal.read(casa.variazioni::tutte)).isEmpty();
            casa.journal.rebuild();
            assertThat(casa.journal.read(casa.variazioni::tutte)).isEmpty();
        }
        for (Sede una : List.of(GENOVA, CHIAVARI, BERGAMO)) {
            assertThat(alCentro.valida(una, oggi).prezzi().copia()).isEqualTo(500);
            assertThat(aChiavari.valida(una, oggi).prezzi().copia()).isEqualTo(500);
        }
        scrive(centro, new StreamId("GE", "aoo2"), "GE1"); // a centre that was put back goes on deciding
        assertThat(alCentro.valida(GENOVA, oggi).prezzi().copia()).isZero();
    }

    @Test
    void aBranchGoesBeforeItsChamberWhicheverWasDecidedLast() {
        decide("GE2", oggi, "rettificaOre", "48");
        decide("GE", oggi, "rettificaOre", "36");
        assertThat(alCentro.valida(CHIAVARI, oggi).rettificaOre()).isEqualTo(48);
        assertThat(alCentro.valida(GENOVA, oggi).rettificaOre()).isEqualTo(36);
    }

    @Test
    void theResponsabileOfABranchDecidesWhatThePolicyLeavesToHimAndNothingElse() {
        chiavari.cambia(
                proposta(sede, "GE2", oggi, "orari", "lun mar mer gio ven 09:00-12:30\ngio 14:30-16:30"), "teo");
        sincronizza();
        assertThat(alCentro.valida(CHIAVARI, oggi).orari()).hasSize(2);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> chiavari.cambia(proposta(sede, "GE2", oggi, "rettificaOre", "48"), "teo"))
                .withMessageContaining("non lo decide la sede");
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> chiavari.cambia(proposta(sede, "GE", oggi, "orari", "lun 09:00-12:30"), "teo"));

        decide("GE2", oggi, "decideLaSede", "rettificaOre orari");
        sincronizza();
        chiavari.cambia(proposta(sede, "GE2", oggi, "rettificaOre", "48"), "teo");
        assertThat(aChiavari.valida(CHIAVARI, oggi).rettificaOre()).isEqualTo(48);
    }

    @Test
    void nothingIsDecidedForThePastAndNoPriceForToday() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> decide("GE", oggi.minusDays(1), "rettificaOre", "48"))
                .withMessageContaining("mai per il passato");
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> decide("GE", oggi, "prezzi.copia", "6"))
                .withMessageContaining("da domani");
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> decide("GE", oggi.plusYears(2).plusDays(1), "rettificaOre", "48"));
    }

    @Test
    void whoSawLessThanThereIsDecidesAgain() {
        Proposta vecchia = proposta(centro, "GE", oggi.plusDays(1), "prezzi.copia", "7");
        decide("GE", oggi.plusDays(1), "prezzi.copia", "6");
        assertThatExceptionOfType(RejectedException.class)
                .as("also the same form sent from two tabs")
                .isThrownBy(() -> camera.cambia(vecchia, "rita"))
                .withMessageContaining("qualcun altro");
    }

    @Test
    void whatWouldContradictItselfIsRefusedAlsoAtABranchThatDiffers() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> decide("GE", oggi.plusDays(1), "opzioni.pagamento", "CONSEGNA"))
                .withMessageContaining("pagamento che non è ammesso");
        decide("GE2", oggi.plusDays(1), "opzioni.consegna", "STAMPA_AZIENDA");
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> decide("GE", oggi.plusDays(2), "consegne", "SPORTELLO"))
                .withMessageContaining("consegna che non è ammessa");
        assertThatExceptionOfType(RejectedException.class)
                .as("nothing changes")
                .isThrownBy(() -> decide("GE", oggi, "rettificaOre", "24"));
    }

    @Test
    void whatIsNotInForceYetCanBeTakenBackAndWhatIsCannot() {
        decide("GE", oggi.plusDays(3), "rettificaOre", "48");
        String id = centro.journal.read(centro.variazioni::tutte).getFirst().id();
        camera.ritira(id, "delibera revocata", "rita");
        sincronizza();
        assertThat(aChiavari.valida(CHIAVARI, oggi.plusDays(3)).rettificaOre()).isEqualTo(24);
        assertThatExceptionOfType(RejectedException.class)
                .as("once")
                .isThrownBy(() -> camera.ritira(id, "di nuovo", "rita"));

        decide("GE", oggi.plusDays(3), "rettificaOre", "48");
        String inForce = centro.journal.read(centro.variazioni::tutte).getLast().id();
        orologio.avanti(Duration.ofDays(3));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> camera.ritira(inForce, "ripensamento", "rita"))
                .withMessageContaining("vale già");
    }

    @Test
    void thePageTellsWhatHoldsSinceWhoseDecisionAndWhatWill() {
        decide("GE", oggi, "rettificaOre", "36");
        decide("GE2", oggi.plusDays(2), "rettificaOre", "48");
        Quadro riga = Quadro.di(alCentro, centro.journal.read(centro.variazioni::tutte), CHIAVARI, oggi).stream()
                .filter(candidate -> candidate.parametro().via().equals("rettificaOre"))
                .findFirst()
                .orElseThrow();
        assertThat(riga.scritto()).isEqualTo("36");
        assertThat(riga.decisa().orElseThrow().operatore()).isEqualTo("rita");
        assertThat(riga.poi()).containsExactly(new Quadro.Poi(oggi.plusDays(2), "48"));
    }

    @Test
    void theSameIsRebuiltFromTheFacts() {
        decide("GE", oggi.plusDays(1), "prezzi.visto", "4");
        decide("GE", oggi.plusDays(2), "prezzi.visto", "5");
        camera.ritira(centro.journal.read(centro.variazioni::tutte).getLast().id(), "errore", "rita");
        List<Variazione> live = centro.journal.read(centro.variazioni::tutte);
        centro.journal.rebuild();
        List<Variazione> again = centro.journal.read(centro.variazioni::tutte);
        assertThat(again).isEqualTo(live);
        assertThat(alCentro.valida(CAMERA, oggi.plusDays(2)).prezzi().visto()).isEqualTo(400);
    }
}
