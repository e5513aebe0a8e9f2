package it.timbro.printing.code;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.util.BitSet;
import java.util.Map;

/// A QR code (ISO/IEC 18004) as dark and light modules, with its quiet zone.
///
/// @param size modules on a side, the quiet zone of four modules on each side included
/// @param dark bit `y * size + x` is set where the module is dark
public record Qr(int size, BitSet dark) {
    private static final int QUIET = 4;

    /// One mask for all: a signed payload looks random under any of the eight, and trying them all took half the
    /// time of composing. Readers learn the mask from the code itself.
    private static final int MASK = 0;

    /// Error level M: 15 % of the code may be covered, as by a rubber stamp's edge, and it still reads.
    public static Qr of(String payload) {
        ByteMatrix modules = encode(payload).getMatrix();
        int size = modules.getWidth() + 2 * QUIET;
        BitSet dark = new BitSet(size * size);
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                dark.set((y + QUIET) * size + x + QUIET, modules.get(x, y) == 1);
            }
        }
        return new Qr(size, dark);
    }

    /// The first dark module of a row from `x` on, or `size`.
    public int nextDark(int row, int x) {
        int found = dark.nextSetBit(row * size + x);
        return found < 0 ? size : Math.min(size, found - row * size);
    }

    /// The first light module of a row from `x` on; the quiet zone is light.
    public int nextLight(int row, int x) {
        return dark.nextClearBit(row * size + x) - row * size;
    }

    private static QRCode encode(String payload) {
        try {
            return Encoder.encode(payload, ErrorCorrectionLevel.M, hints(payload));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("no QR holds " + payload.length() + " characters", tooLong);
        }
    }

    private static Map<EncodeHintType, ?> hints(String payload) {
        boolean ascii = payload.chars().allMatch(c -> c < 128); // old readers stumble over a declared character set
        return ascii
                ? Map.of(EncodeHintType.QR_MASK_PATTERN, MASK)
                : Map.of(EncodeHintType.QR_MASK_PATTERN, MASK, EncodeHintType.CHARACTER_SET, "UTF-8");
    }
}
