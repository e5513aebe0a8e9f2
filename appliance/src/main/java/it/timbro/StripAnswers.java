package it.timbro;

import it.timbro.collegamento.Collegamento;
import it.timbro.collegamento.Striscia;
import it.timbro.orologio.Orologio;
import it.timbro.orologio.Parole;
import it.timbro.page.Strip;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// What stands on the strip of a branch: the line, the clock where it wants a person, and how long
/// the branch can work alone.
///
/// @param chiusoFino the calendar says that the centre's service is closed until then
record StripAnswers(Collegamento collegamento, Misure misure, Orologio orologio, Supplier<Optional<Instant>> chiusoFino)
        implements Strip {
    @Override
    public Vista vista() {
        Striscia striscia = collegamento.striscia(chiusoFino.get());
        Tono tono = switch (striscia.tono()) {
            case TUTTO_A_POSTO -> Tono.COLLEGATO;
            case IN_CORSO -> Tono.LAVORO;
            case IN_SEDE -> Tono.ATTENZIONE;
            case RIFIUTATO -> Tono.FERMO;
        };
        String line =
                striscia.dettaglio().isEmpty() ? striscia.titolo() : striscia.titolo() + ". " + striscia.dettaglio();
        Optional<String> alarm = Parole.allarme(orologio.stato());
        return new Vista(
                alarm.isEmpty() || tono == Tono.FERMO ? tono : Tono.ATTENZIONE,
                line + alarm.map(words -> ". " + words).orElse(""),
                striscia.ultimoScambio(),
                striscia.attesa(),
                misure.parole());
    }
}
