package it.timbro.orologio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.FakeTime;
import it.timbro.base.Fidato;
import it.timbro.base.RejectedException;
import it.timbro.base.TempoFidato;
import it.timbro.base.Time;
import it.timbro.pratica.DellaSede.OraConfermata;
import it.timbro.pratica.DellaSede.OrologioSaltato;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.Entry;
import it.timbro.world.Casa;
import it.timbro.world.Genova;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The clock of a branch from one start to the next.
class OrologioTest {
    private static final Duration RTT = Duration.ofMillis(30);

    @TempDir
    Path folder;

    private final FakeTime macchina = new FakeTime();
    private final List<Fonte> fonti = new ArrayList<>();
    private Fidato fidato;
    private Orologio orologio;
    private Casa casa;
    private String avvio = "4d3f";

    @BeforeEach
    void parte() {
        fidato = new Fidato();
        TempoFidato time = new TempoFidato(macchina, fidato);
        casa = new Casa(folder, time, 5);
        orologio = new Orologio(
                time, fidato, fonti, new Memoria(Disk.real(), folder.resolve("orologio.properties"), avvio));
        orologio.riprendi(casa.journal
                .find(Genova.STREAM, casa.journal.head(Genova.STREAM).seq())
                .map(entry -> entry.time().notBeforeMs())
                .orElse(0L));
    }

    @AfterEach
    void ferma() {
        casa.close();
    }

    private void riparte() {
        casa.close();
        parte();
    }

    private long now() {
        return macchina.now().toEpochMilli();
    }

    private void parlaLaCentrale() {
        orologio.sente("centrale", now(), RTT.toMillis());
    }

    private void giro() {
        orologio.giro(casa.journal, Genova.STREAM);
    }

    private Entry ultimo() {
        return casa.journal
                .find(Genova.STREAM, casa.journal.head(Genova.STREAM).seq())
                .orElseThrow();
    }

    private Time.Bounds limiti() {
        return orologio.stato().limiti();
    }

    @Test
    void aTimeServerThatMakesUsStumbleDoesNotSilenceThoseBehindIt() {
        fonti.add(new Fonte() {
            @Override
            public String nome() {
                return "ladra.example.invalid";
            }

            @Override
            public Optional<Risposta> chiedi() {
                return Optional.of(new Risposta(now(), now() - 1));
            }
        });
        fonti.add(new Fonte() {
            @Override
            public String nome() {
                return "tempo.example.invalid";
            }

            @Override
            public Optional<Risposta> chiedi() {
                return Optional.of(new Risposta(now() - 10, now() + 10));
            }
        });
        orologio = new Orologio(macchina, fidato, fonti, new Memoria(Disk.real(), folder.resolve("altra"), avvio));
        orologio.chiediAlleFonti();
        assertThat(orologio.stato().fonti()).containsExactly("tempo.example.invalid");
        assertThat(limiti().notAfterMs()).isEqualTo(now() + 10);
    }

    @Test
    void everyFactCarriesTheBounds() {
        parlaLaCentrale();
        casa.journal.write(Genova.STREAM, "bruni", tx -> tx.append(new OraConfermata(1)));
        assertThat(ultimo().time().notBeforeMs()).isEqualTo(now());
        assertThat(ultimo().time().notAfterMs()).isEqualTo(now() + RTT.toMillis());
    }

    @Test
    void aJumpIsWrittenDownOnceAndStaysAtTheBranch() {
        giro();
        macchina.segna(macchina.now().minus(Duration.ofHours(2)));
        giro();
        giro();
        assertThat(Orologio.salti(casa.journal)).containsExactly(new OrologioSaltato(now() + 7_200_000, now()));
        assertThat(ultimo().flags() & Entry.SOLO_SEDE).isNotZero();
        assertThat(Parole.salto(Orologio.salti(casa.journal).getFirst()))
                .isEqualTo("Dal 23 nov 2026 10:00 al 23 nov 2026 08:00 (2 ore indietro)");
    }

    @Test
    void ifOnlyTheProgramStartsAgainTheBoundsGoOn() {
        parlaLaCentrale();
        giro();
        macchina.passa(Duration.ofMinutes(10));
        riparte();
        assertThat(limiti().notBeforeMs()).isBetween(now() - 200, now());
        assertThat(limiti().notAfterMs()).isBetween(now() + RTT.toMillis(), now() + 200);
        assertThat(orologio.stato().fonti()).containsExactly("memoria");
    }

    @Test
    void ifTheMachineStartsAgainTheFloorHoldsWithoutAnySource() {
        parlaLaCentrale();
        giro();
        long certain = now();
        avvio = "another start";
        macchina.segna(Instant.parse("2020-01-01T00:00:00Z"));
        riparte();
        assertThat(limiti()).isEqualTo(new Time.Bounds(certain, Long.MAX_VALUE));
        assertThat(Parole.allarme(orologio.stato()))
                .hasValueSatisfying(
                        text -> assertThat(text).startsWith("L'orologio del server è indietro di 2518 giorni"));
        assertThat(Parole.frase(orologio.stato())).contains("non è prima del 23 nov 2026", "confermi data e ora");
    }

    @Test
    void withoutItsFileTheLastEntryOfTheJournalIsTheFloor() throws IOException {
        parlaLaCentrale();
        casa.journal.write(Genova.STREAM, "bruni", tx -> tx.append(new OraConfermata(1)));
        giro();
        Files.writeString(folder.resolve("orologio.properties"), "ticks=tre");
        riparte();
        assertThat(limiti()).isEqualTo(new Time.Bounds(now(), Long.MAX_VALUE));
    }

    @Test
    void aPersonsWordIsAFactAndEndsTheUncertaintyButCannotBeBeforeWhatIsCertain() {
        parlaLaCentrale();
        giro();
        avvio = "another start";
        macchina.passa(Duration.ofHours(10));
        riparte();
        assertThatThrownBy(() -> orologio.conferma(now() - 86_400_000, casa.journal, Genova.STREAM, "bruno"))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("vengono prima di fatti già certi");
        orologio.conferma(now(), casa.journal, Genova.STREAM, "bruno");
        assertThat(ultimo().kind()).isEqualTo("OraConfermata");
        assertThat(ultimo().operatore()).isEqualTo("bruno");
        assertThat(limiti()).isEqualTo(new Time.Bounds(now() - 300_000, now() + 300_000));
        assertThat(Parole.frase(orologio.stato())).isEqualTo("L'ora è certa entro 10 minuti (persona).");
    }

    @Test
    void timeServersAreAskedAndOneThatIsSilentDoesNoHarm() {
        fonti.add(fonte("muto", Optional.empty()));
        fonti.add(fonte("uno", Optional.of(new Fonte.Risposta(now() - 5, now() + 5))));
        fonti.add(fonte("due", Optional.of(new Fonte.Risposta(now() + 3_600_000, now() + 3_600_010))));
        riparte();
        orologio.chiediAlleFonti();
        assertThat(orologio.stato().fonti()).containsExactly("uno", "due");
        assertThat(Parole.allarme(orologio.stato()))
                .hasValue("Gli orologi di riferimento non sono d'accordo: controlla data e ora");
        parlaLaCentrale();
        assertThat(limiti()).isEqualTo(new Time.Bounds(now(), now() + 5));
        assertThat(Parole.allarme(orologio.stato())).isEmpty();
    }

    private static Fonte fonte(String nome, Optional<Fonte.Risposta> risposta) {
        return new Fonte() {
            @Override
            public String nome() {
                return nome;
            }

            @Override
            public Optional<Risposta> chiedi() {
                return risposta;
            }
        };
    }
}
