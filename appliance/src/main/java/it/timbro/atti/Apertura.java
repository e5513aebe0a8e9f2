package it.timbro.atti;

import it.timbro.atti.ModelloPortato.Portato;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.certificato.Impaginazione;
import it.timbro.diritti.Tariffa;
import it.timbro.emergenza.Accettazione;
import it.timbro.emergenza.Presentazioni;
import it.timbro.emergenza.Presentazioni.Scritta;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.politica.Politica;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.Custodie;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.PraticaAperta;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Stato;
import it.timbro.pratica.TipoPratica;
import it.timbro.printing.pdf.Composition;
import it.timbro.printing.sheet.Layouts;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was presented on paper becomes a pratica at the counter, whether the centre answers or not: with a
/// code of this branch ([NumeroPratica]), owned by it in the first epoch, reserved by the tariff of the day
/// of the presentazione. If the modello is there it happens in the transaction of the presentazione;
/// otherwise a person opens it when it is. Of one presentazione comes one pratica.
///
/// Any thread may call, but never from inside a transaction.
public final class Apertura implements Accettazione.Seguito {
    private static final Logger LOG = LoggerFactory.getLogger(Apertura.class);
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");

    private final Journal journal;
    private final StreamId stream;
    private final Sede sede;
    private final Presentazioni presentazioni;
    private final Custodie custodie;
    private final ModelloPortato modelli;
    private final Impaginazione impaginazione;
    private final Politica.Raccolta politiche;
    private final Time time;

    /// What it reads.
    public record Registri(
            Presentazioni presentazioni,
            Custodie custodie,
            ModelloPortato modelli,
            Impaginazione impaginazione,
            Politica.Raccolta politiche) {}

    public Apertura(Journal journal, StreamId stream, Registri registri, Time time) {
        this.journal = journal;
        this.stream = stream;
        this.sede = new Sede(stream.sede());
        this.presentazioni = registri.presentazioni();
        this.custodie = registri.custodie();
        this.modelli = registri.modelli();
        this.impaginazione = registri.impaginazione();
        this.politiche = registri.politiche();
        this.time = time;
    }

    /// Whether a presentazione of this kind may become a pratica.
    public static boolean riguarda(Presentazione presentazione) {
        return presentazione.tipo() == Presentazione.Tipo.CERTIFICATO_SU_CARTA
                && presentazione.verso() == Presentazione.Verso.ENTRATA;
    }

    /// The pratica that was opened from it.
    public Optional<NumeroPratica> aperta(IdPresentazione id) {
        return journal.read(rows -> presentazioni.aperta(rows, id));
    }

    /// With the presentazione, if its modello is there and can be taken: if not, it is registered all the same.
    @Override
    public Consumer<Tx> di(Presentazione presentazione) {
        if (!riguarda(presentazione)) {
            return _ -> {};
        }
        try {
            Richiesta richiesta = richiesta(presentazione, List.of(), time.now().toEpochMilli());
            return tx -> {
                if (custodie.quarantena(tx).isEmpty()) {
                    apri(tx, presentazione, richiesta, tx.now().toEpochMilli());
                }
            };
        } catch (RejectedException e) {
            LOG.debug("presentazione {} opens no pratica yet: {}", presentazione.id(), e.getMessage());
            return _ -> {};
        }
    }

    /// Opens it from one that is registered. Twice is once: the same pratica.
    ///
    /// @param modello written or brought since, in the archivio; none: one of its own documents says it
    public NumeroPratica apri(IdPresentazione id, List<Allegato> modello, String operatore) {
        Scritta scritta = journal.read(rows -> mia(rows, id));
        Optional<NumeroPratica> gia = aperta(id);
        if (gia.isPresent()) {
            return gia.get();
        }
        apribile(scritta);
        Richiesta richiesta = richiesta(scritta.presentazione(), modello, scritta.ms());
        return journal.write(stream, operatore, tx -> {
            Optional<NumeroPratica> meanwhile = presentazioni.aperta(tx, id);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            Scritta now = mia(tx, id);
            apribile(now);
            custodie.libera(tx);
            return apri(tx, now.presentazione(), richiesta, now.ms());
        });
    }

