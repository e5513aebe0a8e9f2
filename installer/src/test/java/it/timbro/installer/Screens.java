package it.timbro.installer;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;

/// Pictures of pages for people to look at: `installer/target/screens/<name>.png`, where the name
/// ends in `-<width>`. Only where somebody asked for them (`installer/verify --immagini`): they take
/// a tenth of the time of the browser's tests.
final class Screens {
    private static final Path FOLDER = Path.of("target", "screens");
    private static final boolean ASKED = Boolean.getBoolean("screens");

    private Screens() {}

    /// The whole page as wide as it is.
    static void take(Page page, String name) {
        if (ASKED) {
            page.evaluate("Promise.all([...document.images].filter(i => i.checkVisibility())"
                    + ".map(i => { i.loading = 'eager'; return i.decode().catch(() => {}); }))");
            page.evaluate("window.scrollTo(0, 0)"); // the head of the page stays where one has scrolled to
            page.screenshot(options(name).setFullPage(true));
        }
    }

    /// What the window shows of it.
    static void window(Page page, String name) {
        if (ASKED) {
            page.screenshot(options(name));
        }
    }

    private static Page.ScreenshotOptions options(String name) {
        return new Page.ScreenshotOptions()
                .setPath(FOLDER.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED);
    }
}
