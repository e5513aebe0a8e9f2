package it.timbro.installer;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;

/// Pictures of pages for people to look at: `installer/target/screens/<name>-<width>.png`.
final class Screens {
    private static final Path FOLDER = Path.of("target", "screens");
    private static final int ALTO = 768;

    private Screens() {}

    /// The whole page at each width; the page is left at the desk's.
    static void take(Page page, String name) {
        for (int width : new int[] {Chromium.STRETTO, Chromium.LARGO}) {
            page.setViewportSize(width, ALTO);
            page.evaluate("Promise.all([...document.images].filter(i => i.checkVisibility())"
                    + ".map(i => { i.loading = 'eager'; return i.decode().catch(() => {}); }))");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(FOLDER.resolve(name + "-" + width + ".png"))
                    .setFullPage(true)
                    .setAnimations(ScreenshotAnimations.DISABLED));
        }
    }
}
