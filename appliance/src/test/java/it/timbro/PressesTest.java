package it.timbro;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.http.HttpService;
import it.timbro.base.Sede;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Assets;
import it.timbro.page.Pages;
import it.timbro.page.Strip;
import it.timbro.politica.Politica;
import it.timbro.politica.web.ContattiPage;
import it.timbro.printing.sheet.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// S-054: the counter for trying out says so on its paper and on its pages, by its code alone.
class PressesTest {
    private static final String DI_PROVA = "SPORTELLO DI PROVA";

    @TempDir
    Path folder;

    private static String ricevuta(Sede sede) throws IOException {
        byte[] pdf = new Presses(sede.diProva())
                .reports
                .get()
                .compose(
                        new Report("Ricevuta", "Camera", List.of(new Report.Block.Titolo("Presentazione"))),
                        Instant.EPOCH);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void allPaperOfATrainingOfficeSaysSoAndNoOther() throws IOException {
        assertThat(ricevuta(new Sede("ZZ1"))).contains(DI_PROVA);
        assertThat(ricevuta(new Sede("GE1"))).doesNotContain(DI_PROVA);
    }

    @Test
    void everyPageOfATrainingOfficeSaysSoAndNoOther() {
        Strip strip = () -> new Strip.Vista(Strip.Tono.COLLEGATO, "Collegato", "", "", "");
        Pages diProva = Pages.dellaSede(new Sede("ZZ1"), "Prova", strip, new Assets());
        Pages pages = Pages.dellaSede(new Sede("GE1"), "Genova", strip, new Assets());
        HttpService prova = new ContattiPage(List::of, diProva);
        HttpService vera = rules -> rules.get(
                "/presentazione",
                (request, response) -> pages.send(
                        response,
                        "politica/contatti.jte",
                        new ContattiPage.ContattiView(pages.frame(request, "Vera"), List.of())));
        try (SportelloDiProva sportello = new SportelloDiProva(folder, prova, vera)) {
            sportello.iscrivi("anna", Ruolo.OPERATORE);
            Browser anna = sportello.browser().entrato("anna");
            assertThat(anna.get("/contatti").body())
                    .contains("Sportello di prova", "niente di quello che fai qui ha valore");
            assertThat(anna.get("/presentazione").body())
                    .contains("Vera")
                    .doesNotContain("niente di quello che fai qui ha valore");
        }
    }

    @Test
    void itHasAPolicyOfItsOwn() {
        Politica politica = Politica.Raccolta.load().valida(new Sede("ZZ1"), LocalDate.of(2026, 11, 23));
        assertThat(politica.camera()).contains("senza valore");
        assertThat(politica.contrasti()).isEmpty();
    }
}
