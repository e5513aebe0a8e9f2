package it.timbro.tempesta;

import it.timbro.annullamento.Annullamenti;
import it.timbro.atti.Annullamento.Domanda;
import it.timbro.base.RejectedException;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellAnnullamento.Causa;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.SerialeFormulario;
import java.util.List;

/// Certificates are taken back: lost, stolen, or wrong, and then their sheets come back one after the other.
final class Annulli {
    private static final String ANNA = "anna";
    private static final int RECENTI = 10;
    private static final int SCANSIONE_BYTES = 500;

    private final NodoFiliale filiale;
    private final Caso caso;

    Annulli(NodoFiliale filiale) {
        this.filiale = filiale;
        this.caso = filiale.mondo.annulli;
    }

    /// One act, if there is one to do.
    void lavora() {
        List<Annullamenti.Annullamento> aperti =
                filiale.journal().read(rows -> filiale.stores.annullamenti().ultimi(rows, RECENTI)).stream()
                        .filter(Annullamenti.Annullamento::aperto)
                        .toList();
        try {
            String act = aperti.isEmpty() || caso.capita(400) ? chiede() : rientra(caso.uno(aperti));
            if (!act.isEmpty()) {
                filiale.confermato = filiale.journal().head(filiale.vita());
                filiale.mondo.conto.uno("annullamenti");
                filiale.mondo.diario.nota(filiale + " " + act + " " + filiale.confermato);
            }
        } catch (RejectedException e) {
            filiale.mondo.diario.nota(
                    filiale + " agli annulli: " + e.rejection().sentence());
        }
    }

    private String chiede() {
        List<String> emessi = filiale.occhio()
                .righe("select numero from numero where sede = ? and stato = 'EMESSO'", filiale.sede.code());
        if (emessi.isEmpty()) {
            return "";
        }
        NumeroCertificato numero = new NumeroCertificato(caso.uno(emessi));
        Causa causa = caso.uno(List.of(Causa.values()));
        filiale.processo()
                .annullamento()
                .chiedi(
                        new Domanda(
                                numero,
                                causa,
                                "modulo del cliente",
                                "indirizzo sbagliato",
                                causa.denuncia() ? "Carabinieri di Prova, 12/2026" : "",
                                new Presentazione.Persona(
                                        "Anna Bianchi", "CI CA1234567", new CodiceFiscale("BNCNNA80A41D969W")),
                                null,
                                List.of(scansione())),
                        ANNA);
        return "chiede l'annullamento di " + numero;
    }

    private String rientra(Annullamenti.Annullamento aperto) {
        List<String> seriali =
                aperto.attesi().stream().map(SerialeFormulario::text).toList();
        List<String> resi = caso.capita(500) ? seriali : seriali.subList(0, 1);
        filiale.processo().annullamento().rientra(aperto.certificato(), resi, "busta 7", ANNA);
        return "riprende " + resi + " di " + aperto.certificato();
    }

    private Allegato scansione() {
        byte[] scansione = new byte[caso.tra(1, SCANSIONE_BYTES)];
        caso.nextBytes(scansione);
        return new Allegato(filiale.archivio().keep(scansione), "modulo.pdf", "SCANSIONE", "", scansione.length);
    }
}
