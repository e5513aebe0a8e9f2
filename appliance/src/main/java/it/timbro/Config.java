package it.timbro;

import it.timbro.base.Sede;
import it.timbro.centro.cassetta.ftps.ServerFtps;
import it.timbro.journal.PostgreSql;
import it.timbro.posta.Eml;
import it.timbro.posta.smtp.ServerSmtp;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/// The file the program is started with: Java properties, written by the installer.
///
/// Common keys: `role` (filiale, centro), `sede`, `nome`, `data` (folder), `host`, `port`,
/// `tls.keystore` and `tls.password` (PKCS #12), `trust.folder` (certificates and revocation
/// lists for signatures), `first.operator` and `first.tokens` (files read once), `time.servers`
/// (NTP, several by comma), `chiavetta.folder` (where sticks are mounted). A branch adds
/// `centre.url`, `tls.trust` (PEM), `enrol.code` (file with a one-time code, read once),
/// `printer.uri` (`ipp:`, `ipps:` or `file:`), `printer.tray` (where the forms lie) and
/// `verifica.url` (the public page where a printed code is checked, `https://…`; it goes on every
/// certificate, so without it none can be issued). The centre adds `a2a.users`, `first.codes`
/// (file of one-time codes, read once), `ftps.*` (a file server for requests), `posta.*` (mail),
/// `sedi` and for each of them `sedi.GE1.nome`, `sedi.GE1.indirizzo`.
///
/// A centre of several processes has `database.url` (`jdbc:postgresql:`), `database.user` and
/// `database.password.file` instead of SQLite, `archivio.folder` on a disk that all of them share,
/// and `processo`, a name of its own for each.
public final class Config {
    private static final int MAX_TIME_SERVERS = 8;
    private static final Duration MAIL_ANSWERS_WITHIN = Duration.ofSeconds(30);
    private static final Duration FTPS_ANSWERS_WITHIN = Duration.ofSeconds(20);

    private final Properties properties;

    private Config(Properties properties) {
        this.properties = properties;
    }

