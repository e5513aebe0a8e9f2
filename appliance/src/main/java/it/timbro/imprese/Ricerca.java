package it.timbro.imprese;

import it.timbro.pratica.ParoleCercate;
import it.timbro.pratica.Rea;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// By which words a company is found, and what a person typed in the same words: name, codice
/// fiscale, partita IVA, REA with or without its province.
public final class Ricerca {
    private static final int MAX_PAROLE = 8;
    private static final int MAX_CARATTERI = 100;

    /// `GE-123456`, `GE 123456`: one word here.
    private static final Pattern REA = Pattern.compile("\\b([A-Za-z]{2})[ -]0*([0-9]{4,7})\\b");

    /// `S.R.L.` is `srl`.
    private static final Pattern PUNTO_FRA_LETTERE = Pattern.compile("(?<=\\b\\p{L})\\.(?=\\p{L}\\b)");

    private Ricerca() {}

    /// What was typed, as beginnings of words that must all be there.
    public static List<String> cercate(String typed) {
        String text = typed.length() > MAX_CARATTERI ? typed.substring(0, MAX_CARATTERI) : typed;
        return parole(text).limit(MAX_PAROLE).toList();
    }

    /// Every word that finds a company, each once.
    public static List<String> di(Impresa impresa) {
        Stream<String> nomi = Stream.concat(
                Stream.of(impresa.denominazione()), impresa.detti().stream().map(Impresa.Detto::denominazione));
        Stream<String> numeri = Stream.concat(
                Stream.of(impresa.codiceFiscale().valore()),
                impresa.partitaIva().stream().map(Object::toString));
        Stream<String> rea = impresa.rea().stream().flatMap(Ricerca::rea);
        return Stream.of(nomi.flatMap(Ricerca::parole), numeri.flatMap(Ricerca::parole), rea)
                .flatMap(parole -> parole)
                .distinct()
                .sorted()
                .toList();
    }

    static boolean stessoNome(String uno, String altro) {
        return parole(uno).toList().equals(parole(altro).toList());
    }

    private static Stream<String> rea(Rea rea) {
        return Stream.of(String.valueOf(rea.numero()), rea.provincia().toLowerCase(Locale.ROOT) + rea.numero());
    }

    private static Stream<String> parole(String text) {
        String joined = PUNTO_FRA_LETTERE.matcher(text).replaceAll("");
        return ParoleCercate.di(REA.matcher(joined).replaceAll("$1$2")).stream();
    }
}
