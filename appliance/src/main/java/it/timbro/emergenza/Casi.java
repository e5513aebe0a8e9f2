package it.timbro.emergenza;

import it.timbro.base.Check;
import it.timbro.pratica.Presentazione.Tipo;
import it.timbro.pratica.Presentazione.Verso;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// For which reasons somebody may come to the counter with paper: a list, `casi.txt` beside this
/// class. What a case needs stands there too.
public final class Casi {
    private static final int COLUMNS = 7;
    private static final List<Caso> TUTTI = read();

    private Casi() {}

    /// @param codice stored; never given to another reason
    /// @param fondamento the rule it rests on
    /// @param termine until when an answer is due; "" where none is
    public record Caso(
            String codice,
            Verso verso,
            Tipo tipo,
            boolean autorizzante,
            boolean dichiarazione,
            String termine,
            String voce,
            String fondamento) {}

    public static List<Caso> tutti() {
        return TUTTI;
    }

    public static Optional<Caso> find(String codice) {
        return TUTTI.stream().filter(caso -> caso.codice().equals(codice)).findFirst();
    }

    private static List<Caso> read() {
        try (InputStream file = Casi.class.getResourceAsStream("casi.txt")) {
            Check.that(file != null, "the list of cases is in the jar");
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Casi::caso)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("list of cases", e);
        }
    }

    private static Caso caso(String line) {
        List<String> columns =
                List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
        Check.that(columns.size() == COLUMNS, "a case has its columns: " + line);
        return new Caso(
                columns.get(0),
                Verso.valueOf(columns.get(1)),
                Tipo.valueOf(columns.get(2)),
                columns.get(3).contains("autorizzante"),
                columns.get(3).contains("dichiarazione"),
                columns.get(4),
                columns.get(5),
                columns.get(6));
    }
}
