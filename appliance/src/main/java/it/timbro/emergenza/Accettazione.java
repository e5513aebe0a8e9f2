package it.timbro.emergenza;

import it.timbro.base.AnnoCerto;
import it.timbro.base.Problem;
import it.timbro.base.Time;
import it.timbro.emergenza.Presentazioni.Scritta;
import it.timbro.emergenza.Registri.Registro;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.Arrivo;
import it.timbro.pratica.Autorizzazione;
import it.timbro.pratica.DelRegistro.PresentazioneRegistrata;
import it.timbro.pratica.DelRegistro.PresentazioneRicevuta;
import it.timbro.pratica.DelRegistro.RegistrazioneAnnullata;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.NumeroEmergenza;
import it.timbro.pratica.Presentazione;
import it.timbro.sync.protocol.StreamId;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes in what is presented at the counter. If the register of emergency is open, number, date
/// and all data are registered in one step, without a person between (DPR 445/2000, art. 53 c. 3);
/// otherwise the centre is asked for the ordinary number; if it cannot be asked, nothing is
/// written, because "registered when the line is back" would not be the date of presentation.
///
/// The same presentazione twice is one. Any thread may call, but never from inside a transaction.
public final class Accettazione {
    private static final int MAX_MOTIVO = 300;

    private final Journal journal;
    private final StreamId stream;
    private final Emergenza emergenza;
    private final Presentazioni presentazioni;
    private final Time time;
    private final Domande domande;

    /// What it asks of others.
    ///
    /// @param collegata whether the centre is reached now
    /// @param numera throws where this machine may number nothing, such as one that was put back
    /// from an old copy; asked inside the transaction, before each number
    /// @param seguito what begins with a presentazione
    public record Domande(BooleanSupplier collegata, Consumer<Reading> numera, Seguito seguito) {
        /// Where nothing begins with it.
        public Domande(BooleanSupplier collegata, Consumer<Reading> numera) {
            this(collegata, numera, _ -> _ -> {});
        }
    }

    /// What begins with a presentazione, such as its pratica.
    @FunctionalInterface
    public interface Seguito {
        /// Asked before the transaction that registers it; the answer runs in it, after the registration.
        Consumer<Tx> di(Presentazione presentazione);
    }

    public Accettazione(
            Journal journal,
            StreamId stream,
            Emergenza emergenza,
            Presentazioni presentazioni,
            Time time,
            Domande domande) {
        this.journal = journal;
        this.stream = stream;
        this.emergenza = emergenza;
        this.presentazioni = presentazioni;
        this.time = time;
        this.domande = domande;
    }

    /// The same, where nobody knows since when who presents it stands there.
    public Optional<NumeroEmergenza> accetta(Presentazione presentazione, String operatore) {
        return accetta(presentazione, "", operatore);
    }

    /// Registers it, or says with a problem why not and what to do.
    ///
    /// @param arrivo since when who presents it stands there, as [Arrivo] reads it
    /// @return the number of emergency; empty if the centre was asked for the ordinary one
    public Optional<NumeroEmergenza> accetta(Presentazione presentazione, String arrivo, String operatore) {
        boolean collegata = domande.collegata().getAsBoolean(); // not while the writer waits
        Consumer<Tx> seguito = domande.seguito().di(presentazione);
        return journal.write(stream, operatore, tx -> {
            Optional<Scritta> prima = presentazioni.find(tx, presentazione.id());
            if (prima.isPresent()) {
                return gia(prima.get(), presentazione);
            }
            Optional<Emergenza.Aperto> aperto = emergenza.aperto(tx);
            if (aperto.filter(registro -> !registro.termine().scaduto()).isPresent()) {
                NumeroEmergenza numero = registra(tx, presentazione, Arrivo.di(arrivo, tx.now()));
                seguito.accept(tx);
                return Optional.of(numero);
            }
            if (!collegata) {
                throw Problem.SENZA_PROTOCOLLO.rejected(
                        aperto.isPresent() ? "ha passato il limite dell'ultimo atto" : "non è aperto");
            }
            tx.append(new PresentazioneRicevuta(presentazione, Arrivo.di(arrivo, tx.now())));
            seguito.accept(tx);
            return Optional.empty();
        });
    }

