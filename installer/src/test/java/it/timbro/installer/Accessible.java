package it.timbro.installer;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;

/// What every page and state must pass: axe finds no violation of WCAG 2.1 A and AA at the desk's
/// width and at 320 px, and nothing is wider than 320 px. Which pages were looked at is remembered.
final class Accessible {
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
            found.assertThat(Axe.violations(page))
                    .as("%s at %d px", name, width)
                    .isEmpty();
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
}
