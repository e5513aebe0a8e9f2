package it.timbro.installer;

import it.timbro.page.Permessi;
import it.timbro.page.Permessi.Accesso;
import it.timbro.page.Permessi.Regola;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Every path that a person can ask for, and which test of the browser looks at it. [PagineTest]
/// holds this against the table of routes: a page that nobody looks at is a red build.
final class Pagine {
    /// Who looks. A word of the table.
    enum Chi {
        /// [AccessibilityTest]: the counter of Genova.
        BANCO,
        /// [OtherPagesTest]: Chiavari, those who are not at the counter, the centre.
        ALTRI,
        /// Nothing to look at: a file, a fragment, an empty answer, a redirection.
        FILE
    }

    private static final String TABLE = """
            /accesso                             altri
            /primo-avvio                         altri
            /verifica                            altri
            /verifica/**                         file
            /statici/**                          file
            /favicon.ico                         file
            /pronto                              file
            /openapi                             file

            /                                    banco
            /cerca                               banco
            /password                            banco
            /pin                                 altri
            /sblocco                             altri
            /ripresa/{}                          altri
            /presenza                            file
            /presenza/{}                         file
            /presenza/{}/lascia                  file
            /eventi                              file
            /gettoni                             altri
            /operatori                           altri
            /operatori/{}                        altri
            /consultazioni                       altri

            /pratica/{}                          banco
            /pratica/{}/pagamento                altri
            /pratica/{}/allegati/{}              file
            /pratica/{}/stampa                   banco
            /pratica/{}/anteprima/{}             file
            /pratica/{}/certificato.pdf          file
            /pratica/{}/lavorazioni              banco
            /pratica/{}/ritiro                   banco
            /pratica/{}/ritiro/ricevuta.pdf      file
            /ritiro                              banco
            /stampante                           banco
            /stampante/prova.png                 file
            /riassegna/{}                        altri
            /posta                               banco
            /carte                               banco
            /carte/{}/{}/{}                      altri
            /imprese                             banco
            /imprese/{}/{}                       banco
            /imprese/importa                     altri
            /formulari                           banco
            /formulari/{}                        banco
            /formulari/movimento/dai             banco
            /formulari/movimento/annuncia        banco
            /formulari/movimento/restituisci     banco
            /formulari/movimento/denuncia        banco
            /formulari/movimento/distruggi       banco
            /annullamenti                        banco
            /annullamenti/nuovo                  banco
            /annullamenti/{}                     banco
            /annullamenti/{}/documento/{}        file
            /emergenza                           banco
            /emergenza/{}                        banco
            /emergenza/{}/registro.pdf           file
            /presentazione                       banco
            /presentazione/nuova                 banco
            /presentazione/{}                    banco
            /presentazione/{}/ricevuta.pdf       file
            /presentazione/{}/documento/{}       file
            /registri                            altri
            /registri/{}                         banco
            /registri/{}/csv                     file
            /registri/{}/pdf                     file
            /cruscotti                           altri
            /cruscotti/{}/csv                    file
            /protocollo/annulla                  altri
            /appuntamenti                        altri
            /appuntamenti/nuovo                  altri
            /appuntamenti/{}                     altri
            /appuntamenti/{}/foglio.pdf          file
            /visti                               altri
            /visti/nuovo                         altri
            /visti/{}                            altri
            /visti/modulo.pdf                    file
            /visti/{}/foglio.pdf                 file
            /visti/{}/modulo.pdf                 file
            /visti/{}/copia/{}                   file
            /minute                              banco
            /minute/{}                           banco
            /minute/{}/modello.xml               file
            /minute/{}/modello.pdf               file
            /contatti                            banco
            /utenze                              altri
            /collegamento                        banco
            /chiavetta                           banco
            /chiavetta/buste/{}                  file
            /rientro                             banco
            /galleria                            altri
            /galleria/{}                         file
            /cassa                               altri
            /cassa/registro                      altri
            /cassa/estratti                      banco
            /cassa/ricevute/{}                   altri
            /cassa/ricevute/{}/ricevuta.pdf      file
            /politica                            file
            /politica/{}                         altri
            /politica/{}/{}                      altri
            /crediti                             altri

            /sedi                                altri
            /ripartenza/{}                       altri
            /ripristino                          altri
            /quadro                              altri
            /numeri/{}                           altri
            /numeri/{}/{}                        altri
            /calendario                          altri
            """;

    private static final Map<String, Chi> RIGHE = TABLE.lines()
            .filter(line -> !line.isBlank())
            .map(line -> line.strip().split("\\s+"))
            .collect(Collectors.toUnmodifiableMap(words -> words[0], words -> Chi.valueOf(words[1].toUpperCase())));

    private Pagine() {}

    /// The paths of this table, as the table of routes writes them.
    static Set<String> tutte() {
        return new TreeSet<>(RIGHE.keySet());
    }

    static Set<String> di(Chi chi) {
        return RIGHE.entrySet().stream()
                .filter(riga -> riga.getValue() == chi)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What a person may ask for with GET, by the table of routes: not what programs ask for.
    static Set<String> dellaTabella() {
        return Permessi.regole().stream()
                .filter(regola -> regola.method().equals("GET"))
                .filter(regola -> switch (regola.accesso()) {
                    case Accesso.Pubblica _, Accesso.Persona _ -> true;
                    case Accesso.Propria _, Accesso.Gettone _, Accesso.MetodoVietato _, Accesso.Sconosciuta _ -> false;
                })
                .map(Regola::segments)
                .map(segments -> "/" + String.join("/", segments))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The line that a path of the browser belongs to: the one with the most words of its own. What a
    /// refused form leaves in the address has none.
    static Optional<String> riga(String path) {
        return RIGHE.keySet().stream()
                .filter(line -> pattern(line).matcher(path).matches())
                .min(Comparator.comparingLong(line -> segments(line).stream()
                        .filter(segment -> segment.equals("{}") || segment.equals("**"))
                        .count()));
    }

    private static Pattern pattern(String line) {
        return Pattern.compile(segments(line).stream()
                .map(segment -> switch (segment) {
                    case "{}" -> "[^/]+";
                    case "**" -> ".+";
                    default -> Pattern.quote(segment);
                })
                .collect(Collectors.joining("/", "/", "")));
    }

    private static List<String> segments(String line) {
        return Arrays.stream(line.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }
}
