package it.timbro.stampa.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Prove;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.web.Banco;
import it.timbro.printing.ipp.Fault;
import it.timbro.printing.ipp.PrintJob;
import it.timbro.printing.ipp.Submission;
import it.timbro.printing.pdf.Pages;
import it.timbro.printing.sheet.Calibration;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The printer is calibrated by test sheets on plain paper, and every later print on formulario
/// is corrected.
class TaraturaPageTest {
    @TempDir
    Path folder;

    private Banco banco;

    @BeforeEach
    void apri() {
        banco = new Banco(folder);
    }

    @AfterEach
    void chiudi() {
        banco.close();
    }

    private static String[] misure(String x, String y) {
        return new String[] {"x", x, "y", y, "allarga", "0,0", "allunga", "0,0"};
    }

    private static String[] provate(String x, String y) {
        return new String[] {
            "x",
            x,
            "y",
            y,
            "allarga",
            "0,0",
            "allunga",
            "0,0",
            "provata.x",
            "1,5",
            "provata.y",
            "-0,8",
            "provata.allarga",
            "0,0",
            "provata.allunga",
            "0,0"
        };
    }

    private byte[] mandato() {
        return banco.stampante().ricevuti.getLast().pdf();
    }

    @Test
    void fromTheFirstTestSheetToTheWordThatItFits() {
        assertThat(banco.get("/stampante").body())
                .contains("Nessuno l'ha ancora tarata", "tray-2", "Stampa il foglio di taratura <kbd>F8</kbd>")
                .doesNotContain("Coincidono");

        HttpResponse<String> printed = banco.post("/stampante/prova", misure("1,5", "-0,8"));
        assertThat(printed.statusCode()).isEqualTo(200);
        assertThat(printed.body()).contains("value=\"1,5\"", "Coincidono: vale da ora", "prova.png?x=1,5&amp;y=-0,8");
        assertThat(banco.stampante().ricevuti)
                .singleElement()
                .satisfies(job -> assertThat(job.tray()).isEqualTo("tray-2"))
                .extracting(PrintJob::name)
                .isEqualTo("Foglio di taratura");
        assertThat(banco.filiale.tarature.ultima()).isEmpty();

        banco.post("/stampante/conferma", provate("1,5", "-0,8"));
        assertThat(banco.get("/stampante").body())
                .contains("A destra di 1,5 mm, in basso di -0,8 mm", "anna", "Togli la correzione");
        assertThat(banco.filiale.tarature.attuale()).isEqualTo(new Calibration(1.5, -0.8, 0, 0));

        banco.post("/stampante/azzera");
        assertThat(banco.filiale.tarature.attuale()).isEqualTo(Calibration.NONE);
        assertThat(banco.get("/stampante").body()).contains("Tarature di prima", "A destra di 1,5 mm");
    }

    @Test
    void whatNoTestSheetWasPrintedWithIsNotConfirmed() {
        HttpResponse<String> other = banco.post("/stampante/conferma", provate("2,5", "-0,8"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("Problema 847", "value=\"2,5\"");
        assertThat(banco.post("/stampante/conferma", misure("1,5", "-0,8")).statusCode())
                .isEqualTo(409);
        assertThat(banco.filiale.tarature.ultima()).isEmpty();
    }

    @Test
    void whatIsNoMeasureIsSaidAndStaysWritten() {
        HttpResponse<String> words = banco.post("/stampante/prova", misure("due", "0"));
        assertThat(words.statusCode()).isEqualTo(400);
        assertThat(words.body()).contains("«due» non è una misura", "value=\"due\"");
        assertThat(banco.post("/stampante/prova", misure("10,1", "0")).body()).contains("Problema 846");
        assertThat(banco.get("/stampante/prova.png?x=99").statusCode()).isEqualTo(422);
        assertThat(banco.stampante().ricevuti).isEmpty();
    }

    @Test
    void aPrinterThatTakesNothingSaysWhy() {
        banco.stampante().rispondi(new Submission.Refused(new Fault(Fault.Cause.SENZA_CARTA, "media-empty")));
        HttpResponse<String> refused = banco.post("/stampante/prova", misure("0", "0"));
        assertThat(refused.body()).contains("nella stampante manca la carta").doesNotContain("Coincidono");
    }

    @Test
    void theSheetIsLookedAtBeforeItIsPrinted() {
        HttpResponse<String> png = banco.get("/stampante/prova.png?x=1,5&y=-0,8");
        assertThat(png.headers().firstValue("content-type")).contains("image/png");
        assertThat(png.body()).contains("PNG");
    }

    @Test
    void laterPrintsOnFormularioAreCorrectedAndTheKeptDocumentIsNot() {
        Calibration found = new Calibration(1.5, -0.8, 0, 0);
        banco.filiale.tarature.conferma(found, Optional.of(found), "anna");
        banco.filiale.blocco(2026, 2);
        banco.filiale.magazzino.carica("A0123401", "A0123401", "anna");

        byte[] formulario = stampata(Supporto.FORMULARIO);
        assertThat(mandato()).isNotEqualTo(formulario).isEqualTo(Pages.calibrated(formulario, Set.of(0), found));

        byte[] bianco = stampata(Supporto.FOGLIO_BIANCO);
        assertThat(mandato()).isEqualTo(bianco);
    }

    /// The document that is kept.
    private byte[] stampata(Supporto supporto) {
        NumeroPratica numero = banco.filiale.arriva(Prove.opzioni(supporto, 0));
        banco.filiale.approva(numero);
        banco.filiale.prepara(numero);
        banco.filiale.stampa(numero, "");
        return banco.filiale.archivio.read(banco.filiale.lavoro(numero).documento());
    }
}
