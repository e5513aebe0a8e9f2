package it.timbro.registri;

import it.timbro.base.Check;
import it.timbro.base.Sede;
import it.timbro.pratica.Fatto;
import it.timbro.pratica.NumeroPratica;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A register as it is declared: its columns, and what it says of each kind of fact. It holds nothing
/// of its own; its rows are the facts in the journal, so nothing can stand in one and not in the other.
///
/// Each method that adds something answers with another register.
///
/// @param codice in addresses and in seals: never changed
/// @param norma the rule that asks for it, "" if it is the office's own
/// @param vuoto what a day without a row says
/// @param righe what stands in the row of a fact, by its class
/// @param annulli facts that annul the row of the same subject, with what they say of it
public record Registro(
        String codice,
        String titolo,
        String norma,
        String vuoto,
        Tenuto tenuto,
        List<Colonna> colonne,
        Map<Class<? extends Fatto>, Celle<Fatto>> righe,
        Map<Class<? extends Fatto>, Function<Fatto, String>> annulli,
        Function<Fatto, String> dove) {
    /// Room for the columns of one register, millimetres: the rest is number, time and operator.
    public static final double LARGHEZZA_MM = 122;

    public Registro {
        colonne = List.copyOf(colonne);
        righe = Map.copyOf(righe);
        annulli = Map.copyOf(annulli);
        double larga = colonne.stream().mapToDouble(Colonna::widthMm).sum();
        Check.that(larga <= LARGHEZZA_MM, "the columns of " + codice + " fit on the sheet: " + larga);
    }

    /// Who writes it.
    public enum Tenuto {
        /// A branch, for itself.
        SEDE {
            @Override
            Sede da(Sede sede) {
                return sede;
            }
        },
        /// The centre, for the chamber of a branch.
        CENTRALE {
            @Override
            Sede da(Sede sede) {
                return sede.camera();
            }
        };

        abstract Sede da(Sede sede);
    }

    public record Colonna(String titolo, double widthMm) {}

    /// What stands in the cells of a row, one for each column.
    @FunctionalInterface
    public interface Celle<F> {
        /// @param impresa whose pratica it is
        List<String> di(F fatto, Function<NumeroPratica, String> impresa);
    }

    public static Registro di(Tenuto tenuto, String codice, String titolo, String vuoto) {
        return new Registro(codice, titolo, "", vuoto, tenuto, List.of(), Map.of(), Map.of(), _ -> "");
    }

    public Registro norma(String articolo) {
        return new Registro(codice, titolo, articolo, vuoto, tenuto, colonne, righe, annulli, dove);
    }

    public Registro colonna(String nome, double widthMm) {
        List<Colonna> more = new ArrayList<>(colonne);
        more.add(new Colonna(nome, widthMm));
        return new Registro(codice, titolo, norma, vuoto, tenuto, more, righe, annulli, dove);
    }

    /// Each fact of this kind is a row.
    public <F extends Fatto> Registro riga(Class<F> tipo, Celle<F> celle) {
        Map<Class<? extends Fatto>, Celle<Fatto>> more = new LinkedHashMap<>(righe);
        more.put(tipo, (fatto, impresa) -> celle.di(tipo.cast(fatto), impresa));
        return new Registro(codice, titolo, norma, vuoto, tenuto, colonne, more, annulli, dove);
    }

    /// A fact of this kind annuls the rows of its subject. It is itself a row of the day on which it
    /// happens: a daily register shows that day's annulments of earlier registrations too.
    public <F extends Fatto> Registro annullo(Class<F> tipo, Function<F, String> perche, Celle<F> celle) {
        Map<Class<? extends Fatto>, Function<Fatto, String>> more = new LinkedHashMap<>(annulli);
        more.put(tipo, fatto -> perche.apply(tipo.cast(fatto)));
        return new Registro(codice, titolo, norma, vuoto, tenuto, colonne, righe, more, dove).riga(tipo, celle);
    }

    /// Where a row leads to, a path of ours or "".
    public Registro dove(Function<Fatto, String> path) {
        return new Registro(codice, titolo, norma, vuoto, tenuto, colonne, righe, annulli, path);
    }

    /// The kinds of facts, as the journal names them.
    public Set<String> tipi() {
        return nomi(righe.keySet());
    }

    public Set<String> tipiDiAnnullo() {
        return nomi(annulli.keySet());
    }

    private static Set<String> nomi(Set<Class<? extends Fatto>> classes) {
        return classes.stream().map(Class::getSimpleName).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /// The row of a fact.
    public List<String> celle(Fatto fatto, Function<NumeroPratica, String> impresa) {
        List<String> celle =
                Optional.ofNullable(righe.get(fatto.getClass())).orElseThrow().di(fatto, impresa);
        Check.that(celle.size() == colonne.size(), "a row of " + codice + " has a cell for each column");
        return celle;
    }

    /// Why a fact annuls; empty if it does not.
    public Optional<String> annullo(Fatto fatto) {
        return Optional.ofNullable(annulli.get(fatto.getClass())).map(perche -> perche.apply(fatto));
    }
}
