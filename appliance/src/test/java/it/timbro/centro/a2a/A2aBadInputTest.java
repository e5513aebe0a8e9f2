package it.timbro.centro.a2a;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.timbro.BaseDati;
import it.timbro.centro.CentroDiProva;
import it.timbro.centro.CentroDiProva.Answer;
import it.timbro.centro.Domande;
import it.timbro.firma.OpenSsl;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What is wrong gets its number, its status and what to do; and nothing is half done.
@ParameterizedClass
@EnumSource(BaseDati.class)
class A2aBadInputTest {
    private final BaseDati base;

    private static final String CREA = "/fpbews/pratica/creaA2A";
    private static OpenSsl openSsl;
    private static OpenSsl.Persona anna;
    private static byte[] good;

    @TempDir
    Path folder;

    private CentroDiProva centro;
    private String before = "";

    A2aBadInputTest(BaseDati base) {
        this.base = base;
    }

    @BeforeAll
    static void sign(@TempDir Path keys) {
        openSsl = new OpenSsl(keys);
        anna = openSsl.persona("Anna Bianchi", "TINIT-BNCNNA80A41D969W");
        good = signed(Domande.modello("CO", Domande.ACME));
    }

    private static byte[] signed(String xml) {
        return openSsl.firma(xml.getBytes(StandardCharsets.UTF_8), anna);
    }

    @BeforeEach
    void open() {
        centro = new CentroDiProva(base, folder);
        before = centro.traces();
    }

    @AfterEach
    void close() {
        centro.close();
    }

    private void refused(int status, int number, Answer answer) {
        assertEquals(
                status + " " + number,
                answer.status() + " " + answer.json().path("number").asInt(),
                () -> answer.json().toString());
        assertTrue(answer.type().startsWith("application/problem+json"), answer.type());
        assertFalse(answer.text("what").isEmpty());
        assertFalse(answer.text("toDo").isEmpty());
        assertEquals(before, centro.traces());
    }

    private Answer crea(byte[] p7m) {
        return centro.call("PUT", CREA, Domande.crea(p7m, "CO", "GE", "", Domande.ACME));
    }

    private String existing() {
        String id = crea(good).text("idPratica");
        before = centro.traces();
        return id;
    }

    private Answer allega(String id, byte[] file, String tipo) {
        return centro.call(
                "PUT", "/fpbews/pratica/aggiungiAllegatoA2A?idPratica=" + id, Domande.allegato(file, tipo, "f.pdf"));
    }

    @Test
    void aPdfThatNobodySigned() {
        refused(422, 201, crea(Domande.PDF));
    }

    @Test
    void aContentChangedAfterTheSignature() {
        byte[] altered = good.clone();
        String text = new String(good, StandardCharsets.ISO_8859_1);
        altered[text.indexOf("ACME Valvole")] = 'B';
        refused(422, 202, crea(altered));
    }

    @Test
    void anEnvelopeCutShort() {
        Answer answer = crea(Arrays.copyOf(good, good.length / 2));
        refused(422, answer.json().path("number").asInt() == 201 ? 201 : 203, answer);
    }

    @Test
    void sixEnvelopesOneInsideTheOther() {
        byte[] nested = good;
        for (int i = 0; i < 5; i++) {
            nested = openSsl.firma(nested, anna);
        }
        refused(422, 204, crea(nested));
    }

    @Test
    void twoEnvelopesOneInsideTheOtherAreTaken() {
        assertEquals(200, crea(openSsl.firma(good, anna)).status());
    }

    @Test
    void aSignedTextThatIsNotXml() {
        refused(422, 302, crea(signed("buongiorno")));
    }

