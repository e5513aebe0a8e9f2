package it.timbro.politica;

import it.timbro.politica.Parametro.Gruppo;
import it.timbro.politica.Tipo.Denaro;
import it.timbro.politica.Tipo.Giorno;
import it.timbro.politica.Tipo.Intero;
import it.timbro.politica.Tipo.Orari;
import it.timbro.politica.Tipo.Righe;
import it.timbro.politica.Tipo.Scelta;
import it.timbro.pratica.Codec;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.Opzioni;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// The table of what people may decide about a policy, with its limits. A line here is all that the
/// pages and the facts need of a parameter.
public final class Parametri {
    private static final Tipo PREZZO = new Denaro(Importo.leggi("500"));
    private static final Tipo SI_NO =
            new Scelta(List.of(new Scelta.Voce("true", "sì"), new Scelta.Voce("false", "no")), 1, false);
    private static final int ANNO = 366;

    private static final List<Parametro> SENZA_GOVERNO = List.of(
            domani("prezzi.originale", Gruppo.TARIFFA, "Certificato su formulario, originale", PREZZO),
            domani("prezzi.copia", Gruppo.TARIFFA, "Copia su formulario", PREZZO),
            domani("prezzi.bianco", Gruppo.TARIFFA, "Certificato su foglio bianco", PREZZO),
            domani("prezzi.biancoForfait", Gruppo.TARIFFA, "Il foglio bianco comprende una copia", SI_NO),
            domani("prezzi.copiaBianca", Gruppo.TARIFFA, "Altra copia su foglio bianco", PREZZO),
            domani("prezzi.visto", Gruppo.TARIFFA, "Visto", PREZZO),
            domani("prezzi.legalizzazione", Gruppo.TARIFFA, "Legalizzazione", PREZZO),
            domani("prezzi.attestato", Gruppo.TARIFFA, "Attestato", PREZZO),
            domani("prezzi.duplicato", Gruppo.TARIFFA, "Duplicato", PREZZO),
            domani("prezzi.urgenza", Gruppo.TARIFFA, "Maggiorazione per l'urgenza", PREZZO),
            oggi(
                    "incassi.pagamenti",
                    Gruppo.PAGAMENTI,
                    "L'impresa può pagare",
                    alcuni(Opzioni.Pagamento.values(), Opzioni.Pagamento::nome)),
            oggi("incassi.mezzi", Gruppo.PAGAMENTI, "Lo sportello accetta", sportello()),
            domani(
                    "incassi.addebito",
                    Gruppo.PAGAMENTI,
                    "Chi paga con Telemaco è addebitato",
                    uno(Politica.Addebito.values(), Politica.Addebito::nome)),
            oggi("urgenze.ammesse", Gruppo.PAGAMENTI, "Si può chiedere l'urgenza", SI_NO),
            oggi(
                    "urgenze.annoMassimo",
                    Gruppo.PAGAMENTI,
                    "Urgenze di un'impresa in un anno",
                    new Intero(0, 1_000, "pratica", "pratiche")),
            oggi("supporti", Gruppo.CARTA, "Si stampa su", alcuni(Opzioni.Supporto.values(), Opzioni.Supporto::nome)),
            oggi(
                    "consegne",
                    Gruppo.CARTA,
                    "Il certificato arriva all'impresa con",
                    alcuni(Opzioni.Consegna.values(), Opzioni.Consegna::nome)),
            oggi("bianco.soloAutorizzate", Gruppo.CARTA, "Il foglio bianco è per le imprese autorizzate", SI_NO),
            oggi(
                    "bianco.autorizzate",
                    Gruppo.CARTA,
                    "Imprese autorizzate al foglio bianco",
                    new Righe(
                            "codice fiscale e nome: «01234560991 Pompe Liguri S.r.l.»",
                            "([0-9]{11}|[A-Za-z0-9]{16})( .*)?",
                            400,
                            120)),
            domani(
                    "opzioni.supporto",
                    Gruppo.PROPOSTE,
                    "Supporto",
                    uno(Opzioni.Supporto.values(), Opzioni.Supporto::nome)),
            domani(
                    "opzioni.consegna",
                    Gruppo.PROPOSTE,
                    "Consegna",
                    uno(Opzioni.Consegna.values(), Opzioni.Consegna::nome)),
            domani(
                    "opzioni.pagamento",
                    Gruppo.PROPOSTE,
                    "Pagamento",
                    uno(Opzioni.Pagamento.values(), Opzioni.Pagamento::nome)),
            domani(
                    "opzioni.numeroCopie",
                    Gruppo.PROPOSTE,
                    "Copie oltre all'originale",
                    new Intero(0, Opzioni.MASSIMO, "copia", "copie")),
            oggi("rettificaOre", Gruppo.TERMINI, "Per la rettifica l'impresa ha", new Intero(1, 720, "ora", "ore")),
            oggi("termini.rettificaRespinge", Gruppo.TERMINI, "Passate le ore la pratica si respinge da sé", SI_NO),
            oggi(
                    "termini.promessaGiorni",
                    Gruppo.TERMINI,
                    "Una pratica ordinaria è pronta entro",
                    new Intero(1, 30, "giorno d'ufficio", "giorni d'ufficio")),
            oggi(
                    "termini.posterioriGiorni",
                    Gruppo.TERMINI,
                    "Il rilascio è a posteriori quando la fattura ha",
                    new Intero(1, ANNO, "giorno", "giorni")),
            oggi(
                    "termini.posterioriMesi",
                    Gruppo.TERMINI,
                    "A posteriori si rilascia per",
                    new Intero(1, 60, "mese dalla fattura", "mesi dalla fattura")),
            oggi("termini.giacenzaObbligo", Gruppo.TERMINI, "Senza la giacenza delle merci non si approva", SI_NO),
            oggi("poteriGiorni", Gruppo.TERMINI, "Una visura vale per", new Intero(1, ANNO, "giorno", "giorni")),
            oggi(
                    "custodiaGiorni",
                    Gruppo.TERMINI,
                    "Senza sentire la centrale la sede emette per",
                    new Intero(1, 60, "giorno", "giorni")),
            oggi("orari", Gruppo.ORARI, "Orario dell'ufficio", new Orari(1)),
            oggi("patrono", Gruppo.ORARI, "Festa del patrono", new Giorno()),
            oggi("servizio", Gruppo.ORARI, "Orario della centrale", new Orari(0)),
            oggi(
                    "scorte.giorni",
                    Gruppo.SCORTE,
                    "Un blocco di numeri basta per",
                    new Intero(1, 120, "giorno", "giorni")),
            oggi(
                    "scorte.sogliaGiorni",
                    Gruppo.SCORTE,
                    "Il blocco dopo arriva quando mancano",
                    new Intero(1, 60, "giorno", "giorni")),
            oggi("scorte.minimo", Gruppo.SCORTE, "Un blocco ha almeno", new Intero(1, 10_000, "numero", "numeri")),
            oggi("scorte.massimo", Gruppo.SCORTE, "Un blocco ha al più", new Intero(1, 100_000, "numero", "numeri")),
            oggi("scorte.prossimoAnnoDal", Gruppo.SCORTE, "Numeri dell'anno dopo dal", new Giorno()),
            oggi(
                    "scorte.creditoGiorni",
                    Gruppo.SCORTE,
                    "Il credito resta in custodia per",
                    new Intero(1, 60, "giorno", "giorni")),
            oggi(
                    "notizie",
                    Gruppo.FRASI,
                    "Si scrive all'impresa anche quando",
                    new Scelta(
                            Arrays.stream(Notizia.values())
                                    .map(notizia -> new Scelta.Voce(notizia.name(), notizia.nome()))
                                    .toList(),
                            0,
                            true)),
            oggi(
                    "frasi.rilievi",
                    Gruppo.FRASI,
                    "Rilievi di una rettifica",
                    new Righe(
                            "casella (1-8 o allegati), voce e testo: «2 | Paese per intero | Il paese va per intero.»",
                            "([1-8]|allegati) *\\|[^|]*[^| ][^|]*\\|[^|]*[^| ][^|]*",
                            60,
                            600)),
            oggi(
                    "frasi.motivi",
                    Gruppo.FRASI,
                    "Motivi per respingere",
                    new Righe(
                            "voce e testo: «Origine non provata | L'origine della merce non è provata.»",
                            "[^|]*[^| ][^|]*\\|[^|]*[^| ][^|]*",
                            60,
                            1_000)),
            oggi(
                    "territorio",
                    Gruppo.CONTATTI,
                    "Comuni le cui imprese di solito vengono qui",
                    new Righe("un comune: «Rapallo»", "[^0-9,;]+", 200, 60)),
            oggi("contatti", Gruppo.CONTATTI, "Chi chiamare", new Righe("«Per i contenuti: ufficio, telefono»")),
            oggi("avvisi", Gruppo.CONTATTI, "Avvisi in giornata", new Righe("l'avviso; vuoto lo toglie")),
            oggi(
                    "dispositivi",
                    Gruppo.CONTATTI,
                    "Dispositivi di firma: chi li rilascia",
                    new Righe("«Sportello: indirizzo, telefono, https://…»")));

