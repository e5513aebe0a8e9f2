package it.timbro.sportello;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Pratiche.Quante;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Stato;
import it.timbro.sportello.Appuntamenti.Appuntamento;
import it.timbro.sportello.FuoriOrario.Chiusa;
import it.timbro.sportello.Problemi.Problema;
import it.timbro.sportello.Promesse.Promessa;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The work of the day in queues, oldest first, each line with its next action as a verb.
public final class Giornata {
    /// Lines of a queue shown at once; the rest is counted.
    static final int MAX_VOCI = 40;

    private static final List<Stato> IN_CODA =
            List.of(Stato.EMESSA, Stato.IN_STAMPA, Stato.APPROVATA, Stato.ASSEGNATA, Stato.IN_RETTIFICA);

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
    /// @param fuoriOrario the hours in which requests are acquired
    public record Agenda(
            Appuntamenti appuntamenti,
            Promesse promesse,
            Optional<Sede> propria,
            Supplier<List<String>> avvisi,
            FuoriOrario fuoriOrario) {
        public static final Agenda VUOTA = new Agenda(Appuntamenti.NESSUNO, Promesse.NESSUNA, Optional.empty());

        /// Where nobody has anything to say.
        public Agenda(Appuntamenti appuntamenti, Promesse promesse, Optional<Sede> propria) {
            this(appuntamenti, promesse, propria, List::of, FuoriOrario.MAI);
        }

        /// Where no agenda of people is kept.
        public Agenda(Promesse promesse, Optional<Sede> propria) {
            this(Appuntamenti.NESSUNO, promesse, propria);
        }
    }

