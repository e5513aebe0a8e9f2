package it.timbro.pratica.web;

import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.archivio.Archivio;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.page.Form;
import it.timbro.page.Upload;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.Presentazione;
import it.timbro.sync.protocol.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/// What is scanned at the counter, one file at a time: kept under its SHA-256 before any fact names
/// it, and later named by the form. Of the content only the beginning is looked at;
/// nothing here opens it.
public record Scansioni(Archivio archivio) {
    public static final int MAX_BYTES = 7 << 20;
    private static final HttpMediaType TESTO = HttpMediaType.create("text/plain; charset=utf-8");
    private static final int MAX_FILE_NAME = 120;

    private static final List<byte[]> BEGINNINGS = List.of(
            HexFormat.of().parseHex("255044462d"), // %PDF-
            HexFormat.of().parseHex("ffd8ff"), // JPEG
            HexFormat.of().parseHex("89504e470d0a1a0a"), // PNG
            HexFormat.of().parseHex("49492a00"), // TIFF, little end first
            HexFormat.of().parseHex("4d4d002a")); // TIFF, big end first

    /// Takes one in.
    public Hash prendi(Upload file) {
        return prendi(file, bytes -> {
            if (BEGINNINGS.stream().noneMatch(beginning -> begins(bytes, beginning))) {
                throw Problem.SCANSIONE_NON_AMMESSA.rejected("non è un PDF né un'immagine");
            }
        });
    }

    /// Takes in a file of another kind.
    ///
    /// @param esame throws where it is none that is wanted
    public Hash prendi(Upload file, Consumer<byte[]> esame) {
        byte[] bytes = file.bytes(MAX_BYTES).orElseThrow(() -> Problem.SCANSIONE_NON_AMMESSA.rejected("supera 7 MB"));
        esame.accept(bytes);
        return archivio.keep(bytes);
    }

    /// Tells the page's script under which hash it was kept.
    public static void rispondi(ServerResponse response, Hash sha256) {
        response.headers().contentType(TESTO);
        response.send(sha256.hex().getBytes(StandardCharsets.UTF_8));
    }

    /// Those that a form names and that are here: each field `scansione` is `sha256 name`.
    public List<Allegato> nominate(Form form) {
        return form.all("scansione").stream()
                .distinct()
                .limit(Presentazione.MAX_DOCUMENTI + 1L)
                .map(this::nominata)
                .toList();
    }

    private Allegato nominata(String field) {
        int space = field.indexOf(' ');
        Hash hash;
        try {
            hash = new Hash(space < 0 ? field : field.substring(0, space));
        } catch (IllegalArgumentException e) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("l'impronta di una scansione è illeggibile");
        }
        if (!archivio.has(hash)) {
            throw Problem.PRESENTAZIONE_INCOMPLETA.rejected("una scansione non è arrivata: caricala di nuovo");
        }
        String nome = space < 0 ? "" : field.substring(space + 1).strip();
        return new Allegato(
                hash,
                nome.isEmpty() ? "scansione" : nome.substring(0, Math.min(nome.length(), MAX_FILE_NAME)),
                "SCANSIONE",
                "",
                archivio.size(hash));
    }

    /// The same, for a form that is shown again: what cannot be read is left out.
    public List<Allegato> ancora(Form form) {
        try {
            return nominate(form);
        } catch (RejectedException e) {
            return List.of();
        }
    }

    private static boolean begins(byte[] bytes, byte[] beginning) {
        return bytes.length > beginning.length
                && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }
}
