package it.timbro.emergenza;

import it.timbro.pratica.Autorizzazione;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Rea;
import it.timbro.sync.protocol.Hash;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/// Invented people and papers at a counter.
public final class Carte {
    public static final Autorizzazione DETERMINAZIONE = new Autorizzazione(
            "Teresa Moneglia", "determinazione 41 del 22/11/2026", Autorizzazione.Pervenuta.TELEFONO);

    private Carte() {}

    /// The same number is the same presentazione.
    public static Presentazione presentazione(int which) {
        return presentazione(which, "Richiesta di certificato di origine " + which);
    }

    public static Presentazione presentazione(int which, String oggetto) {
        return new Presentazione(
                IdPresentazione.nuova(new Random(which)),
                Presentazione.Verso.ENTRATA,
                Presentazione.Tipo.CERTIFICATO_SU_CARTA,
                "URGENZA",
                "Disposizioni 2019: eccezione autorizzata per urgenza",
                "Fabio Leivi",
                "La nave parte stasera.",
                new Presentazione.Persona("Anna Bianchi", "CI CA1234567", new CodiceFiscale("BNCNNA80A41D969W")),
                new Presentazione.Impresa(
                        "Aurora Valvole S.r.l.", new CodiceFiscale("01234567897"), new Rea("GE", 412233)),
                oggetto,
                "entro il secondo giorno lavorativo",
                List.of(new Allegato(Hash.of(new byte[] {(byte) which}), "richiesta.pdf", "SCANSIONE", "", 1)));
    }

    public static Emergenza.Apertura apertura() {
        return new Emergenza.Apertura(DETERMINAZIONE, "Linea dati interrotta dal gestore", OptionalLong.empty(), 0);
    }
}
