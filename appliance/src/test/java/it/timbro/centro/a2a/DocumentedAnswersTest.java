package it.timbro.centro.a2a;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.timbro.centro.CentroDiProva;
import it.timbro.centro.Domande;
import it.timbro.firma.OpenSsl;
import it.timbro.pratica.DellaPratica.RettificaRichiesta;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.NumeroPratica;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The examples of docs/a2a.md are what the service answers, letter by letter. `-Dgolden=write` writes them anew.
class DocumentedAnswersTest {
    private static final Path DOCUMENT = Path.of(System.getProperty("basedir", "."))
            .resolve("../docs/a2a.md")
            .normalize();
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- esempio: (\\w+) -->\n```json\n(.*?)```", Pattern.DOTALL);
    private static final JsonMapper PRETTY = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @Test
    void everyExampleIsTheServicesOwnAnswer(@TempDir Path folder, @TempDir Path keys) throws IOException {
        Map<String, String> answers;
        try (CentroDiProva centro = new CentroDiProva(folder)) {
            answers = conversation(centro, keys);
        }
        String document = Files.readString(DOCUMENT);
        String expected = EXAMPLE.matcher(document)
                .replaceAll(example -> Matcher.quoteReplacement("<!-- esempio: " + example.group(1) + " -->\n```json\n"
                        + answers.getOrDefault(example.group(1), "nobody answers this") + "\n```"));
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(DOCUMENT, expected);
        }
        assertEquals(expected, Files.readString(DOCUMENT));
        assertEquals(answers.size(), EXAMPLE.matcher(document).results().count());
    }

    private static Map<String, String> conversation(CentroDiProva centro, Path keys) {
        OpenSsl openSsl = new OpenSsl(keys);
        byte[] p7m = openSsl.firma(
                Domande.modello("CO", Domande.ACME).getBytes(StandardCharsets.UTF_8),
                openSsl.persona("Anna Bianchi", "TINIT-BNCNNA80A41D969W"));
        String pratica = "/fpbews/pratica/";
        Map<String, String> answers = new LinkedHashMap<>();
        CentroDiProva.Answer created =
                centro.call("PUT", pratica + "creaA2A", Domande.crea(p7m, "CO", "GE", "GE1", Domande.ACME));
        answers.put("creaA2A", shown(created));
        String id = "?idPratica=" + created.text("idPratica");
        centro.call(
                "PUT", pratica + "aggiungiAllegatoA2A" + id, Domande.allegato(Domande.PDF, "FAE", "fattura-12.pdf"));
        answers.put("inviaA2A", shown(centro.call("POST", pratica + "inviaA2A" + id, "")));
        centro.time.passa(Duration.ofMinutes(40));
        centro.sede(new RettificaRichiesta(
                new NumeroPratica(created.text("idPratica")),
                List.of(new Rilievo("2", "Manca l'indirizzo del destinatario")),
                Instant.parse("2026-06-02T08:40:00Z").toEpochMilli()));
        answers.put(
                "listaRettificheRichiesteA2A",
                shown(centro.call("POST", pratica + "listaRettificheRichiesteA2A", "{\"filtri\": []}")));
        centro.call(
                "PUT", pratica + "rettificaAllegatoA2A" + id, Domande.allegato(Domande.PDF, "GEN", "indirizzo.pdf"));
        centro.time.passa(Duration.ofMinutes(20));
        answers.put("trasmettiRettificaA2A", shown(centro.call("POST", pratica + "trasmettiRettificaA2A" + id, "")));
        answers.put("listaA2A", shown(centro.call("POST", pratica + "listaA2A?siglaProvincia=CO", "")));
        answers.put(
                "listaSediA2A", shown(centro.call("POST", pratica + "listaSediA2A?siglaProvincia=CO&cciaa=GE", "")));
        answers.put("getStatus", shown(centro.call("GET", "/ptcows/getStatus", new byte[0], "", "")));
        answers.put(
                "problema",
                shown(centro.call("PUT", pratica + "creaA2A", Domande.crea(Domande.PDF, "CO", "GE", "", ""))));
        return answers;
    }

    private static String shown(CentroDiProva.Answer answer) {
        return PRETTY.writeValueAsString(answer.json())
                .replace("\r\n", "\n")
                .replaceAll("\"[0-9a-f]{64}\"", "\"…\"")
                .replaceAll("(?<=\"byteTotali\" : )[0-9]+", "0");
    }
}
