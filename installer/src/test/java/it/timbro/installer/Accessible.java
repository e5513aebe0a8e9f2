package it.timbro.installer;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;

/// What every page and state must pass: axe finds no violation of WCAG 2.1 A and AA at the desk's
/// width and at 320 px, and nothing is wider than 320 px. Which pages were looked at is remembered.
final class Accessible {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");
    static final int ALTO = 768;

    private final SoftAssertions found = new SoftAssertions();
    private final Set<String> seen = new TreeSet<>();

    /// @param name of the picture: page and state
    void inspect(Page page, String name) {
        Pagine.riga(URI.create(page.url()).getPath()).ifPresent(seen::add);
        for (int width : new int[] {Chromium.STRETTO, Chromium.LARGO}) {
            page.setViewportSize(width, ALTO);
            found.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("%s: width at %d px", name, width)
                    .isLessThanOrEqualTo(width);
            Screens.take(page, name + "-" + width);
            axe(page, name + " at " + width + " px");
        }
    }

    /// The same, and its tree of roles and names is as it was written down (see [Albero]).
    void inspectTree(Page page, String name) {
        inspect(page, name);
        found.check(() -> Albero.compare(page, name));
    }

    void assertAll() {
        found.assertAll();
    }

    /// Nothing was found, and nothing was left out.
    void assertAll(Pagine.Chi chi) {
        found.assertThat(seen).as("pages of %s", chi).containsAll(Pagine.di(chi));
        found.assertAll();
    }

    private void axe(Page page, String name) {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations")); // of what passes one example is enough
        var violations = new AxeBuilder(page)
                .setLegacyMode(true).options(options).withTags(WCAG).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getTarget() + " " + node.getHtml())
                                        .toList())
                        .toList();
        found.assertThat(violations).as(name).isEmpty();
    }
}
