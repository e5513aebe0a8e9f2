package it.timbro.firma;

import it.timbro.sync.protocol.Hash;
import java.nio.charset.StandardCharsets;

/// What lies in the innermost envelope. `bytes` are shared, not copied: who reads does not write.
@SuppressWarnings("ArrayRecordComponent") // megabytes: compared by hash, never copied
public record Contenuto(byte[] bytes, Tipo tipo, Hash sha256) {
    public static Contenuto of(byte[] bytes) {
        return new Contenuto(bytes, Tipo.of(bytes), Hash.of(bytes));
    }

    /// Kind of a file by its first bytes, never by its name.
    public enum Tipo {
        XML,
        PDF,
        ZIP,
        ALTRO;

        /// How far junk before a PDF's header or space before an XML's root may go (Adobe's readers look as far).
        private static final int LOOK_BYTES = 1024;

        public static Tipo of(byte[] bytes) {
            String head = new String(bytes, 0, Math.min(bytes.length, LOOK_BYTES), StandardCharsets.ISO_8859_1);
            if (head.startsWith("PK\u0003\u0004")) {
                return ZIP;
            }
            if (head.contains("%PDF-")) {
                return PDF;
            }
            String text = head.replace("\u00ef\u00bb\u00bf", "")
                    .replace("\u00ff\u00fe", "")
                    .replace("\u00fe\u00ff", "");
            return text.replace("\0", "").strip().startsWith("<") ? XML : ALTRO;
        }
    }
}
