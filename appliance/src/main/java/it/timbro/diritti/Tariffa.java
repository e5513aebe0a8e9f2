package it.timbro.diritti;

import it.timbro.politica.Politica;
import it.timbro.pratica.DellaCassa.DirittiPrenotati;
import it.timbro.pratica.DellaCassa.Voce;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a certificate costs under a dated policy (art. 18, L. 580/1993).
public final class Tariffa {
    private Tariffa() {}

    /// @param opzioni with the policy's defaults filled in
    public static DirittiPrenotati prenota(NumeroPratica pratica, Politica politica, Opzioni opzioni) {
        List<Voce> voci = voci(politica, opzioni);
        return new DirittiPrenotati(
                pratica,
                politica.tariffa(),
                voci,
                voci.stream().mapToLong(Voce::totaleCent).sum());
    }

    /// @param opzioni with the policy's defaults filled in
    public static List<Voce> voci(Politica politica, Opzioni opzioni) {
        int copie = Objects.requireNonNullElse(opzioni.numeroCopie(), 0);
        List<Voce> voci = new ArrayList<>();
        if (opzioni.supporto() == Opzioni.Supporto.FOGLIO_BIANCO) {
            voci.add(new Voce(
                    "Certificato su foglio bianco, con una copia",
                    1,
                    politica.prezzi().bianco()));
            copie = Math.max(0, copie - 1);
        } else {
            voci.add(new Voce(
                    "Certificato su formulario, originale", 1, politica.prezzi().originale()));
        }
        if (copie > 0) {
            voci.add(new Voce("Copie", copie, politica.prezzi().copia()));
        }
        return voci;
    }
}
