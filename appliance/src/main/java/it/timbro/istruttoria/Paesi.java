package it.timbro.istruttoria;

import it.timbro.base.Lazy;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The names of countries in Italian and English, as the Unicode CLDR of the Java platform has
/// them, and others from `paesi.txt`; there it also stands who is a member of the Union, and since
/// when.
public final class Paesi {
    public static final String ITALIA = "IT";
    private static final int COLUMNS = 5;
    private static final List<String> UNIONE =
            List.of("unione europea", "european union", "ue", "eu", "comunita europea", "european community");
    private static final Lazy<Paesi> TUTTI = new Lazy<>(Paesi::new);

    private final Map<String, Nome> nomi = new HashMap<>();
    private final Map<String, LocalDate> membri = new HashMap<>();
    private final Set<String> sigle = new HashSet<>();
    private final SortedSet<String> scritti = new TreeSet<>();

    /// @param iso two letters
    /// @param lingue in which it is called so
    record Nome(String iso, Set<Lingua> lingue) {}

    enum Lingua {
        ITALIANO(Locale.ITALIAN, "italiano"),
        INGLESE(Locale.ENGLISH, "inglese");

        private final Locale locale;
        private final String parola;

        Lingua(Locale locale, String parola) {
            this.locale = locale;
            this.parola = parola;
        }

        String parola() {
            return parola;
        }
    }

    private Paesi() {
        for (String iso : Locale.getISOCountries()) {
            Locale paese = Locale.of("", iso);
            for (Lingua lingua : Lingua.values()) {
                chiama(iso, lingua, paese.getDisplayCountry(lingua.locale));
            }
            sigle.add(iso.toLowerCase(Locale.ROOT));
            sigle.add(paese.getISO3Country().toLowerCase(Locale.ROOT));
        }
        for (Tabella.Riga riga : Tabella.read("paesi.txt", COLUMNS).righe()) {
            if (riga.camera().equals("UE")) {
                membri.put(riga.codice(), riga.dal());
            }
            Arrays.stream(riga.voce(0).split(";")).forEach(nome -> chiama(riga.codice(), Lingua.ITALIANO, nome));
            Arrays.stream(riga.voce(1).split(";")).forEach(nome -> chiama(riga.codice(), Lingua.INGLESE, nome));
        }
        sigle.addAll(List.of("u s a", "usa", "u k", "uk", "u a e", "uae", "e a u", "eau", "r p c", "rpc", "prc"));
    }

    /// As they are written on a certificate, for a field that proposes them: first the two words of
    /// box 3 that goods of this country have, then all countries in both languages.
    public static List<String> elenco() {
        return Stream.concat(Stream.of("UNIONE EUROPEA - ITALIA", "EUROPEAN UNION - ITALY"), tutti().scritti.stream())
                .toList();
    }

    static Paesi tutti() {
        return TUTTI.get();
    }

    private void chiama(String iso, Lingua lingua, String nome) {
        String piano = Scritto.piano(nome);
        if (!piano.isEmpty()) {
            scritti.add(nome.strip().toUpperCase(Locale.ITALIAN));
            nomi.computeIfAbsent(piano, _ -> new Nome(iso, EnumSet.noneOf(Lingua.class)))
                    .lingue()
                    .add(lingua);
        }
    }

    /// The country that is named in a text; of two names the longer one, so that New Guinea is not
    /// Guinea.
    Optional<Nome> find(String text) {
        String piano = Scritto.piano(text);
        return nomi.entrySet().stream()
                .filter(nome -> Scritto.contienePiane(piano, nome.getKey()))
                .max(Comparator.comparing(nome -> nome.getKey().length()))
                .map(Map.Entry::getValue);
    }

    /// Whether this is only a code, such as `JP` or `U.S.A.`.
    boolean sigla(String text) {
        return sigle.contains(Scritto.piano(text));
    }

    /// Whether the text names the Union itself.
    static boolean unione(String text) {
        String piano = Scritto.piano(text);
        return UNIONE.stream().anyMatch(nome -> Scritto.contiene(piano, nome));
    }

    boolean membro(String iso, LocalDate giorno) {
        LocalDate dal = membri.get(iso);
        return dal != null && !dal.isAfter(giorno);
    }
}
