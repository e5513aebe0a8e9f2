package it.timbro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/requirements.md` cannot promise what nobody shows.
final class RequisitiTest {
    private static final Path HOUSE = Progetto.RADICE;
    private static final Pattern RANGE = Pattern.compile("S-([0-9]{3})(?:\\.\\.S-([0-9]{3}))?");
    private static final Pattern TEST = Pattern.compile("`([A-Za-z0-9.]+Test)`");

    /// @param test the cell that names tests
    private record Riga(String id, String test, String stato) {
        List<String> prove() {
            return TEST.matcher(test).results().map(found -> found.group(1)).toList();
        }
    }

    private static List<Riga> righe(String first, int tests) {
        return text().lines()
                .filter(line -> line.matches("\\| " + first + " \\|.*"))
                .map(line -> line.substring(1).split("\\|"))
                .map(cells -> new Riga(cells[0].strip(), cells[tests].strip(), cells[tests + 1].strip()))
                .toList();
    }

    private static List<Riga> requisiti() {
        return righe("S-[0-9]{3}", 3);
    }

    private static List<Riga> accettazione() {
        return righe("\\([a-z]\\)", 2);
    }

    @Test
    void everyRowOfTheChecklistStandsHereOnce() {
        String rows = text().lines()
                .filter(line -> line.startsWith("Rows: "))
                .findFirst()
                .orElseThrow();
        Matcher ranges = RANGE.matcher(rows);
        List<String> expected = ranges.results()
                .flatMap(range -> IntStream.rangeClosed(
                                Integer.parseInt(range.group(1)),
                                Integer.parseInt(range.group(2) == null ? range.group(1) : range.group(2)))
                        .mapToObj("S-%03d"::formatted))
                .toList();
        assertThat(requisiti()).extracting(Riga::id).containsExactlyElementsOf(expected);
        assertThat(expected).hasSizeGreaterThan(100);
    }

    @Test
    void everyLetterOfTheAcceptanceStandsHereOnce() {
        assertThat(accettazione())
                .extracting(Riga::id)
                .containsExactlyElementsOf(IntStream.rangeClosed('a', 'l')
                        .mapToObj(c -> "(" + (char) c + ")")
                        .toList());
    }

    @Test
    void everyTestThatIsNamedExists() {
        assertThat(Stream.concat(requisiti().stream(), accettazione().stream())
                        .flatMap(riga -> riga.prove().stream())
                        .distinct()
                        .filter(name -> !exists(name)))
                .isEmpty();
    }

    @Test
    void nothingIsDoneWithoutATestAndNothingSaysMoreThanThat() {
        assertThat(Stream.concat(requisiti().stream(), accettazione().stream()))
                .allSatisfy(riga -> assertThat(riga.stato()).as(riga.id()).matches("done|partly: .+|not yet"))
                .allSatisfy(riga -> assertThat(riga.prove().isEmpty())
                        .as(riga.id())
                        .isEqualTo(riga.stato().equals("not yet")));
    }

    @Test
    void theSumsAtTheTopAreTheSumsOfTheTable() {
        assertThat(text())
                .contains("Of %d rows %d are done, %d partly, %d not yet."
                        .formatted(requisiti().size(), quanti("done"), quanti("partly"), quanti("not yet")));
    }

    private static long quanti(String stato) {
        return requisiti().stream()
                .filter(riga -> riga.stato().startsWith(stato))
                .count();
    }

    private static boolean exists(String name) {
        String file = "src/test/java/it/timbro/" + name.replace('.', '/') + ".java";
        return Arrays.stream(new String[] {"appliance", "sync", "printing", "installer"})
                .anyMatch(module -> Files.exists(HOUSE.resolve(module).resolve(file)));
    }

    private static String text() {
        try {
            return Files.readString(HOUSE.resolve("docs/requirements.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
