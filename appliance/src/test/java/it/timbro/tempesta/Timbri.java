package it.timbro.tempesta;

import it.timbro.base.RejectedException;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DelVisto.Funzionario;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.Pagato;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Rea;
import it.timbro.visti.Richiesta;
import it.timbro.visti.Visti.Scritto;
import java.util.List;

/// The officers who put visti and legalise each other's signatures, or their own if nobody stops
/// them (INV-12).
final class Timbri {
    private static final List<Funzionario> FUNZIONARI =
            List.of(new Funzionario("anna", "Anna Ferri"), new Funzionario("bruno", "Bruno Costa"));
    private static final Pagato NULLA = new Pagato(Mezzo.CONTANTI, "");
    private static final int SCANSIONE_BYTES = 1_000;
    private static final int RECENTI = 5;

    private final NodoFiliale filiale;
    private final Caso caso;

    Timbri(NodoFiliale filiale) {
        this.filiale = filiale;
        this.caso = filiale.mondo.caso;
    }

    /// One stamp.
    void lavora() {
        Funzionario chi = caso.uno(FUNZIONARI);
        List<Scritto> recenti =
                filiale.journal().read(rows -> filiale.stores.visti().cerca(rows, filiale.sede, List.of(), RECENTI));
        try {
            String act = recenti.isEmpty() || caso.capita(400) ? rilascia(chi) : legalizza(caso.uno(recenti), chi);
            filiale.confermato = filiale.journal().head(filiale.vita());
            filiale.mondo.diario.nota(filiale + " " + act + " " + filiale.confermato);
        } catch (RejectedException e) {
            filiale.mondo.diario.nota(filiale + " ai visti: " + e.rejection().sentence());
        }
    }

    private String rilascia(Funzionario chi) {
        byte[] scansione = new byte[caso.tra(1, SCANSIONE_BYTES)];
        caso.nextBytes(scansione);
        Richiesta richiesta = new Richiesta(
                IdPresentazione.nuova(caso),
                "FAT/MERCI",
                "123 del 20/11/2026",
                caso.tra(1, 9),
                "it",
                "",
                new Presentazione.Persona("Rosa Tigullio", "CI CA7654321", null),
                new Presentazione.Impresa(
                        "Aurora Valvole S.r.l.", new CodiceFiscale("01234567897"), new Rea("GE", 412233)),
                "",
                List.of(new Allegato(
                        filiale.archivio().keep(scansione), "originale.pdf", "SCANSIONE", "", scansione.length)),
                NULLA);
        return "visto " + filiale.processo().visti().rilascia(richiesta, chi, false, chi.login());
    }

    private String legalizza(Scritto scritto, Funzionario chi) {
        filiale.mondo.conto.uno("verifica INV-12");
        filiale.processo().visti().legalizza(scritto.numero(), chi, NULLA, chi.login());
        return "legalizza " + scritto.numero();
    }
}
