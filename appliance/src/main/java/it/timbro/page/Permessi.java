package it.timbro.page;

import it.timbro.base.Check;
import it.timbro.operatori.Operatore;
import it.timbro.operatori.Ruolo;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Who may call what. Every route of the program stands here; a route that does not is refused.
/// Each page has a line of its own: the tests of the browser take from here what to look at.
///
/// A line: method, path (`{}` one segment, `**` the rest), who: `pubblica` anybody, `propria` the
/// service itself asks for credentials, `gettone` a program with a token, `tutti` any person who
/// has entered, or the roles.
public final class Permessi {
    private static final String TABLE = """
            GET   /pronto                          pubblica
            GET   /statici/**                      pubblica
            GET   /favicon.ico                     pubblica
            GET   /openapi                         pubblica
            GET   /verifica                        pubblica
            GET   /verifica/**                     pubblica
            GET   /accesso                         pubblica
            POST  /accesso                         pubblica
            GET   /primo-avvio                     pubblica
            POST  /primo-avvio                     pubblica
            ANY   /fpbews/**                       propria
            ANY   /ptcows/**                       propria
            ANY   /sync/**                         propria
            GET   /api/**                          gettone
            POST  /api/**                          gettone

            POST  /uscita                          tutti
            GET   /password                        tutti
            POST  /password                        tutti
            GET   /pin                             tutti
            POST  /pin                             tutti
            POST  /blocco                          tutti
            GET   /sblocco                         tutti
            POST  /sblocco                         tutti
            GET   /presenza                        tutti
            GET   /presenza/{}                     tutti
            GET   /presenza/{}/lascia              tutti
            GET   /ripresa/{}                      tutti
            POST  /ripresa/{}/lascia               tutti
            GET   /eventi                          tutti
            GET   /                                tutti
            GET   /cerca                           tutti
            GET   /gettoni                         amministratore
            POST  /gettoni                         amministratore
            POST  /gettoni/{}/revoca               amministratore
            GET   /operatori                       responsabile amministratore
            POST  /operatori                       responsabile amministratore
            GET   /operatori/{}                    responsabile amministratore
            POST  /operatori/{}/ruoli              responsabile amministratore
            POST  /operatori/{}/sospendi           responsabile amministratore
            POST  /operatori/{}/riammetti          responsabile amministratore
            POST  /operatori/{}/password           responsabile amministratore
            POST  /operatori/{}/sblocca            responsabile amministratore
            GET   /consultazioni                   responsabile

            GET   /pratica/{}/pagamento            operatore firmatario cassa responsabile
            GET   /pratica/{}                      tutti
            GET   /pratica/{}/allegati/{}          tutti
            GET   /pratica/{}/stampa               tutti
            GET   /pratica/{}/anteprima/{}         tutti
            GET   /pratica/{}/certificato.pdf      tutti
            GET   /pratica/{}/lavorazioni          tutti
            GET   /pratica/{}/ritiro               tutti
            GET   /pratica/{}/ritiro/ricevuta.pdf  tutti
            POST  /pratica/{}/pagamento            operatore firmatario cassa responsabile
            POST  /pratica/{}/approva              firmatario
            POST  /pratica/{}/scansione            operatore firmatario responsabile
            POST  /pratica/{}/allegati             operatore firmatario responsabile
            POST  /pratica/{}/correzione           operatore firmatario responsabile
            POST  /pratica/{}/rettifica            operatore firmatario responsabile
            POST  /pratica/{}/respingi             operatore firmatario responsabile
            POST  /pratica/{}/opzioni              operatore firmatario responsabile
            POST  /pratica/{}/dicitura             operatore firmatario responsabile
            POST  /pratica/{}/proroga              firmatario responsabile
            POST  /pratica/{}/riapri               firmatario responsabile
            POST  /pratica/{}/complessa            operatore firmatario responsabile
            POST  /pratica/{}/riconsegna           responsabile
            GET   /riassegna/{}                    responsabile
            POST  /riassegna/{}/proponi            responsabile
            POST  /riassegna/{}/conferma           responsabile
            GET   /posta                           operatore firmatario responsabile
            POST  /posta/{}/spedito                operatore firmatario responsabile
            GET   /carte                           tutti
            GET   /carte/{}/{}/{}                  tutti
            POST  /carte/**                        responsabile
            POST  /pratica/{}/stampa/**            operatore firmatario responsabile
            POST  /pratica/{}/lavorazioni          firmatario
            POST  /pratica/{}/ritiro               portineria operatore firmatario cassa responsabile
            GET   /stampante                       tutti
            GET   /stampante/prova.png             tutti
            POST  /stampante/**                    operatore responsabile amministratore
            GET   /ritiro                          tutti
            GET   /imprese/importa                 amministratore
            POST  /imprese/importa                 amministratore
            GET   /imprese                         operatore firmatario legalizzatore cassa responsabile amministratore
            GET   /imprese/{}/{}                   operatore firmatario legalizzatore cassa responsabile
            POST  /imprese/{}/{}/visura            operatore firmatario responsabile
            POST  /imprese/{}/{}/contatto          operatore firmatario responsabile
            POST  /imprese/{}/{}/qualifica         responsabile
            POST  /imprese/{}/{}/deleghe           operatore firmatario responsabile
            POST  /imprese/{}/{}/deleghe/{}/revoca  operatore firmatario responsabile
            POST  /imprese/{}/{}/deleghe/{}/ricontrollo  operatore firmatario responsabile
            GET   /formulari                       tutti
            GET   /formulari/{}                    tutti
            GET   /formulari/movimento/dai         tutti
            GET   /formulari/movimento/annuncia    tutti
            GET   /formulari/movimento/restituisci tutti
            GET   /formulari/movimento/denuncia    tutti
            GET   /formulari/movimento/distruggi   tutti
            POST  /formulari                       operatore responsabile amministratore
            POST  /formulari/movimento/dai         operatore responsabile
            POST  /formulari/movimento/annuncia    operatore responsabile
            POST  /formulari/movimento/restituisci  portineria operatore responsabile
            POST  /formulari/movimento/denuncia    operatore firmatario responsabile
            POST  /formulari/movimento/distruggi   responsabile
            GET   /annullamenti                    tutti
            GET   /annullamenti/nuovo              tutti
            GET   /annullamenti/{}                 tutti
            GET   /annullamenti/{}/documento/{}    tutti
            POST  /annullamenti                    operatore firmatario responsabile
            POST  /annullamenti/{}/carta           portineria operatore firmatario responsabile
            POST  /annullamenti/{}/sostituto       operatore firmatario responsabile
            GET   /emergenza                       tutti
            GET   /emergenza/{}                    tutti
            GET   /emergenza/{}/registro.pdf       tutti
            POST  /emergenza/apri                  responsabile_protocollo
            POST  /emergenza/trascrivi             operatore firmatario responsabile
            POST  /emergenza/{}/proroga            responsabile_protocollo
            POST  /emergenza/{}/proroga/trascrivi  operatore firmatario responsabile
            POST  /emergenza/{}/chiudi             operatore firmatario responsabile responsabile_protocollo
            GET   /presentazione                   tutti
            GET   /presentazione/nuova             tutti
            GET   /presentazione/{}                tutti
            GET   /presentazione/{}/ricevuta.pdf   tutti
            GET   /presentazione/{}/documento/{}   tutti
            POST  /presentazione                   operatore firmatario responsabile
            POST  /presentazione/scansione         operatore firmatario responsabile
            POST  /presentazione/{}/pratica        operatore firmatario responsabile
            POST  /presentazione/{}/emergenza      operatore firmatario responsabile
            POST  /presentazione/{}/annulla        responsabile responsabile_protocollo
            GET   /registri                        operatore firmatario legalizzatore cassa responsabile responsabile_protocollo
            GET   /registri/{}                     operatore firmatario legalizzatore cassa responsabile responsabile_protocollo
            GET   /registri/{}/csv                 operatore firmatario legalizzatore cassa responsabile responsabile_protocollo
            GET   /registri/{}/pdf                 operatore firmatario legalizzatore cassa responsabile responsabile_protocollo
            POST  /registri/chiusura               operatore firmatario cassa responsabile
            GET   /galleria                        tutti
            GET   /galleria/{}                     tutti
            GET   /cruscotti                       responsabile
            GET   /cruscotti/{}/csv                responsabile
            GET   /protocollo/annulla              responsabile responsabile_protocollo
            POST  /protocollo/annulla              responsabile responsabile_protocollo
            GET   /appuntamenti                    tutti
            GET   /appuntamenti/nuovo              tutti
            GET   /appuntamenti/{}                 tutti
            GET   /appuntamenti/{}/foglio.pdf      tutti
            POST  /appuntamenti                    portineria operatore firmatario responsabile
            POST  /appuntamenti/modello            operatore firmatario responsabile
            POST  /appuntamenti/{}/approva         responsabile
            POST  /appuntamenti/{}/sposta          portineria operatore firmatario responsabile
            POST  /appuntamenti/{}/annulla         operatore firmatario responsabile
            POST  /appuntamenti/{}/passo/{}        operatore firmatario responsabile
            POST  /appuntamenti/{}/concludi        operatore firmatario responsabile
            GET   /minute                          operatore firmatario responsabile
            GET   /minute/{}                       operatore firmatario responsabile
            GET   /minute/{}/modello.xml           operatore firmatario responsabile
            GET   /minute/{}/modello.pdf           operatore firmatario responsabile
            POST  /minute                          operatore firmatario responsabile
            POST  /minute/file                     operatore firmatario responsabile
            POST  /minute/{}                       operatore firmatario responsabile
            POST  /minute/{}/firmato               operatore firmatario responsabile
            POST  /minute/{}/butta                 operatore firmatario responsabile
            GET   /contatti                        tutti
            GET   /utenze                          responsabile amministratore
            POST  /utenze/{}/creata                responsabile amministratore
            POST  /utenze/{}/rifiutata             responsabile amministratore
            GET   /visti                           tutti
            GET   /visti/nuovo                     tutti
            GET   /visti/modulo.pdf                tutti
            GET   /visti/{}                        tutti
            GET   /visti/{}/foglio.pdf             tutti
            GET   /visti/{}/modulo.pdf             tutti
            GET   /visti/{}/copia/{}               tutti
            POST  /visti                           firmatario
            POST  /visti/{}/legalizza              operatore firmatario legalizzatore responsabile
            POST  /visti/{}/consegna               operatore firmatario legalizzatore responsabile
            POST  /visti/{}/annulla                responsabile
            GET   /collegamento                    tutti
            POST  /collegamento/prova              operatore responsabile amministratore
            POST  /collegamento/iscrizione         responsabile amministratore
            POST  /collegamento/chiave             responsabile amministratore
            POST  /collegamento/ora                responsabile amministratore
            GET   /chiavetta                       tutti
            GET   /chiavetta/buste/{}              operatore responsabile amministratore
            POST  /chiavetta/prepara               operatore responsabile amministratore
            POST  /chiavetta/leggi                 operatore responsabile amministratore
            POST  /chiavetta/carica                operatore responsabile amministratore
            GET   /rientro                         tutti
            POST  /rientro                         responsabile
            POST  /rientro/codice                  responsabile
            POST  /rientro/testimone               responsabile
            GET   /sedi                            tutti
            GET   /ripartenza/{}                   responsabile
            POST  /ripartenza/{}                   responsabile
            GET   /ripristino                      tutti
            POST  /ripristino/{}                   responsabile
            POST  /ripristino/{}/copia             responsabile
            GET   /quadro                          tutti
            GET   /numeri/{}                       tutti
            GET   /numeri/{}/{}                    tutti
            POST  /numeri/{}/{}/dispersi           responsabile
            GET   /calendario                      tutti
            POST  /calendario                      amministratore
            GET   /cassa                           operatore firmatario legalizzatore cassa responsabile
            GET   /cassa/registro                  operatore firmatario legalizzatore cassa responsabile
            GET   /cassa/estratti                  operatore firmatario legalizzatore cassa responsabile
            POST  /cassa/estratti                  cassa responsabile
            POST  /cassa/apri                      operatore firmatario legalizzatore cassa responsabile
            POST  /cassa/turni/{}/chiudi           operatore firmatario legalizzatore cassa responsabile
            GET   /cassa/ricevute/{}               operatore firmatario legalizzatore cassa responsabile
            GET   /cassa/ricevute/{}/ricevuta.pdf  operatore firmatario legalizzatore cassa responsabile
            POST  /cassa/ricevute/{}/rimborsa      cassa responsabile
            GET   /politica                        tutti
            GET   /politica/{}                     tutti
            GET   /politica/{}/{}                  responsabile
            POST  /politica/{}/ritira              responsabile
            POST  /politica/{}/{}                  responsabile
            GET   /crediti                         tutti
            POST  /crediti/versamento              cassa responsabile
            POST  /crediti/sede                    cassa responsabile
            POST  /calendario/riapri               amministratore
            POST  /sedi/{}/codice                  responsabile amministratore
            POST  /sedi/{}/apparecchi/{}/revoca    responsabile amministratore
            """;

