package it.timbro.formulari.web;

import it.timbro.formulari.Formulari;
import it.timbro.formulari.Formulari.Foglio;
import it.timbro.formulari.Formulari.Movimento;
import it.timbro.formulari.Formulari.Stato;
import it.timbro.page.Quando;
import it.timbro.pratica.DelFormulario.DiSerie;
import it.timbro.pratica.DelFormulario.FormulariCaricati;
import it.timbro.pratica.DelFormulario.FormulariDati;
import it.timbro.pratica.DelFormulario.FormulariDenunciati;
import it.timbro.pratica.DelFormulario.FormulariDistrutti;
import it.timbro.pratica.DelFormulario.FormulariRestituiti;
import it.timbro.pratica.DelFormulario.FormulariSegnalati;
import it.timbro.pratica.DelFormulario.Perdita;
import it.timbro.pratica.DelFormulario.RestituzioneAnnunciata;
import org.jspecify.annotations.Nullable;

/// The ledger in words.
record Racconto(Quando quando) {
    FormulariView.Voce voce(Movimento movimento) {
        DiSerie fatto = movimento.fatto();
        return new FormulariView.Voce(
                quando.ora(movimento.ms()),
                cosa(fatto),
                fatto.primo() + (fatto.quanti() == 1 ? "" : " … " + fatto.ultimo()),
                fatto.quanti(),
                dettaglio(fatto),
                movimento.operatore());
    }

    private static String cosa(DiSerie fatto) {
        return switch (fatto) {
            case FormulariCaricati _ -> "Caricati";
            case FormulariDati _ -> "Dati a un'impresa";
            case RestituzioneAnnunciata _ -> "Restituzione annunciata";
            case FormulariRestituiti _ -> "Restituiti in bianco";
            case FormulariDistrutti _ -> "Distrutti";
            case FormulariDenunciati f -> denuncia(f.perdita());
            case FormulariSegnalati f -> denuncia(f.perdita()) + ", segnalata dalla centrale";
        };
    }

    private static String denuncia(Perdita perdita) {
        return switch (perdita) {
            case FURTO -> "Denuncia di furto";
            case SMARRIMENTO -> "Denuncia di smarrimento";
        };
    }

    private static String dettaglio(DiSerie fatto) {
        return switch (fatto) {
            case FormulariCaricati f -> modello(f.modello());
            case FormulariDati f ->
                f.impresa().denominazione() + ", ritirati da " + f.ritirante().nome() + "; " + f.richiesta();
            case RestituzioneAnnunciata f -> f.modulo();
            case FormulariRestituiti f ->
                "portati da " + f.portati() + (f.busta().isEmpty() ? "" : "; " + f.busta());
            case FormulariDistrutti f -> f.verbale();
            case FormulariDenunciati f -> f.denuncia() + ", da " + f.persona().nome();
            case FormulariSegnalati f -> "denunciati a " + f.sede();
        };
    }

    private static String modello(@Nullable String modello) {
        return modello == null ? "" : "modello " + Formulari.modello(modello).nome();
    }

    /// Why a sheet waits for its other leg.
    static String manca(Foglio foglio) {
        return foglio.seriale()
                + (foglio.stato() == Stato.RESTITUITO
                        ? ": la busta è arrivata, manca il modulo per PEC"
                        : ": annunciato con " + foglio.modulo() + ", manca la busta")
                + (foglio.impresa().isEmpty() ? "" : " (" + foglio.impresa() + ")");
    }
}
