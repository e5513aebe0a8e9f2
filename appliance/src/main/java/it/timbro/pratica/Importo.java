package it.timbro.pratica;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import it.timbro.base.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// An amount of euro, to the cent, never negative. On the wire and on the screen it is a decimal,
/// in columns it is cents.
public record Importo(BigDecimal euro) implements Comparable<Importo> {
    private static final BigDecimal MAX = new BigDecimal("10000000");
    public static final Importo ZERO = new Importo(BigDecimal.ZERO);

    public Importo {
        if (euro.signum() < 0
                || euro.compareTo(MAX) > 0
                || euro.stripTrailingZeros().scale() > 2) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("«" + euro + "» non è un importo in euro e centesimi");
        }
        euro = euro.setScale(2, RoundingMode.UNNECESSARY);
    }

    public static Importo cent(long cent) {
        return new Importo(BigDecimal.valueOf(cent, 2));
    }

    /// As a person or a fact writes it: `12.50`, `12,50`, `12`.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Importo leggi(String text) {
        try {
            return new Importo(new BigDecimal(text.strip().replace(',', '.')));
        } catch (NumberFormatException _) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("«" + text + "» non è un importo in euro e centesimi");
        }
    }

    @JsonValue
    public String scritto() {
        return euro.toPlainString();
    }

    public long cent() {
        return euro.movePointRight(2).longValueExact();
    }

    @Override
    public int compareTo(Importo other) {
        return euro.compareTo(other.euro);
    }

    /// «1.250,00 €»
    @Override
    public String toString() {
        return String.format(Locale.ITALY, "%,.2f €", euro);
    }
}
