package it.timbro.sportello;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Pratiche.Quante;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Stato;
import it.timbro.pratica.TipoPratica;
import it.timbro.sportello.Appuntamenti.Appuntamento;
import it.timbro.sportello.Problemi.Problema;
import it.timbro.sportello.Promesse.Promessa;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The work of the day in queues, oldest first, each line with its next action as a verb.
public final class Giornata {
    /// Lines of a queue shown at once; the rest is counted.
    static final int MAX_VOCI = 40;

    private static final String STAMPA = "F8";
    private static final String CONSEGNA = "F9";

    private final Chi chi;
    private final Pratiche pratiche;
    private final Fogli fogli;
    private final Problemi problemi;
    private final Agenda agenda;

    /// @param chi who looks: the centre decides and prints nothing
    public Giornata(Chi chi, Pratiche pratiche, Fogli fogli, Problemi problemi) {
        this(chi, pratiche, fogli, problemi, Agenda.VUOTA);
    }

    public Giornata(Chi chi, Pratiche pratiche, Fogli fogli, Problemi problemi, Agenda agenda) {
        this.chi = chi;
        this.pratiche = pratiche;
        this.fogli = fogli;
        this.problemi = problemi;
        this.agenda = agenda;
    }

    /// Whose day it is.
    public enum Chi {
        SEDE,
        CENTRALE
    }

    /// What is expected, of people and of the office.
    ///
    /// @param propria the branch that looks; empty where all are looked at alike
    /// @param avvisi what the chamber has to say to everybody today
    public record Agenda(
            Appuntamenti appuntamenti, Promesse promesse, Optional<Sede> propria, Supplier<List<String>> avvisi) {
        public static final Agenda VUOTA = new Agenda(Appuntamenti.NESSUNO, Promesse.NESSUNA, Optional.empty());

        /// Where nobody has anything to say.
        public Agenda(Appuntamenti appuntamenti, Promesse promesse, Optional<Sede> propria) {
            this(appuntamenti, promesse, propria, List::of);
        }

        /// Where no agenda of people is kept.
        public Agenda(Promesse promesse, Optional<Sede> propria) {
            this(Appuntamenti.NESSUNO, promesse, propria);
        }
    }

    /// @param id part of the page's address: `#da-istruire`
    /// @param piuVecchiaMs since when the oldest waits, 0 if nothing does
    public record Coda(String id, String titolo, String vuota, int quante, long piuVecchiaMs, List<Voce> voci) {
        public int altre() {
            return quante - voci.size();
        }
    }

    /// @param inDubbio nobody has said what came out of the printer
    /// @param azione a verb
    /// @param tasto that does it, "" if none
    /// @param nostra whether it is this counter's turn
    /// @param dove page to do it on
    /// @param promessa until when it is to be ready, or its company to answer
    public record Voce(
            Riga riga,
            boolean inDubbio,
            String azione,
            String tasto,
            boolean nostra,
            String dove,
            Optional<Promessa> promessa) {}

    /// @param appuntamenti empty at the centre, which has no counter
    public record Quadro(
            Optional<List<Appuntamento>> appuntamenti, List<Coda> code, List<Problema> problemi, List<String> avvisi) {}

    public Quadro quadro(Reading rows) {
        Map<Stato, Quante> quante = pratiche.quante(rows);
        Lettura lettura = new Lettura(rows, agenda.promesse().leggi(rows));
        return new Quadro(
                chi == Chi.SEDE ? Optional.of(agenda.appuntamenti().oggi(rows)) : Optional.empty(),
                List.of(
                        coda(lettura, quante, "da-consegnare", "Da consegnare", "Nulla da consegnare.", Stato.EMESSA),
                        coda(
                                lettura,
                                quante,
                                "da-stampare",
                                "Da stampare",
                                "Nessun certificato da stampare.",
                                Stato.IN_STAMPA,
                                Stato.APPROVATA),
                        coda(
                                lettura,
                                quante,
                                "da-istruire",
                                "Da istruire",
                                "Nessuna pratica da istruire.",
                                Stato.ASSEGNATA),
                        coda(
                                lettura,
                                quante,
                                "in-attesa",
                                "In attesa dell'impresa",
                                "Nessuna impresa deve rispondere.",
                                Stato.IN_RETTIFICA)),
                problemi.problemi(rows),
                agenda.avvisi().get());
    }

