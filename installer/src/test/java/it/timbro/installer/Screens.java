package it.timbro.installer;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;

/// Pictures of pages for people to look at: `installer/target/screens/<name>.png`, where the name
/// ends in `-<width>`.
final class Screens {
    private static final Path FOLDER = Path.of("target", "screens");

    private Screens() {}

    /// The whole page as wide as it is.
    static void take(Page page, String name) {
        page.evaluate("Promise.all([...document.images].filter(i => i.checkVisibility())"
                + ".map(i => { i.loading = 'eager'; return i.decode().catch(() => {}); }))");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(FOLDER.resolve(name + ".png"))
                .setFullPage(true)
                .setAnimations(ScreenshotAnimations.DISABLED));
    }
}
