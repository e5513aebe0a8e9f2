package it.timbro.page;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Browser;
import it.timbro.SportelloDiProva;
import it.timbro.operatori.Ruolo;
import it.timbro.pratica.Opzioni;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void whatIsCommittedIsToldToAnOpenPage(HttpClient.Version version) throws Exception {
        try (SportelloDiProva sportello = new SportelloDiProva(folder)) {
            sportello.iscrivi("anna", Ruolo.OPERATORE);
            Browser browser = sportello.browser().entrato("anna");
            var answer = browser.client.send(
                    browser.request("/eventi")
                            .version(version)
                            .header("Accept", "text/event-stream")
                            .build(),
                    BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(version);
            try (InputStream stream = answer.body()) {
                assertThat(until(stream, "event:aperto")).contains("aperto");
                assertThat(until(stream, "event:battito")).doesNotContain("cambio");
                sportello.filiale.arriva(Opzioni.NESSUNA);
                assertThat(until(stream, "event:cambio")).contains("cambio");
            }
        }
    }

    @Test
    void aStreamEndsWhenItsSessionIsLockedAndKeepsNobodyIn() throws Exception {
        try (SportelloDiProva sportello = new SportelloDiProva(folder)) {
            sportello.iscrivi("anna", Ruolo.OPERATORE);
            Browser browser = sportello.browser().entrato("anna");
            var answer = browser.client.send(browser.request("/eventi").build(), BodyHandlers.ofInputStream());
            until(answer.body(), "event:aperto");
            assertThat(sportello.events.readers()).isEqualTo(1);
            sportello.filiale.time.passa(Duration.ofMinutes(11));
            Awaitility.await()
                    .untilAsserted(() -> assertThat(sportello.events.readers()).isZero());
        }
    }

    @Test
    void aThousandChangesDoNotPileUpForAReaderThatDoesNotRead() throws Exception {
        try (SportelloDiProva sportello = new SportelloDiProva(folder)) {
            sportello.iscrivi("anna", Ruolo.OPERATORE);
            Browser browser = sportello.browser().entrato("anna");
            var answer = browser.client.send(browser.request("/eventi").build(), BodyHandlers.ofInputStream());
            for (int i = 0; i < 1_000; i++) {
                sportello.events.cambiato();
            }
            assertThat(until(answer.body(), "event:cambio").length()).isLessThan(2_000);
        }
    }

    @Test
    void pagesLeftBehindHoldAtMostFourStreamsOfASession() throws Exception {
        try (SportelloDiProva sportello = new SportelloDiProva(folder)) {
            sportello.iscrivi("anna", Ruolo.OPERATORE);
            Browser browser = sportello.browser().entrato("anna");
            for (int i = 0; i < 10; i++) {
                var answer = browser.client.send(browser.request("/eventi").build(), BodyHandlers.ofInputStream());
                until(answer.body(), "event:aperto");
            }
            Awaitility.await()
                    .untilAsserted(() -> assertThat(sportello.events.readers()).isEqualTo(4));
        }
    }

    private static String until(InputStream stream, String words) throws Exception {
        StringBuilder read = new StringBuilder();
        byte[] bytes = new byte[1024];
        while (read.indexOf(words) < 0) {
            int count = stream.read(bytes);
            assertThat(count).as("the stream ended after " + read).isPositive();
            read.append(new String(bytes, 0, count, StandardCharsets.UTF_8).replace("event: ", "event:"));
        }
        return read.toString();
    }
}
