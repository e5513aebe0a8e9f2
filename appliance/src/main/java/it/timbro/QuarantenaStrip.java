package it.timbro;

import it.timbro.collegamento.Collegamento;
import it.timbro.page.Strip;
import it.timbro.testimone.Testimone;
import java.util.Optional;

/// The strip of a box that may be a copy, or whose witness is behind: quarantine is louder than everything else.
/// That there is no witness somebody has decided (`testimone.folder`), so it is said in two words and alarms nobody.
///
/// @param otherwise what stands there as long as all is well
record QuarantenaStrip(Collegamento collegamento, Optional<Testimone> testimone, Strip otherwise) implements Strip {
    private static final Rimando RIENTRO = new Rimando("/rientro", "Apri «Rientro»");

    @Override
    public Vista vista() {
        if (collegamento.quarantena().isPresent()) {
            return new Vista(
                    Tono.FERMO,
                    "In quarantena: si consulta e si consegna, non si numera",
                    "",
                    "",
                    "",
                    Optional.of(RIENTRO));
        }
        Vista vista = otherwise.vista();
        return testimone
                .map(Testimone::stato)
                .map(stato -> stato.daDire() ? indietro(vista, stato) : vista)
                .orElseGet(() -> senza(vista));
    }

    private static Vista indietro(Vista vista, Testimone.Stato stato) {
        return new Vista(
                vista.tono() == Tono.FERMO ? vista.tono() : Tono.ATTENZIONE,
                vista.parola() + ". " + stato.frase(),
                vista.ultimoScambio(),
                vista.attende(),
                vista.autonomia(),
                stato.assente() ? Optional.of(RIENTRO) : vista.rimando());
    }

    private static Vista senza(Vista vista) {
        return new Vista(
                vista.tono(),
                vista.parola(),
                vista.ultimoScambio(),
                vista.attende(),
                vista.autonomia() + " · Senza testimone",
                vista.rimando());
    }
}
