package it.timbro.minuta.web;

import it.timbro.minuta.Campi;
import it.timbro.minuta.RigaMerci;
import java.util.ArrayList;
import java.util.List;

/// What a button does to the rows: `aggiungi:2`.
///
/// @param riga counted from 0; -1 where it is about none
record Azione(String nome, int riga) {
    static Azione of(String written) {
        int colon = written.indexOf(':');
        String number = colon < 0 ? "" : written.substring(colon + 1);
        return new Azione(
                colon < 0 ? written : written.substring(0, colon),
                number.matches("[0-9]{1,3}") ? Integer.parseInt(number) : -1);
    }

    Campi su(Campi campi) {
        List<RigaMerci> righe = new ArrayList<>(campi.righe());
        return switch (nome) {
            case "aggiungi" -> campi.conRighe(RigaMerci.aggiungi(righe, riga));
            case "togli" -> campi.conRighe(RigaMerci.togli(righe, riga));
            case "dividi" -> campi.conRighe(RigaMerci.dividi(righe, riga));
            default -> campi; // saved as it is
        };
    }

    /// Where the page comes back to.
    String dopo() {
        return switch (nome) {
            case "aggiungi", "dividi" -> "?riga=" + (riga + 1);
            case "togli" -> "?riga=" + Math.max(0, riga - 1);
            default -> "";
        };
    }
}
