package it.timbro;

import it.timbro.collegamento.Collegamento;
import it.timbro.page.Strip;
import it.timbro.testimone.Testimone;
import java.util.Optional;

/// The strip of a box that may be a copy, or whose witness cannot be written: quarantine is louder
/// than everything else.
///
/// @param otherwise what stands there as long as all is well
record QuarantenaStrip(Collegamento collegamento, Optional<Testimone> testimone, Strip otherwise) implements Strip {
    @Override
    public Vista vista() {
        if (collegamento.quarantena().isPresent()) {
            return new Vista(
                    Tono.FERMO,
                    "In quarantena: si consulta e si consegna, non si numera. Apri la pagina «Rientro»",
                    "",
                    "",
                    "");
        }
        Vista vista = otherwise.vista();
        return testimone
                .map(Testimone::stato)
                .filter(stato -> !stato.guasto().isEmpty())
                .map(stato -> new Vista(
                        vista.tono() == Tono.FERMO ? vista.tono() : Tono.ATTENZIONE,
                        vista.parola() + ". " + stato.frase(),
                        vista.ultimoScambio(),
                        vista.attende(),
                        vista.autonomia()))
                .orElse(vista);
    }
}
