package it.timbro.centro.sedi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.timbro.BaseDati;
import it.timbro.base.RejectedException;
import it.timbro.calendario.Chiusura;
import it.timbro.collegamento.Collegamento;
import it.timbro.collegamento.Filiale;
import it.timbro.collegamento.Striscia;
import it.timbro.collegamento.store.QuarantenaStore;
import it.timbro.collegamento.store.ScambioStore;
import it.timbro.sync.sealed.SigningKey;
import it.timbro.sync.session.Step;
import it.timbro.sync.transport.Causa;
import it.timbro.world.Casa;
import it.timbro.world.Centrale;
import it.timbro.world.CentraleInRete;
import it.timbro.world.Dispositivo;
import it.timbro.world.Genova;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// No network, centre down, centre closed and refused are four things, and each is said by who
/// knows it. It is Sunday 22 November 2026, 10:42 in Italy.
@ParameterizedClass
@EnumSource(BaseDati.class)
class ApertureTest extends ProvaInRete {
    private Dispositivo box;
    private Casa casa;
    private Collegamento collegamento;

    ApertureTest(BaseDati base) {
        super(base, 7);
    }

    @BeforeEach
    void open() throws Exception {
        box = rete.iscritto(Centrale.GENOVA, "genova-in-rete");
        casa = new Casa(folder.resolve("rete"), mondo.orologio, 5);
        collegamento = new Collegamento(
                new Filiale(
                        Centrale.GENOVA,
                        Genova.STREAM,
                        casa.journal,
                        casa.archivio,
                        new ScambioStore(),
                        casa.impronte,
                        new QuarantenaStore(),
                        mondo.orologio),
                () -> SigningKey.open(folder.resolve("chiavi"), "codice"),
                casa.parts,
                box.link,
                box.link,
                () -> {},
                new Random(5));
    }

    @AfterEach
    void close() {
        collegamento.close();
        casa.close();
        box.close();
    }

    private Instant fra(Duration time) {
        return mondo.orologio.now().plus(time);
    }

    private void chiude(Duration dopo, Duration fino) {
        rete.aperture.chiudi(Chiusura.CENTRO, fra(dopo), fra(fino), "manutenzione", "dario");
    }

    @Test
    void aClosedCentreSaysSoAndUntilWhen() {
        assertThat(collegamento.prova()).isEmpty();
        chiude(Duration.ZERO, Duration.ofMinutes(198));
        String detto = "La centrale è chiusa fino a oggi alle 14:00: manutenzione.";
        assertThat(collegamento.prova()).contains(detto);
        assertThat(collegamento.stato().causa()).isEqualTo(Causa.CENTRALE_CHIUSA);
        Striscia striscia = collegamento.striscia();
        assertThat(striscia.titolo()).isEqualTo("Centrale chiusa: si lavora in sede");
        assertThat(striscia.dettaglio()).isEqualTo(detto);
        assertThat(collegamento.session().pushOnce()).isNotInstanceOf(Step.Moved.class);

        mondo.orologio.avanti(Duration.ofMinutes(198));
        assertThat(collegamento.prova()).isEmpty();
        assertThat(collegamento.striscia().titolo()).isEqualTo("Collegato");
        assertThat(collegamento.ultimoErrore().orElseThrow().frase())
                .as("what was the matter can still be read")
                .isEqualTo(detto);
    }

    @Test
    void theAnswerOfAClosedCentreCarriesWhenToComeBack() throws Exception {
        chiude(Duration.ZERO, Duration.ofMinutes(5));
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(box.tls.get())
                .build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(box.centrale + "/sync/v1/GE1/feed?after=0&waitMs=0"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("300");
            assertThat(answer.body()).contains("\"closed\"");
        }
    }

    @Test
    void silenceIsNeverTakenForClosedButTheCalendarIsQuotedBesideIt() {
        rete.close();
        assertThat(collegamento.prova()).isPresent();
        Striscia alone = collegamento.striscia(Optional.empty());
        assertThat(alone.titolo()).isEqualTo("Centrale non raggiungibile: si lavora in sede");
        assertThat(collegamento.striscia(Optional.of(Instant.parse("2026-11-23T07:00:00Z"))))
                .satisfies(striscia -> {
                    assertThat(striscia.titolo()).isEqualTo(alone.titolo());
                    assertThat(striscia.dettaglio())
                            .endsWith("Secondo il calendario il servizio è chiuso fino al 23/11 08:00.");
                });
    }

    @Test
    void theBranchesAreToldOfAClosureBeforeItBeginsAndWhenItIsTakenBack() {
        chiude(Duration.ofHours(2), Duration.ofHours(3));
        sente();
        assertThat(chiusureInSede())
                .singleElement()
                .satisfies(chiusura -> assertThat(chiusura.motivo()).isEqualTo("manutenzione"));
        assertThat(collegamento.prova()).as("not yet").isEmpty();

        rete.aperture.riapri(chiusureInSede().getFirst().id(), "dario");
        sente();
        assertThat(chiusureInSede()).isEmpty();
        mondo.orologio.avanti(Duration.ofMinutes(130));
        assertThat(collegamento.prova()).isEmpty();
    }

    private void sente() {
        assertThat(collegamento.session().pullOnce())
                .isInstanceOf(Step.Moved.class)
                .isNotEqualTo(new Step.Moved(0));
    }

    private List<Chiusura> chiusureInSede() {
        return casa.journal.read(rows -> casa.chiusure.ancora(rows, "GE", Chiusura.CENTRO, mondo.orologio.now()));
    }

    @Test
    void aClosureEndsAfterItBeganWithinAMonthAndHasAReason() {
        for (Duration end : List.of(Duration.ofMinutes(-1), Duration.ZERO, Duration.ofDays(32))) {
            assertThatExceptionOfType(RejectedException.class)
                    .isThrownBy(() -> chiude(Duration.ZERO, end))
                    .withMessageContaining("31 giorni");
        }
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> rete.aperture.chiudi(
                        Chiusura.CENTRO, fra(Duration.ZERO), fra(Duration.ofHours(1)), " ", "dario"))
                .withMessageContaining("motivo");
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() ->
                        rete.aperture.chiudi("MI1", fra(Duration.ZERO), fra(Duration.ofHours(1)), "festa", "dario"))
                .withMessageContaining("MI1");
    }

    @Test
    void theCentreRemembersWhenABranchCalledAndWhatItSaid() {
        casa.journal.write(
                Genova.STREAM,
                "bruni",
                tx -> tx.append(new it.timbro.pratica.DellaSede.OraConfermata(
                        mondo.orologio.now().toEpochMilli())));
        assertThat(rete.contatti.find(Centrale.GENOVA)).isEmpty();
        collegamento.prova();
        assertThat(rete.contatti.find(Centrale.GENOVA).orElseThrow().teste()).containsEntry("GE1/1", 1L);
        assertThat(rete.contatti.find(Centrale.GENOVA).orElseThrow().ms())
                .isEqualTo(mondo.orologio.now().toEpochMilli());
        assertThat(rete.contatti.find(CentraleInRete.CHIAVARI)).isEmpty();
    }
}
