package it.timbro.atti;

import it.timbro.istruttoria.Lettera;
import it.timbro.journal.Tx;
import it.timbro.politica.Notizia;
import it.timbro.politica.Politica;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Scheda;
import java.time.LocalDate;
import java.time.ZoneId;

/// Good news for a company, prepared in the transaction of what it is about, where the dated policy wants it (S-141,
/// S-148). Every call is inside of a transaction.
public record Notizie(Politica.Raccolta politiche) {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");

    /// @param scheda as it stands after its registration
    void protocollata(Tx tx, Scheda scheda) {
        if (oggi(tx, scheda).notizie().contains(Notizia.PROTOCOLLATA)) {
            tx.append(Lettera.protocollata(scheda));
        }
    }

    /// Its certificate is out.
    ///
    /// @param scheda as it stood before
    void emessa(Tx tx, Scheda scheda, NumeroCertificato certificato) {
        Opzioni.Consegna consegna = politiche.opzioni(scheda).consegna();
        evasa(
                tx,
                scheda,
                "Il certificato " + certificato
                        + switch (consegna == null ? Opzioni.Consegna.SPORTELLO : consegna) {
                            case SPORTELLO ->
                                " si ritira allo sportello di "
                                        + oggi(tx, scheda).luogo() + ".";
                            case DOMICILIO -> " vi sarà spedito.";
                            case STAMPA_AZIENDA -> " è nel vostro programma, pronto da stampare.";
                        });
    }

    /// What it asked is done.
    void evasa(Tx tx, Scheda scheda, String esito) {
        if (oggi(tx, scheda).notizie().contains(Notizia.EMESSA)) {
            tx.append(Lettera.emessa(scheda, esito));
        }
    }

    private Politica oggi(Tx tx, Scheda scheda) {
        return politiche.valida(scheda.sede(), LocalDate.ofInstant(tx.now(), ROMA));
    }
}
