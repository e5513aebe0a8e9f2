package it.timbro.istruttoria;

import it.timbro.politica.Frasi;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Remarks and reasons that are written again and again, from the dated policy: a person picks one and changes it as
/// the case wants.
public final class Frasario {
    /// Where a reason for rejecting stands.
    public static final String RESPINGI = "respingi";

    private Frasario() {}

    /// @param casella the box it is tied to, `allegati`, or [#RESPINGI]
    /// @param breve as it is chosen
    public record Frase(String casella, String breve, String testo) {}

    public static List<Frase> frasi(Frasi raccolta) {
        return Stream.concat(
                        raccolta.rilievi().stream()
                                .map(Frasario::parti)
                                .map(parti -> new Frase(parti.get(0), parti.get(1), parti.get(2))),
                        raccolta.motivi().stream()
                                .map(Frasario::parti)
                                .map(parti -> new Frase(RESPINGI, parti.get(0), parti.get(1))))
                .toList();
    }

    private static List<String> parti(String riga) {
        return Arrays.stream(riga.split("\\|", -1)).map(String::strip).toList();
    }
}
