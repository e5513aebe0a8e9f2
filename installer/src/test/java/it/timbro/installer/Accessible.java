package it.timbro.installer;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import org.assertj.core.api.SoftAssertions;

/// What every page and state must pass: axe finds no violation of WCAG 2.1 A and AA at the desk's
/// width and at 320 px, and nothing is wider than 320 px. The pictures are left in
/// `installer/target/screens`.
final class Accessible {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");
    static final int ALTO = 768;

    private Accessible() {}

    static void inspect(SoftAssertions found, Page page, String name) {
        page.setViewportSize(Chromium.STRETTO, ALTO);
        found.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("%s: width at 320 px", name)
                .isLessThanOrEqualTo(Chromium.STRETTO);
        Screens.take(page, name);
        for (int width : new int[] {Chromium.STRETTO, Chromium.LARGO}) {
            page.setViewportSize(width, ALTO);
            axe(found, page, name + " at " + width + " px");
        }
    }

    private static void axe(SoftAssertions found, Page page, String name) {
        var violations = new AxeBuilder(page)
                .setLegacyMode(true).withTags(WCAG).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getTarget() + " " + node.getHtml())
                                        .toList())
                        .toList();
        found.assertThat(violations).as(name).isEmpty();
    }
}
