package it.timbro.sportello;

import it.timbro.base.Sede;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Riga;
import it.timbro.pratica.TipoPratica;
import it.timbro.sportello.Giornata.Chi;
import java.util.Optional;

/// What is to be done next with a line, and where.
///
/// @param inDubbio nobody has said what came out of the printer
/// @param tasto that does it, "" if none
/// @param nostra whether it is this counter's turn
record Azione(boolean inDubbio, String verbo, String tasto, boolean nostra, String dove) {
    private static final String STAMPA = "F8";
    private static final String CONSEGNA = "F9";

    /// @param propria the branch that looks; empty where all are looked at alike
    static Azione di(Chi chi, Optional<Sede> propria, Fogli.Risposta carta, Riga riga) {
        NumeroPratica numero = new NumeroPratica(riga.numero());
        boolean inDubbio = carta.inDubbio().contains(numero);
        String pratica = "/pratica/" + riga.numero();
        boolean altrui = propria.filter(sede -> !sede.equals(riga.sede())).isPresent();
        if (chi == Chi.CENTRALE || altrui) {
            return new Azione(inDubbio, "Guarda", "", false, pratica);
        }
        return switch (riga.stato()) {
            case ASSEGNATA -> new Azione(false, "Istruisci", "", true, pratica);
            case APPROVATA ->
                riga.tipo() == TipoPratica.CO
                        ? new Azione(
                                false,
                                carta.inAzienda().contains(numero) ? "Emetti" : "Stampa",
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
