package it.timbro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/configuration.md` tells of each key that a server reads, and of no other.
final class ConfigTest {
    private static final Pattern READ = Pattern.compile("(?:find|text)\\(\"([a-z0-9A-Z.]+)\"\\)");
    private static final Pattern TOLD = Pattern.compile("`([a-z0-9A-Z.]+)`");

    @Test
    void theDocumentTellsOfEachKeyThatIsReadAndOfNoOther() {
        List<String> read =
                keys(READ, text("appliance/src/main/java/it/timbro/Config.java").replace("\" + code + \"", "GE1"));
        assertThat(read).contains("role", "sedi.GE1.nome");
        String cells = text("docs/configuration.md")
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .collect(Collectors.joining());
        assertThat(keys(TOLD, cells)).containsExactlyInAnyOrderElementsOf(read);
    }

    private static List<String> keys(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private static String text(String file) {
        try {
            return Files.readString(Progetto.RADICE.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
