package it.timbro.pratica;

import java.util.List;

/// Money of a pratica, in euro cents. Every cent is reserved, then captured, released or refunded once.
public sealed interface DellaCassa extends Fatto {
    NumeroPratica pratica();

    @Override
    default String subject() {
        return "diritti:" + pratica();
    }

    record Voce(String descrizione, int quanti, long unitarioCent) {
        public long totaleCent() {
            return Math.multiplyExact(unitarioCent, quanti);
        }
    }

    /// @param tariffa version of the dated tariff the amounts were reckoned with
    record DirittiPrenotati(NumeroPratica pratica, String tariffa, List<Voce> voci, long totaleCent)
            implements DellaCassa {}

    record DirittiRiscossi(NumeroPratica pratica, long totaleCent) implements DellaCassa {}

    record DirittiLiberati(NumeroPratica pratica, long totaleCent, String motivo) implements DellaCassa {}
}
