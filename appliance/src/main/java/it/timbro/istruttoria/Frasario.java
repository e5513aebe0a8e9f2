package it.timbro.istruttoria;

import it.timbro.base.Lazy;
import it.timbro.base.Sede;
import java.time.LocalDate;
import java.util.List;

/// Remarks and reasons that are written again and again, from `frasi.txt`: a person picks one and changes it as the
/// case wants.
public final class Frasario {
    /// Where a reason for rejecting stands.
    public static final String RESPINGI = "respingi";

    private static final int COLUMNS = 6;
    private static final Lazy<Tabella> TABELLA = new Lazy<>(() -> Tabella.read("frasi.txt", COLUMNS));

    private Frasario() {}

    /// @param casella the box it is tied to, `allegati`, or [#RESPINGI]
    /// @param breve as it is chosen
    public record Frase(String codice, String casella, String breve, String testo) {}

    public static List<Frase> frasi(Sede camera, LocalDate giorno) {
        return TABELLA.get().valide(camera, giorno).stream()
                .map(riga -> new Frase(riga.codice(), riga.voce(0), riga.voce(1), riga.voce(2)))
                .toList();
    }
}
