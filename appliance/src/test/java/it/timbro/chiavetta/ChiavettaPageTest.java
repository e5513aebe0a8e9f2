package it.timbro.chiavetta;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Browser;
import it.timbro.SportelloDiProva;
import it.timbro.chiavetta.web.ChiavettaPage;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Assets;
import it.timbro.page.Pages;
import it.timbro.page.Strip;
import it.timbro.page.Templates;
import it.timbro.sync.disk.Disk;
import it.timbro.world.Mondo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page at a branch, and envelopes that a browser carries.
class ChiavettaPageTest {
    private static final Pattern LINK = Pattern.compile("href=\"(/chiavetta/buste/[^\"]+)\"");

    @TempDir
    Path folder;

    private Mondo mondo;
    private Banco banco;
    private SportelloDiProva sportello;
    private Browser ugo;

    @BeforeEach
    void open() throws IOException {
        mondo = new Mondo(folder, 20261122);
        banco = new Banco(mondo, folder, Disk.real());
        Pages pages = new Pages(
                Templates.engine(),
                "Genova",
                () -> new Strip.Vista(Strip.Tono.ATTENZIONE, "Centrale non raggiungibile", "", "", ""),
                new Assets());
        sportello = new SportelloDiProva(
                java.nio.file.Files.createDirectories(folder.resolve("sportello")),
                new ChiavettaPage(banco.genova, List.of("centrale"), pages));
        sportello.iscrivi("ugo", Ruolo.OPERATORE);
        sportello.iscrivi("piero", Ruolo.PORTINERIA);
        ugo = sportello.browser().entrato("ugo");
    }

    @AfterEach
    void close() {
        sportello.close();
        mondo.close();
    }

    @Test
    void thePageSaysWhatWouldGoAndWhatCameOfIt() {
        mondo.centrale.arriva(1, Mondo.bytes(700_000, 1));
        banco.dallaCentrale();
        assertThat(ugo.get("/chiavetta").body()).contains("1 fatto", "Chiavetta KINGSTON");
        assertThat(ugo.post("/chiavetta/leggi", Map.of("con", "centrale", "dove", "chiavetta:KINGSTON"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(ugo.get("/chiavetta").body())
                .contains("Lettura riuscita", "La chiavetta è letta: 3 fatti nuovi e 1 file nuovo.");
        assertThat(ugo.post("/chiavetta/leggi", Map.of("con", "centrale", "dove", "chiavetta:../.."))
                        .body())
                .contains("Problema 681");
    }

    @Test
    void anEnvelopeGoesOutAndComesInThroughTheBrowser() throws Exception {
        mondo.centrale.arriva(1, Mondo.bytes(700_000, 1));
        banco.dallaCentrale();
        byte[] busta = java.nio.file.Files.readAllBytes(banco.buste().getFirst());
        ugo.get("/chiavetta");
        assertThat(carica(busta).statusCode()).isEqualTo(303);
        assertThat(ugo.get("/chiavetta").body()).contains("3 fatti nuovi e 1 file nuovo.");

        assertThat(ugo.post("/chiavetta/prepara", Map.of("con", "centrale", "dove", "browser"))
                        .statusCode())
                .isEqualTo(303);
        Matcher link = LINK.matcher(ugo.get("/chiavetta").body());
        assertThat(link.find()).isTrue();
        byte[] out = ugo.client
                .send(ugo.request(link.group(1)).build(), BodyHandlers.ofByteArray())
                .body();
        assertThat(banco.centro
                        .carica("GE1", new java.io.ByteArrayInputStream(out))
                        .stato())
                .isEqualTo(Lavoro.Stato.RIUSCITO);
        assertThat(ugo.get("/chiavetta/buste/..%2f..%2fetc%2fpasswd").statusCode())
                .isIn(400, 404);
    }

    @Test
    void anUploadWithoutTheSecretOfTheFormIsNotRead() throws IOException {
        ugo.get("/chiavetta");
        ugo.csrf = "altro";
        assertThat(carica(new byte[] {1}).statusCode()).isEqualTo(403);
        assertThat(banco.genova.lavoro()).isEmpty();
    }

    @Test
    void whoDoesNotWorkWithPraticheLooksOnly() {
        Browser piero = sportello.browser().entrato("piero");
        assertThat(piero.get("/chiavetta").body()).contains("<h1").doesNotContain("/chiavetta/prepara");
        assertThat(piero.post("/chiavetta/prepara", Map.of("con", "centrale", "dove", "browser"))
                        .statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> carica(byte[] busta) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("_csrf", ugo.csrf);
        fields.put("_chiave", ugo.chiave);
        fields.put("con", "centrale");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            body.write(("--confine\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                            + field.getValue() + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.write(("--confine\r\nContent-Disposition: form-data; name=\"busta\"; filename=\"x.busta\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(busta);
        body.write("\r\n--confine--\r\n".getBytes(StandardCharsets.UTF_8));
        return ugo.send(ugo.request("/chiavetta/carica")
                .header("Content-Type", "multipart/form-data; boundary=confine")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }
}
