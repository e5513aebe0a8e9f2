package it.timbro.pratica;

import static it.timbro.pratica.Stato.ANNULLATA;
import static it.timbro.pratica.Stato.APPROVATA;
import static it.timbro.pratica.Stato.ASSEGNATA;
import static it.timbro.pratica.Stato.CONSEGNATA;
import static it.timbro.pratica.Stato.EMESSA;
import static it.timbro.pratica.Stato.EVASA;
import static it.timbro.pratica.Stato.IN_RETTIFICA;
import static it.timbro.pratica.Stato.IN_STAMPA;
import static it.timbro.pratica.Stato.PRESENTATA;
import static it.timbro.pratica.Stato.PROTOCOLLATA;
import static it.timbro.pratica.Stato.RESPINTA;
import static it.timbro.pratica.Stato.RICONSEGNATA;
import static it.timbro.pratica.Stato.RINUNCIATA;

import it.timbro.pratica.DellaPratica.AllegatoAggiunto;
import it.timbro.pratica.DellaPratica.ComplessaSegnata;
import it.timbro.pratica.DellaPratica.FoglioNonBuono;
import it.timbro.pratica.DellaPratica.FoglioSostituito;
import it.timbro.pratica.DellaPratica.FoglioUscito;
import it.timbro.pratica.DellaPratica.IstruttoriaRiaperta;
import it.timbro.pratica.DellaPratica.NotaAggiunta;
import it.timbro.pratica.DellaPratica.OpzioniCambiate;
import it.timbro.pratica.DellaPratica.PraticaAnnullata;
import it.timbro.pratica.DellaPratica.PraticaAperta;
import it.timbro.pratica.DellaPratica.PraticaApprovata;
import it.timbro.pratica.DellaPratica.PraticaAssegnata;
import it.timbro.pratica.DellaPratica.PraticaConsegnata;
import it.timbro.pratica.DellaPratica.PraticaCorrelata;
import it.timbro.pratica.DellaPratica.PraticaEmessa;
import it.timbro.pratica.DellaPratica.PraticaEvasa;
import it.timbro.pratica.DellaPratica.PraticaMessaADisposizione;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.DellaPratica.PraticaProtocollata;
import it.timbro.pratica.DellaPratica.PraticaRespinta;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata;
import it.timbro.pratica.DellaPratica.PraticaRiconsegnata;
import it.timbro.pratica.DellaPratica.RettificaAccolta;
import it.timbro.pratica.DellaPratica.RettificaComunicata;
import it.timbro.pratica.DellaPratica.RettificaPervenuta;
import it.timbro.pratica.DellaPratica.RettificaProrogata;
import it.timbro.pratica.DellaPratica.RettificaRichiesta;
import it.timbro.pratica.DellaPratica.RettificaScaduta;
import it.timbro.pratica.DellaPratica.RettificaTardiva;
import it.timbro.pratica.DellaPratica.RinunciaAccolta;
import it.timbro.pratica.DellaPratica.RinunciaPervenuta;
import it.timbro.pratica.DellaPratica.RinunciaTardiva;
import it.timbro.pratica.DellaPratica.StampaInviata;
import it.timbro.pratica.DellaPratica.StampaPreparata;
import it.timbro.pratica.DellaPratica.StampaRifiutata;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which fact may follow which state. What is not written here as allowed is forbidden; asking an act and applying
/// a fact read the same table.
public final class Iter {
    private Iter() {}

    /// What a fact does to a state.
    public sealed interface Passo {
        /// The pratica moves (or stays) in this state.
        record Verso(Stato stato) implements Passo {}

        /// The fact may not follow this state.
        record Vietato(String perche) implements Passo {}
    }