    @Test
    void anXmlWithADtdOrAnExternalEntity() {
        refused(
                422,
                303,
                crea(signed("<!DOCTYPE Domanda [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                        + "<Domanda><TIPOPRATICA>&x;</TIPOPRATICA></Domanda>")));
    }

    @Test
    void anUnknownTipoPraticaInTheModelloOrBesideIt() {
        refused(422, 304, crea(signed(Domande.modello("ZZ", Domande.ACME))));
        refused(422, 304, centro.call("PUT", CREA, Domande.crea(good, "ZZ", "GE", "", Domande.ACME)));
        refused(422, 346, centro.call("PUT", CREA, Domande.crea(good, "VA", "GE", "", Domande.ACME)));
    }

    @Test
    void aCodiceFiscaleWithAWrongCheckDigitInTheModelloOrBesideIt() {
        refused(422, 305, crea(signed(Domande.modello("CO", "12345678904"))));
        refused(422, 305, centro.call("PUT", CREA, Domande.crea(good, "CO", "GE", "", "12345678904")));
        refused(422, 345, centro.call("PUT", CREA, Domande.crea(good, "CO", "GE", "", "01234567897")));
    }

    @Test
    void anUnknownChamberOrOffice() {
        refused(422, 341, centro.call("PUT", CREA, Domande.crea(good, "CO", "XX", "", Domande.ACME)));
        refused(422, 341, centro.call("PUT", CREA, Domande.crea(good, "CO", "GE", "BG1", Domande.ACME)));
    }

    @Test
    void aFileOverSevenMegabytesAndABodyOverTenAndAHalf() {
        refused(413, 301, crea(new byte[Limiti.FILE_BYTES + 1]));
        refused(413, 103, centro.call("PUT", CREA, " ".repeat(11_010_048) + "{}"));
        refused(400, 101, centro.call("PUT", CREA, "{\"a\": \"" + "x".repeat(70_000) + "\"}"));
    }

    @Test
    void aPraticaOverTwentyOneMegabytes() {
        String id = crea(good).text("idPratica");
        byte[] large = Arrays.copyOf(Domande.PDF, Limiti.FILE_BYTES);
        for (int i = 0; i < 2; i++) {
            large[large.length - 1] = (byte) i;
            assertEquals(200, allega(id, large, "GEN").status());
        }
        before = centro.traces();
        large[large.length - 1] = 9;
        refused(413, 340, allega(id, large, "GEN"));
    }

    @Test
    void theFiftyFirstAttachment() {
        String id = crea(good).text("idPratica");
        byte[] file = Domande.PDF.clone();
        for (int i = 0; i < Limiti.ALLEGATI; i++) {
            file[file.length - 1] = (byte) i;
            assertEquals(200, allega(id, file, "GEN").status());
        }
        before = centro.traces();
        file[file.length - 1] = 99;
        refused(422, 344, allega(id, file, "GEN"));
    }

    @Test
    void anAttachmentOfAKindOrContentThatDoesNotGo() {
        String id = existing();
        refused(422, 343, allega(id, Domande.PDF, "XXX"));
        refused(422, 343, allega(id, Domande.PDF, "ALV"));
        refused(422, 343, allega(id, Domande.PDF, "MOB"));
        refused(422, 343, allega(id, "MZ programma".getBytes(StandardCharsets.UTF_8), "GEN"));
        refused(422, 307, allega(id, Domande.opzioni(100).getBytes(StandardCharsets.UTF_8), "GEN"));
    }

    @Test
    void aNoteTooLong() {
        String id = existing();
        refused(
                422,
                351,
                centro.call(
                        "POST",
                        "/fpbews/pratica/aggiornaNoteA2A?idPratica=" + id + "&note="
                                + "x".repeat(Limiti.NOTA_CARATTERI + 1),
                        ""));
    }

    @Test
    void aJsonThatIsNoneOrTooDeepOrABase64ThatIsNone() {
        refused(400, 101, centro.call("PUT", CREA, "{\"a\": "));
        refused(400, 101, centro.call("PUT", CREA, "\"testo\""));
        refused(400, 101, centro.call("PUT", CREA, "{\"a\": " + "[".repeat(50)));
        refused(400, 101, centro.call("PUT", CREA, ""));
        refused(400, 348, centro.call("PUT", CREA, "{\"modelloBaseB64\": \"non è base64!\"}"));
        refused(400, 101, centro.call("PUT", CREA, "{\"modelloBaseB64\": \"\"}"));
        refused(
                400,
                101,
                centro.call(
                        "PUT",
                        CREA,
                        "{\"modelloBaseB64\": \"AAAA\", \"datiPratica\": {\"descrizione\": \"\\u0000\"}}"));
    }

    @Test
    void aRequestOfVistiWithoutAnyDocument() {
        byte[] visti = signed(Domande.modello("VA", Domande.ACME)
                .replace(
                        "</Domanda>",
                        "<CERTIFICATO-VISTI><SoggettoRichiedente>Anna Prova</SoggettoRichiedente>"
                                + "</CERTIFICATO-VISTI></Domanda>"));
        String id = centro.call("PUT", CREA, Domande.crea(visti, "VA", "GE", "", Domande.ACME))
                .text("idPratica");
        before = centro.traces();
        refused(422, 850, centro.call("POST", "/fpbews/pratica/inviaA2A?idPratica=" + id, ""));
        assertEquals(200, allega(id, Domande.PDF, "FAT").status());
        assertEquals(
                200,
                centro.call("POST", "/fpbews/pratica/inviaA2A?idPratica=" + id, "")
                        .status());
    }

    @Test
    void aPraticaThatIsNotThereAndACallThatDoesNotExist() {
        refused(404, 102, centro.call("POST", "/fpbews/pratica/inviaA2A?idPratica=M26601A0009", ""));
        refused(400, 101, centro.call("POST", "/fpbews/pratica/inviaA2A", ""));
        refused(404, 102, centro.call("POST", "/fpbews/pratica/pagaA2A", ""));
    }

    @Test
    void noCredentialsOrWrongOnes() {
        byte[] body = new byte[0];
        refused(401, 901, centro.call("PUT", CREA, body, "", ""));
        refused(401, 901, centro.call("PUT", CREA, body, "acme", "sbagliata"));
        refused(401, 901, centro.call("PUT", CREA, body, "nessuno", CentroDiProva.PASSWORD));
    }
}
