package it.timbro.arrivo;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Prove;
import it.timbro.pratica.DatiImpresa;
import it.timbro.pratica.Modello;
import it.timbro.pratica.Modello.CertificatoOrigine;
import it.timbro.pratica.Modello.Dichiarazioni;
import it.timbro.pratica.Modello.Fattura;
import it.timbro.pratica.Modello.OrigineMerce;
import it.timbro.pratica.Modello.Pagina;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is exported to be signed says what was written, to the letter.
class ModelloWriterTest {
    private static Modello letto(CertificatoOrigine co) {
        ModelloLetto read = ModelloReader.read(ModelloWriter.write(co));
        assertThat(read).isInstanceOf(ModelloLetto.Letto.class);
        return ((ModelloLetto.Letto) read).modello();
    }

    @Test
    void whatIsWrittenIsReadBackAsItWas() {
        CertificatoOrigine co = Prove.certificato("Pompe Liguri S.r.l.", "KANTO K.K.\nTOKYO");
        assertThat(letto(co)).isEqualTo(co);
        assertThat(ModelloWriter.write(co)).isEqualTo(ModelloWriter.write(co));
    }

    @Test
    void everyBoxSheetAndDeclarationHasItsPlaceAndNoLetterIsTakenForAMark() {
        CertificatoOrigine co = new CertificatoOrigine(
                new DatiImpresa(
                        null, Prove.certificato("x", "y").impresa().codiceFiscale(), "Ferri & <Figli> \"S.n.c.\""),
                "Ferri & Figli\n  Via À 1",
                "A &amp; B &#65; <C>\n日本",
                List.of("GIAPPONE", "EMIRATI ARABI UNITI"),
                List.of("UNIONE EUROPEA - ITALIA", "SVIZZERA"),
                "1.000,00 €",
                "",
                "L/C n. 1 & 2",
                List.of(new Pagina("1 collo\n\n2 colli", "10 kg\n\n20 kg"), new Pagina("3 colli", "30 kg")),
                new Dichiarazioni(
                        OrigineMerce.MDCOM, "d", "ITALIA", "fusione", "Ferri", "tornitura", "Altri", "CINA", "bolla"),
                List.of(
                        new Fattura("1/A & B", LocalDate.of(2026, 11, 20)),
                        new Fattura("2", LocalDate.of(2026, 1, 2))));
        assertThat(letto(co)).isEqualTo(co);
        assertThat(new String(ModelloWriter.write(co), StandardCharsets.UTF_8)).doesNotContain("DOCTYPE");
    }
}
