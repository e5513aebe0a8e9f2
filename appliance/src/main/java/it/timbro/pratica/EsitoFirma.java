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
        ILLEGGIBILE
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
