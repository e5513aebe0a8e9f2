package it.timbro.istruttoria;

import it.timbro.base.Lazy;
import it.timbro.pratica.DellaPratica.Spunte;
import it.timbro.pratica.TipoAllegato;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is looked at before a pratica is approved: the questions of its kind and of its circumstances, from
/// `lista.txt`. What the program finds in the file it answers itself; the rest is a person's, and where the rule says
/// so, without that nothing is approved.
public final class ListaDiControllo {
    private static final int COLUMNS = 9;
    private static final Lazy<Tabella> TABELLA = new Lazy<>(() -> Tabella.read("lista.txt", COLUMNS));

    private ListaDiControllo() {}

    /// One question.
    ///
    /// @param codice stored with the answer; never given to another question
    /// @param trovato what answers it in the file; "" where only a person can say
    /// @param obbligo nothing is approved before it is answered
    /// @param fonte the rule it rests on
    public record Punto(String codice, String domanda, String trovato, boolean obbligo, String fonte) {
        /// Nothing in the file answers it.
        public boolean daVedere() {
            return trovato.isEmpty();
        }
    }

    public static List<Punto> punti(Fascicolo fascicolo) {
        return TABELLA.get().valide(fascicolo.sede().camera(), fascicolo.oggi()).stream()
                .filter(riga -> !riga.voce(3).equals("no"))
                .filter(riga -> Arrays.asList(riga.voce(0).split(" "))
                        .contains(fascicolo.modello().tipo().name()))
                .filter(riga -> Circostanza.valueOf(riga.voce(1)).vale(fascicolo))
                .map(riga -> new Punto(
                        riga.codice(),
                        riga.voce(4),
                        trovato(riga.voce(2), fascicolo).orElse(""),
                        switch (riga.voce(3)) {
                            case "obbligo" -> true;
                            case "politica" -> fascicolo.termini().giacenzaObbligo();
                            default -> false;
                        },
                        riga.voce(5)))
                .toList();
    }

    /// What is missing before it may be approved.
    public static List<Punto> mancano(Fascicolo fascicolo, Spunte spunte) {
        return punti(fascicolo).stream()
                .filter(punto -> punto.obbligo() && punto.daVedere())
                .filter(punto -> !spunte.viste().contains(punto.codice()))
                .toList();
    }

    /// @param prova `PERSONA`, `GIACENZA`, `PARAGRAFO`, `MODULO` (a file that calls itself a module
    /// and is signed), or the kinds of attachment one of which is enough
    private static Optional<String> trovato(String prova, Fascicolo fascicolo) {
        return switch (prova) {
            case "PERSONA" -> Optional.empty();
            case "MODULO" -> fascicolo.modulo().map(nome -> "c'è fra i file: " + nome);
            case "GIACENZA" ->
                Optional.of(fascicolo.opzioni().giacenzaMerci().strip()).filter(text -> !text.isEmpty());
            case "PARAGRAFO" ->
                fascicolo
                        .dichiarata()
                        .filter(detta -> fascicolo.qualifica().equals(Optional.of(detta)))
                        .map(detta -> "la dichiarazione è di un " + detta.parola());
            default -> {
                List<String> tipi = Arrays.asList(prova.split(" "));
                yield fascicolo.allegato(tipi) ? Optional.of("c'è fra i file: " + nomi(tipi)) : Optional.empty();
            }
        };
    }

    private static String nomi(List<String> tipi) {
        return tipi.stream()
                .flatMap(tipo -> TipoAllegato.parse(tipo).stream())
                .map(tipo -> tipo.nome().toLowerCase(java.util.Locale.ITALIAN))
                .collect(Collectors.joining(" o "));
    }
}
