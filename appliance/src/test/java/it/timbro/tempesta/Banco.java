package it.timbro.tempesta;

import it.timbro.base.RejectedException;
import it.timbro.emergenza.Emergenza;
import it.timbro.emergenza.Presentazioni.Scritta;
import it.timbro.pratica.Autorizzazione;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.NumeroEmergenza;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Rea;
import it.timbro.pratica.RegistroEmergenza;
import it.timbro.sync.protocol.Hash;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The counter of a branch. People bring paper; while the centre does not answer, the register of
/// emergency is opened, prolonged and closed. A form whose answer was lost is sent again, after a
/// crash too; who presented something goes home with a receipt ([Carta#ricevuta]).
final class Banco {
    private static final Autorizzazione ATTO =
            new Autorizzazione("Teresa Prova", "determinazione 41", Autorizzazione.Pervenuta.TELEFONO);
    private static final String TERESA = "teresa";
    private static final int WAITING = 20;
    private static final int SCANSIONE_BYTES = 2_000;

    private final NodoFiliale filiale;
    private final Caso caso;
    private @Nullable Presentazione modulo;
    private int presentate;

    Banco(NodoFiliale filiale) {
        this.filiale = filiale;
        this.caso = filiale.mondo.caso;
    }

    /// One act at the counter, if there is one to do.
    void lavora() {
        try {
            String act = switch (caso.tra(0, 9)) {
                case 0, 1, 2 -> registro();
                case 3 -> annulla();
                case 4 -> inEmergenza();
                default -> presenta();
            };
            if (!act.isEmpty()) {
                filiale.confermato = filiale.journal().head(filiale.vita());
                filiale.mondo.diario.nota(filiale + " " + act + " " + filiale.confermato);
            }
        } catch (RejectedException e) {
            filiale.mondo.diario.nota(filiale + " al banco: " + e.rejection().sentence());
        }
    }

    private Emergenza emergenza() {
        return filiale.processo().emergenza();
    }

    private boolean collegata() {
        return filiale.processo().collegamento().stato().collegato();
    }

    private String registro() {
        Optional<Emergenza.Aperto> aperto = filiale.journal().read(emergenza()::aperto);
        if (aperto.isEmpty()) {
            if (collegata() && !caso.capita(50)) {
                return "";
            }
            return "apre "
                    + emergenza()
                            .apri(new Emergenza.Apertura(ATTO, "linea interrotta", OptionalLong.empty(), 0), TERESA);
        }
        RegistroEmergenza quale = aperto.get().registro().id();
        if (collegata() && caso.capita(600)) {
            emergenza().chiudi(quale, OptionalLong.empty(), TERESA);
            return "chiude " + quale;
        }
        if (!aperto.get().termine().scaduto() && !caso.capita(100)) {
            return "";
        }
        emergenza().proroga(quale, new Emergenza.Proroga(ATTO, "linea ancora interrotta", caso.tra(1, 7)), TERESA);
        return "proroga " + quale;
    }

    /// The form on the screen stays there until somebody has answered it; some people press twice.
    private String presenta() {
        Presentazione form = modulo == null ? nuova() : modulo;
        modulo = form;
        Optional<NumeroEmergenza> numero = filiale.processo().accettazione().accetta(form, TERESA);
        modulo = caso.capita(150) ? form : null;
        numero.ifPresent(given -> filiale.mondo.carta.ricevuta(filiale, given, form.id()));
        return "accetta " + numero.map(NumeroEmergenza::text).orElse("senza numero") + " per " + form.id();
    }

    private Presentazione nuova() {
        byte[] scansione = new byte[caso.tra(1, SCANSIONE_BYTES)];
        caso.nextBytes(scansione);
        Hash hash = filiale.archivio().keep(scansione);
        presentate++;
        return new Presentazione(
                IdPresentazione.nuova(caso),
                Presentazione.Verso.ENTRATA,
                Presentazione.Tipo.CERTIFICATO_SU_CARTA,
                "URGENZA",
                "Disposizioni 2019: eccezione autorizzata per urgenza",
                "Fabio Leivi",
                "La nave parte stasera.",
                new Presentazione.Persona("Anna Bianchi", "CI CA1234567", new CodiceFiscale("BNCNNA80A41D969W")),
                new Presentazione.Impresa(
                        "Aurora Valvole S.r.l.", new CodiceFiscale("01234567897"), new Rea("GE", 412233)),
                "Richiesta di certificato di origine " + presentate,
                "entro il secondo giorno lavorativo",
                List.of(new Allegato(hash, "richiesta.pdf", "SCANSIONE", "", scansione.length)));
    }

    /// The centre was asked and does not answer: a number of emergency all the same.
    private String inEmergenza() {
        List<Scritta> asked = attendono(false);
        if (asked.isEmpty()) {
            return "";
        }
        IdPresentazione id = caso.uno(asked).presentazione().id();
        NumeroEmergenza given = filiale.processo().accettazione().inEmergenza(id, TERESA);
        filiale.mondo.carta.ricevuta(filiale, given, id);
        return "registra in emergenza " + given + " per " + id;
    }

    private String annulla() {
        List<Scritta> waiting = attendono(true);
        if (waiting.isEmpty() || !caso.capita(200)) {
            return "";
        }
        IdPresentazione id = caso.uno(waiting).presentazione().id();
        filiale.processo().accettazione().annulla(id, ATTO, "presentata due volte", TERESA);
        return "annulla " + id;
    }

    private List<Scritta> attendono(boolean conNumero) {
        return filiale
                .journal()
                .read(rows -> filiale.stores.presentazioni().senzaProtocollo(rows, filiale.sede, WAITING))
                .stream()
                .filter(scritta -> scritta.emergenza().isPresent() == conNumero)
                .toList();
    }
}
