package it.timbro.visti.web;

import it.timbro.page.Form;
import it.timbro.page.Nomi;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DelVisto.Diritti;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroRicevuta;
import it.timbro.pratica.Pagato;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Visto;
import it.timbro.pratica.web.ComePaga;
import it.timbro.visti.FoglioVisto;
import it.timbro.visti.Visti;
import it.timbro.visti.Visti.Scritto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the pages say of a visto.
final class Dettagli {
    private Dettagli() {}

    static VistiView.Voce voce(Scritto scritto) {
        return new VistiView.Voce(
                scritto.numero().text(),
                FoglioVisto.quando(scritto.ms()),
                scritto.visto().tipo().nome(),
                perChi(scritto.visto()),
                scritto.visto().documento(),
                parola(scritto));
    }

    private static String parola(Scritto scritto) {
        if (scritto.annullo().isPresent()) {
            return "Annullato";
        }
        return (scritto.consegnatoMs().isPresent() ? "Riconsegnato" : "Da riconsegnare")
                + (scritto.legalizzazione().isPresent() ? ", legalizzato" : "");
    }

    static String stato(Scritto scritto) {
        if (scritto.annullo().isPresent()) {
            return "È annullato: numero e testo restano nel registro.";
        }
        if (scritto.consegnatoMs().isPresent()) {
            return "L'originale è stato riconsegnato il "
                    + FoglioVisto.quando(scritto.consegnatoMs().getAsLong()) + ".";
        }
        Visto.Telematico telematico = scritto.visto().telematico();
        return telematico == null
                ? "Stampa il foglio, firma e timbra; poi riconsegna l'originale."
                : "Stampa il foglio e il file, firma e timbra; si consegna con la pratica " + telematico.pratica()
                        + ".";
    }

    static List<VistiView.Riga> dati(Scritto scritto) {
        Visto visto = scritto.visto();
        List<VistiView.Riga> dati = new ArrayList<>();
        dati.add(new VistiView.Riga(
                "Rilasciato",
                FoglioVisto.quando(scritto.ms()) + ", firma "
                        + scritto.funzionario().nome()));
        dati.add(new VistiView.Riga(
                "Documento",
                visto.documento() + ", " + (visto.pagine() == 1 ? "una pagina" : visto.pagine() + " pagine")));
        dati.add(new VistiView.Riga("Presentato da", persona(visto.persona())));
        if (visto.impresa() != null) {
            dati.add(new VistiView.Riga("Impresa", impresa(visto.impresa())));
        }
        if (!visto.poteri().isEmpty()) {
            dati.add(new VistiView.Riga("Poteri di firma", visto.poteri()));
        }
        if (!visto.motivo().isEmpty()) {
            dati.add(new VistiView.Riga("Per che cosa", visto.motivo()));
        }
        dati.add(new VistiView.Riga("Fondamento", visto.fondamento()));
        dati.add(new VistiView.Riga("Diritti", diritti(scritto.diritti())));
        scritto.legalizzazione()
                .ifPresent(legalizzazione -> dati.add(new VistiView.Riga(
                        "Legalizzato",
                        FoglioVisto.quando(legalizzazione.ms()) + ", firma "
                                + legalizzazione.funzionario().nome() + "; " + diritti(legalizzazione.diritti()))));
        return dati;
    }

    /// Whether the pratica that asked for the visto asked, and pays, for the second signature too.
    static boolean compresa(Scritto scritto) {
        Visto.Telematico telematico = scritto.visto().telematico();
        return telematico != null && telematico.legalizzazione();
    }

    /// How the second signature is paid.
    static Pagato pagato(Scritto scritto, Form form) {
        return compresa(scritto) ? new Pagato(Mezzo.TELEMACO, "") : new ComePaga(form).pagato();
    }

    static String annullo(Scritto scritto, Nomi nomi) {
        return scritto.annullo()
                .map(annullo -> "Annullato il " + FoglioVisto.quando(annullo.ms()) + " da "
                        + nomi.di(annullo.operatore()) + ": "
                        + annullo.motivo() + ". Atto: " + annullo.atto().frase() + ".")
                .orElse("");
    }

    private static String perChi(Visto visto) {
        Presentazione.Impresa impresa = visto.impresa();
        return impresa == null ? visto.persona().nome() : impresa.denominazione();
    }

    private static String persona(Presentazione.Persona persona) {
        CodiceFiscale codice = persona.codiceFiscale();
        return persona.nome() + ", " + persona.documento() + (codice == null ? "" : ", codice fiscale " + codice);
    }

    private static String impresa(Presentazione.Impresa impresa) {
        return impresa.denominazione()
                + (impresa.codiceFiscale() == null ? "" : ", codice fiscale " + impresa.codiceFiscale())
                + (impresa.rea() == null ? "" : ", REA " + impresa.rea());
    }

    /// Of the till, for the visto and for what was legalised.
    static List<String> ricevute(Scritto scritto) {
        return Stream.concat(
                        Stream.of(scritto.diritti()),
                        scritto.legalizzazione().map(Visti.Legalizzazione::diritti).stream())
                .flatMap(diritti -> Optional.ofNullable(diritti.ricevuta()).stream())
                .map(NumeroRicevuta::text)
                .toList();
    }

    private static String diritti(Diritti diritti) {
        if (diritti.totaleCent() == 0) {
            return diritti.pagamento().isEmpty() ? "niente" : diritti.pagamento();
        }
        return Importo.cent(diritti.totaleCent()) + ", " + diritti.pagamento()
                + (diritti.estremi().isEmpty() ? "" : " " + diritti.estremi());
    }
}
