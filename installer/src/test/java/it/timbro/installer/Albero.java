package it.timbro.installer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.MatchesAriaSnapshotOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a reader of screens is told: the tree of roles and names of a page, as it was written
/// down in `alberi/<name>.yaml` of the test resources. A role or a name that is lost, or that
/// moved, fails; what is new does not. Digits stand for any digits. When it fails, the tree as it
/// is now is left in `target/alberi`, ready to be copied.
final class Albero {
    private static final Path ADESSO = Path.of("target", "alberi");
    private static final double PATIENCE_MS = 2_000;
    private static final Pattern NODE = Pattern.compile("(\\s*)- ([a-z]+)( \"(?:[^\"\\\\]|\\\\.)*\")?([^:]*)(:?)(.*)");

    /// YAML quotes a key in which it would see something else.
    private static final Pattern QUOTED = Pattern.compile("- '((?:[^']|'')*)'");

    /// What is said in them belongs to this pratica and this minute.
    private static final Set<String> CONTENT =
            Set.of("cell", "row", "rowheader", "listitem", "term", "definition", "option", "time", "code");

    /// Said aloud when they change: that they are there is what counts.
    private static final Set<String> LIVE = Set.of("status", "alert");

    private Albero() {}

    static void compare(Page page, String name) {
        try {
            assertThat(page.locator("body"))
                    .matchesAriaSnapshot(read(name), new MatchesAriaSnapshotOptions().setTimeout(PATIENCE_MS));
        } catch (AssertionError e) {
            write(name, plain(page.locator("body").ariaSnapshot()));
            throw e;
        }
    }

    private static String read(String name) {
        try (InputStream file = Albero.class.getResourceAsStream("alberi/" + name + ".yaml")) {
            return file == null
                    ? "- document \"alberi/" + name + ".yaml is missing\""
                    : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String name, String tree) {
        try {
            Files.createDirectories(ADESSO);
            Files.writeString(ADESSO.resolve(name + ".yaml"), tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Roles and names without the running text, addresses, and what differs from day to day.
    static String plain(String snapshot) {
        List<String> lines = new ArrayList<>();
        for (String line : snapshot.lines().toList()) {
            Matcher node = NODE.matcher(QUOTED.matcher(line)
                    .replaceAll(found ->
                            Matcher.quoteReplacement("- " + found.group(1).replace("''", "'"))));
            if (!node.matches()) {
                continue;
            }
            String role = node.group(2);
            boolean inside = node.group(5).equals(":") && node.group(6).isBlank();
            String name = node.group(3) == null || CONTENT.contains(role) ? "" : any(node.group(3));
            if (LIVE.contains(role)) {
                lines.add(node.group(1) + "- " + role);
            } else if (!role.equals("text") && (inside || !name.isEmpty())) {
                String key =
                        role + name + node.group(4).replace(" [active]", "").stripTrailing();
                boolean plain = !key.contains(": ") && !key.contains(" #");
                String written = plain ? key : "'" + key.replace("'", "''") + "'";
                lines.add(node.group(1) + "- " + written + (inside ? ":" : ""));
            }
        }
        return String.join("\n", withoutEmpty(lines)) + "\n";
    }

    /// A box in which nothing is left is no box.
    private static List<String> withoutEmpty(List<String> lines) {
        List<String> kept = new ArrayList<>();
        for (String line : lines.reversed()) {
            boolean empty = line.endsWith(":") && (kept.isEmpty() || indent(kept.getFirst()) <= indent(line));
            if (!empty) {
                kept.addFirst(line);
            } else if (line.contains("\"") || line.contains(" /")) {
                kept.addFirst(line.substring(0, line.length() - 1));
            }
        }
        return kept;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String any(String quoted) {
        String name = quoted.strip();
        if (!name.matches(".*\\d.*")) {
            return " " + name;
        }
        String text = name.substring(1, name.length() - 1).replace("\\\"", "\"");
        return " /" + text.replaceAll("[.*+?^${}()|\\[\\]\\\\/]", "\\\\$0").replaceAll("\\d+", "\\\\d+") + "/";
    }
}
