package it.timbro.centro.cassetta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.BaseDati;
import it.timbro.atti.Plichi;
import it.timbro.centro.CentroDiProva;
import it.timbro.centro.Domande;
import it.timbro.centro.a2a.Limiti;
import it.timbro.centro.cassetta.ftps.ServerFtps;
import it.timbro.firma.OpenSsl;
import it.timbro.sync.protocol.Hash;
import it.timbro.world.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Requests as files in a real FTPS server, into the centre's real intake.
class CassettaTest {
    private static final FileTime DOPO = FileTime.fromMillis(4_102_444_800_000L);
    private static byte[] modello;
    private static byte[] altro;

    @TempDir
    Path folder;

    private CentroDiProva centro;
    private FileServer files;
    private Cassetta cassetta;
    private Path acme;

    @BeforeAll
    static void sign(@TempDir Path keys) {
        OpenSsl openSsl = new OpenSsl(keys);
        OpenSsl.Persona anna = openSsl.persona("Anna Bianchi", "TINIT-BNCNNA80A41D969W");
        String xml = Domande.modello("CO", Domande.ACME);
        modello = openSsl.firma(xml.getBytes(StandardCharsets.UTF_8), anna);
        altro = openSsl.firma(xml.replace("Dubai", "Doha").getBytes(StandardCharsets.UTF_8), anna);
    }

    @BeforeEach
    void open() throws Exception {
        centro = new CentroDiProva(folder);
        files = new FileServer(folder);
        acme = Files.createDirectories(files.root.resolve("acme"));
        cassetta = cassetta();
    }

    @AfterEach
    void close() {
        files.close();
        centro.close();
    }

    private Cassetta cassetta() {
        return cassetta(Duration.ofSeconds(5));
    }

    private Cassetta cassetta(Duration patience) {
        return new Cassetta(
                new ServerFtps(files.accesso(patience)),
                new Plichi(centro.utenti, centro.presa, centro.invio),
                centro.utenti.nomi(),
                Limiti.FILE_BYTES,
                Limiti.PRATICA_BYTES);
    }

    private void deposita(String nome, byte[] content) throws IOException {
        Files.write(acme.resolve(nome), content);
    }

    private void richiesta(String nome, byte[] p7m) throws IOException {
        deposita(nome + ".p7m", p7m);
        deposita(nome + ".FAE.fattura 118.pdf", Domande.PDF);
        deposita(nome + ".ok", new byte[0]);
    }

