package it.timbro.testimone;

import it.timbro.testimone.Testimone.Luogo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A mark on the witness's disk that this box remembers. Where a disk is not mounted its folder is another, on the
/// system's own disk or nowhere: what would be written there would be no witness. Who changes the disk says so
/// ([#dimentica]). One thread at a time.
///
/// @param casa where this box remembers it
/// @param luogo where the witness is
/// @param random makes the mark
record Segno(Luogo casa, Luogo luogo, RandomGenerator random) {
    private static final String NOME = "testimone.id";
    private static final int SEGNO_BYTES = 16;
    private static final int MAX_BYTES = 64;

    /// The witness's disk is not there, or is another's.
    static final class AssenteException extends IOException {
        private static final long serialVersionUID = 1L;

        AssenteException(String message) {
            super(message);
        }
    }

    /// Looks whether the witness is the one that is remembered. One that was never seen is remembered from now on,
    /// and an empty place is marked.
    void riconosci() throws IOException {
        Optional<String> noto = letto(casa);
        Optional<String> li = letto(luogo);
        if (noto.isPresent() && !noto.equals(li)) {
            throw new AssenteException(
                    luogo.folder() + (li.isEmpty() ? " is not the witness" : " is another's witness"));
        }
        if (li.isEmpty()) {
            byte[] segno = new byte[SEGNO_BYTES];
            random.nextBytes(segno);
            luogo.disk().keepFolder(luogo.folder());
            scrivi(luogo, HexFormat.of().formatHex(segno));
        }
        if (noto.isEmpty()) {
            scrivi(casa, letto(luogo).orElseThrow());
        }
    }

    /// Whether it can be told now that the witness is not there.
    boolean assente() {
        try {
            Optional<String> noto = letto(casa);
            return noto.isPresent() && !noto.equals(letto(luogo));
        } catch (IOException _) {
            return true;
        }
    }

    /// Whatever disk is there next is the witness.
    void dimentica() throws IOException {
        casa.disk().delete(casa.folder().resolve(NOME));
        casa.disk().syncFolder(casa.folder());
    }

    /// A file that is not whole says nothing: it is written anew.
    private static Optional<String> letto(Luogo dove) throws IOException {
        Path file = dove.folder().resolve(NOME);
        if (!dove.disk().exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = dove.disk().open(file, 0)) {
            String text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.US_ASCII);
            return text.matches("[0-9a-f]{32}\n") ? Optional.of(text.strip()) : Optional.empty();
        }
    }

    private static void scrivi(Luogo dove, String segno) throws IOException {
        Path file = dove.folder().resolve(NOME);
        dove.disk().write(file, 0, (segno + "\n").getBytes(StandardCharsets.US_ASCII));
        dove.disk().sync(file);
        dove.disk().syncFolder(dove.folder());
    }
}
