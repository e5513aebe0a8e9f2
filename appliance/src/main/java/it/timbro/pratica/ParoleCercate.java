package it.timbro.pratica;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a word is for every search of the program: letters and digits, small, without accents, so
/// that «Società» is found by `societa`.
public final class ParoleCercate {
    private static final int MAX_CHARACTERS = 200;

    private ParoleCercate() {}

    public static List<String> di(String testo) {
        String plain = Normalizer.normalize(testo, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        return Arrays.stream(plain.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, Math.min(word.length(), MAX_CHARACTERS)))
                .toList();
    }
}