    /// @param stato the state before, `null` before the first fact
    public static Passo passo(@Nullable Stato stato, DellaPratica fatto) {
        return switch (fatto) {
            case PraticaPresentata _ -> stato == null ? new Passo.Verso(PRESENTATA) : vietato(stato);
            case PraticaProtocollata _ -> da(stato, PROTOCOLLATA, PRESENTATA);
            case PraticaAssegnata _ -> da(stato, ASSEGNATA, PROTOCOLLATA);
            case PraticaAperta _ -> da(stato, ASSEGNATA, PRESENTATA); // the centre protocols it afterwards

            // messages: what the centre learned changes no state by itself
            case NotaAggiunta _ -> resta(stato, Set.of(Stato.values()));
            case RettificaPervenuta _ -> resta(stato, Set.of(Stato.values()));
            case RinunciaPervenuta _ -> resta(stato, Set.of(Stato.values()));
            case RettificaComunicata _, RettificaScaduta _, PraticaCorrelata _ -> resta(stato, Set.of(Stato.values()));

            // from hand to hand: before there is paper a branch may give it back; who takes it over begins anew
            case PraticaRiconsegnata _ -> da(stato, RICONSEGNATA, ASSEGNATA, IN_RETTIFICA, APPROVATA);
            case PraticaRiassegnata _ -> passaDiMano(stato);

            // the company gives up: in time only before there is paper
            case RinunciaAccolta _ -> da(stato, RINUNCIATA, ASSEGNATA, IN_RETTIFICA, APPROVATA);
            case RinunciaTardiva _ -> resta(stato, Set.of(Stato.values()));

            // also after approval: what cannot be printed shows only when it is composed
            case RettificaRichiesta _ -> da(stato, IN_RETTIFICA, ASSEGNATA, APPROVATA);
            case RettificaAccolta _ -> da(stato, ASSEGNATA, IN_RETTIFICA);
            case RettificaTardiva _ -> resta(stato, Set.of(Stato.values()));
            case RettificaProrogata _ -> resta(stato, Set.of(IN_RETTIFICA));
            case PraticaRespinta _ -> da(stato, RESPINTA, ASSEGNATA, IN_RETTIFICA);
            case PraticaApprovata _ -> da(stato, APPROVATA, ASSEGNATA);
            case ComplessaSegnata _ -> resta(stato, Set.of(ASSEGNATA, IN_RETTIFICA, APPROVATA));

            // before anything is reserved; what was rejected is never reopened
            case IstruttoriaRiaperta _ -> da(stato, ASSEGNATA, APPROVATA);
            case OpzioniCambiate _ -> resta(stato, Set.of(ASSEGNATA, IN_RETTIFICA, APPROVATA));

            // paper is brought as long as the branch has it in hand; it changes nothing that was decided
            case AllegatoAggiunto _ ->
                resta(stato, Set.of(ASSEGNATA, IN_RETTIFICA, APPROVATA, IN_STAMPA, EMESSA, CONSEGNATA));

            case StampaPreparata _ -> da(stato, IN_STAMPA, APPROVATA);
            case StampaInviata _, StampaRifiutata _, FoglioUscito _, FoglioNonBuono _, FoglioSostituito _ ->
                resta(stato, Set.of(IN_STAMPA));
            case PraticaEmessa _ -> da(stato, EMESSA, IN_STAMPA);
            // no certificate: what carries a visto is collected, the rest ends here
            case PraticaEvasa f -> da(stato, f.visti().isEmpty() ? EVASA : EMESSA, APPROVATA);
            case PraticaConsegnata _ -> da(stato, CONSEGNATA, EMESSA);
            case PraticaMessaADisposizione _ -> da(stato, CONSEGNATA, EMESSA);
            case PraticaAnnullata _ -> da(stato, ANNULLATA, EMESSA, CONSEGNATA);
        };
    }

    /// Whether a pratica in this state can go to another branch.
    public static boolean riassegnabile(Stato stato) {
        return passaDiMano(stato) instanceof Passo.Verso;
    }

    /// What was issued stays issued and what the company was asked stays asked; the rest is examined again.
    private static Passo passaDiMano(@Nullable Stato stato) {
        return stato == IN_RETTIFICA || stato == EMESSA
                ? new Passo.Verso(stato)
                : da(stato, ASSEGNATA, ASSEGNATA, APPROVATA, IN_STAMPA, RICONSEGNATA);
    }

    private static Passo da(@Nullable Stato stato, Stato verso, Stato... ammessi) {
        return stato != null && Set.of(ammessi).contains(stato) ? new Passo.Verso(verso) : vietato(stato);
    }

    private static Passo resta(@Nullable Stato stato, Set<Stato> ammessi) {
        return stato != null && ammessi.contains(stato) ? new Passo.Verso(stato) : vietato(stato);
    }

    private static Passo vietato(@Nullable Stato stato) {
        return new Passo.Vietato(
                stato == null ? "la pratica non è ancora arrivata" : "la pratica è «" + stato.parola() + "»");
    }
}
