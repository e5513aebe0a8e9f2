package it.timbro.istruttoria;

import it.timbro.journal.Reading;
import it.timbro.politica.Politica;
import it.timbro.pratica.Scheda;
import java.time.LocalDate;

/// Puts together what lies before who examines a pratica: the one way to a [Fascicolo], so that the
/// page asks what the act wants.
public record Fascicoli(Spedizioni spedizioni, Politica.Raccolta politiche, Qualifiche qualifiche) {
    public Fascicolo di(Reading rows, Scheda scheda, LocalDate oggi) {
        return Fascicolo.di(
                        scheda,
                        politiche.opzioni(scheda),
                        politiche.valida(scheda.sede(), oggi).termini(),
                        oggi,
                        spedizioni.altre(rows, scheda.numero()))
                .con(qualifiche.di(rows, scheda, oggi));
    }
}