    private Scritta mia(Reading rows, IdPresentazione id) {
        return presentazioni
                .find(rows, id)
                .filter(scritta -> scritta.sede().equals(sede))
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("la presentazione " + id));
    }

    private static void apribile(Scritta scritta) {
        if (!riguarda(scritta.presentazione())) {
            throw Problem.PRESENTAZIONE_NON_APRIBILE.rejected(
                    "è «" + scritta.presentazione().tipo().nome() + "», non una richiesta di certificato");
        }
        if (scritta.annullo().isPresent()) {
            throw Problem.PRESENTAZIONE_NON_APRIBILE.rejected("la registrazione è annullata");
        }
    }

    /// What can be opened.
    private record Richiesta(Portato portato, List<Allegato> allegati, Politica politica, Opzioni opzioni) {
        PraticaPresentata presentata(NumeroPratica numero, Presentazione presentazione) {
            return new PraticaPresentata(
                    numero,
                    "",
                    TipoPratica.CO,
                    portato.modello(),
                    portato.file(),
                    allegati,
                    opzioni,
                    portato.firma(),
                    presentazione.dichiarazione());
        }
    }

    private Richiesta richiesta(Presentazione presentazione, List<Allegato> modello, long presentataMs) {
        List<Allegato> files = Stream.concat(modello.stream(), presentazione.documenti().stream())
                .toList();
        Presentazione.Impresa impresa = presentazione.impresa();
        Portato portato = modelli.fra(files, presentazione.persona(), impresa == null ? "" : impresa.denominazione())
                .orElseThrow(Problem.APERTURA_SENZA_MODELLO::rejected);
        CodiceFiscale detto = impresa == null ? null : impresa.codiceFiscale();
        CodiceFiscale scritto = portato.modello().impresa().codiceFiscale();
        if (detto != null && !detto.equals(scritto)) {
            throw Problem.IMPRESA_DIVERSA.rejected("il codice fiscale è " + detto + ", nel modello è " + scritto);
        }
        Politica politica = politiche.valida(sede, LocalDate.ofInstant(Instant.ofEpochMilli(presentataMs), ROMA));
        Richiesta richiesta =
                new Richiesta(portato, allegati(files, portato.file()), politica, Integrazione.opzioni(politica));
        stampabile(richiesta, presentazione, presentataMs);
        return richiesta;
    }

    private static List<Allegato> allegati(List<Allegato> files, Allegato modello) {
        return files.stream()
                .filter(file -> !file.sha256().equals(modello.sha256()))
                .map(file -> new Allegato(
                        file.sha256(),
                        file.nome(),
                        file.tipo(), // nobody has said what it is: it answers no question of the checklist
                        "Portato allo sportello",
                        file.size()))
                .distinct()
                .toList();
    }

    /// What cannot be set is said while the person is still here.
    private void stampabile(Richiesta richiesta, Presentazione presentazione, long presentataMs) {
        Instant now = time.now();
        NumeroPratica numero = NumeroPratica.dopo(NumeroPratica.prefisso(giorno(now), sede, 1), Optional.empty());
        Scheda scheda = new Scheda(
                sede,
                numero,
                Stato.ASSEGNATA,
                1,
                1,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                presentataMs,
                presentataMs,
                0,
                richiesta.opzioni(),
                richiesta.presentata(numero, presentazione),
                List.of(),
                null,
                Optional.empty(),
                presentataMs,
                0);
        Composition composition = impaginazione.componi(
                scheda,
                richiesta.opzioni().orElse(richiesta.politica().opzioni()),
                richiesta.politica(),
                Impaginazione.Emissione.prova(now, Head.EMPTY, "", Layouts.FORMULARIO));
        if (composition instanceof Composition.Refused(var flaws)) {
            throw Problem.MODELLO_NON_STAMPABILE.rejected(
                    flaws.stream().map(Impaginazione::sentence).collect(Collectors.joining("; ")));
        }
    }

    private NumeroPratica apri(Tx tx, Presentazione presentazione, Richiesta richiesta, long presentataMs) {
        String prefisso =
                NumeroPratica.prefisso(giorno(tx.now()), sede, tx.stream().incarnation());
        NumeroPratica numero = NumeroPratica.dopo(prefisso, presentazioni.ultima(tx, prefisso));
        Politica politica = richiesta.politica();
        tx.append(richiesta.presentata(numero, presentazione));
        tx.append(new PraticaAperta(
                numero,
                sede,
                presentazione.id(),
                presentataMs,
                Custodia.finoMs(own -> politiche.valida(own, giorno(tx.now())).custodiaGiorni(), sede, tx.bounded())));
        tx.append(Tariffa.prenota(
                numero, politica, TipoPratica.CO, richiesta.opzioni().orElse(politica.opzioni())));
        return numero;
    }

    private static LocalDate giorno(Instant now) {
        return LocalDate.ofInstant(now, ROMA);
    }
}