    /// @param id part of the page's address: `#da-istruire`
    /// @param nota what is to be known of its lines, "" of an ordinary queue
    /// @param piuVecchiaMs since when the oldest waits, 0 if nothing does
    public record Coda(
            String id, String titolo, String vuota, String nota, int quante, long piuVecchiaMs, List<Voce> voci) {
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
    /// @param acquisita when it was acquired, of what was sent outside the hours and nobody has
    /// looked at; "" else
    public record Voce(
            Riga riga,
            boolean inDubbio,
            String azione,
            String tasto,
            boolean nostra,
            String dove,
            Optional<Promessa> promessa,
            String acquisita) {}

    /// @param appuntamenti empty at the centre, which has no counter
    public record Quadro(Optional<List<Appuntamento>> appuntamenti, List<Coda> code, List<Problema> problemi) {}

    /// What the chamber has to say to everybody today.
    public List<String> avvisi() {
        return agenda.avvisi().get();
    }

    /// The same for everybody who works here.
    public Quadro quadro(Reading rows) {
        Map<Stato, Quante> quante = new EnumMap<>(Stato.class);
        quante.putAll(pratiche.quante(rows, IN_CODA));
        List<Chiusa> chiuse = agenda.fuoriOrario().adesso(rows);
        List<Riga> inArrivo = inArrivo(rows, chiuse);
        Map<Stato, List<Riga>> code = new EnumMap<>(Stato.class);
        IN_CODA.forEach(stato -> code.put(
                stato,
                pratiche.coda(rows, stato, MAX_VOCI).stream()
                        .filter(riga -> !inArrivo.contains(riga))
                        .toList()));
        List<Riga> diProva = chi == Chi.CENTRALE ? pratiche.diProva(rows, IN_CODA, Pratiche.MAX_RIGHE) : List.of();
        quante.computeIfPresent(Stato.ASSEGNATA, (_, tutte) -> senza(tutte, inArrivo.size()));
        Lettura lettura = lettura(
                rows,
                Stream.concat(Stream.of(inArrivo, diProva), code.values().stream())
                        .flatMap(List::stream)
                        .toList());
        Letta letta = new Letta(quante, code, lettura);
        return new Quadro(
                chi == Chi.SEDE ? Optional.of(agenda.appuntamenti().oggi(rows)) : Optional.empty(),
                Stream.of(arrivi(chiuse, inArrivo, lettura).stream(), code(letta), diProva(diProva, lettura))
                        .flatMap(tutte -> tutte)
                        .toList(),
                problemi.problemi(rows));
    }

    private Stream<Coda> code(Letta letta) {
        return Stream.of(
                coda(letta, "da-consegnare", "Da consegnare", "Nulla da consegnare.", Stato.EMESSA),
                coda(
                        letta,
                        "da-stampare",
                        "Da stampare",
                        "Nessun certificato da stampare.",
                        Stato.IN_STAMPA,
                        Stato.APPROVATA),
                coda(letta, "da-istruire", "Da istruire", "Nessuna pratica da istruire.", Stato.ASSEGNATA),
                coda(
                        letta,
                        "in-attesa",
                        "In attesa dell'impresa",
                        "Nessuna impresa deve rispondere.",
                        Stato.IN_RETTIFICA));
    }

    /// What was sent since the service closed; who stands at the counter waits for no opening.
    private List<Riga> inArrivo(Reading rows, List<Chiusa> chiuse) {
        return chiuse.stream()
                .flatMap(chiusa -> pratiche.codaDal(rows, chiusa.sede(), Stato.ASSEGNATA, chiusa.dalMs()).stream())
                .filter(riga -> !new NumeroPratica(riga.numero()).alBanco())
                .toList();
    }

    private static Quante senza(Quante tutte, int fuori) {
        return new Quante(tutte.numero() - fuori, tutte.numero() == fuori ? 0 : tutte.piuVecchiaMs());
    }

    /// The queue of what is acquired at the next opening; none while the service is open.
    private Optional<Coda> arrivi(List<Chiusa> chiuse, List<Riga> inArrivo, Lettura lettura) {
        return chiuse.stream()
                .findFirst()
                .map(chiusa -> new Coda(
                        "in-arrivo",
                        "In arrivo all'apertura",
                        "La centrale è chiusa fino a " + chiusa.apertura()
                                + ": quello che le imprese inviano adesso arriva all'apertura. Non è un guasto.",
                        "",
                        inArrivo.size(),
                        inArrivo.stream().mapToLong(Riga::presentataMs).min().orElse(0),
                        inArrivo.stream()
                                .limit(MAX_VOCI)
                                .map(riga -> voce(lettura, riga))
                                .toList()));
    }

    /// Training offices work like the others, and what they do has no value: it stands apart, where there is any.
    private Stream<Coda> diProva(List<Riga> righe, Lettura lettura) {
        return righe.isEmpty()
                ? Stream.empty()
                : Stream.of(new Coda(
                        "di-prova",
                        "Sportello di prova",
                        "",
                        "Sono le pratiche degli uffici di prova: non hanno valore e non sono contate nelle altre code.",
                        righe.size(),
                        righe.getFirst().presentataMs(),
                        righe.stream()
                                .limit(MAX_VOCI)
                                .map(riga -> voce(lettura, riga))
                                .toList()));
    }

    /// What is asked once for all lines of a page.
    private record Lettura(
            Function<Riga, Optional<Promessa>> promesse,
            Fogli.Risposta fogli,
            Function<Riga, Optional<String>> acquisite) {}

    private record Letta(Map<Stato, Quante> quante, Map<Stato, List<Riga>> righe, Lettura lettura) {}

    private Lettura lettura(Reading rows, List<Riga> righe) {
        return new Lettura(
                agenda.promesse().leggi(rows),
                fogli.leggi(rows, righe),
                agenda.fuoriOrario().acquisite(rows));
    }

    private Coda coda(Letta letta, String id, String titolo, String vuota, Stato... stati) {
        List<Voce> voci = new ArrayList<>();
        for (Stato stato : stati) {
            letta.righe().getOrDefault(stato, List.of()).forEach(riga -> voci.add(voce(letta.lettura(), riga)));
        }
        voci.sort(Comparator.comparing(Voce::inDubbio).reversed()); // stable: the oldest stays first among equals
        List<Quante> counted = Arrays.stream(stati)
                .flatMap(stato -> Optional.ofNullable(letta.quante().get(stato)).stream())
                .toList();
        return new Coda(
                id,
                titolo,
                vuota,
                "",
                counted.stream().mapToInt(Quante::numero).sum(),
                counted.stream().mapToLong(Quante::piuVecchiaMs).min().orElse(0),
                List.copyOf(voci.subList(0, Math.min(MAX_VOCI, voci.size()))));
    }

    /// The lines of these pratiche with what to do next.
    public List<Voce> voci(Reading rows, List<Riga> righe) {
        Lettura lettura = lettura(rows, righe);
        return righe.stream().map(riga -> voce(lettura, riga)).toList();
    }

    private Voce voce(Lettura lettura, Riga riga) {
        Azione azione = Azione.di(chi, agenda.propria(), lettura.fogli(), riga);
        return new Voce(
                riga,
                azione.inDubbio(),
                azione.verbo(),
                azione.tasto(),
                azione.nostra(),
                azione.dove(),
                lettura.promesse().apply(riga),
                riga.stato() == Stato.ASSEGNATA
                        ? lettura.acquisite().apply(riga).orElse("")
                        : "");
    }
}
