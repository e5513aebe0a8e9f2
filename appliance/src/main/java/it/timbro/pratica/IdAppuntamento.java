package it.timbro.pratica;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import it.timbro.base.Problem;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Identity of an *appuntamento*: 32 hexadecimal digits, drawn before anybody is asked anything.
/// The same form sent twice, a lost answer, a call repeated after a crash: all of them are one
/// appuntamento, because they carry one id.
public record IdAppuntamento(@JsonValue String text) {
    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    @JsonCreator
    public IdAppuntamento {
        if (!FORM.matcher(text).matches()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("«" + text + "» non è un appuntamento");
        }
    }

    /// A new one.
    public static IdAppuntamento nuovo(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new IdAppuntamento(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return text;
    }
}
