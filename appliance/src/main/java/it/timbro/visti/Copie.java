package it.timbro.visti;

import it.timbro.base.Problem;
import it.timbro.journal.Reading;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.SerialeFormulario;

/// Copies of certificates of origin that are given later.
record Copie(Domande.Certificati certificati) {
    /// They are asked for by the certificate's number, or by the serial of its formulario.
    Richiesta letta(Reading rows, Richiesta richiesta) {
        return SerialeFormulario.parse(richiesta.documento())
                .map(seriale -> certificati
                        .suFormulario(rows, seriale)
                        .map(numero -> richiesta.di(numero.text()))
                        .orElseThrow(() -> Problem.COPIE_NON_AMMESSE.rejected(
                                "sul formulario " + seriale + " non è stampato un certificato di questa sede")))
                .orElse(richiesta);
    }

    /// Of a certificate that is valid, and only of one.
    void ammessa(Reading rows, Richiesta richiesta) {
        NumeroCertificato numero = NumeroCertificato.parse(richiesta.documento())
                .orElseThrow(() -> Problem.VISTO_INCOMPLETO.rejected(
                        "negli estremi, il numero del certificato o il seriale del suo formulario"));
        certificati.impedimento(rows, numero).ifPresent(perche -> {
            throw Problem.COPIE_NON_AMMESSE.rejected(perche);
        });
    }
}
