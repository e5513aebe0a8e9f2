package it.timbro.posta.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.posta.Eml;
import it.timbro.posta.Inoltro.Esito;
import it.timbro.posta.Inoltro.Sessione;
import it.timbro.posta.smtp.ServerSmtp.Sicurezza;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real client against a mail server that answers as it is told.
class ServerSmtpTest {
    private static final Eml LETTERA = new Eml(
            "M26B23A0001-4",
            "sportello@camera.invalid",
            "export@pompe.invalid",
            "Pratica respinta: perché",
            "Una riga.\n.\nDopo un punto da solo.",
            Instant.parse("2026-11-23T09:00:00Z"));

    @TempDir
    Path folder;

    private static Esito consegna(ServerSmtp.Accesso accesso) throws IOException {
        try (Sessione sessione = new ServerSmtp(accesso).apri()) {
            return sessione.consegna(LETTERA);
        }
    }

    @Test
    void aLetterGoesWholeOverStartTlsWithThePasswordBehindIt() throws Exception {
        try (MailServer server = new MailServer(folder, false)) {
            assertThat(consegna(server.accesso(Sicurezza.STARTTLS, Optional.of(MailServer.CHI))))
                    .isEqualTo(new Esito.Presa());
            assertThat(server.lettere).containsExactly(new String(LETTERA.bytes(), StandardCharsets.US_ASCII));
            assertThat(server.comandi)
                    .containsSubsequence(
                            "EHLO camera.invalid",
                            "STARTTLS",
                            "EHLO camera.invalid",
                            "AUTH PLAIN",
                            "AHRpbWJybwBwYXJvbGEtZGktcHJvdmE=",
                            "MAIL FROM:<sportello@camera.invalid>",
                            "RCPT TO:<export@pompe.invalid>",
                            "DATA",
                            "QUIT");
        }
    }

    @Test
    void overTlsFromTheFirstByteToo() throws Exception {
        try (MailServer server = new MailServer(folder, true)) {
            assertThat(consegna(server.accesso(Sicurezza.TLS, Optional.of(MailServer.CHI))))
                    .isEqualTo(new Esito.Presa());
        }
    }

    @Test
    void whatIsRefusedForEverForNowOrAtTheLastDotIsToldApartAndTheConversationGoesOn() throws Exception {
        try (MailServer server = new MailServer(folder, false)) {
            try (Sessione sessione = new ServerSmtp(server.accesso(Sicurezza.NESSUNA, Optional.empty())).apri()) {
                server.risposte.put("RCPT", "550 5.1.1 no such user");
                assertThat(sessione.consegna(LETTERA)).isEqualTo(new Esito.Rifiutata("550 5.1.1 no such user"));
                server.risposte.put("RCPT", "451 greylisted");
                assertThat(sessione.consegna(LETTERA)).isEqualTo(new Esito.PiuTardi("451 greylisted"));
                server.risposte.remove("RCPT");
                server.risposte.put(".", "552 too large");
                assertThat(sessione.consegna(LETTERA)).isEqualTo(new Esito.Rifiutata("552 too large"));
                server.risposte.remove(".");
                assertThat(sessione.consegna(LETTERA)).isEqualTo(new Esito.Presa());
            }
        }
    }

    @Test
    void aServerThatHangsUpAtTheLastDotHasSaidNothing() throws Exception {
        try (MailServer server = new MailServer(folder, false)) {
            server.risposte.put(".", "");
            assertThatThrownBy(() -> consegna(server.accesso(Sicurezza.NESSUNA, Optional.empty())))
                    .isInstanceOf(IOException.class);
            assertThat(server.lettere).hasSize(1);
        }
    }

    @Test
    void aServerThatWillNotHaveTheOfficeRefusesNoLetter() throws Exception {
        try (MailServer server = new MailServer(folder, false)) {
            server.risposte.put("MAIL", "550 you may not send here");
            assertThatThrownBy(() -> consegna(server.accesso(Sicurezza.NESSUNA, Optional.empty())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("you may not send here");
            server.risposte.put("AUTH", "535 who are you");
            assertThatThrownBy(() -> consegna(server.accesso(Sicurezza.STARTTLS, Optional.of(MailServer.CHI))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("who are you");
        }
    }

    @Test
    void nobodyInBetweenTalksItDownAndNoOtherServerIsBelieved() throws Exception {
        try (MailServer server = new MailServer(folder, false)) {
            assertThatThrownBy(() -> consegna(server.accesso(
                            "127.0.0.1",
                            Sicurezza.STARTTLS,
                            Optional.of(folder.resolve("posta.pem")),
                            Optional.empty())))
                    .as("a certificate for another name")
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> consegna(
                            server.accesso("localhost", Sicurezza.STARTTLS, Optional.empty(), Optional.empty())))
                    .as("an authority that nobody named")
                    .isInstanceOf(IOException.class);
            server.risposte.put("STARTTLS", "502 what is that");
            assertThatThrownBy(() -> consegna(server.accesso(Sicurezza.STARTTLS, Optional.of(MailServer.CHI))))
                    .isInstanceOf(IOException.class);
            assertThat(server.comandi).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
        assertThatThrownBy(() -> new ServerSmtp.Accesso(
                        "mail.invalid",
                        Sicurezza.NESSUNA,
                        Optional.empty(),
                        Optional.of(MailServer.CHI),
                        "camera.invalid",
                        java.time.Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
