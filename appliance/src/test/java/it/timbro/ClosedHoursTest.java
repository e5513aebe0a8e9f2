package it.timbro;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.calendario.Calendario;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Stato;
import it.timbro.sportello.FuoriOrario.Chiusa;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// S-028: what is sent outside the hours of the service is acquired at its next opening, by the
/// calendar.
class ClosedHoursTest {
    /// Monday.
    private static final Instant DIECI = Instant.parse("2026-11-23T09:00:00Z");

    @TempDir
    Path folder;

    @Test
    void whatIsSentInTheEveningIsAcquiredTheNextMorning() {
        try (Filiale filiale = new Filiale(folder)) {
            filiale.politica("servizio", "lun mar mer gio ven 08:00-19:00\nsab 08:00-14:00");
            ClosedHours ore = new ClosedHours(
                    filiale.time,
                    List.of(Filiale.SEDE),
                    (_, sede, now) -> filiale.politiche
                            .valida(sede, now.atZone(Calendario.ROMA).toLocalDate())
                            .servizio(List.of()));
            filiale.time.segna(DIECI);
            filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
            assertThat(filiale.journal.<List<Chiusa>>read(ore::adesso)).isEmpty();
            filiale.time.passa(Duration.ofHours(11));
            NumeroPratica sera = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
            filiale.time.passa(Duration.ofMinutes(1));
            assertThat(filiale.journal.<List<Chiusa>>read(ore::adesso))
                    .singleElement()
                    .satisfies(chiusa -> {
                        assertThat(Instant.ofEpochMilli(chiusa.dalMs()))
                                .isEqualTo(Instant.parse("2026-11-23T18:00:00Z"));
                        assertThat(chiusa.apertura()).isEqualTo("24 nov 08:00");
                    });
            assertThat(filiale.journal.<List<NumeroPratica>>read(
                            rows -> filiale
                                    .pratiche
                                    .codaDal(
                                            rows,
                                            Filiale.SEDE,
                                            Stato.ASSEGNATA,
                                            ore.adesso(rows).getFirst().dalMs())
                                    .stream()
                                    .map(riga -> new NumeroPratica(riga.numero()))
                                    .toList()))
                    .containsExactly(sera);
            filiale.time.passa(Duration.ofHours(12));
            assertThat(filiale.journal.<List<Chiusa>>read(ore::adesso)).isEmpty();
            assertThat(filiale.journal.<List<Optional<String>>>read(
                            rows -> filiale.pratiche.coda(rows, Stato.ASSEGNATA, 10).stream()
                                    .map(ore.acquisite(rows))
                                    .toList()))
                    .containsExactly(Optional.empty(), Optional.of("08:00"));
        }
    }
}
