package it.timbro.appuntamenti;

import it.timbro.appuntamenti.Appuntamenti.Appuntamento;
import it.timbro.appuntamenti.Appuntamenti.Stato;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.DellAppuntamento.AppuntamentoAnnullato;
import it.timbro.pratica.DellAppuntamento.AppuntamentoApprovato;
import it.timbro.pratica.DellAppuntamento.AppuntamentoConcluso;
import it.timbro.pratica.DellAppuntamento.AppuntamentoFissato;
import it.timbro.pratica.DellAppuntamento.AppuntamentoSpostato;
import it.timbro.pratica.DellAppuntamento.Passo;
import it.timbro.pratica.DellAppuntamento.PassoCompiuto;
import it.timbro.pratica.DellAppuntamento.UtenzaRichiesta;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.IdAppuntamento;
import it.timbro.pratica.Presentazione;
import it.timbro.sync.protocol.StreamId;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Appointments of first-time companies: free slots, the responsabile's approval, and the guided
/// path, whose every step is a fact. Nothing of it needs the centre. Any thread may call, but never
/// from inside a transaction.
public final class Agenda {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    /// How far ahead an appointment is given.
    private static final int GIORNI_AVANTI = 60;

    private static final int MAX_TESTO = 300;

    private final Journal journal;
    private final StreamId stream;
    private final Appuntamenti appuntamenti;
    private final Ufficio ufficio;
    private final Time time;

    /// Office days of the branch: holidays and closures are none.
    @FunctionalInterface
    public interface Ufficio {
        boolean lavorativo(Reading rows, LocalDate giorno);
    }

    public Agenda(Journal journal, StreamId stream, Appuntamenti appuntamenti, Ufficio ufficio, Time time) {
        this.journal = journal;
        this.stream = stream;
        this.appuntamenti = appuntamenti;
        this.ufficio = ufficio;
        this.time = time;
    }

    /// The free slots from today on, at most so many.
    public List<LocalDateTime> liberi(int quanti) {
        LocalDateTime adesso = LocalDateTime.ofInstant(time.now(), ROMA);
        return journal.read(rows -> liberi(rows, adesso, quanti));
    }

    private List<LocalDateTime> liberi(Reading rows, LocalDateTime adesso, int quanti) {
        Set<Long> presi = appuntamenti.fra(rows, sede(), ms(adesso), Long.MAX_VALUE).stream()
                .map(Appuntamento::inizioMs)
                .collect(Collectors.toSet());
        return IntStream.rangeClosed(0, GIORNI_AVANTI)
                .mapToObj(adesso.toLocalDate()::plusDays)
                .filter(giorno -> riceve(rows, giorno))
                .flatMap(giorno -> Orari.validi(sede(), giorno).inizi().stream().map(giorno::atTime))
                .filter(inizio -> inizio.isAfter(adesso) && !presi.contains(ms(inizio)))
                .limit(quanti)
                .toList();
    }

    private boolean riceve(Reading rows, LocalDate giorno) {
        return Orari.validi(sede(), giorno).giorni().contains(giorno.getDayOfWeek())
                && ufficio.lavorativo(rows, giorno);
    }

    /// Fixes one; the responsabile has still to approve it. The same form twice is one.
    public void fissa(
            IdAppuntamento id,
            LocalDateTime inizio,
            Presentazione.Persona persona,
            Presentazione.@Nullable Impresa impresa,
            String recapito,
            String nota,
            String operatore) {
        if (impresa == null || impresa.codiceFiscale() == null) {
            throw Problem.APPUNTAMENTO_NON_VALIDO.rejected("manca l'impresa con il suo codice fiscale");
        }
        if (recapito.isBlank() || recapito.length() > MAX_TESTO || nota.length() > MAX_TESTO) {
            throw Problem.APPUNTAMENTO_NON_VALIDO.rejected("manca un recapito, telefono o posta elettronica");
        }
        int minuti = Orari.validi(sede(), inizio.toLocalDate()).minuti();
        scrivi(operatore, tx -> {
            if (appuntamenti.find(tx, id).isPresent()) {
                return false;
            }
            libero(tx, inizio);
            return tx.append(
                    new AppuntamentoFissato(id, ms(inizio), minuti, persona, impresa, recapito.strip(), nota.strip()));
        });
    }

