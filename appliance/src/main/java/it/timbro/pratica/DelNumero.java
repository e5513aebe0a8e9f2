package it.timbro.pratica;

import it.timbro.base.Sede;
import it.timbro.sync.protocol.Hash;
import java.util.List;

/// What happened to a certificate number. A ledger: it applies whoever owns the pratica, because a
/// number that was used was used.
public sealed interface DelNumero extends Fatto {
    /// Numbers leased to a branch, each with its security code.
    ///
    /// @param anno the only year in which they may be issued
    record BloccoAssegnato(String blocco, Sede sede, int anno, List<Numerato> numeri) implements DelNumero {
        @Override
        public String subject() {
            return "blocco:" + blocco;
        }
    }

    /// @param codice security code, printed in box 8
    record Numerato(NumeroCertificato numero, String codice) {}

    /// Reserved for one document: from here on it is issued or discarded, never free again.
    record NumeroImpegnato(NumeroCertificato numero, NumeroPratica pratica, NumeroLavoro lavoro, Hash documento)
            implements DelNumero {
        @Override
        public String subject() {
            return "numero:" + numero;
        }
    }

    record CertificatoEmesso(NumeroCertificato numero, NumeroPratica pratica, Hash documento) implements DelNumero {
        @Override
        public String subject() {
            return "numero:" + numero;
        }
    }

    /// @param cartaResa where paper exists: original and copies came back
    record CertificatoAnnullato(NumeroCertificato numero, NumeroPratica pratica, String motivo, boolean cartaResa)
            implements DelNumero {
        @Override
        public String subject() {
            return "numero:" + numero;
        }
    }

    /// Reserved and not issued: void with a reason.
    record NumeroScartato(NumeroCertificato numero, NumeroPratica pratica, String motivo) implements DelNumero {
        @Override
        public String subject() {
            return "numero:" + numero;
        }
    }

    /// Free numbers of a year that is over go back: nobody may ever use them. Not under the subject of the block: a
    /// box that came back from a copy reads what it said itself before it hears of the block again.
    record NumeriRestituiti(String blocco, List<NumeroCertificato> numeri) implements DelNumero {
        @Override
        public String subject() {
            return "restituzione:" + blocco;
        }
    }

    /// The responsabile gives up hope to hear what became of these: the box that held them is lost.
    /// Where a sheet turns up all the same, what it says counts.
    record NumeriDispersi(String blocco, Sede sede, List<NumeroCertificato> numeri, String motivo)
            implements DelNumero {
        @Override
        public String subject() {
            return "blocco:" + blocco;
        }
    }
}
