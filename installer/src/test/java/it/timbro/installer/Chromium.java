package it.timbro.installer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The system's Chromium, without a window, for one test class. The headless shell comes first: the
/// same engine, but no pages of its own beside each of ours.
final class Chromium implements AutoCloseable {
    private static final List<Path> PROGRAMS = Stream.of(
                    "/usr/bin/chromium-headless-shell",
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/opt/homebrew/bin/chromium")
            .map(Path::of)
            .toList();

    /// The desk at the counter.
    static final int LARGO = 1366;

    /// The narrowest page that must fit (WCAG 2.1, 1.4.10 Reflow).
    static final int STRETTO = 320;

    private static final int ALTO = 768;

    /// A busy machine is slow; nobody waits this long for what works.
    private static final double PATIENCE_MS = 30_000;

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program())
                        .setChromiumSandbox(false)
                        .setArgs(List.of(
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    private static Path program() {
        return PROGRAMS.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nessun Chromium fra " + PROGRAMS));
    }

    /// A person's own profile: nothing is shared with another's. The house signs its own TLS certificates.
    BrowserContext profile() {
        return profile(new Browser.NewContextOptions()
                .setViewportSize(LARGO, ALTO)
                .setLocale("it-IT")
                .setTimezoneId("Europe/Rome")
                .setIgnoreHTTPSErrors(true));
    }

    /// The profile of somebody who is not at the desk.
    BrowserContext profile(Browser.NewContextOptions options) {
        BrowserContext profile = browser.newContext(options);
        profile.setDefaultTimeout(PATIENCE_MS);
        return profile;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
