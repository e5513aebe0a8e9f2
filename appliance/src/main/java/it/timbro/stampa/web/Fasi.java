package it.timbro.stampa.web;

import it.timbro.atti.Emissione;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.pratica.Stato;
import it.timbro.stampa.Lavori;
import it.timbro.stampa.web.StampaView.Fase;
import it.timbro.stampa.web.StampaView.Foglio;
import it.timbro.stampa.web.StampaView.Guasto;
import it.timbro.stampa.web.StampaView.Proposto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From what is known of a job to the phase its page shows.
final class Fasi {
    private Fasi() {}

    /// @param scritti what the person has typed or scanned so far, by sheet
    static Fase.Proposta proposta(Emissione.Proposta proposta, Map<Integer, String> scritti) {
        List<Proposto> fogli = new ArrayList<>();
        boolean focus = true;
        for (Emissione.FoglioProposto foglio : proposta.fogli()) {
            boolean vuoleSeriale = vuoleSeriale(proposta.supporto(), foglio.tipo());
            String scritto = scritti.getOrDefault(foglio.numero(), "");
            boolean qui = focus && vuoleSeriale && scritto.isEmpty();
            focus = focus && !qui;
            fogli.add(new Proposto(foglio.numero(), foglio.tipo(), vuoleSeriale, text(foglio.seriale()), scritto, qui));
        }
        return new Fase.Proposta(proposta.supporto().nome(), proposta.inAzienda(), fogli, proposta.difetti());
    }

    /// The job after it was reserved.
    static Fase lavoro(Stato stato, Lavori.Lavoro lavoro, Optional<Guasto> guasto) {
        List<Foglio> fogli = lavoro.fogli().stream().map(Fasi::foglio).toList();
        if (stato == Stato.EMESSA || stato == Stato.CONSEGNATA) {
            return lavoro.inAzienda()
                    ? new Fase.InAzienda(lavoro.certificato().text())
                    : new Fase.Emesso(lavoro.certificato().text(), fogli, stato == Stato.EMESSA);
        }
        if (stato != Stato.IN_STAMPA) {
            return new Fase.NonOra(stato.parola());
        }
        return new Fase.Lavoro(
                lavoro.certificato().text(),
                lavoro.supporto().nome(),
                fogli,
                carica(lavoro),
                lavoro.esito(),
                lavoro.invii() + (lavoro.inDubbio().isEmpty() ? 1 : 0),
                guasto);
    }

    static Foglio foglio(Lavori.Foglio foglio) {
        String stato = switch (foglio.stato()) {
            case DA_STAMPARE -> "Da stampare";
            case INVIATO -> "In dubbio";
            case BUONO -> "Buono";
        };
        String guasti = switch (foglio.guasti()) {
            case 0 -> "";
            case 1 -> ", un foglio consumato prima";
            default -> ", " + foglio.guasti() + " fogli consumati prima";
        };
        return new Foglio(
                foglio.numero(),
                foglio.tipo(),
                text(foglio.seriale()),
                stato + guasti,
                foglio.stato() == Lavori.StatoFoglio.INVIATO,
                foglio.guasti());
    }

    /// What to put in the tray, from the top.
    private static String carica(Lavori.Lavoro lavoro) {
        List<String> pila = lavoro.daStampare().stream()
                .map(foglio -> foglio.seriale()
                        .map(seriale -> "il formulario " + seriale + " (" + foglio.tipo() + ")")
                        .orElse("un foglio bianco (" + foglio.tipo() + ")"))
                .toList();
        return pila.size() == 1
                ? "Carica nel vassoio " + pila.getFirst() + "."
                : "Carica nel vassoio " + pila.size() + " fogli, dall'alto: " + String.join(", ", pila) + ".";
    }

    static boolean vuoleSeriale(Supporto supporto, String tipo) {
        return supporto == Supporto.FORMULARIO && !tipo.contains("foglio supplementare");
    }

    static String text(Optional<SerialeFormulario> seriale) {
        return seriale.map(SerialeFormulario::text).orElse("");
    }
}
