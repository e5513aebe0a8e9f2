package it.timbro.sportello;

import it.timbro.journal.Reading;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Pratiche.Quante;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Stato;
import it.timbro.sportello.Problemi.Problema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /// @param chi who looks: the centre decides and prints nothing
    public Giornata(Chi chi, Pratiche pratiche, Fogli fogli, Problemi problemi) {
        this.chi = chi;
        this.pratiche = pratiche;
        this.fogli = fogli;
        this.problemi = problemi;
    }

    /// Whose day it is.
    public enum Chi {
        SEDE,
        CENTRALE
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
    public record Voce(Riga riga, boolean inDubbio, String azione, String tasto, boolean nostra, String dove) {}

    public record Quadro(List<Coda> code, List<Problema> problemi) {}

    public Quadro quadro(Reading rows) {
        Map<Stato, Quante> quante = pratiche.quante(rows);
        return new Quadro(
                List.of(
                        coda(
                                rows,
                                quante,
                                "da-istruire",
                                "Da istruire",
                                "Nessuna pratica da istruire.",
                                Stato.ASSEGNATA),
                        coda(
                                rows,
                                quante,
                                "da-stampare",
                                "Da stampare",
                                "Nessun certificato da stampare.",
                                Stato.IN_STAMPA,
                                Stato.APPROVATA),
                        coda(rows, quante, "da-consegnare", "Da consegnare", "Nulla da consegnare.", Stato.EMESSA),
                        coda(
                                rows,
                                quante,
                                "in-attesa",
                                "In attesa dell'impresa",
                                "Nessuna impresa deve rispondere.",
                                Stato.IN_RETTIFICA)),
                problemi.problemi(rows));
    }

    private Coda coda(Reading rows, Map<Stato, Quante> quante, String id, String titolo, String vuota, Stato... stati) {
        List<Voce> voci = new ArrayList<>();
        for (Stato stato : stati) {
            pratiche.coda(rows, stato, MAX_VOCI).forEach(riga -> voci.add(voce(rows, riga)));
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

    /// The line of a pratica with what to do next.
    public Voce voce(Reading rows, Riga riga) {
        NumeroPratica numero = new NumeroPratica(riga.numero());
        boolean inDubbio = riga.stato() == Stato.IN_STAMPA && fogli.inDubbio(rows, numero);
        String pratica = "/pratica/" + riga.numero();
        if (chi == Chi.CENTRALE) {
            return new Voce(riga, inDubbio, "Guarda", "", false, pratica);
        }
        return switch (riga.stato()) {
            case ASSEGNATA -> new Voce(riga, false, "Istruisci", "", true, pratica);
            case APPROVATA ->
                new Voce(
                        riga,
                        false,
                        fogli.inAzienda(rows, numero) ? "Emetti" : "Stampa",
                        STAMPA,
                        true,
                        pratica + "/stampa");
            case IN_STAMPA ->
                new Voce(
                        riga,
                        inDubbio,
                        inDubbio ? "Di' che cosa è uscito" : "Stampa",
                        STAMPA,
                        true,
                        pratica + "/stampa");
            case EMESSA -> new Voce(riga, false, "Consegna", CONSEGNA, true, pratica + "/ritiro");
            case IN_RETTIFICA -> new Voce(riga, false, "Guarda i rilievi", "", false, pratica);
            case PRESENTATA, PROTOCOLLATA, RICONSEGNATA, CONSEGNATA, RESPINTA, RINUNCIATA, ANNULLATA ->
                new Voce(riga, false, "Apri", "", false, pratica);
        };
    }
}