    private static final List<Regola> REGOLE =
            TABLE.lines().filter(line -> !line.isBlank()).map(Permessi::rule).toList();

    private Permessi() {}

    /// What a route asks for.
    public sealed interface Accesso {
        record Pubblica() implements Accesso {}

        /// The service behind it checks credentials of its own.
        record Propria() implements Accesso {}

        record Gettone() implements Accesso {}

        record Persona(Set<Ruolo> ruoli) implements Accesso {}

        /// The path is in the table, the method is not.
        record MetodoVietato() implements Accesso {}

        record Sconosciuta() implements Accesso {}
    }

    /// @param segments of the path; `{}` any one, a final `**` any rest
    public record Regola(String method, List<String> segments, Accesso accesso) {
        /// A path that this rule covers, for tests.
        public String esempio() {
            return "/" + String.join("/", segments).replace("{}", "uno").replace("**", "altro");
        }

        boolean covers(List<String> path) {
            boolean rest = !segments.isEmpty() && segments.getLast().equals("**");
            int fixed = rest ? segments.size() - 1 : segments.size();
            if (rest ? path.size() <= fixed : path.size() != fixed) {
                return false;
            }
            for (int i = 0; i < fixed; i++) {
                if (!segments.get(i).equals("{}") && !segments.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /// The whole table, for tests and the doctor.
    public static List<Regola> regole() {
        return REGOLE;
    }

    /// What the first line that covers the path and method asks for.
    ///
    /// @param path decoded and without dots, as the router sees it
    public static Accesso accesso(String method, String path) {
        List<String> segments = segments(path);
        List<Regola> covering =
                REGOLE.stream().filter(regola -> regola.covers(segments)).toList();
        if (covering.isEmpty()) {
            return new Accesso.Sconosciuta();
        }
        String asked = method.equals("HEAD") ? "GET" : method;
        return covering.stream()
                .filter(regola ->
                        regola.method().equals("ANY") || regola.method().equals(asked))
                .map(Regola::accesso)
                .findFirst()
                .orElse(new Accesso.MetodoVietato());
    }

    /// Whether this person may: to leave out of a page what would be refused anyway.
    public static boolean ammesso(Operatore persona, String method, String path) {
        return accesso(method, path) instanceof Accesso.Persona(Set<Ruolo> ruoli) && persona.haUno(ruoli);
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    private static Regola rule(String line) {
        List<String> words = Arrays.asList(line.strip().split("\\s+"));
        Check.that(words.size() >= 3, "a line of the table has method, path and who: " + line);
        return new Regola(words.get(0), segments(words.get(1)), who(words.subList(2, words.size())));
    }

    private static Accesso who(List<String> words) {
        return switch (words.getFirst()) {
            case "pubblica" -> new Accesso.Pubblica();
            case "propria" -> new Accesso.Propria();
            case "gettone" -> new Accesso.Gettone();
            case "tutti" -> new Accesso.Persona(EnumSet.allOf(Ruolo.class));
            default ->
                new Accesso.Persona(words.stream()
                        .map(code -> Ruolo.find(code).orElseThrow())
                        .collect(java.util.stream.Collectors.toUnmodifiableSet()));
        };
    }
}
