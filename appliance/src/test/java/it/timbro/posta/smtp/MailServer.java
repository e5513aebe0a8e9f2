package it.timbro.posta.smtp;

import it.timbro.posta.smtp.ServerSmtp.Accesso;
import it.timbro.posta.smtp.ServerSmtp.Credenziali;
import it.timbro.posta.smtp.ServerSmtp.Sicurezza;
import it.timbro.world.Server;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A mail server on loopback that answers as it is told, one conversation after the other.
final class MailServer implements AutoCloseable {
    static final Credenziali CHI = new Credenziali("timbro", "parola-di-prova");
    private static final char[] SECRET = "prova".toCharArray();

    /// What came, as it came: commands, and letters as they stood between DATA and the dot.
    final List<String> comandi = new CopyOnWriteArrayList<>();
    final List<String> lettere = new CopyOnWriteArrayList<>();
    /// Answers by the beginning of a command; `.` is the end of a letter. "" hangs up.
    final Map<String, String> risposte = new ConcurrentHashMap<>();
    private final ServerSocket listening;
    private final SSLContext tls;
    private final boolean implicit;
    private final Path pem;
    private final Thread thread;

    MailServer(Path folder, boolean implicit) throws Exception {
        this.implicit = implicit;
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair keys = generator.generateKeyPair();
        X509Certificate certificate = Server.selfSigned(keys);
        this.pem = Server.pem(folder.resolve("posta.pem"), certificate);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("posta", keys.getPrivate(), SECRET, new X509Certificate[] {certificate});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, SECRET);
        this.tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        this.listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        this.thread = Thread.ofPlatform().name("mail-server").daemon(true).start(this::serve);
    }

    Accesso accesso(Sicurezza sicurezza, Optional<Credenziali> chi) {
        return accesso("localhost", sicurezza, Optional.of(pem), chi);
    }

    Accesso accesso(String host, Sicurezza sicurezza, Optional<Path> trust, Optional<Credenziali> chi) {
        return new Accesso(
                host + ":" + listening.getLocalPort(), sicurezza, trust, chi, "camera.invalid", Duration.ofSeconds(5));
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                converse(implicit ? encrypted(socket) : socket);
            } catch (IOException e) {
                comandi.add("(" + e.getClass().getSimpleName() + ")"); // the client went, or we did
            }
        }
    }

    private Socket encrypted(Socket socket) throws IOException {
        SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        return secure;
    }

    private void converse(Socket first) throws IOException {
        Socket socket = first;
        BufferedReader in = reader(socket);
        say(socket, risposte.getOrDefault("CONNECT", "220 mail.prova.invalid"));
        for (@Nullable String line = in.readLine(); line != null; line = in.readLine()) {
            comandi.add(line);
            String verb = line.split("[ :]", 2)[0].toUpperCase(java.util.Locale.ROOT);
            String answer = risposte.getOrDefault(verb, usual(verb));
            say(socket, answer);
            if (answer.isEmpty() || verb.equals("QUIT")) {
                return;
            }
            if (verb.equals("AUTH") && answer.startsWith("334")) {
                comandi.add(String.valueOf(in.readLine()));
                say(socket, "235 welcome");
            }
            if (verb.equals("STARTTLS") && answer.startsWith("220")) {
                socket = encrypted(socket);
                in = reader(socket);
            }
            if (verb.equals("DATA") && answer.startsWith("354")) {
                lettere.add(letter(in));
                String end = risposte.getOrDefault(".", "250 taken");
                say(socket, end);
                if (end.isEmpty()) {
                    return;
                }
            }
        }
    }

    private static String usual(String verb) {
        return switch (verb) {
            case "EHLO" -> "250-mail.prova.invalid\r\n250 AUTH PLAIN";
            case "STARTTLS" -> "220 go ahead";
            case "AUTH" -> "334 go on";
            case "DATA" -> "354 end with a dot";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    private static String letter(BufferedReader in) throws IOException {
        StringBuilder letter = new StringBuilder();
        for (@Nullable String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            letter.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return letter.toString();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    private static void say(Socket socket, String answer) throws IOException {
        if (!answer.isEmpty()) {
            OutputStream out = socket.getOutputStream();
            out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    @Override
    public void close() throws Exception {
        listening.close();
        thread.join();
    }
}
