package it.timbro.emergenza.web;

import it.timbro.emergenza.Presentazioni.Scritta;
import it.timbro.emergenza.Stampati;
import it.timbro.emergenza.web.EmergenzaView.Riga;
import it.timbro.emergenza.web.PresentazioneView.Documento;
import it.timbro.page.Nomi;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Presentazione.Verso;
import java.util.ArrayList;
import java.util.List;

/// What the page of a registration says of it.
record Dettagli(Scritta scritta, Nomi nomi) {
    String stato() {
        if (scritta.protocollo().isPresent()) {
            return scritta.emergenza().isPresent()
                    ? "Ha i due numeri: quello di emergenza e quello ordinario. I termini corrono dal primo."
                    : "Ha il numero di protocollo.";
        }
        return scritta.emergenza().isPresent()
                ? "Il numero ordinario seguirà al ripristino; i termini corrono da questa registrazione."
                : "In attesa di protocollo: il numero è stato chiesto alla centrale.";
    }

    List<Riga> dati() {
        Presentazione presentazione = scritta.presentazione();
        List<Riga> dati = new ArrayList<>();
        dati.add(new Riga("Presentata", Stampati.quando(scritta.ms()) + ", operatore " + nomi.di(scritta.operatore())));
        scritta.protocollo()
                .ifPresent(
                        protocollo -> dati.add(new Riga("Registrata in centrale", Stampati.quando(protocollo.ms()))));
        scritta.emergenza()
                .ifPresent(emergenza ->
                        dati.add(new Riga("Registro", emergenza.registro().text())));
        dati.add(new Riga(
                "Tipo",
                presentazione.tipo().nome() + ", in " + presentazione.verso().parola()));
        dati.add(new Riga("Motivo", presentazione.fondamento()));
        add(dati, "Autorizzata da", presentazione.autorizzante());
        add(dati, "Dichiarazione", presentazione.dichiarazione());
        add(
                dati,
                presentazione.verso() == Verso.ENTRATA ? "Presentata da" : "Destinatario",
                Stampati.persona(presentazione));
        add(dati, "Documento", presentazione.persona().documento());
        Presentazione.Impresa impresa = presentazione.impresa();
        add(dati, "Impresa", impresa == null ? "" : Stampati.impresa(impresa));
        add(dati, "Termine", presentazione.termine());
        return dati;
    }

    static List<Documento> documenti(List<Allegato> files) {
        return files.stream()
                .map(file -> new Documento(file.sha256().hex(), file.nome()))
                .toList();
    }

    private static void add(List<Riga> dati, String nome, String valore) {
        if (!valore.isEmpty()) {
            dati.add(new Riga(nome, valore));
        }
    }

    /// With date, operator and act; "" if it is not annulled.
    String annullo() {
        return scritta.annullo()
                .map(annullo -> "Annullata il " + Stampati.breve(annullo.ms()) + " da "
                        + nomi.di(annullo.operatore()) + ": " + annullo.motivo() + ". Atto: "
                        + annullo.atto().frase() + ".")
                .orElse("");
    }
}
