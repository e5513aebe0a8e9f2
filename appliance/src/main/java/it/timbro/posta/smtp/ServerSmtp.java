package it.timbro.posta.smtp;

import it.timbro.base.Fidate;
import it.timbro.posta.Eml;
import it.timbro.posta.Inoltro;
import it.timbro.posta.Inoltro.Esito;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.net.smtp.AuthenticatingSMTPClient;
import org.apache.commons.net.smtp.SMTPReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An SMTP server (RFC 5321) over TLS: STARTTLS (RFC 3207) or TLS from the first byte (RFC 8314),
/// its certificate and name checked, and an end to every wait. Without TLS only where the
/// configuration says so, and then without a password: a relay on the same machine.
public final class ServerSmtp implements Inoltro.Server {
    private static final Logger LOG = LoggerFactory.getLogger(ServerSmtp.class);
    private static final int MAX_PAROLE = 300;

    private final Accesso accesso;

    /// How the line to the server is kept from others.
    public enum Sicurezza {
        STARTTLS(587),
        TLS(465),
        NESSUNA(25);

        private final int port;

        Sicurezza(int port) {
            this.port = port;
        }
    }

    /// @param server `host` or `host:port`
    /// @param trust PEM file of the authorities that the server's certificate may come from; empty:
    /// those of the platform
    /// @param chi account and password; empty for a server that asks for none
    /// @param nome by which this machine greets
    /// @param patience for each answer
    public record Accesso(
            String server,
            Sicurezza sicurezza,
            Optional<Path> trust,
            Optional<Credenziali> chi,
            String nome,
            Duration patience) {
        public Accesso {
            if (sicurezza == Sicurezza.NESSUNA && chi.isPresent()) {
                throw new IllegalArgumentException("a password goes to a mail server over TLS only");
            }
        }

        private String host() {
            int colon = server.lastIndexOf(':');
            return colon < 0 ? server : server.substring(0, colon);
        }

        private int port() {
            int colon = server.lastIndexOf(':');
            return colon < 0 ? sicurezza.port : Integer.parseInt(server.substring(colon + 1));
        }
    }

    public record Credenziali(String user, String password) {
        @Override
        public String toString() {
            return "Credenziali[" + user + ", password withheld]";
        }
    }

    public ServerSmtp(Accesso accesso) {
        this.accesso = accesso;
    }

    @Override
    public Inoltro.Sessione apri() throws IOException {
        Client client = new Client(accesso);
        try {
            client.enter();
            return new Conversazione(client);
        } catch (IOException e) {
            client.leave();
            throw e;
        }
    }

    /// Commons Net's client with what we always want.
    private static final class Client extends AuthenticatingSMTPClient {
        private final Accesso accesso;

        Client(Accesso accesso) throws IOException {
            super("TLS", accesso.sicurezza() == Sicurezza.TLS, StandardCharsets.US_ASCII.name());
            this.accesso = accesso;
            Optional<Path> trust = accesso.trust();
            // what the library takes by itself checks dates and no more
            setTrustManager(trust.isPresent() ? Fidate.di(trust.get()) : Fidate.dellaPiattaforma());
            setEndpointCheckingEnabled(true);
            setConnectTimeout((int) accesso.patience().toMillis());
            setDefaultTimeout((int) accesso.patience().toMillis());
        }

        void enter() throws IOException {
            connect(accesso.host(), accesso.port());
            expect(SMTPReply.isPositiveCompletion(getReplyCode()));
            setSoTimeout((int) accesso.patience().toMillis());
            expect(elogin(accesso.nome()));
            if (accesso.sicurezza() == Sicurezza.STARTTLS) {
                expect(execTLS()); // a server that will not is not spoken to: nobody in between may talk it down
                expect(elogin(accesso.nome()));
            }
            if (accesso.chi().isPresent()) {
                expect(login(accesso.chi().get()));
            }
        }

        private boolean login(Credenziali chi) throws IOException {
            try {
                return auth(AUTH_METHOD.PLAIN, chi.user(), chi.password());
            } catch (GeneralSecurityException e) {
                throw new IOException("log in at the mail server", e);
            }
        }

        void expect(boolean well) throws IOException {
            if (!well) {
                throw new IOException("the mail server said: " + parole());
            }
        }

        /// What the server said last, as a person may read it.
        String parole() {
            @Nullable String said = getReplyString();
            String line =
                    said == null ? "" : said.replaceAll("[\\p{Cntrl}]+", " ").strip();
            return line.length() <= MAX_PAROLE ? line : line.substring(0, MAX_PAROLE);
        }

        void leave() {
            try {
                disconnect();
            } catch (IOException e) {
                LOG.debug("the mail server had gone already", e);
            }
        }
    }

    private record Conversazione(Client client) implements Inoltro.Sessione {
        @Override
        public Esito consegna(Eml eml) throws IOException {
            client.expect(client.setSender(eml.da())); // a server that refuses the office refuses every letter
            if (!client.addRecipient(eml.a())) {
                return rifiuto();
            }
            @Nullable Writer data = client.sendMessageData();
            if (data == null) {
                return rifiuto();
            }
            try (data) {
                data.write(new String(eml.bytes(), StandardCharsets.US_ASCII));
            }
            return client.completePendingCommand() ? new Esito.Presa() : rifiuto();
        }

        /// The letter alone is refused: the conversation goes on with the next.
        private Esito rifiuto() throws IOException {
            int code = client.getReplyCode();
            String parole = client.parole();
            client.expect(code != SMTPReply.SERVICE_NOT_AVAILABLE);
            client.expect(client.reset());
            return SMTPReply.isNegativePermanent(code) ? new Esito.Rifiutata(parole) : new Esito.PiuTardi(parole);
        }

        @Override
        public void close() {
            try {
                client.quit();
            } catch (IOException e) {
                LOG.debug("the mail server hung up first", e);
            }
            client.leave();
        }
    }
}
