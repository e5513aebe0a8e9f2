package it.timbro.pratica;

import it.timbro.sync.protocol.Hash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The three answers about a signature, as they were at a time: integrity, status of the certificate, verdict of
/// the policy.
///
/// @param contenuto SHA-256 of the innermost content
/// @param quandoMs when it was checked
public record EsitoFirma(
        Integrita integrita,
        Stato stato,
        String statoMotivo,
        Verdetto verdetto,
        String verdettoMotivo,
        List<Firmatario> firmatari,
        Hash contenuto,
        long quandoMs) {

    public enum Integrita {
        INTEGRA,
        ALTERATA,
        ILLEGGIBILE,
        /// There is no signature in a file: it was signed with a pen, at the counter.
        SU_CARTA
    }

    /// Signed with a pen before the officer who took it in and saw the person's identity document
    /// (DPR 445/2000, art. 38 c. 3). There is no certificate to know anything of, and whether this
    /// person may sign for the company is for the office to weigh.
    ///
    /// @param firmatario who presented it
    /// @param documento kind and number of the identity document
    /// @param contenuto SHA-256 of the modello that was signed
    public static EsitoFirma suCarta(Firmatario firmatario, String documento, Hash contenuto, long quandoMs) {
        return new EsitoFirma(
                Integrita.SU_CARTA,
                Stato.NON_CONOSCIBILE,
                "non c'è un certificato di firma",
                Verdetto.DA_VALUTARE,
                "firmata a penna allo sportello da chi ha mostrato il documento " + documento
                        + ": si guardano i suoi poteri",
                List.of(firmatario),
                contenuto,
                quandoMs);
    }

    public enum Stato {
        BUONO,
        REVOCATO,
        SCADUTO,
        NON_CONOSCIBILE
    }

    public enum Verdetto {
        AMMESSA,
        NON_AMMESSA,
        DA_VALUTARE
    }

    /// @param codiceFiscale as written in the certificate, where its check digit is right
    public record Firmatario(
            String nome,
            @Nullable String codiceFiscale,
            String organizzazione,
            String emittente,
            @Nullable Long firmatoMs) {}
}
