package it.timbro.centro.cassetta.ftps;

import it.timbro.base.Fidate;
import it.timbro.centro.cassetta.Deposito;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPCmd;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An FTPS server as a client sees it: explicit TLS (RFC 4217), the server's certificate and name checked, data
/// channels protected too, passive mode, and an end to every wait. Commons Net does not resume the TLS session on
/// the data channel: the server must not demand it (`require_ssl_reuse=NO` in vsftpd).
public final class ServerFtps implements Deposito {
    private static final Logger LOG = LoggerFactory.getLogger(ServerFtps.class);
    private static final int PORT = 21;
    private static final int MAX_LINE = 1_000;
    private static final String UNFINISHED = ".tmp";

    private final Accesso accesso;

    /// @param server `host` or `host:port`
    /// @param trust PEM file of the authorities that the server's certificate may come from
    /// @param folder that holds a folder for each account
    /// @param patience for each answer
    public record Accesso(String server, String user, String password, Path trust, String folder, Duration patience) {
        @Override
        public String toString() {
            return "Accesso[" + user + "@" + server + ", password withheld]";
        }
    }

    public ServerFtps(Accesso accesso) {
        this.accesso = accesso;
    }

    @Override
    public Visita apri() throws IOException {
        Client client = new Client(Fidate.di(accesso.trust()), accesso.patience());
        try {
            client.enter(accesso);
            return new Connessione(client, accesso.folder());
        } catch (IOException e) {
            client.leave();
            throw e;
        }
    }

    /// Commons Net's client with what we always want, and a list of names that ends.
    private static final class Client extends FTPSClient {
        private final Duration patience;

        Client(TrustManager trust, Duration patience) {
            super("TLS", false);
            this.patience = patience;
            setTrustManager(trust);
            setEndpointCheckingEnabled(true);
            setConnectTimeout((int) patience.toMillis());
            setDefaultTimeout((int) patience.toMillis());
            setDataTimeout(patience);
            setControlEncoding(StandardCharsets.UTF_8);
        }

        void enter(Accesso accesso) throws IOException {
            int colon = accesso.server().lastIndexOf(':');
            connect(
                    colon < 0 ? accesso.server() : accesso.server().substring(0, colon),
                    colon < 0 ? PORT : Integer.parseInt(accesso.server().substring(colon + 1)));
            expect(FTPReply.isPositiveCompletion(getReplyCode()));
            setSoTimeout((int) patience.toMillis());
            expect(login(accesso.user(), accesso.password()));
            execPBSZ(0);
            execPROT("P");
            enterLocalPassiveMode();
            expect(setFileType(FTP.BINARY_FILE_TYPE));
        }

        void expect(boolean well) throws IOException {
            if (!well) {
                throw new IOException("the file server said " + getReplyCode());
            }
        }

        /// The library's own list has no bound.
        List<String> names(String folder, int max) throws IOException {
            List<String> names = new ArrayList<>();
            @Nullable Socket socket = _openDataConnection_(FTPCmd.NLST, folder);
            if (socket == null) {
                expect(FTPReply.isNegativePermanent(getReplyCode()) || FTPReply.isNegativeTransient(getReplyCode()));
                return names;
            }
            try (socket;
                    BufferedReader lines = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), MAX_LINE)) {
                @Nullable String line = line(lines);
                while (line != null && names.size() < max) {
                    names.add(line.substring(line.lastIndexOf('/') + 1));
                    line = line(lines);
                }
            }
            expect(completePendingCommand() || names.size() == max);
            return names;
        }

        private static @Nullable String line(BufferedReader in) throws IOException {
            StringBuilder line = new StringBuilder();
            int next = in.read();
            if (next < 0) {
                return null;
            }
            for (; next >= 0 && next != '\n'; next = in.read()) {
                if (line.length() == MAX_LINE) {
                    throw new IOException("a name without an end");
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString();
        }

        void leave() {
            try {
                disconnect();
            } catch (IOException e) {
                LOG.debug("the file server had gone already", e);
            }
        }
    }

    private record Connessione(Client client, String base) implements Visita {
        /// A server may list what no command can name: to us that file is not there.
        private static boolean isSayable(String nome) {
            return nome.chars().noneMatch(c -> c < ' ' || c == '/' || c == '\\' || c == 0x7f) && !nome.startsWith("..");
        }

        private String path(String folder, String nome) {
            return folder(folder) + "/" + nome;
        }

        private String folder(String folder) {
            return (base.endsWith("/") ? base : base + "/") + folder;
        }

        @Override
        public List<String> nomi(String folder, int max) throws IOException {
            return client.names(folder(folder), max);
        }

        @Override
        public Optional<byte[]> leggi(String folder, String nome, int max) throws IOException {
            if (!isSayable(nome)) {
                return Optional.empty();
            }
            @Nullable InputStream in = client.retrieveFileStream(path(folder, nome));
            if (in == null) {
                client.expect(FTPReply.isNegativePermanent(client.getReplyCode())
                        || FTPReply.isNegativeTransient(client.getReplyCode()));
                return Optional.empty();
            }
            byte[] content;
            try (in) {
                content = in.readNBytes(max + 1);
            }
            boolean whole = client.completePendingCommand();
            client.expect(whole || content.length > max);
            return Optional.of(content);
        }

        @Override
        public void scrivi(String folder, String nome, byte[] content) throws IOException {
            if (!isSayable(nome)) {
                throw new IOException("not a name of a file");
            }
            client.makeDirectory(folder(folder)); // it may be there
            String place = path(folder, nome);
            client.expect(client.storeFile(place + UNFINISHED, new ByteArrayInputStream(content)));
            if (!client.rename(place + UNFINISHED, place)) {
                client.deleteFile(place); // some servers do not write over another file
                client.expect(client.rename(place + UNFINISHED, place));
            }
        }

        @Override
        public boolean rinomina(String folder, String da, String a) throws IOException {
            return isSayable(da) && isSayable(a) && client.rename(path(folder, da), path(folder, a));
        }

        @Override
        public boolean togli(String folder, String nome) throws IOException {
            return isSayable(nome) && client.deleteFile(path(folder, nome));
        }

        @Override
        public String versione(String folder, String nome) throws IOException {
            return isSayable(nome)
                    ? Objects.requireNonNullElse(client.getModificationTime(path(folder, nome)), "")
                    : "";
        }

        @Override
        public void close() {
            client.leave();
        }
    }
}