    /// All of them, in the order of the pages.
    public static final List<Parametro> TUTTI = Stream.concat(
                    SENZA_GOVERNO.stream(),
                    Stream.of(oggi(
                            "decideLaSede",
                            Gruppo.GOVERNO,
                            "Il responsabile della sede decide da sé",
                            new Scelta(
                                    SENZA_GOVERNO.stream()
                                            .map(parametro -> new Scelta.Voce(parametro.via(), parametro.nome()))
                                            .toList(),
                                    0,
                                    true))))
            .toList();

    private Parametri() {}

    public static Optional<Parametro> find(String via) {
        return TUTTI.stream().filter(parametro -> parametro.via().equals(via)).findFirst();
    }

    public static List<Parametro> di(Gruppo gruppo) {
        return TUTTI.stream().filter(parametro -> parametro.gruppo() == gruppo).toList();
    }

    /// What a decision lays over the policy. A parameter or a value that only a newer release knows
    /// is left out.
    static Strato strato(Variazione variazione) {
        ObjectNode part = Codec.json().createObjectNode();
        variazione
                .valori()
                .forEach((via, scritto) -> find(via)
                        .ifPresent(parametro ->
                                parametro.tipo().valore(scritto).ifPresent(value -> parametro.metti(part, value))));
        return new Strato(variazione.ambito(), variazione.dal(), variazione.id(), part);
    }

    private static Parametro oggi(String via, Gruppo gruppo, String nome, Tipo tipo) {
        return new Parametro(via, gruppo, nome, tipo, 0);
    }

    private static Parametro domani(String via, Gruppo gruppo, String nome, Tipo tipo) {
        return new Parametro(via, gruppo, nome, tipo, 1);
    }

    private static <E extends Enum<E>> Tipo uno(E[] values, Function<E, String> nome) {
        return new Scelta(voci(values, nome), 1, false);
    }

    private static <E extends Enum<E>> Tipo alcuni(E[] values, Function<E, String> nome) {
        return new Scelta(voci(values, nome), 1, true);
    }

    /// Nobody brings a prepaid account to the counter.
    private static Tipo sportello() {
        return new Scelta(
                voci(Mezzo.values(), Mezzo::nome).stream()
                        .filter(voce -> !voce.codice().equals(Mezzo.TELEMACO.name()))
                        .toList(),
                0,
                true);
    }

    private static <E extends Enum<E>> List<Scelta.Voce> voci(E[] values, Function<E, String> nome) {
        return Arrays.stream(values)
                .map(value -> new Scelta.Voce(value.name(), nome.apply(value)))
                .toList();
    }
}
