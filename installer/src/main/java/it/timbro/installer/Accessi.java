package it.timbro.installer;

import it.timbro.installer.azienda.Esempi.Ditta;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/// Logins, passwords and tokens of one house: drawn at first use, kept in one file so that the
/// demo can show them again.
public final class Accessi {

    /// A person who works at a server. `ruoli`: comma-separated words of the office.
    public record Operatore(Sito sito, String login, String nome, String ruoli) {}

    /// One of each kind at every branch; at the centre only who looks after it.
    public static final List<Operatore> OPERATORI = List.of(
            new Operatore(Sito.CENTRO, "dario.amministratore", "Dario Levanto", "amministratore"),
            new Operatore(Sito.CENTRO, "irene.responsabile", "Irene Camogli", "responsabile"),
            new Operatore(Sito.CENTRO, "luca.responsabile", "Luca Recco", "responsabile"),
            new Operatore(Sito.GENOVA, "anna.sportello", "Anna Rivalta", "operatore,firmatario"),
            new Operatore(Sito.GENOVA, "bruno.responsabile", "Bruno Sestri", "responsabile,responsabile_protocollo"),
            new Operatore(Sito.GENOVA, "carla.amministratore", "Carla Nervi", "amministratore"),
            new Operatore(Sito.CHIAVARI, "elena.sportello", "Elena Zoagli", "operatore,firmatario"),
            new Operatore(Sito.CHIAVARI, "fabio.responsabile", "Fabio Leivi", "responsabile,responsabile_protocollo"),
            new Operatore(Sito.CHIAVARI, "gloria.amministratore", "Gloria Cogorno", "amministratore"));

    /// The operator who works at the branch's counter in tests and in the demo's words.
    public static Operatore sportello(Sito sito) {
        return OPERATORI.stream()
                .filter(o -> o.sito() == sito && o.ruoli().startsWith("operatore"))
                .findFirst()
                .orElseThrow();
    }

    private final Path file;
    private final Properties values = new Properties();

    private Accessi(Path file) {
        this.file = file;
    }

    /// Reads the file, drawing what is not in it yet.
    public static Accessi open(Path file) {
        var accessi = new Accessi(file);
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                accessi.values.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        for (Operatore operatore : OPERATORI) {
            accessi.values.computeIfAbsent(key(operatore), _ -> Secrets.password());
        }
        for (Ditta ditta : Ditta.values()) {
            accessi.values.computeIfAbsent(key(ditta), _ -> Secrets.password());
        }
        for (Sito sito : Sito.values()) {
            accessi.values.computeIfAbsent("api." + sito.key(), _ -> Secrets.token());
        }
        accessi.values.computeIfAbsent("tls", _ -> Secrets.token());
        accessi.save();
        return accessi;
    }

    public String password(Operatore operatore) {
        return value(key(operatore));
    }

    public String password(Ditta ditta) {
        return value(key(ditta));
    }

    /// Token of a program towards the JSON API of that server.
    public String api(Sito sito) {
        return value("api." + sito.key());
    }

    public String keystorePassword() {
        return value("tls");
    }

    /// First of the four ports of the demo that last ran on this folder.
    public int basePort(int otherwise) {
        return Integer.parseInt(values.getProperty("porte", Integer.toString(otherwise)));
    }

    public void rememberBasePort(int base) {
        values.setProperty("porte", Integer.toString(base));
        save();
    }

    private String value(String key) {
        String value = values.getProperty(key);
        if (value == null) {
            throw new IllegalStateException(file + " non ha «" + key + "»: installer/demo --reset");
        }
        return value;
    }

    private void save() {
        try (var writer = Files.newBufferedWriter(file)) {
            values.store(writer, "Accessi della demo, validi solo per questa cartella");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(Operatore operatore) {
        return "operatore." + operatore.login();
    }

    private static String key(Ditta ditta) {
        return "ditta." + ditta.userId();
    }
}
