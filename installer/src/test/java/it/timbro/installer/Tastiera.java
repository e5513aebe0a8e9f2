package it.timbro.installer;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;

/// The keyboard and the reader of codes of one desk, and nothing else: there is no mouse. Counts what a
/// person does. Page time is made by the test: a person strikes a key each 200 ms, a reader each
/// 10 ms, however slow the machine is.
final class Tastiera {
    private static final int PERSONA_MS = 200;
    private static final int LETTORE_MS = 10;
    private static final int MAX_TAB = 60;
    private static final String CLOCK = """
            window.passo = %d;
            let ms = 0;
            Object.defineProperty(Event.prototype, 'timeStamp', { get: () => ms += window.passo });
            """.formatted(PERSONA_MS);

    private final Page page;
    private final AtomicInteger pagine = new AtomicInteger();
    private final DoubleAdder serverMs = new DoubleAdder();
    private int tasti;
    private int letture;

    /// @param tasti strokes; a chord is one
    /// @param letture of the reader of codes
    /// @param pagine that were asked for, each step of the way
    /// @param serverMs from the requests for these pages sent to the answers' last bytes, together
    record Conto(int tasti, int letture, int pagine, long serverMs) {
        Conto meno(Conto prima) {
            return new Conto(
                    tasti - prima.tasti, letture - prima.letture, pagine - prima.pagine, serverMs - prima.serverMs);
        }

        Conto piu(Conto altro) {
            return new Conto(
                    tasti + altro.tasti, letture + altro.letture, pagine + altro.pagine, serverMs + altro.serverMs);
        }
    }

    /// Before the page that is to be worked on is opened.
    Tastiera(Page page) {
        this.page = page;
        page.addInitScript(CLOCK);
        page.onRequestFinished(this::conta);
    }

    private void conta(Request request) {
        if (request.isNavigationRequest() && request.frame().equals(page.mainFrame())) {
            pagine.incrementAndGet();
            serverMs.add(request.timing().responseEnd - request.timing().requestStart);
        }
    }

    Conto conto() {
        return new Conto(tasti, letture, pagine.get(), Math.round(serverMs.sum()));
    }

    /// As soon as the page is there, its script too.
    void premi(String key) {
        come(PERSONA_MS);
        page.keyboard().press(key);
        tasti++;
    }

    void scrive(String text) {
        come(PERSONA_MS);
        page.keyboard().type(text);
        tasti += text.length();
    }

    /// From wherever the focus is.
    void legge(String codice) {
        come(LETTORE_MS);
        page.keyboard().type(codice);
        page.keyboard().press("Enter");
        letture++;
    }

    /// Goes to a field with the tabulator, as often as it takes.
    void vaiA(Locator campo) {
        campo.waitFor();
        for (int i = 0; i < MAX_TAB; i++) {
            if ((Boolean) campo.evaluate("element => element === document.activeElement")) {
                return;
            }
            premi("Tab");
        }
        throw new AssertionError("the keyboard does not reach " + campo);
    }

    void scrive(Locator campo, String text) {
        vaiA(campo);
        scrive(text);
    }

    /// The scanner has left a file in its folder.
    void allega(Locator campo, Path file) {
        vaiA(campo);
        FileChooser chooser = page.waitForFileChooser(() -> premi("Enter"));
        chooser.setFiles(file);
        tasti++; // the file is the newest: Enter takes it
    }

    private void come(int ms) {
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
        page.evaluate("ms => { window.passo = ms; }", ms);
    }
}
