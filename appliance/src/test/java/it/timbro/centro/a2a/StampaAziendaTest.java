package it.timbro.centro.a2a;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.archivio.Archivio;
import it.timbro.centro.CentroDiProva;
import it.timbro.centro.Domande;
import it.timbro.firma.OpenSsl;
import it.timbro.pratica.DellaPratica.PraticaApprovata;
import it.timbro.pratica.DellaPratica.PraticaEmessa;
import it.timbro.pratica.DellaPratica.PraticaMessaADisposizione;
import it.timbro.pratica.DellaPratica.StampaPreparata;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.Hash;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// How a company's program comes by the certificate that the company prints itself.
class StampaAziendaTest {
    private static final byte[] PDF = "%PDF-1.7 certificato".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private CentroDiProva centro;
    private String id;

    @BeforeEach
    void send(@TempDir Path keys) {
        centro = new CentroDiProva(folder);
        OpenSsl openSsl = new OpenSsl(keys);
        byte[] p7m = openSsl.firma(
                Domande.modello("CO", Domande.ACME).getBytes(StandardCharsets.UTF_8),
                openSsl.persona("Anna Bianchi", "TINIT-BNCNNA80A41D969W"));
        id = centro.call("PUT", "/fpbews/pratica/creaA2A", Domande.crea(p7m, "CO", "GE", "GE1", Domande.ACME))
                .text("idPratica");
        centro.call("POST", "/fpbews/pratica/inviaA2A?idPratica=" + id, "");
    }

    @AfterEach
    void close() {
        centro.close();
    }

    /// What the branch's act writes, as it arrives by sync.
    private void issued() {
        NumeroPratica numero = new NumeroPratica(id);
        NumeroCertificato certificato = new NumeroCertificato("C26GE0000001");
        Hash documento = Hash.of(PDF);
        centro.sede(
                new PraticaApprovata(numero),
                new StampaPreparata(
                        numero, new NumeroLavoro("GE1-1"), certificato, Supporto.FOGLIO_BIANCO, documento, List.of()),
                new PraticaEmessa(numero, certificato),
                new PraticaMessaADisposizione(numero, certificato, documento));
    }

    private JsonNode asked(String filtri) {
        return centro.call("POST", "/fpbews/pratica/listaPraticheA2A", "{\"filtri\": {" + filtri + "}}")
                .json()
                .path("pratiche")
                .path(0);
    }

    private JsonNode thisOne() {
        return asked("\"CODICE_PRATICA\": \"" + id + "\"");
    }

    @Test
    void askedForByItsCodeThePraticaCarriesTheDocument() {
        issued();
        new Archivio(centro.archive, Disk.real(), new Random(9)).keep(PDF);
        JsonNode pratica = thisOne();
        assertThat(pratica.path("esito").asString()).isEqualTo("EVASA");
        assertThat(pratica.path("numeroCertificato").asString()).isEqualTo("C26GE0000001");
        JsonNode certificato = pratica.path("certificato");
        assertThat(certificato.path("certificatoFileName").asString()).isEqualTo("C26GE0000001.pdf");
        assertThat(Base64.getDecoder().decode(certificato.path("certificatoB64").asString()))
                .isEqualTo(PDF);
        assertThat(certificato.path("sha256").asString()).isEqualTo(Hash.of(PDF).hex());
    }

    @Test
    void whileTheFileIsOnItsWayTheAnswerSaysWhichItWillBe() {
        issued();
        JsonNode certificato = thisOne().path("certificato");
        assertThat(certificato.path("sha256").asString()).isEqualTo(Hash.of(PDF).hex());
        assertThat(certificato.path("certificatoB64").isNull()).isTrue();
    }

    @Test
    void aListAndAPraticaThatIsNotIssuedCarryNoDocument() {
        assertThat(thisOne().has("certificato")).isFalse();
        issued();
        assertThat(asked("").has("certificato")).isFalse();
    }

    @Test
    void anotherAccountSeesNothingOfIt() {
        issued();
        new Archivio(centro.archive, Disk.real(), new Random(9)).keep(PDF);
        byte[] body = ("{\"filtri\": {\"CODICE_PRATICA\": \"" + id + "\"}}").getBytes(StandardCharsets.UTF_8);
        assertThat(centro.call("POST", "/fpbews/pratica/listaPraticheA2A", body, "rossi", CentroDiProva.PASSWORD)
                        .json()
                        .path("pratiche")
                        .size())
                .isZero();
    }
}
