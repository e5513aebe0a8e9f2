package it.timbro.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes of the shell stand for the server: what counts is what they print and how they end.
class ServerProcessTest {
    @TempDir
    Path folder;

    private @Nullable ServerProcess server;

    @AfterEach
    void killWhatIsLeft() {
        if (server != null) {
            server.kill9();
        }
    }

    @Test
    void aServerIsReadyWhenItSaysSo() {
        assertThat(start("echo accendo; echo PRONTO https://127.0.0.1:1/; read x < /dev/zero")
                        .awaitReady()
                        .isAlive())
                .isTrue();
    }

    @Test
    void aServerThatEndsBeforeBeingReadyIsReportedWithItsLastWords() {
        assertThatThrownBy(() -> start("echo porta occupata; exit 3").awaitReady())
                .hasMessageContaining("si è fermata all'avvio")
                .hasMessageContaining("porta occupata");
    }

    @Test
    void stopAsksPolitelyAndHearsTheLastWords() {
        ServerProcess polite = start("trap 'echo ciao; exit 7' TERM; echo PRONTO x; while :; do sleep 0.05; done")
                .awaitReady();
        polite.stop();
        assertThat(polite.awaitEnd()).isEqualTo(7);
        await().untilAsserted(() -> assertThat(folder.resolve("log")).content().contains("ciao"));
    }

    @Test
    void killDoesNotAsk() {
        ServerProcess stubborn = start("trap '' TERM; echo PRONTO x; while :; do sleep 0.05; done")
                .awaitReady();
        stubborn.kill9();
        assertThat(stubborn.awaitEnd()).isEqualTo(128 + 9);
    }

    private ServerProcess start(String script) {
        server = ServerProcess.start(
                "prova", List.of("bash", "-c", script), folder.resolve("log"), folder.resolve("pid"));
        return server;
    }
}
