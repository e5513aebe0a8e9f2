package it.timbro.istruttoria;

import it.timbro.pratica.DellImpresa.Qualifica;
import it.timbro.pratica.DellaSpedizione.Posizione;
import it.timbro.pratica.Modello;
import it.timbro.pratica.Modello.OrigineMerce;
import it.timbro.pratica.Opzioni;
import java.util.List;
import java.util.function.Predicate;

/// What makes a pratica more than an ordinary one, as the file itself shows it. The names stand in the tables.
enum Circostanza {
    SEMPRE(_ -> true),
    /// Several invoices: one client and one consignment.
    FATTURE(fascicolo -> fascicolo.co().filter(co -> co.fatture().size() > 1).isPresent()),
    PROFORMA(
            fascicolo -> Boolean.TRUE.equals(fascicolo.opzioni().proforma()) || Circostanza.parlaDiProforma(fascicolo)),
    /// Payment by letter of credit, whose wording the bank compares letter by letter.
    CREDITO(fascicolo -> dice(
            fascicolo, "l c", "letter of credit", "lettera di credito", "credito documentario", "documentary credit")),
    /// Goods that do not come from the Union.
    ESTERA(Circostanza::estera),
    /// Somebody acts for the company that is named in box 1.
    DELEGA(fascicolo -> {
        String speditore = Scritto.piano(fascicolo.casella("1"));
        return List.of("per conto di", "per conto", "on behalf of", "o b o").stream()
                .anyMatch(words -> Scritto.contiene(speditore, words));
    }),
    /// The goods have left already, or the invoice is older than the policy allows.
    POSTERIORI(Circostanza::posteriori),
    /// Retrospective, and older than the policy allows it.
    TARDI(Circostanza::tardi),
    /// On their way: not retrospective.
    TRANSITO(fascicolo -> dice(fascicolo, "in transit", "in transito", "goods in transit", "merce viaggiante")),
    /// The company prints on formulari that were given to it. On white paper there is nothing to
    /// compare.
    FORMULARIO_SUO(fascicolo ->
            fascicolo.opzioni().inAzienda() && fascicolo.opzioni().supporto() == Opzioni.Supporto.FORMULARIO),
    /// The company is an operatore certificato: the ministerial instructions ask another paragraph
    /// of it.
    CERTIFICATO(fascicolo -> fascicolo
            .qualifica()
            .filter(quale -> quale == Qualifica.CERTIFICATO)
            .isPresent()),
    /// It is not, and the office knows it.
    NON_CERTIFICATO(fascicolo -> fascicolo
            .qualifica()
            .filter(quale -> quale == Qualifica.NON_CERTIFICATO)
            .isPresent()),
    /// Another pratica has a certificate for the same consignment.
    DUPLICATA(fascicolo -> fascicolo.altre().stream().anyMatch(altra -> altra.posizione() == Posizione.CERTIFICATA));

    static final List<String> POSTERIORI_PAROLE =
            List.of("issued retrospectively", "retrospectively", "rilasciato a posteriori", "a posteriori");

    private final Predicate<Fascicolo> vale;

    Circostanza(Predicate<Fascicolo> vale) {
        this.vale = vale;
    }

    boolean vale(Fascicolo fascicolo) {
        return vale.test(fascicolo);
    }

    /// Whether the words, or the name or description of a file, say so.
    static boolean parlaDiProforma(Fascicolo fascicolo) {
        return dice(fascicolo, "proforma", "pro forma", "fattura di spedizione", "shipping invoice")
                || fascicolo.allegati().stream()
                        .map(file -> Scritto.piano(
                                file.nome().replace('_', ' ').replace('-', ' ') + " " + file.descrizione()))
                        .anyMatch(nome -> Scritto.contiene(nome, "proforma") || Scritto.contiene(nome, "pro forma"));
    }

    private static boolean dice(Fascicolo fascicolo, String... words) {
        String parole = fascicolo.parole();
        return List.of(words).stream().anyMatch(word -> Scritto.contiene(parole, word));
    }

    private static boolean estera(Fascicolo fascicolo) {
        return fascicolo
                .co()
                .filter(co -> co.dichiarazioni().origine() == OrigineMerce.OREST
                        || co.paesiOrigine().stream().anyMatch(paese -> fuoriUnione(paese, fascicolo)))
                .isPresent();
    }

    private static boolean fuoriUnione(String scritto, Fascicolo fascicolo) {
        return !Paesi.unione(scritto)
                && Paesi.tutti()
                        .find(scritto)
                        .filter(paese -> !Paesi.tutti().membro(paese.iso(), fascicolo.oggi()))
                        .isPresent();
    }

    private static boolean tardi(Fascicolo fascicolo) {
        return posteriori(fascicolo)
                && fascicolo
                        .co()
                        .filter(co -> co.fatture().stream()
                                .map(Modello.Fattura::data)
                                .anyMatch(data -> data.isBefore(fascicolo
                                        .oggi()
                                        .minusMonths(fascicolo.termini().posterioriMesi()))))
                        .isPresent();
    }

    private static boolean posteriori(Fascicolo fascicolo) {
        return fascicolo.opzioni().aPosteriori()
                || POSTERIORI_PAROLE.stream().anyMatch(words -> Scritto.contiene(fascicolo.parole(), words))
                || fascicolo
                        .co()
                        .filter(co -> co.fatture().stream()
                                .map(Modello.Fattura::data)
                                .anyMatch(data -> data.isBefore(fascicolo
                                        .oggi()
                                        .minusDays(fascicolo.termini().posterioriGiorni()))))
                        .isPresent();
    }
}
