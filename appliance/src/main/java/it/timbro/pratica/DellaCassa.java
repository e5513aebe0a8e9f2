package it.timbro.pratica;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Money of a pratica. Every cent is reserved, then captured or released; what was captured may be
/// refunded; each once (INV-13). Nothing here or elsewhere is ever a floating-point number: in
/// these facts amounts are whole euro cents and say so in their name, in younger ones an [Importo],
/// which is a decimal of euro; both are exact and mean the same.
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
    /// @param voci all that the pratica costs from here on
    /// @param totaleCent what is reserved now: less than that, if something was captured before
    record DirittiPrenotati(NumeroPratica pratica, String tariffa, List<Voce> voci, long totaleCent)
            implements DellaCassa {}

    /// @param mezzo with what; `null` in facts from before it was said: by Telemaco
    record DirittiRiscossi(
            NumeroPratica pratica,
            long totaleCent,
            @Nullable Mezzo mezzo) implements DellaCassa {
        /// In cents, what of it went over the counter.
        public long inCassaCent() {
            return mezzo != null && mezzo.sportello() ? totaleCent : 0;
        }
    }

    record DirittiLiberati(NumeroPratica pratica, long totaleCent, String motivo) implements DellaCassa {}

    /// The office may keep nothing of what was captured: the pratica ended without a certificate.
    record DirittiNonDovuti(NumeroPratica pratica, String motivo) implements DellaCassa {}

    record DirittiRimborsati(NumeroPratica pratica, long totaleCent, Mezzo mezzo, String motivo) implements DellaCassa {
        /// In cents, what of it went back over the counter.
        public long dallaCassaCent() {
            return mezzo.sportello() ? totaleCent : 0;
        }
    }

    /// The centre held what a branch captured by Telemaco against what the company's account says.
    ///
    /// @param addebitato taken from the leases of the company's credit; `null` if the branch never
    /// held any, and the company pays as it always did
    /// @param differenza in Italian, for the card; empty if there is none
    /// @param saldoCent captured less given back, below zero where more went back to the account
    /// than had come from it; `null` in facts from before it was said: what `riscosso` says
    record DirittiRiscontrati(
            NumeroPratica pratica,
            Importo riscosso,
            @Nullable Importo addebitato,
            String differenza,
            @Nullable Long saldoCent)
            implements DellaCassa {
        /// What was matched, in cents; may be below zero.
        public long riscontratoCent() {
            return saldoCent == null ? riscosso.cent() : saldoCent;
        }

        /// The debits that it was matched with, in cents.
        public long addebitatoCent() {
            return addebitato == null ? 0 : addebitato.cent();
        }

        @Override
        public String subject() {
            return "riscontro:" + pratica;
        }
    }
}