    public static Config read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return new Config(properties);
    }

    public enum Role {
        FILIALE,
        CENTRO
    }

    public Role role() {
        return text("role").equals("centro") ? Role.CENTRO : Role.FILIALE;
    }

    public Sede sede() {
        return new Sede(text("sede"));
    }

    public String nome() {
        return text("nome");
    }

    public Path data() {
        return Path.of(text("data"));
    }

    public String host() {
        return find("host").orElse("127.0.0.1");
    }

    public int port() {
        return Integer.parseInt(text("port"));
    }

    public Path keystore() {
        return Path.of(text("tls.keystore"));
    }

    public char[] keystorePassword() {
        return text("tls.password").toCharArray();
    }

    public Optional<Path> trustFolder() {
        return find("trust.folder").map(Path::of);
    }

    public Optional<Path> firstOperator() {
        return find("first.operator").map(Path::of);
    }

    /// A list of companies of the first chamber, read once and deleted: for the demo and for tests.
    Optional<Path> firstCompanies() {
        return find("first.companies").map(Path::of);
    }

    public Optional<Path> firstTokens() {
        return find("first.tokens").map(Path::of);
    }

    /// Time servers, `host` or `host:port`; none on a trial.
    public List<String> timeServers() {
        return find("time.servers").stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .limit(MAX_TIME_SERVERS)
                .toList();
    }

    public URI centreUrl() {
        return URI.create(text("centre.url"));
    }

    public Optional<Path> enrolCode() {
        return find("enrol.code").map(Path::of);
    }

    /// The folder under which the system shows plugged-in sticks, one folder each.
    public Optional<Path> chiavette() {
        return find("chiavetta.folder").map(Path::of);
    }

    public Optional<Path> firstCodes() {
        return find("first.codes").map(Path::of);
    }

    public Path centreTrust() {
        return Path.of(text("tls.trust"));
    }

    /// Pictures of the screens, where somebody develops; elsewhere there are none, and no page of them.
    Optional<Path> galleria() {
        return find("galleria.folder").map(Path::of);
    }

    /// Where printed codes are checked. Nothing stands for it: a certificate whose code leads
    /// nowhere must not exist.
    public Optional<String> verifica() {
        return find("verifica.url");
    }

    /// How mail leaves the house, with the office's own address.
    public sealed interface Posta {
        /// A folder where the mail server picks messages up.
        record Cartella(Path folder, String da) implements Posta {}

        record Server(ServerSmtp.Accesso accesso, String da) implements Posta {}
    }

    /// Empty: people do it.
    public Optional<Posta> posta() {
        Optional<String> folder = find("posta.folder");
        Optional<String> server = find("posta.server");
        if (folder.isPresent() && server.isPresent()) {
            throw new IllegalArgumentException("mail goes through posta.folder or to posta.server, not both");
        }
        return folder.<Posta>map(path -> new Posta.Cartella(Path.of(path), mittente()))
                .or(() -> server.map(name -> new Posta.Server(smtp(name), mittente())));
    }

    private String mittente() {
        String da = text("posta.da");
        if (!Eml.INDIRIZZO.matcher(da).matches()) {
            throw new IllegalArgumentException("posta.da is not an address: " + da);
        }
        return da;
    }

    private ServerSmtp.Accesso smtp(String server) {
        return new ServerSmtp.Accesso(
                server,
                ServerSmtp.Sicurezza.valueOf(
                        find("posta.sicurezza").orElse("starttls").toUpperCase(Locale.ROOT)),
                find("posta.trust").map(Path::of),
                find("posta.user")
                        .map(user -> new ServerSmtp.Credenziali(user, firstLine(Path.of(text("posta.password.file"))))),
                mittente().substring(mittente().indexOf('@') + 1),
                MAIL_ANSWERS_WITHIN);
    }

    /// The file server whose folders the centre looks through; empty: none.
    public Optional<ServerFtps.Accesso> ftps() {
        return find("ftps.server")
                .map(server -> new ServerFtps.Accesso(
                        server,
                        text("ftps.user"),
                        firstLine(Path.of(text("ftps.password.file"))),
                        Path.of(text("ftps.trust")),
                        find("ftps.folder").orElse("/"),
                        FTPS_ANSWERS_WITHIN));
    }

    public URI printer() {
        return URI.create(text("printer.uri"));
    }

    /// The tray in which the forms lie, as the printer calls it; "" leaves it to the printer.
    public String printerTray() {
        return find("printer.tray").orElse("");
    }

    /// The PostgreSQL database of the centre; empty: SQLite in the data folder.
    public Optional<PostgreSql> database() {
        return find("database.url")
                .map(url ->
                        new PostgreSql(url, text("database.user"), firstLine(Path.of(text("database.password.file")))));
    }

    /// Where files are kept under their hash.
    public Path archivio() {
        return find("archivio.folder").map(Path::of).orElseGet(() -> data().resolve("archivio"));
    }

    /// A folder on another disk, where the witness of the journal is kept; none if nobody set one.
    Optional<Path> testimone() {
        return find("testimone.folder").map(Path::of);
    }

    /// The name of this process among those of one centre.
    String processo() {
        return find("processo").orElse("1");
    }

    /// Where this process keeps what has come of files on their way: on the disk of [#archivio],
    /// for a whole file is moved there in one step, but never in a folder of another process.
    public Path arrivi() {
        return arriviDiTutti().map(all -> all.resolve(text("processo"))).orElseGet(() -> data().resolve("arrivi"));
    }

    /// Where the processes of one centre keep that, each in its own folder.
    Optional<Path> arriviDiTutti() {
        return find("archivio.folder").map(folder -> Path.of(folder, "arrivi"));
    }

    /// Where the centre's own keys are kept: one folder for all processes of a centre.
    public Path autorita() {
        return find("archivio.folder")
                .map(folder -> Path.of(folder, "autorita"))
                .orElseGet(() -> data().resolve("chiavi"));
    }

    public Path a2aUsers() {
        return Path.of(text("a2a.users"));
    }

    /// An office that the centre serves.
    public record Ufficio(Sede sede, String nome, String indirizzo) {}

    public List<Ufficio> uffici() {
        return Arrays.stream(text("sedi").split(","))
                .map(String::strip)
                .map(code -> new Ufficio(
                        new Sede(code),
                        text("sedi." + code + ".nome"),
                        find("sedi." + code + ".indirizzo").orElse("")))
                .toList();
    }

    List<Sede> sedi() {
        return uffici().stream().map(Ufficio::sede).toList();
    }

    /// Names of the offices by their code, in their order.
    public Map<String, String> nomi() {
        return uffici().stream()
                .collect(Collectors.toMap(
                        ufficio -> ufficio.sede().code(), Ufficio::nome, (one, _) -> one, LinkedHashMap::new));
    }

    private static String firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().map(String::strip).orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException("password file " + file, e);
        }
    }

    private Optional<String> find(String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private String text(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("the configuration lacks " + key));
    }
}