    /// What is read once for a page.
    private record Lettura(Reading rows, Function<Riga, Optional<Promessa>> promesse) {}

    private Coda coda(
            Lettura lettura, Map<Stato, Quante> quante, String id, String titolo, String vuota, Stato... stati) {
        List<Voce> voci = new ArrayList<>();
        for (Stato stato : stati) {
            pratiche.coda(lettura.rows(), stato, MAX_VOCI).forEach(riga -> voci.add(voce(lettura, riga)));
        }
        voci.sort(Comparator.comparing(Voce::inDubbio).reversed()); // stable: the oldest stays first among equals
        List<Quante> counted = Arrays.stream(stati)
                .flatMap(stato -> Optional.ofNullable(quante.get(stato)).stream())
                .toList();
        return new Coda(
                id,
                titolo,
                vuota,
                counted.stream().mapToInt(Quante::numero).sum(),
                counted.stream().mapToLong(Quante::piuVecchiaMs).min().orElse(0),
                List.copyOf(voci.subList(0, Math.min(MAX_VOCI, voci.size()))));
    }

    /// The lines of these pratiche with what to do next.
    public List<Voce> voci(Reading rows, List<Riga> righe) {
        Lettura lettura = new Lettura(rows, agenda.promesse().leggi(rows));
        return righe.stream().map(riga -> voce(lettura, riga)).toList();
    }

    private Voce voce(Lettura lettura, Riga riga) {
        Azione azione = azione(lettura.rows(), riga);
        return new Voce(
                riga,
                azione.inDubbio(),
                azione.verbo(),
                azione.tasto(),
                azione.nostra(),
                azione.dove(),
                lettura.promesse().apply(riga));
    }

    private record Azione(boolean inDubbio, String verbo, String tasto, boolean nostra, String dove) {}

    private Azione azione(Reading rows, Riga riga) {
        NumeroPratica numero = new NumeroPratica(riga.numero());
        boolean inDubbio = riga.stato() == Stato.IN_STAMPA && fogli.inDubbio(rows, numero);
        String pratica = "/pratica/" + riga.numero();
        boolean altrui =
                agenda.propria().filter(sede -> !sede.equals(riga.sede())).isPresent();
        if (chi == Chi.CENTRALE || altrui) {
            return new Azione(inDubbio, "Guarda", "", false, pratica);
        }
        return switch (riga.stato()) {
            case ASSEGNATA -> new Azione(false, "Istruisci", "", true, pratica);
            case APPROVATA ->
                riga.tipo() == TipoPratica.CO
                        ? new Azione(
                                false,
                                fogli.inAzienda(rows, numero) ? "Emetti" : "Stampa",
                                STAMPA,
                                true,
                                pratica + "/stampa")
                        : new Azione(false, "Istruisci", "", true, pratica);
            case IN_STAMPA ->
                new Azione(inDubbio, inDubbio ? "Di' che cosa è uscito" : "Stampa", STAMPA, true, pratica + "/stampa");
            case EMESSA -> new Azione(false, "Consegna", CONSEGNA, true, pratica + "/ritiro");
            case IN_RETTIFICA -> new Azione(false, "Guarda i rilievi", "", false, pratica);
            case PRESENTATA, PROTOCOLLATA, RICONSEGNATA, CONSEGNATA, EVASA, RESPINTA, RINUNCIATA, ANNULLATA ->
                new Azione(false, "Apri", "", false, pratica);
        };
    }
}
