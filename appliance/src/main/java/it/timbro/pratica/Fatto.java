package it.timbro.pratica;

import it.timbro.journal.Fact;

/// Everything that can have happened, by the subject it is about. One fact has one subject; an act
/// that touches several appends several facts in one transaction.
public sealed interface Fatto extends Fact
        permits DellaPratica,
                DelNumero,
                DelFormulario,
                DellaCassa,
                DelRegistro,
                DelVisto,
                DellAnnullamento,
                DellAppuntamento,
                DellaSede,
                DellaCustodia,
                DellaCarta,
                DellApparecchio,
                DelCalendario,
                DelCredito,
                DellImpresa,
                DellIncarnazione,
                DellaPolitica,
                DegliIncassi,
                DellaPosta,
                DellaSpedizione,
                Sconosciuto {
    /// What the fact is about, as it stands in the journal.
    String subject();
}
