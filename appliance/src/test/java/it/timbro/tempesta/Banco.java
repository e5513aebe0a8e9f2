package it.timbro.tempesta;

import it.timbro.Prove;
import it.timbro.arrivo.ModelloWriter;
import it.timbro.base.RejectedException;
import it.timbro.emergenza.Emergenza;
import it.timbro.emergenza.Presentazioni.Scritta;
import it.timbro.pratica.Autorizzazione;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.NumeroEmergenza;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Rea;
import it.timbro.pratica.RegistroEmergenza;
import it.timbro.pratica.TipoAllegato;
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
            String act = switch (caso.tra(0, 11)) {
                case 0, 1, 2 -> registro();
                case 3 -> annulla();
                case 4 -> inEmergenza();
                case 5 -> apre();
                case 6 -> allega();
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
        filiale.processo().apertura().aperta(form.id()).ifPresent(pratica -> aperta(pratica, form.id()));
        return "accetta " + numero.map(NumeroEmergenza::text).orElse("senza numero") + " per " + form.id();
    }

    /// What was presented without its modello, which is written since; some people press twice.
    private String apre() {
        List<Scritta> presented = filiale.journal()
                .read(rows -> filiale.stores.presentazioni().cerca(rows, filiale.sede, List.of(), WAITING));
        if (presented.isEmpty()) {
            return "";
        }
        IdPresentazione id = caso.uno(presented).presentazione().id();
        NumeroPratica pratica = filiale.processo().apertura().apri(id, List.of(modello()), TERESA);
        aperta(pratica, id);
        return "apre " + pratica + " per " + id;
    }

    private void aperta(NumeroPratica pratica, IdPresentazione id) {
        filiale.mondo.carta.aperta(filiale, pratica, id);
        if (filiale.aperte.add(pratica) && caso.capita(700)) {
            filiale.processo().integrazione().allega(pratica, TipoAllegato.FAE, List.of(scansione()), TERESA);
        }
    }

    /// An invoice is scanned into what was opened here; the same file twice is one.
    private String allega() {
        if (filiale.aperte.isEmpty()) {
            return "";
        }
        NumeroPratica pratica = caso.uno(List.copyOf(filiale.aperte));
        List<Allegato> files = List.of(scansione());
        filiale.processo().integrazione().allega(pratica, TipoAllegato.FAE, files, TERESA);
        int again = filiale.processo().integrazione().allega(pratica, TipoAllegato.FAE, files, TERESA);
        Violazione.se(again > 0, "INV-13", "one file twice in " + pratica);
        return "allega a " + pratica;
    }

    private Allegato scansione() {
        byte[] scansione = new byte[caso.tra(1, SCANSIONE_BYTES)];
        caso.nextBytes(scansione);
        scansione[0] = '%'; // neither an XML nor an envelope
        return new Allegato(filiale.archivio().keep(scansione), "richiesta.pdf", "SCANSIONE", "", scansione.length);
    }

    private Allegato modello() {
        byte[] xml = ModelloWriter.write(
                Prove.conFattura(Prove.certificato("Pompe Liguri S.r.l.", "KANTO\nTOKYO"), "B/" + caso.tra(1, 9_999)));
        return new Allegato(filiale.archivio().keep(xml), "modello-base.xml", "SCANSIONE", "", xml.length);
    }

    private Presentazione nuova() {
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
                        "Pompe Liguri S.r.l.", it.timbro.imprese.Aziende.POMPE, new Rea("GE", 481516)),
                "Richiesta di certificato di origine " + presentate,
                "entro il secondo giorno lavorativo",
                caso.capita(400) ? List.of(modello(), scansione()) : List.of(scansione()));
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
