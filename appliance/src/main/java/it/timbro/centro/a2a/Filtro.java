package it.timbro.centro.a2a;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which pratiche a program asks for: `null` or empty means all.
///
/// @param giorno of presentation, in Italy
public record Filtro(
        String numero, String codiceFiscale, @Nullable LocalDate giorno, String sede, boolean soloAperte) {
    public static final Filtro TUTTE = new Filtro("", "", null, "", false);

    public Optional<LocalDate> delGiorno() {
        return Optional.ofNullable(giorno);
    }
}
