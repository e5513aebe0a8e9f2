package it.timbro.registri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.Filiale;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.emergenza.Carte;
import it.timbro.emergenza.Emergenza;
import it.timbro.emergenza.Giorni;
import it.timbro.emergenza.Presentazioni.Scritta;
import it.timbro.emergenza.Registri.Registro;
import it.timbro.emergenza.Stampati;
import it.timbro.pratica.DelRegistro.GiornataSigillata;
import it.timbro.pratica.DelRegistro.RegistroSigillato;
import it.timbro.pratica.RegistroEmergenza;
import it.timbro.registri.Registro.Tenuto;
import it.timbro.registri.store.RigheStore;
import it.timbro.world.Casa;
import it.timbro.world.Centrale;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three days without the centre, from the opening of the register of emergency to the daily register of
/// the protocol in which everything that was presented stands.
class SettantadueOreTest {
    private static final Sede CAMERA = new Sede("GE");

    @TempDir
    Path folder;

    private final RigheStore righe = new RigheStore();
    private final StampaRegistri stampa = new StampaRegistri(() -> Filiale.REPORTS);

    @Test
    void threeDaysWithoutTheCentreAreRegisteredCountedClosedAndRecovered() {
        try (Mondo mondo = new Mondo(folder, 72)) {
            Genova genova = mondo.genova;
            LocalDate primo = DelGiorno.giorno(mondo.orologio.now().toEpochMilli());
            mondo.linea.giu = true;
            genova.collegata = false;
            RegistroEmergenza id = genova.emergenza.apri(Carte.apertura(), "teresa");
            presenta(genova, 1, 2);
            chiudiLaGiornata(mondo, primo, 3);

            mondo.orologio.avanti(Duration.ofHours(25));
            assertThatThrownBy(() -> presenta(genova, 3))
                    .isInstanceOfSatisfying(
                            RejectedException.class,
                            e -> assertThat(e.rejection().problem()).isEqualTo(Problem.SENZA_PROTOCOLLO));
            chiudiLaGiornata(mondo, primo.plusDays(1), 0);
            genova.emergenza.proroga(
                    id, new Emergenza.Proroga(Carte.DETERMINAZIONE, "Il guasto continua", 3), "teresa");

            mondo.orologio.avanti(Duration.ofHours(24));
            presenta(genova, 3);
            mondo.orologio.avanti(Duration.ofHours(23));
            mondo.linea.giu = false;
            genova.emergenza.chiudi(id, OptionalLong.empty(), "teresa");

            rapporto(mondo, id);
            assertThat(genova.sincronizza()).isTrue();
            registroGiornaliero(mondo);
        }
    }

    private static void presenta(Genova genova, int... which) {
        for (int one : which) {
            genova.accettazione.accetta(Carte.presentazione(one), "anna");
        }
    }

    /// @param quante rows of the register of emergency on that day: the opening, and what was presented
    private void chiudiLaGiornata(Mondo mondo, LocalDate giorno, int quante) {
        Casa casa = mondo.genova.casa;
        GiornataSigillata sigillo = new Chiusura(casa.journal, righe, stampa, casa.archivio, mondo.orologio)
                .chiudi(
                        new Chiusura.Casa(Genova.STREAM, Centrale.GENOVA, "Genova", Registri.tenutiDa(Tenuto.SEDE)),
                        giorno,
                        "rita");
        assertThat(sigillo.registri())
                .filteredOn(uno -> uno.registro().equals("emergenza"))
                .extracting(RegistroSigillato::righe)
                .containsExactly(quante);
    }

    /// Every day has its total, also the one on which nobody could register.
    private static void rapporto(Mondo mondo, RegistroEmergenza id) {
        Casa casa = mondo.genova.casa;
        Registro registro =
                casa.journal.read(rows -> casa.emergenze.find(rows, id)).orElseThrow();
        List<Scritta> righe = casa.journal.read(rows -> casa.presentazioni.delRegistro(rows, id));
        long fine = registro.chiusaMs().orElseThrow();
        assertThat(Giorni.di(registro, righe, fine).giorni())
                .extracting(Giorni.Giorno::operazioni)
                .containsExactly(2, 0, 1, 0);
        byte[] pdf = new Stampati(() -> Filiale.REPORTS, "Genova").registro(registro, righe, fine);
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(new Stampati(() -> Filiale.REPORTS, "Genova").registro(registro, righe, fine))
                .isEqualTo(pdf);
    }

    /// The three numbers stand in the register of the day of the recovery, with those of emergency beside.
    private void registroGiornaliero(Mondo mondo) {
        Casa centro = mondo.centrale.casa;
        LocalDate oggi = DelGiorno.giorno(mondo.orologio.now().toEpochMilli());
        mondo.orologio.avanti(Duration.ofDays(1));
        Chiusura chiusura = new Chiusura(centro.journal, righe, stampa, centro.archivio, mondo.orologio);
        assertThat(new RegistroGiornaliero(
                                centro.journal,
                                righe,
                                chiusura,
                                List.of(new Chiusura.Casa(
                                        Centrale.AOO, CAMERA, "Genova", Registri.tenutiDa(Tenuto.CENTRALE))),
                                centro.vite,
                                mondo.orologio)
                        .gira())
                .isEqualTo(1);
        Lettura lettura = new Lettura(centro.journal, righe);
        assertThat(lettura.pezzo(new DelGiorno(Registri.PROTOCOLLO, CAMERA, oggi), 0, 10)
                        .righe())
                .extracting(riga ->
                        riga.celle().getFirst() + " " + riga.celle().getLast().split("\n")[0])
                .containsExactly(
                        "GE/2026/0000001 GE1-E-2026-0000001",
                        "GE/2026/0000002 GE1-E-2026-0000002",
                        "GE/2026/0000003 GE1-E-2026-0000003");
        assertThat(lettura.sigillo(CAMERA, oggi)).isPresent();
    }
}
