package it.timbro.appuntamenti.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Filiale;
import it.timbro.imprese.Aziende;
import it.timbro.pratica.DellAppuntamento.AppuntamentoFissato;
import it.timbro.pratica.IdAppuntamento;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.web.Banco;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signature devices are another desk: a first-time company is told where, and nothing is booked
/// (S-042).
class DispositiviTest {
    private static final IdAppuntamento ID = IdAppuntamento.nuovo(new Random(1));
    private static final String DOVE =
            "Sportello firma digitale: via delle Prove 2, https://firma.prova.invalid/prenota, tel. 010 000000";

    @TempDir
    Path folder;

    @Test
    void whereToGetOneStandsOnThePagesAndOnTheSheetAsThePolicySays() throws IOException {
        try (Banco banco = new Banco(folder)) {
            var impresa = new Presentazione.Impresa("Ardesie Prova S.n.c.", Aziende.ARDESIE, null);
            var rosa = new Presentazione.Persona("Rosa Tigullio", "", null);
            banco.filiale.journal.write(
                    Filiale.STREAM,
                    "anna",
                    tx -> tx.append(
                            new AppuntamentoFissato(ID, 1_795_500_000_000L, 15, rosa, impresa, "010 111111", "")));
            assertThat(banco.get("/appuntamenti/" + ID).body()).doesNotContain("Dispositivo di firma");

            banco.filiale.politica("dispositivi", DOVE);
            for (String pagina : new String[] {"/appuntamenti/" + ID, "/appuntamenti/nuovo"}) {
                assertThat(banco.get(pagina).body())
                        .as(pagina)
                        .contains(
                                "Dispositivo di firma",
                                "qui non si prenota",
                                "tel. 010 000000",
                                "href=\"https://firma.prova.invalid/prenota\"");
            }
            try (PDDocument pdf = Loader.loadPDF(banco.bytes("/appuntamenti/" + ID + "/foglio.pdf"))) {
                assertThat(new PDFTextStripper().getText(pdf))
                        .contains("non lo rilascia questo ufficio", "Sportello firma digitale");
            }
        }
    }
}
