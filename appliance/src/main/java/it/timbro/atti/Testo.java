package it.timbro.atti;

/// Text that came from outside, made fit to be kept: no control characters, not too long.
final class Testo {
    private Testo() {}

    /// One line.
    static String tidy(String written, int max) {
        String line = written.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > max ? line.substring(0, max - 1) + "…" : line;
    }

    /// Text whose line breaks count.
    static String lines(String written) {
        return written.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                .strip();
    }

    /// A file's name without the folders that a program left before it.
    static String fileName(String written, int max) {
        return tidy(written.substring(1 + Math.max(written.lastIndexOf('/'), written.lastIndexOf('\\'))), max);
    }
}
