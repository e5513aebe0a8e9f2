package it.timbro.imprese.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// All that the page of a company says, ready to be read.
///
/// @param dove address of the page
/// @param avvisi what a person should notice first
/// @param dati name and value, with where each comes from
/// @param posti seat and units, as the counter lists them
/// @param poteriEta day and age of the visura that says who may sign; "" if none does
/// @param utenze what became of the accounts that were asked for at the counter
/// @param puo whether this person may write here
/// @param contatto what only the centre writes; empty for who may not
/// @param aperto id of the form to show open, "" for none
public record ImpresaView(
        Frame frame,
        String dove,
        String denominazione,
        String codiceFiscale,
        List<String> avvisi,
        List<Ricontrollo> ricontrolli,
        List<Dato> dati,
        List<Posto> posti,
        List<Potere> poteri,
        String poteriEta,
        List<DelegaView> deleghe,
        List<String> utenze,
        List<Pratica> pratiche,
        List<Consegnatario> rubrica,
        List<Voce> storia,
        boolean puo,
        Optional<ModuloContatto> contatto,
        Optional<Rejection> errore,
        String aperto,
        ModuloVisura visura,
        ModuloDelega delega,
        String oggi)
        implements View {
    /// @param fonte where it comes from, and how old it is; "" for what needs none
    public record Dato(String nome, String valore, String fonte) {}

    /// @param rea "" where the company has none in that province
    public record Posto(String codice, String rea, String via, String comune, String provincia) {}

    public record Potere(String nome, String codiceFiscale, String qualita, String quando, String limiti) {}

    /// @param stato in words
    public record DelegaView(
            String id, String nome, String codiceFiscale, String ambito, String stato, boolean revocabile) {}

    public record Pratica(String numero, String stato, String destinatario, String quando) {}

    public record Consegnatario(String destinatario, String paese, String certificati) {}

    public record Ricontrollo(String delega, String pratica, String chi) {}

    public record Voce(String quando, String frase) {}
}
