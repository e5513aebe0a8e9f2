package it.timbro.centro.a2a;

import it.timbro.pratica.Stato;

/// A state in the words that companies' programs know, with ours beside it.
///
/// @param codice one of the known words, or ANNULLATA, which they have no word for
/// @param parola what a person reads
public record StatoA2A(String codice, String parola) {
    public static final StatoA2A BOZZA = new StatoA2A("BOZZA_COMPILAZIONE", "Da inviare");

    /// @param rettifica where the pratica stands with what it was asked to correct
    /// @param rinuncia given up, and its owner has not answered yet
    public static StatoA2A of(Stato stato, Rettifica rettifica, boolean rinuncia) {
        StatoA2A known = of(stato, rettifica);
        return rinuncia ? new StatoA2A(known.codice(), "Rinuncia inoltrata alla sede") : known;
    }

    private static StatoA2A of(Stato stato, Rettifica rettifica) {
        return switch (stato) {
            case PRESENTATA, PROTOCOLLATA -> new StatoA2A("INVIATA", stato.parola());
            case RICONSEGNATA -> new StatoA2A("DISPONIBILE_PER_ISTRUTTORIA", stato.parola());
            case RINUNCIATA -> new StatoA2A("ANNULLATA", stato.parola());
            case ASSEGNATA -> new StatoA2A("DISPONIBILE_PER_ISTRUTTORIA", stato.parola());
            case IN_RETTIFICA ->
                switch (rettifica) {
                    case Rettifica.Inoltrata _ -> new StatoA2A("INVIATA", "Rettifica inoltrata alla sede");
                    case Rettifica.NonRichiesta _, Rettifica.Richiesta _ ->
                        new StatoA2A("BOZZA_RETTIFICA", stato.parola());
                };
            case APPROVATA, IN_STAMPA -> new StatoA2A("INLAVORAZIONE", stato.parola());
            case EMESSA, CONSEGNATA, EVASA -> new StatoA2A("EVASA", stato.parola());
            case RESPINTA -> new StatoA2A("RESPINTA", stato.parola());
            case ANNULLATA -> new StatoA2A("ANNULLATA", stato.parola());
        };
    }
}
