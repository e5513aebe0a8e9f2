package it.timbro.emergenza.web;

import it.timbro.archivio.Archivio;
import it.timbro.base.Problem;
import it.timbro.page.Upload;
import it.timbro.sync.protocol.Hash;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Takes in what was scanned, one file at a time: kept under its SHA-256 before any fact names it.
/// Of the content only the beginning is looked at; nothing here opens it.
record Scansioni(Archivio archivio) {
    static final int MAX_BYTES = 7 << 20;

    private static final List<byte[]> BEGINNINGS = List.of(
            HexFormat.of().parseHex("255044462d"), // %PDF-
            HexFormat.of().parseHex("ffd8ff"), // JPEG
            HexFormat.of().parseHex("89504e470d0a1a0a"), // PNG
            HexFormat.of().parseHex("49492a00"), // TIFF, little end first
            HexFormat.of().parseHex("4d4d002a")); // TIFF, big end first

    Hash prendi(Upload file) {
        byte[] bytes = file.bytes(MAX_BYTES)
                .orElseThrow(() -> Problem.SCANSIONE_NON_AMMESSA.rejected("supera 7 MB"));
        if (BEGINNINGS.stream().noneMatch(beginning -> begins(bytes, beginning))) {
            throw Problem.SCANSIONE_NON_AMMESSA.rejected("non è un PDF né un'immagine");
        }
        return archivio.keep(bytes);
    }

    private static boolean begins(byte[] bytes, byte[] beginning) {
        return bytes.length > beginning.length
                && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }
}
