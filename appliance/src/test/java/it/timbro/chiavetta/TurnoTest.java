package it.timbro.chiavetta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.chiavetta.Lavoro.Stato;
import it.timbro.chiavetta.Lavoro.Verso;
import org.junit.jupiter.api.Test;

class TurnoTest {
    private final Turno turno = new Turno(Runnable::run, () -> {});
    private final Lavoro nuovo = Lavoro.nuovo(Verso.LEGGI, "centrale", "browser", 0);

    @Test
    void workThatFailsWhileThePersonWaitsIsNotShownAsGoingOnForEver() {
        assertThatThrownBy(() -> turno.subito(nuovo, () -> {
                    throw Problem.DISCO_PIENO.rejected();
                }))
                .isInstanceOf(RejectedException.class);
        assertThat(turno.lavoro()).map(Lavoro::stato).contains(Stato.NON_RIUSCITO);
        assertThat(turno.lavoro().orElseThrow().frasi())
                .as("a full database is ours")
                .containsExactly("Sul disco di questo apparecchio non c'è più spazio: liberane e ripeti, è sicuro."
                        + " Quello che era già passato resta registrato.");
        turno.avvia(nuovo, () -> {
            throw Problem.TROPPO_CARICO.rejected();
        });
        assertThat(turno.lavoro().orElseThrow().frasi())
                .containsExactly(Problem.TROPPO_CARICO.with().sentence());
        turno.avvia(nuovo, () -> {
            throw new OutOfMemoryError("a busta too many");
        });
        assertThat(turno.lavoro()).map(Lavoro::stato).contains(Stato.NON_RIUSCITO);
        turno.avvia(nuovo, () -> turno.adesso().finito(Stato.RIUSCITO, java.util.List.of()));
        assertThat(turno.lavoro()).map(Lavoro::stato).contains(Stato.RIUSCITO);
    }
}