    private List<String> esiti() {
        Path esiti = acme.resolve("esiti");
        if (!Files.isDirectory(esiti)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(esiti)) {
            return found.sorted()
                    .map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long presentate() {
        return centro.journal.entriesAfter(CentroDiProva.AOO, 0, 1_000, 1 << 24).stream()
                .filter(entry -> entry.kind().equals("PraticaPresentata"))
                .count();
    }

    private List<String> lasciati() throws IOException {
        try (Stream<Path> left = Files.list(acme)) {
            return left.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource(BaseDati.class)
    void aRequestIsTakenIntoTheCentreItsOutcomeLeftAndItsFilesCleared(BaseDati base) throws IOException {
        centro.close();
        centro = new CentroDiProva(base, Files.createDirectories(folder.resolve(base.name())));
        cassetta = cassetta();
        richiesta("ORDINE118", modello);
        cassetta.giro();
        assertThat(presentate()).isOne();
        assertThat(esiti())
                .singleElement()
                .asString()
                .contains("esito=PRESA", "pratica=M26", "La richiesta è stata presa in carico");
        assertThat(acme.resolve("esiti/ORDINE118-" + Hash.of(modello).hex().substring(0, 8) + ".esito.txt"))
                .exists();
        assertThat(lasciati()).isEmpty();
        assertThat(centro.journal
                        .entriesAfter(CentroDiProva.AOO, 0, 1, 1 << 24)
                        .getFirst()
                        .operatore())
                .isEqualTo("a2a:acme");
    }

    @Test
    void nothingIsTouchedBeforeTheOkIsThereNorWhileTheFilesAreNotWhatItSays() throws IOException {
        deposita("ORDINE118.p7m", java.util.Arrays.copyOf(modello, 100));
        cassetta.giro();
        assertThat(lasciati()).containsExactly("ORDINE118.p7m");
        deposita("ORDINE118.ok", (Hash.of(modello).hex() + "  ORDINE118.p7m\n").getBytes(StandardCharsets.US_ASCII));
        cassetta.giro();
        assertThat(esiti()).as("half a file").isEmpty();
        deposita("ORDINE118.p7m", modello);
        cassetta.giro();
        assertThat(esiti()).singleElement().asString().contains("esito=PRESA");
    }

    @Test
    void theSameContentUnderAnotherNameIsOnePraticaAndTheSameNameWithAnotherContentIsAnother() throws IOException {
        richiesta("ORDINE118", modello);
        cassetta.giro();
        richiesta("COPIA", modello);
        cassetta.giro();
        assertThat(presentate()).isOne();
        assertThat(esiti()).hasSize(2).anySatisfy(esito -> assertThat(esito).contains("era già stata inviata"));
        richiesta("ORDINE118", altro);
        cassetta.giro();
        assertThat(presentate()).isEqualTo(2);
        assertThat(esiti()).hasSize(3);
    }

    @Test
    void whatIsRefusedSaysTheProblemOfTheCatalogue() throws IOException {
        richiesta("ROTTO", new byte[] {1, 2, 3});
        deposita("VUOTO.ok", new byte[0]);
        deposita("STRANO.p7m", modello);
        deposita("STRANO.XYZ.fattura.pdf", Domande.PDF);
        deposita("STRANO.ok", new byte[0]);
        deposita("GROSSO.p7m", new byte[Limiti.FILE_BYTES + 1]);
        deposita("GROSSO.ok", new byte[0]);
        cassetta.giro();
        assertThat(presentate()).isZero();
        assertThat(esiti())
                .hasSize(4)
                .allSatisfy(esito -> assertThat(esito).contains("esito=RESPINTA", "problema=", "frase=Problema "));
        assertThat(esiti())
                .anySatisfy(esito -> assertThat(esito).contains("manca il modello base"))
                .anySatisfy(esito -> assertThat(esito).contains("«XYZ» non esiste"))
                .anySatisfy(esito -> assertThat(esito).contains("supera 7 MB"));
        assertThat(lasciati()).isEmpty();

        richiesta("STRANO", modello);
        cassetta.giro();
        assertThat(presentate()).as("corrected").isOne();
    }

    @Test
    void aServerThatHangsUpAnywhereIsAskedAgainAndThePraticaIsOne() throws IOException {
        richiesta("ORDINE118", modello);
        for (int commands = 1; presentate() == 0 || !lasciati().isEmpty(); commands++) {
            files.commandsLeft = commands;
            cassetta.giro();
            assertThat(presentate()).isLessThanOrEqualTo(1);
            assertThat(commands).as("it comes to an end").isLessThan(100);
        }
        assertThat(esiti()).singleElement().asString().contains("esito=PRESA");
    }

    @Test
    void filesThatMayNotBeDeletedAreHandedInOnceAndAgainOnlyWhenTheyAreWrittenAnew() throws IOException {
        files.keepsFiles = true;
        richiesta("ORDINE118", modello);
        cassetta.giro();
        Path esito = acme.resolve("esiti/ORDINE118-" + Hash.of(modello).hex().substring(0, 8) + ".esito.txt");
        Files.delete(esito);
        cassetta.giro();
        assertThat(esito).as("nothing was handed in again").doesNotExist();
        richiesta("ORDINE118", altro);
        for (String file : List.of("p7m", "FAE.fattura 118.pdf", "ok")) {
            Files.setLastModifiedTime(acme.resolve("ORDINE118." + file), DOPO);
        }
        cassetta.giro();
        assertThat(presentate()).isEqualTo(2);
        cassetta().giro();
        assertThat(presentate()).as("a restart forgets, the intake does not").isEqualTo(2);
    }

    @Test
    void namesThatAreNoRequestAreLeftAlone() throws IOException {
        for (String nome : List.of(".ok", "-x.ok", "a b.ok", "è.ok", "x..ok", "%2e%2e.ok")) {
            deposita(nome, new byte[0]);
        }
        Files.createDirectories(files.root.resolve("altri"));
        Files.write(files.root.resolve("altri/ORDINE1.ok"), new byte[0]);
        cassetta.giro();
        assertThat(esiti()).isEmpty();
        assertThat(lasciati()).hasSize(6);
        try (Deposito.Visita visita = new ServerFtps(files.accesso()).apri()) {
            for (String nome : List.of("..", "a/b", "a\r\nDELE b", "a\\b")) {
                assertThat(visita.togli("acme", nome)).isFalse();
                assertThat(visita.leggi("acme", nome, 1)).isEmpty();
                assertThat(visita.versione("acme", nome)).isEmpty();
                assertThat(visita.rinomina("acme", ".ok", nome)).isFalse();
                assertThatThrownBy(() -> visita.scrivi("acme", nome, new byte[0]))
                        .isInstanceOf(IOException.class);
            }
            assertThat(visita.nomi("acme", 3)).hasSize(3);
        }
    }

    @Test
    void aNameThatNoCommandCanSayGetsItsOutcomeAndTheOthersGoOn() throws IOException {
        richiesta("ORDINE1", modello);
        deposita("ORDINE1.FAE.C:\\fatture\\118.pdf", Domande.PDF);
        richiesta("ORDINE2", altro);
        cassetta.giro();
        cassetta.giro();
        assertThat(presentate()).isOne();
        assertThat(esiti()).hasSize(2);
        assertThat(esiti().getFirst())
                .contains("plico=ORDINE1", "esito=RESPINTA", "caratteri che non si possono usare");
        assertThat(esiti().getLast()).contains("plico=ORDINE2", "esito=PRESA");

        richiesta("ORDINE1", modello);
        cassetta.giro();
        assertThat(presentate()).as("not without the file that is still there").isOne();
        Files.delete(acme.resolve("ORDINE1.FAE.C:\\fatture\\118.pdf"));
        richiesta("ORDINE1", modello);
        cassetta.giro();
        assertThat(presentate()).isEqualTo(2);
    }

    @Test
    void aFolderThatHangsKeepsNobodyElseWaiting() throws IOException {
        assertThat(centro.utenti.nomi()).startsWith("acme", "rossi");
        files.stuck = "/acme";
        acme = Files.createDirectories(files.root.resolve("rossi"));
        richiesta("ORDINE118", modello);
        cassetta(Duration.ofMillis(500)).giro();
        assertThat(esiti()).singleElement().asString().contains("esito=PRESA");
    }

    @Test
    void aServerWithAnotherCertificateOrAnotherNameIsNotTalkedTo() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        Path other = Server.pem(folder.resolve("altra.pem"), Server.selfSigned(generator.generateKeyPair()));
        assertThatThrownBy(() -> new ServerFtps(files.accesso("localhost", other)).apri())
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new ServerFtps(files.accesso("127.0.0.1", folder.resolve("ftps.pem"))).apri())
                .as("the certificate is for localhost")
                .isInstanceOf(IOException.class);
    }
}
