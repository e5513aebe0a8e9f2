package it.timbro.printing.sheet;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One specimen to print. Its QR is its own because the code says whether it stands on the original or on a copy.
///
/// @param qr what the QR says, at most [#QR_LIMIT_BYTES] in UTF-8; `null` prints none
public record Esemplare(Segno segno, @Nullable String qr) {
    /// Beyond this the modules become too small for a telephone to read from a laser print.
    public static final int QR_LIMIT_BYTES = 660;

    public Esemplare {
        if (qr != null && (qr.isEmpty() || qr.getBytes(StandardCharsets.UTF_8).length > QR_LIMIT_BYTES)) {
            throw new IllegalArgumentException("a QR holds 1 to " + QR_LIMIT_BYTES + " bytes: " + qr.length());
        }
    }
}
