package it.timbro.pratica;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata;
import java.util.Optional;
import java.util.OptionalLong;

/// Until when a branch may issue on a pratica without having heard from the centre, and who is
/// about to take it over.
///
/// The term is leased with the pratica and renewed for all pratiche of a branch whenever it is in
/// contact. It is written before it is told, so the centre never counts on an earlier one than the
/// branch may know.
public interface Custodie {
    /// The later of the two terms of this pratica with its owner, milliseconds of the Unix epoch by
    /// the centre's clock; empty if it was assigned before there were terms and no renewal came.
    OptionalLong finoMs(Reading rows, NumeroPratica pratica);

    /// The term last renewed for all pratiche of a branch.
    OptionalLong dellaSede(Reading rows, Sede sede);

    /// Why this machine numbers nothing, in Italian; empty if it may. It came up from a copy, or on
    /// another machine, and waits for a new incarnation.
    Optional<String> quarantena(Reading rows);

    /// Refuses whatever gives a number to something, or puts one on paper, on a machine in quarantine.
    default void libera(Reading rows) {
        quarantena(rows).ifPresent(causa -> {
            throw Problem.QUARANTENA.rejected(causa);
        });
    }

    /// The reassignment that waits for a second person.
    Optional<Proposta> proposta(Reading rows, NumeroPratica pratica);

    /// Whether the branch has owned the pratica before its present owner.
    boolean giaSua(Reading rows, NumeroPratica pratica, Sede sede);

    record Proposta(Sede a, PraticaRiassegnata.Causa causa, String motivo, String propostaDa, long ms) {}
}
