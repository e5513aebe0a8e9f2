package it.timbro.visti;

import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.Pagato;
import it.timbro.pratica.Presentazione;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands on the form of a visto.
///
/// @param cosa code of what was chosen, `VPT/CONTRATTO`
public record Richiesta(
        IdPresentazione id,
        String cosa,
        String documento,
        int pagine,
        String lingua,
        String motivo,
        Presentazione.Persona persona,
        Presentazione.@Nullable Impresa impresa,
        String firmatario,
        List<Allegato> copia,
        Pagato pagato) {
    /// The same of a document that is described otherwise.
    Richiesta di(String descritto) {
        return new Richiesta(id, cosa, descritto, pagine, lingua, motivo, persona, impresa, firmatario, copia, pagato);
    }
}
