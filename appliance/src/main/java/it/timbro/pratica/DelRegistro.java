package it.timbro.pratica;

import it.timbro.sync.protocol.Hash;

/// What stands in the protocol register of an AOO (DPR 445/2000, art. 53).
public sealed interface DelRegistro extends Fatto {
    /// One incoming registration.
    ///
    /// @param impronta SHA-256 of the document registered
    record ProtocolloRegistrato(
            NumeroProtocollo numero, NumeroPratica pratica, String mittente, String oggetto, Hash impronta)
            implements DelRegistro {
        @Override
        public String subject() {
            return "protocollo:" + numero;
        }
    }
}
