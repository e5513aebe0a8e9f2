package it.timbro.pratica.web;

import it.timbro.operatori.Operatore;
import it.timbro.page.Permessi;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.Iter;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Stato;
import it.timbro.pratica.TipoAllegato;
import it.timbro.pratica.TipoPratica;
import it.timbro.sync.protocol.Hash;
import java.util.List;

/// What this person can do with a pratica as it stands. The [Iter] says what may follow, [Permessi] who may do it;
/// both are asked again when it is done: this only decides what the page offers.
///
/// @param documento take the certificate that the company prints itself
/// @param riassegnare at the centre: pass it to another branch
/// @param allegare scan a paper into it
/// @param correggere take the answer to a rettifica at the counter
public record Azioni(
        boolean approvare,
        boolean chiedereRettifica,
        boolean respingere,
        boolean riconsegnare,
        boolean cambiareOpzioni,
        boolean prorogare,
        boolean riaprire,
        boolean segnareComplessa,
        boolean stampare,
        boolean consegnare,
        boolean documento,
        boolean riassegnare,
        boolean allegare,
        boolean correggere) {
    /// Rows for remarks on the page of a rettifica.
    public static final int RILIEVI = 12;

    private static final DellaPratica.Allegato ALLEGATO =
            new DellaPratica.Allegato(Hash.ZERO, "", TipoAllegato.GEN.name(), "", 0);

    /// @param opzioni with the policy's defaults filled in
    static Azioni of(Scheda scheda, Opzioni opzioni, Operatore operatore) {
        NumeroPratica numero = scheda.numero();
        Stato stato = scheda.stato();
        boolean certificato = scheda.modello().tipo() == TipoPratica.CO;
        return new Azioni(
                certificato
                        && puo(operatore, numero, "/approva")
                        && segue(stato, new DellaPratica.PraticaApprovata(numero)),
                puo(operatore, numero, "/rettifica")
                        && segue(stato, new DellaPratica.RettificaRichiesta(numero, List.of(), 0)),
                puo(operatore, numero, "/respingi") && segue(stato, new DellaPratica.PraticaRespinta(numero, "")),
                puo(operatore, numero, "/riconsegna") && segue(stato, new DellaPratica.PraticaRiconsegnata(numero, "")),
                puo(operatore, numero, "/opzioni")
                        && segue(stato, new DellaPratica.OpzioniCambiate(numero, Opzioni.NESSUNA, "")),
                puo(operatore, numero, "/proroga") && segue(stato, new DellaPratica.RettificaProrogata(numero, 0, "")),
                puo(operatore, numero, "/riapri") && segue(stato, new DellaPratica.IstruttoriaRiaperta(numero, "")),
                puo(operatore, numero, "/complessa")
                        && segue(stato, new DellaPratica.ComplessaSegnata(numero, true, "")),
                certificato
                        && puo(operatore, numero, "/stampa/prepara")
                        && (stato == Stato.APPROVATA || stato == Stato.IN_STAMPA),
                puo(operatore, numero, "/ritiro")
                        && segue(stato, new DellaPratica.PraticaConsegnata(numero, "", "", "", List.of(), null, null)),
                stato == Stato.CONSEGNATA && opzioni.inAzienda(),
                false,
                puo(operatore, numero, "/allegati")
                        && stato != Stato.IN_RETTIFICA // then it comes with the answer
                        && segue(stato, new DellaPratica.AllegatoAggiunto(numero, ALLEGATO)),
                puo(operatore, numero, "/correzione") && stato == Stato.IN_RETTIFICA);
    }

    /// Whether this person approves what asks for no certificate.
    static boolean evade(Scheda scheda, Operatore operatore) {
        return scheda.modello().tipo() != TipoPratica.CO && puo(operatore, scheda.numero(), "/approva");
    }

    /// For the centre, which decides nothing on a pratica of a branch but whose it is.
    static Azioni dellaCentrale(Scheda scheda, Operatore operatore) {
        boolean riassegnare = ammesso(operatore, "/riassegna/" + scheda.numero() + "/proponi");
        return new Azioni(
                false, false, false, false, false, false, false, false, false, false, false, riassegnare, false, false);
    }

    private static boolean segue(Stato stato, DellaPratica fatto) {
        return Iter.passo(stato, fatto) instanceof Iter.Passo.Verso;
    }

    private static boolean puo(Operatore operatore, NumeroPratica numero, String azione) {
        return ammesso(operatore, "/pratica/" + numero + azione);
    }

    private static boolean ammesso(Operatore operatore, String path) {
        return Permessi.ammesso(operatore, "POST", path);
    }

    public boolean nessuna() {
        return !(approvare || chiedereRettifica || respingere || stampare || consegnare || documento || prorogare);
    }
}
