package it.timbro.pratica;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import it.timbro.base.Problem;
import java.util.Optional;

/// VAT number: 11 digits, the last one a check digit (D.P.R. 633/1972, art. 35). Of a sole trader
/// it is never the [CodiceFiscale], of a company nearly always: so it identifies nobody here, it
/// only helps to find.
public record PartitaIva(@JsonValue String valore) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PartitaIva {
        if (!CodiceFiscale.isNumerico(valore)) {
            throw Problem.VISURA_NON_VALIDA.rejected("la partita IVA «" + valore + "» è errata");
        }
    }

    /// Reads what a person or a file wrote; a wrong check digit is not forgiven.
    public static Optional<PartitaIva> parse(String written) {
        String tidy = written.strip();
        return CodiceFiscale.isNumerico(tidy) ? Optional.of(new PartitaIva(tidy)) : Optional.empty();
    }

    @Override
    public String toString() {
        return valore;
    }
}
