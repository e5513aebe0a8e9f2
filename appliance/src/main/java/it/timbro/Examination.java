package it.timbro;

import io.helidon.webserver.http.HttpService;
import it.timbro.atti.Diciture;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.calendario.Calendario;
import it.timbro.istruttoria.Fascicoli;
import it.timbro.istruttoria.Fascicolo;
import it.timbro.istruttoria.Frasario;
import it.timbro.istruttoria.ListaDiControllo;
import it.timbro.istruttoria.Promessa;
import it.timbro.istruttoria.Rilettura;
import it.timbro.istruttoria.Spedizioni;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.politica.Politica;
import it.timbro.posta.Messaggi;
import it.timbro.posta.Posta;
import it.timbro.posta.web.PostaPage;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Stato;
import it.timbro.pratica.web.ControlliView;
import it.timbro.sportello.Problemi.Problema;
import it.timbro.sportello.Promesse;
import it.timbro.sync.protocol.StreamId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The examination of pratiche as both roles wire it: what it tells the page of a pratica, the day view and the mail.
public record Examination(
        Journal journal,
        Fascicoli fascicoli,
        Messaggi messaggi,
        Politica.Raccolta politiche,
        Ufficio ufficio,
        Time time) {
    private static final int DOPPIE = 10;

    /// States in which the office's own promise runs.
    private static final Set<Stato> IN_MANO = Set.of(Stato.ASSEGNATA, Stato.APPROVATA, Stato.IN_STAMPA);

    /// The office days of a branch.
    @FunctionalInterface
    public interface Ufficio {
        Calendario calendario(Reading rows, Sede sede, Instant now);
    }

    /// What the page of a pratica shows of the examination.
    public ControlliView controlli(Scheda scheda) {
        return journal.read(rows -> controlli(rows, scheda));
    }

    private ControlliView controlli(Reading rows, Scheda scheda) {
        LocalDate oggi = LocalDate.ofInstant(time.now(), Calendario.ROMA);
        Politica politica = politiche.valida(scheda.sede(), oggi);
        Fascicolo fascicolo = fascicoli.di(rows, scheda, oggi);
        boolean aperta = !scheda.stato().chiusa() && scheda.stato() != Stato.EMESSA;
        List<Rilettura.Appunto> appunti = aperta ? Rilettura.rileggi(fascicolo) : List.of();
        Optional<Promesse.Promessa> termine = promesse(rows).apply(riga(scheda));
        return new ControlliView(
                appunti.stream()
                        .map(a -> new ControlliView.Appunto(a.casella(), a.grave(), a.testo(), a.fonte()))
                        .toList(),
                aperta
                        ? ListaDiControllo.punti(fascicolo).stream()
                                .map(p -> new ControlliView.Punto(
                                        p.codice(), p.domanda(), p.trovato(), p.obbligo(), p.fonte()))
                                .toList()
                        : List.of(),
                fascicolo.altre().stream().map(this::altra).toList(),
                Frasario.frasi(politica.frasi()).stream()
                        .map(f -> new ControlliView.Frase(f.casella(), f.breve(), f.testo()))
                        .toList(),
                messaggi.dellaPratica(rows, scheda.numero()).stream()
                        .map(this::messaggio)
                        .toList(),
                termine.map(Promesse.Promessa::parola).orElse(""),
                termine.filter(Promesse.Promessa::tardi).isPresent(),
                appunti.stream().anyMatch(appunto -> appunto.codice().equals(Diciture.A_POSTERIORI)));
    }

    /// What the day view asks of a line, of a pratica.
    private static Riga riga(Scheda scheda) {
        return new Riga(
                scheda.sede(),
                scheda.numero().text(),
                scheda.stato(),
                scheda.modello().tipo(),
                scheda.impresa().denominazione(),
                scheda.impresa().codiceFiscale().valore(),
                "",
                "",
                "",
                "",
                "",
                scheda.presentataMs(),
                scheda.cambiataMs(),
                scheda.ultimaSeq(),
                scheda.complessa().isPresent(),
                scheda.decorreMs(),
                scheda.scadenzaMs());
    }

    private ControlliView.Altra altra(Spedizioni.Altra altra) {
        String certificato = altra.certificato().map(NumeroCertificato::text).orElse("");
        return new ControlliView.Altra(
                "La fattura " + altra.fattura() + " allo stesso destinatario è anche nella pratica " + altra.pratica()
                        + " della sede " + altra.presso() + ": "
                        + altra.posizione().parola()
                        + (certificato.isEmpty() ? "" : " (" + certificato + ")") + ", "
                        + new Quando(time).ora(altra.ms()) + ".",
                altra.qui() ? "/pratica/" + altra.pratica() : "",
                altra.certificato().isPresent());
    }

    private ControlliView.Messaggio messaggio(Messaggi.Messaggio messaggio) {
        Quando quando = new Quando(time);
        return new ControlliView.Messaggio(
                messaggio.oggetto(),
                "Preparato " + quando.ora(messaggio.preparatoMs()) + " da " + messaggio.operatore(),
                messaggio
                        .spedito()
                        .map(s -> "Avuto " + s.via().parola() + ", " + quando.ora(s.ms()) + ".")
                        .orElse("Non è ancora segnato come avuto: lo si fa alla pagina Posta."),
                messaggio.testo());
    }

    /// Until when each line is to be ready, or its company to answer. The calendar of a branch is read once.
    public Function<Riga, Optional<Promesse.Promessa>> promesse(Reading rows) {
        Instant now = time.now();
        LocalDate oggi = LocalDate.ofInstant(now, Calendario.ROMA);
        Map<Sede, Calendario> calendari = new HashMap<>();
        return riga -> {
            if (riga.stato() == Stato.IN_RETTIFICA && riga.scadenzaMs() > 0) {
                boolean finito = now.toEpochMilli() > riga.scadenzaMs();
                String fino = new Quando(time).ora(riga.scadenzaMs());
                return Optional.of(
                        new Promesse.Promessa(finito ? "tempo finito " + fino : "risponde entro " + fino, finito));
            }
            if (!IN_MANO.contains(riga.stato())) {
                return Optional.empty();
            }
            if (riga.complessa()) {
                return Optional.of(new Promesse.Promessa("complessa", false));
            }
            Calendario calendario = calendari.computeIfAbsent(riga.sede(), sede -> ufficio.calendario(rows, sede, now));
            LocalDate decorre = LocalDate.ofInstant(Instant.ofEpochMilli(riga.decorreMs()), Calendario.ROMA);
            Promessa promessa = new Promessa(calendario.avanti(
                    decorre, politiche.valida(riga.sede(), decorre).termini().promessaGiorni()));
            return Optional.of(new Promesse.Promessa(promessa.parola(oggi), promessa.tardi(oggi)));
        };
    }

    /// For the day view: consignments with two certificates.
    public List<Problema> doppie(Reading rows) {
        return fascicoli.spedizioni().doppie(rows, DOPPIE).stream()
                .map(doppia -> new Problema(
                        "Pratica " + doppia.pratica() + ": due certificati per una spedizione",
                        "La fattura " + doppia.fattura() + " ha il certificato " + doppia.certificato()
                                + " e un altro, di un'altra pratica: confrontali; se la spedizione è una, uno si"
                                + " annulla.",
                        doppia.ms(),
                        "Confronta",
                        "/pratica/" + doppia.pratica()))
                .toList();
    }

    /// The page of what was written to companies.
    ///
    /// @param stream where this house writes about a message of that branch
    public HttpService posta(Function<Sede, StreamId> stream, Pages pages) {
        return new PostaPage(new Posta(journal, messaggi, stream), messaggi, journal, pages, new Quando(time));
    }
}
