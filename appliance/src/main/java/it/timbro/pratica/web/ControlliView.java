package it.timbro.pratica.web;

import java.util.List;

/// What the page of a pratica shows of the examination: what the program found, what a person must look at, and what
/// was written to the company.
///
/// @param appunti beside the boxes
/// @param punti of the checklist
/// @param altre other pratiche for the same goods
/// @param frasi remarks and reasons to choose from
/// @param messaggi what was written to the company
/// @param termine «entro mar 24 nov», «complessa: …»; "" where nothing is promised
/// @param tardi the promised day has passed
/// @param posteriori box 5 should say that it is issued retrospectively, and nobody has added it
public record ControlliView(
        List<Appunto> appunti,
        List<Punto> punti,
        List<Altra> altre,
        List<Frase> frasi,
        List<Messaggio> messaggi,
        String termine,
        boolean tardi,
        boolean posteriori) {
    /// Where there is nothing to examine.
    public static final ControlliView NESSUNO =
            new ControlliView(List.of(), List.of(), List.of(), List.of(), List.of(), "", false, false);

    /// @param casella the box it is about
    public record Appunto(String casella, boolean grave, String testo, String fonte) {}

    /// @param codice sent with the approval where a person answered
    /// @param trovato what answers it in the file; "" where a person must
    public record Punto(String codice, String domanda, String trovato, boolean obbligo, String fonte) {
        public boolean daVedere() {
            return trovato.isEmpty();
        }
    }

    /// @param dove its page, "" if it is not here
    public record Altra(String frase, String dove, boolean certificata) {}

    /// @param casella as a remark is tied to it, or `respingi`
    public record Frase(String casella, String breve, String testo) {}

    public record Messaggio(String oggetto, String quando, String stato, String testo) {}

    /// What was found in the declaration, which is no box of the form.
    public List<Appunto> dellaDichiarazione() {
        return appunti.stream()
                .filter(appunto -> appunto.casella().equals("dichiarazione"))
                .toList();
    }

    /// Remarks for the company, not the reasons for rejecting.
    public List<Frase> rilievi() {
        return frasi.stream()
                .filter(frase -> !frase.casella().equals("respingi"))
                .toList();
    }

    public List<Frase> motivi() {
        return frasi.stream()
                .filter(frase -> frase.casella().equals("respingi"))
                .toList();
    }
}
