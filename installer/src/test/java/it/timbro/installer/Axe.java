package it.timbro.installer;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// What axe finds on a page against WCAG 2.1 A and AA. The builder that comes with axe sends its half
/// megabyte again for each look and reads back all that passes too: that took longer than the look.
/// The style sheets, which axe would read again for each look, are wanted by none of these rules.
final class Axe {
    private static final String PROGRAM = program();
    private static final String LOOK = """
            () => axe.run(document, {
                runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], resultTypes: ["violations"], iframes: false,
                preload: { assets: ["media"] }
            }).then(found => found.violations.map(rule =>
                rule.id + ": " + rule.nodes.map(node => node.target + " " + node.html).join(", ")))""";

    private Axe() {}

    /// One line for each rule that is broken, with where.
    static List<String> violations(Page page) {
        if (!(Boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(PROGRAM);
        }
        return ((List<?>) page.evaluate(LOOK)).stream().map(String::valueOf).toList();
    }

    private static String program() {
        try (InputStream file = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