    /// By the responsabile: which page asks for that role stands in the table of permissions.
    public void approva(IdAppuntamento id, String operatore) {
        scrivi(operatore, tx -> {
            in(tx, id, Stato.FISSATO);
            return tx.append(new AppuntamentoApprovato(id));
        });
    }

    public void sposta(IdAppuntamento id, LocalDateTime inizio, String operatore) {
        scrivi(operatore, tx -> {
            in(tx, id, Stato.FISSATO, Stato.APPROVATO);
            libero(tx, inizio);
            return tx.append(new AppuntamentoSpostato(id, ms(inizio)));
        });
    }

    public void annulla(IdAppuntamento id, String motivo, String operatore) {
        if (motivo.isBlank() || motivo.length() > MAX_TESTO) {
            throw Problem.APPUNTAMENTO_NON_VALIDO.rejected("manca il motivo, in al più " + MAX_TESTO + " caratteri");
        }
        scrivi(operatore, tx -> {
            in(tx, id, Stato.FISSATO, Stato.APPROVATO);
            return tx.append(new AppuntamentoAnnullato(id, motivo.strip()));
        });
    }

    /// A step of the guided path; done again it counts anew.
    public void compi(IdAppuntamento id, Passo passo, String nota, List<Allegato> documenti, String operatore) {
        if (nota.isBlank() && documenti.isEmpty()) {
            throw Problem.PRIMA_RICHIESTA_INCOMPLETA.rejected("che cosa ne è stato di «" + passo.titolo() + "»");
        }
        if (nota.length() > MAX_TESTO) {
            throw Problem.PRIMA_RICHIESTA_INCOMPLETA.rejected("una nota di al più " + MAX_TESTO + " caratteri");
        }
        scrivi(operatore, tx -> {
            Appuntamento uno = in(tx, id, Stato.APPROVATO);
            if (passo == Passo.UTENZA && !uno.utenza()) {
                tx.append(new UtenzaRichiesta(
                        id,
                        uno.fissato().impresa(),
                        uno.fissato().persona(),
                        uno.fissato().recapito()));
            }
            return tx.append(new PassoCompiuto(id, passo, nota.strip(), documenti));
        });
    }

    /// The path is at its end: no step is missing.
    public void concludi(IdAppuntamento id, String operatore) {
        scrivi(operatore, tx -> {
            Appuntamento uno = in(tx, id, Stato.APPROVATO);
            Arrays.stream(Passo.values())
                    .filter(passo -> !uno.passi().containsKey(passo))
                    .findFirst()
                    .ifPresent(passo -> {
                        throw Problem.PRIMA_RICHIESTA_INCOMPLETA.rejected("il passo «" + passo.titolo() + "»");
                    });
            return tx.append(new AppuntamentoConcluso(id));
        });
    }

    private void libero(Tx tx, LocalDateTime inizio) {
        if (!riceve(tx, inizio.toLocalDate())
                || !Orari.validi(sede(), inizio.toLocalDate()).inizi().contains(inizio.toLocalTime())) {
            throw Problem.APPUNTAMENTO_NON_VALIDO.rejected("in quel momento la sede non riceve");
        }
        if (!inizio.atZone(ROMA).toInstant().isAfter(tx.now())) {
            throw Problem.APPUNTAMENTO_NON_VALIDO.rejected("quell'ora è passata");
        }
        if (!appuntamenti.fra(tx, sede(), ms(inizio), ms(inizio) + 1).isEmpty()) {
            throw Problem.APPUNTAMENTO_NON_VALIDO.rejected("quell'ora è già presa");
        }
    }

    private Appuntamento in(Reading rows, IdAppuntamento id, Stato... stati) {
        Appuntamento uno = appuntamenti
                .find(rows, id)
                .filter(found -> found.sede().equals(sede()))
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("l'appuntamento " + id));
        if (!List.of(stati).contains(uno.stato())) {
            throw Problem.APPUNTAMENTO_NON_ORA.rejected("è «" + uno.stato().parola() + "»");
        }
        return uno;
    }

    private void scrivi(String operatore, Function<Tx, Object> work) {
        journal.write(stream, operatore, work::apply);
    }

    private Sede sede() {
        return new Sede(stream.sede());
    }

    private static long ms(LocalDateTime inizio) {
        return inizio.atZone(ROMA).toInstant().toEpochMilli();
    }
}
