package it.timbro.politica;

import it.timbro.base.Sede;
import it.timbro.pratica.ParoleCercate;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which branch the companies of a town usually go to (S-022): the comuni that a branch calls its
/// territory, dated policy. A hint and no rule: a company goes where it likes.
public record Territorio(Politica.Raccolta politiche) {
    private static final Pattern CAP = Pattern.compile("\\b\\d{5}\\s+([^,(]+)");
    private static final Pattern PROVINCIA = Pattern.compile("[\\s-]+[A-Z]{2}$");

    /// @param camera whose branches may be named
    /// @param indirizzi as somebody wrote them, the surest first; lines that are none do no harm
    /// @return the branch of the first town that one of them names
    public Optional<Politica> di(Sede camera, Collection<String> indirizzi, LocalDate giorno) {
        List<Politica> sedi = politiche.uffici(camera).stream()
                .map(sede -> politiche.valida(sede, giorno))
                .filter(politica -> !politica.territorio().isEmpty())
                .toList();
        return indirizzi.stream()
                .flatMap(String::lines)
                .map(Territorio::comune)
                .flatMap(comune -> sedi.stream().filter(politica -> nomina(politica, comune)))
                .findFirst();
    }

    private static boolean nomina(Politica politica, List<String> comune) {
        return !comune.isEmpty()
                && politica.territorio().stream().map(ParoleCercate::di).anyMatch(comune::equals);
    }

    /// The town of an address: behind the postal code, else behind the last comma, else the line.
    private static List<String> comune(String riga) {
        Matcher cap = CAP.matcher(riga);
        String town = cap.find()
                ? cap.group(1)
                : riga.substring(riga.lastIndexOf(',') + 1).replaceAll("\\(.*", "");
        return ParoleCercate.di(PROVINCIA.matcher(town.strip()).replaceAll(""));
    }
}
