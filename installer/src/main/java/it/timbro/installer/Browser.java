package it.timbro.installer;

import java.io.IOException;
import java.net.URI;

/// Opens a page in the person's browser, where there is a screen; a machine without one loses
/// nothing.
final class Browser {
    private Browser() {}

    static void open(URI page) {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        boolean screen = mac || System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        if (!screen) {
            return;
        }
        try {
            new ProcessBuilder(mac ? "open" : "xdg-open", page.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException _) {
            // no such program: the addresses stand on the terminal
        }
    }
}
