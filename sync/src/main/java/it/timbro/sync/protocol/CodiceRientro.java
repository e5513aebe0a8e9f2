package it.timbro.sync.protocol;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/// The question of [Rientro] where there is no line: a person at the branch reads it out, a person
/// at the centre types it. Six groups of four characters ([Spelled]); sixteen of its bits tell a
/// slip of the tongue, or another branch's code, from the right one.
///
/// @param id the beginning of the question's id, [#ID_DIGITS] hexadecimal digits
/// @param incarnazione what the box has been writing
/// @param fatti up to here it certainly holds that as the centre does
/// @param novita how far it holds its feed
public record CodiceRientro(String id, int incarnazione, long fatti, long novita) {
    public static final int ID_DIGITS = 10;

    private static final int LENGTH = 24;
    private static final int INCARNATION_BITS = 8;
    private static final int COUNT_BITS = 28;
    private static final int CHECK_BITS = 16;
    private static final int HEX = 16;
    private static final int BASE = 32;
    private static final long MOST = (1L << COUNT_BITS) - 1;

    /// Numbers that are too large for the code are said smaller: then more is sent than is needed.
    public CodiceRientro {
        if (!id.matches("[0-9a-f]{" + ID_DIGITS + "}") || incarnazione < 1 || incarnazione >= 1 << INCARNATION_BITS) {
            throw new IllegalArgumentException("not a question: " + id + ", " + incarnazione);
        }
        fatti = Math.clamp(fatti, 0, MOST);
        novita = Math.clamp(novita, 0, MOST);
    }

    /// What a person typed; empty if it is no code of this branch.
    public static Optional<CodiceRientro> parse(String typed, String sede) {
        return Spelled.typed(typed, LENGTH).flatMap(text -> {
            BigInteger all = BigInteger.ZERO;
            for (char c : text.toCharArray()) {
                all = all.multiply(BigInteger.valueOf(BASE)).add(BigInteger.valueOf(Spelled.ALPHABET.indexOf(c)));
            }
            BigInteger said = all.shiftRight(CHECK_BITS);
            long novita = low(said, COUNT_BITS);
            long fatti = low(said.shiftRight(COUNT_BITS), COUNT_BITS);
            int incarnazione = (int) low(said.shiftRight(2 * COUNT_BITS), INCARNATION_BITS);
            long id = said.shiftRight(2 * COUNT_BITS + INCARNATION_BITS).longValueExact();
            return low(all, CHECK_BITS) == check(said, sede) && incarnazione > 0
                    ? Optional.of(new CodiceRientro("%010x".formatted(id), incarnazione, fatti, novita))
                    : Optional.empty();
        });
    }

    /// As it is read out.
    public String text(String sede) {
        BigInteger said = new BigInteger(id, HEX)
                .shiftLeft(INCARNATION_BITS)
                .add(BigInteger.valueOf(incarnazione))
                .shiftLeft(COUNT_BITS)
                .add(BigInteger.valueOf(fatti))
                .shiftLeft(COUNT_BITS)
                .add(BigInteger.valueOf(novita));
        BigInteger all = said.shiftLeft(CHECK_BITS).add(BigInteger.valueOf(check(said, sede)));
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = LENGTH - 1; i >= 0; i--) {
            text.append(Spelled.ALPHABET.charAt(
                    all.shiftRight(i * 5).and(BigInteger.valueOf(BASE - 1L)).intValue()));
        }
        return Spelled.grouped(text.toString());
    }

    private static long low(BigInteger number, int bits) {
        return number.and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE))
                .longValueExact();
    }

    private static long check(BigInteger said, String sede) {
        CRC32 crc = new CRC32();
        crc.update((sede + " " + said.toString(HEX)).getBytes(StandardCharsets.US_ASCII));
        return crc.getValue() & ((1L << CHECK_BITS) - 1);
    }
}
