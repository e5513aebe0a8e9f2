package it.timbro.pratica;

import it.timbro.base.Sede;

/// A company's prepaid credit, and the part of it that a branch holds in custody (*vincolo*,
/// escrow) to debit while it is alone. What is leased is out of the centre's hands until the branch
/// gives it back: so debits decided anywhere never exceed the credit (INV-13).
public sealed interface DelCredito extends Fatto {
    /// The centre holds so much more of the company's money.
    ///
    /// @param riferimento of the payment, in the words of who recorded it
    record CreditoVersato(CodiceFiscale impresa, Importo importo, String riferimento) implements DelCredito {
        @Override
        public String subject() {
            return "credito:" + impresa.valore();
        }
    }

    /// Leased to a branch by the centre.
    ///
    /// @param vincolo names the lease, for ever
    /// @param tetto what the branch is to hold of the company's credit: renewals fill it up to this
    /// @param finoMs the branch debits nothing of it after this, milliseconds of the Unix epoch
    record CreditoVincolato(
            String vincolo, CodiceFiscale impresa, Sede sede, Importo importo, Importo tetto, long finoMs)
            implements DelCredito {
        @Override
        public String subject() {
            return "vincolo:" + vincolo;
        }
    }

    /// The branch took from the lease what a pratica costs.
    record CreditoAddebitato(String vincolo, NumeroPratica pratica, Importo importo) implements DelCredito {
        @Override
        public String subject() {
            return "vincolo:" + vincolo;
        }
    }

    /// The branch put back into the lease what it had taken for a pratica.
    record CreditoStornato(String vincolo, NumeroPratica pratica, Importo importo, String motivo)
            implements DelCredito {
        @Override
        public String subject() {
            return "vincolo:" + vincolo;
        }
    }

    /// The branch gives back what it did not need: the lease is over.
    record CreditoReso(String vincolo, Importo importo) implements DelCredito {
        @Override
        public String subject() {
            return "vincolo:" + vincolo;
        }
    }
}
