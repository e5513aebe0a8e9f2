package it.timbro.diritti;

import it.timbro.base.Problem;
import it.timbro.pratica.Importo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// Coins and notes, counted piece by piece.
public final class Tagli {
    /// Values in euro, the largest first.
    public static final List<String> VALORI = List.of(
            "500", "200", "100", "50", "20", "10", "5", "2", "1", "0.50", "0.20", "0.10", "0.05", "0.02", "0.01");

    private static final int MAX_PEZZI = 10_000;

    private Tagli() {}

    /// What they are worth together.
    ///
    /// @param pezzi how many of each value
    public static Importo somma(Map<String, Integer> pezzi) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<String, Integer> taglio : pezzi.entrySet()) {
            int count = taglio.getValue();
            if (!VALORI.contains(taglio.getKey()) || count < 0 || count > MAX_PEZZI) {
                throw Problem.CASSA_NON_VALIDA.rejected("di un taglio si contano da 0 a " + MAX_PEZZI + " pezzi");
            }
            sum = sum.add(new BigDecimal(taglio.getKey()).multiply(BigDecimal.valueOf(count)));
        }
        return new Importo(sum);
    }
}