    /// Now: when an empty form is handed out.
    public long adessoMs() {
        return time.now().toEpochMilli();
    }

    /// Where the next one goes, before anybody writes anything.
    ///
    /// @param frase for the person at the counter; if it is not possible, what to do
    public record Dove(boolean possibile, String frase) {}

    public Dove dove() {
        if (registrabile()) {
            return new Dove(true, "Il registro di emergenza è aperto: la presentazione riceve subito il suo numero.");
        }
        if (domande.collegata().getAsBoolean()) {
            return new Dove(true, "La centrale risponde: il numero di protocollo lo dà la centrale.");
        }
        return new Dove(
                false,
                "La centrale non si raggiunge e il registro di emergenza non è aperto: il responsabile del protocollo lo"
                        + " apre alla pagina Emergenza, oppure un operatore trascrive l'atto dato altrove.");
    }

    /// Whether the register of emergency takes a registration now.
    public boolean registrabile() {
        return emergenza.autorizzataFino().isPresent();
    }

    private static Optional<NumeroEmergenza> gia(Scritta prima, Presentazione presentazione) {
        if (!prima.presentazione().equals(presentazione)) {
            throw Problem.PRESENTAZIONE_DIVERSA.rejected();
        }
        return prima.emergenza().map(Presentazioni.Emergenza::numero);
    }

    /// The centre was asked and has not answered: a number of emergency now, and a receipt. If the
    /// centre had registered it and only its answer was lost, the two numbers meet by the id.
    public NumeroEmergenza inEmergenza(IdPresentazione id, String operatore) {
        return journal.write(stream, operatore, tx -> {
            Scritta scritta = mia(tx, id);
            Optional<Presentazioni.Emergenza> gia = scritta.emergenza();
            if (gia.isPresent()) {
                return gia.get().numero();
            }
            if (scritta.protocollo().isPresent()) {
                throw Problem.PRESENTAZIONE_INCOMPLETA.rejected("ha già il numero di protocollo "
                        + scritta.protocollo().get().numero());
            }
            return registra(tx, scritta.presentazione(), null); // who presented it has gone
        });
    }

    /// Annuls a registration of emergency: it stays where it is, with the act beside it (art. 54).
    /// It gets its ordinary number all the same.
    public void annulla(IdPresentazione id, Autorizzazione atto, String motivo, String operatore) {
        if (motivo.isBlank() || motivo.length() > MAX_MOTIVO) {
            throw Problem.REGISTRAZIONE_NON_ANNULLABILE.rejected(
                    "serve il motivo, in al più " + MAX_MOTIVO + " caratteri");
        }
        journal.write(stream, operatore, tx -> {
            Scritta scritta = mia(tx, id);
            NumeroEmergenza numero = scritta.emergenza()
                    .map(Presentazioni.Emergenza::numero)
                    .orElseThrow(() -> Problem.REGISTRAZIONE_NON_ANNULLABILE.rejected(
                            "non ha un numero di emergenza; la registrazione ordinaria la annulla la centrale"));
            if (scritta.annullo().isPresent()) {
                throw Problem.REGISTRAZIONE_NON_ANNULLABILE.rejected("è già annullata");
            }
            presentazioni.aperta(tx, id).ifPresent(pratica -> {
                throw Problem.REGISTRAZIONE_NON_ANNULLABILE.rejected(
                        "ne è stata aperta la pratica " + pratica + ", che si respinge o si annulla");
            });
            return tx.append(new RegistrazioneAnnullata(id, numero, atto, motivo.strip()));
        });
    }

    private NumeroEmergenza registra(Tx tx, Presentazione presentazione, @Nullable Long arrivoMs) {
        Registro registro = emergenza.registrabile(tx);
        domande.numera().accept(tx);
        int anno = AnnoCerto.di(time, tx.now());
        String codice = registro.id().codice();
        NumeroEmergenza numero = NumeroEmergenza.di(codice, anno, presentazioni.prossimo(tx, codice, anno));
        tx.append(new PresentazioneRegistrata(numero, registro.id(), presentazione, arrivoMs));
        return numero;
    }

    private Scritta mia(Reading rows, IdPresentazione id) {
        return presentazioni
                .find(rows, id)
                .filter(scritta -> scritta.sede().code().equals(stream.sede()))
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("la presentazione " + id));
    }
}
