package it.timbro.atti;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Prove;
import it.timbro.pratica.DellAnnullamento.Causa;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.NotaAggiunta;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.web.Banco;
import it.timbro.sync.protocol.Hash;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the office adds to box 5 is proposed, confirmed with one key, shown as an addition and
/// printed; the signed modello stays as it is (S-098).
class DicitureTest {
    @TempDir
    Path folder;

    private Banco banco;

    @BeforeEach
    void apri() {
        banco = new Banco(folder);
        banco.filiale.blocco(2026, 5);
    }

    @AfterEach
    void chiudi() {
        banco.close();
    }

    private String pagina(NumeroPratica numero) {
        return banco.get("/pratica/" + numero).body();
    }

    private int aggiungi(NumeroPratica numero, String dicitura) {
        return banco.post(
                        "/pratica/" + numero + "/dicitura",
                        "versione",
                        String.valueOf(banco.filiale.versione(numero)),
                        "dicitura",
                        dicitura)
                .statusCode();
    }

    private void stampa(NumeroPratica numero) {
        banco.filiale.approva(numero);
        banco.filiale.prepara(numero);
        banco.filiale.stampa(numero, "");
        banco.filiale.tuttiBuoni(numero);
    }

    private String stampato(NumeroPratica numero) throws IOException {
        byte[] pdf = banco.filiale.archivio.read(banco.filiale.lavoro(numero).documento());
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void anOldInvoiceProposesThatItIsIssuedRetrospectively() throws IOException {
        Modello.CertificatoOrigine co = Prove.conFattura(
                Prove.certificato("Pompe Liguri S.r.l.", "KANTO MACHINERY K.K.\nTOKYO"),
                new Modello.Fattura("2026/0100", LocalDate.of(2026, 8, 3)));
        NumeroPratica numero = banco.arriva(
                "M26B23A0001",
                co,
                Prove.opzioni(Supporto.FOGLIO_BIANCO, 0),
                List.of(banco.file("modello.p7m", "MOB", "modello"), banco.file("fattura.pdf", "FAE", "fattura")),
                "");
        assertThat(pagina(numero))
                .contains("«Rilasciato a posteriori / Issued retrospectively»", "Aggiungi <kbd>F7</kbd>")
                .doesNotContain("Aggiunto dall'ufficio:");

        assertThat(aggiungi(numero, "A_POSTERIORI")).isEqualTo(303);
        assertThat(pagina(numero))
                .contains("Aggiunto dall'ufficio:</strong> Rilasciato a posteriori", "Dicitura dell'ufficio")
                .doesNotContain("<kbd>F7</kbd></button>");
        assertThat(banco.filiale.scheda(numero).modello()).isEqualTo(co);
        stampa(numero);
        assertThat(stampato(numero)).contains("Rilasciato a posteriori / Issued retrospectively");
    }

    @Test
    void whatReplacesAStolenCertificateSaysSoAndThatItIsADuplicate() throws IOException {
        NumeroPratica vecchia = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        stampa(vecchia);
        NumeroCertificato primo = new NumeroCertificato("C26GE0000001");
        NumeroPratica nuova = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        banco.filiale.dallaCentrale(new NotaAggiunta(nuova, "sostituisce il certificato C26GE0000001 rubato"));
        assertThat(pagina(nuova)).as("it is still valid").doesNotContain("name=\"dicitura\"");
        banco.filiale.annullamento.chiedi(
                new Annullamento.Domanda(
                        primo,
                        Causa.FURTO,
                        "modulo firmato",
                        "rubato in viaggio",
                        "Questura di Genova, 41/2026",
                        new Presentazione.Persona("Ada Prova", "CI CA7654321", null),
                        null,
                        List.of(new Allegato(Hash.of(new byte[] {1}), "denuncia.pdf", "SCANSIONE", "", 1))),
                "anna");
        assertThat(pagina(nuova)).contains("«Sostituisce il certificato n. C26GE0000001»", "Aggiungi <kbd>F7</kbd>");

        assertThat(aggiungi(nuova, "C26GE0000001")).isEqualTo(303);
        assertThat(pagina(nuova))
                .contains("Aggiunto dall'ufficio:</strong> DUPLICATO. Sostituisce il certificato n. C26GE0000001")
                .doesNotContain("name=\"dicitura\"");
        stampa(nuova);
        assertThat(stampato(nuova)).contains("DUPLICATO. Sostituisce il certificato n.");
    }

    @Test
    void whatIsNoAdditionIsRefused() {
        NumeroPratica numero = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        assertThat(aggiungi(numero, "MADE IN ITALY")).isEqualTo(400);
        assertThat(aggiungi(numero, "C26GE0000009")).isEqualTo(404);
        assertThat(pagina(numero)).doesNotContain("Aggiunto dall'ufficio:", "name=\"dicitura\"");
    }
}
