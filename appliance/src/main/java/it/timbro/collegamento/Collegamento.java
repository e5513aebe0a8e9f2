package it.timbro.collegamento;

import it.timbro.autorita.CartellaIdentita;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Scheda;
import it.timbro.sync.envelope.Counterpart;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Parts;
import it.timbro.sync.sealed.SigningKey;
import it.timbro.sync.session.Branch;
import it.timbro.sync.session.LinkState;
import it.timbro.sync.session.Session;
import it.timbro.sync.session.Step;
import it.timbro.sync.transport.Link;
import it.timbro.sync.transport.Rientri;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The branch's line to the centre: sends what was written, takes what is new, and says in words
/// how far everything got. Any thread may ask.
public final class Collegamento implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Collegamento.class);

    private final Filiale filiale;
    private final JournalOutbox outbox;
    private final Branch branch;
    private final Session session;
    private final Rientro rientro;
    private final BustaRicevuta busta;
    private final Ritorno ritorno;
    private final Arrivate arrivate;
    private final Traccia traccia;
    private final Avanzamento invio = new Avanzamento();
    private final Avanzamento arrivo = new Avanzamento();
    private final Runnable dopoLeNovita;
    private final Supplier<Scambio.Restano> restano;
    private final Supplier<Scambio.InArrivo> inArrivo;
    private final Supplier<Optional<Quarantene.Quarantena>> quarantena;

    /// @param chiave what signs the branch's receipts now; none is given before the centre has got the fact that
    /// publishes it
    /// @param parts for files on their way in, over the branch's archivio
    /// @param dopoLeNovita answers what the feed asks; it may be called with nothing to do
    /// @param rientri the same line, for the way out of quarantine
    /// @param random a secure one: it tells this box from its copies
    public Collegamento(
            Filiale filiale,
            Supplier<SigningKey> chiave,
            Parts parts,
            Link link,
            Rientri rientri,
            Runnable dopoLeNovita,
            RandomGenerator random) {
        this.filiale = filiale;
        this.dopoLeNovita = dopoLeNovita;
        this.restano = filiale.journal().kept(rows -> filiale.scambio().restano(rows, rows.life(filiale.stream())));
        this.inArrivo = filiale.journal().kept(rows -> filiale.scambio().inArrivo(rows, filiale.sede()));
        this.quarantena = filiale.journal().kept(filiale.quarantene()::attuale);
        this.outbox = new JournalOutbox(filiale, random);
        JournalInbox inbox = new JournalInbox(filiale, chiave, outbox::lot, dopoLeNovita);
        Ripresa ripresa = new Ripresa(filiale);
        this.rientro = new Rientro(filiale, inbox, rientri, ripresa, outbox::lot);
        this.busta = new BustaRicevuta(filiale, ripresa, outbox::lot);
        this.branch = new Branch(
                filiale.sede().code(),
                outbox,
                inbox,
                new ArchivioFiles(filiale, parts),
                new JournalMirror(filiale, filiale.impronte()));
        this.session = new Session(branch, link, filiale::nowMs, random);
        this.arrivate = new Arrivate(filiale, outbox, session::linked);
        this.traccia = new Traccia(filiale);
        session.exchangedBefore(traccia.scambioMs());
        this.ritorno = new Ritorno(() -> outbox.acknowledged(outbox.vita()), filiale::nowMs);
        session.onChange(ritorno::watch);
        session.onChange(this::watch);
        filiale.journal().onCommit(session::signal);
    }

    private void watch(LinkState stato) {
        if (!stato.sentence().isEmpty()) {
            traccia.errore(new Scambio.Errore(stato.sentence(), filiale.nowMs()));
        }
        misuraInvio(stato, filiale.time().ticks());
        misuraArrivo(stato, filiale.time().ticks());
    }

    private void misuraInvio(LinkState stato, long ticks) {
        if (!stato.collegato() || stato.waiting().equals(LinkState.Waiting.NOTHING)) {
            invio.fermo();
        } else if (invio.daMisurare(ticks)) {
            Scambio.Restano left = restano();
            long partial = Math.max(0, left.fileByte() - stato.waiting().fileBytes());
            long gone = stato.waiting().files() == left.file() ? partial : 0;
            invio.resta(ticks, left.fatti() + left.file(), left.fattiByte() + left.fileByte() - gone);
        }
    }

    /// Files that cannot come now, such as those that the centre waits for itself, are not under way.
    private void misuraArrivo(LinkState stato, long ticks) {
        LinkState.Coming coming = stato.coming();
        if (!stato.collegato() || coming.equals(LinkState.Coming.NOTHING)) {
            arrivo.fermo();
        } else if (arrivo.daMisurare(ticks)) {
            boolean all = coming.files() < LinkState.FILES;
            Scambio.InArrivo announced = all ? Scambio.InArrivo.NULLA : inArrivo();
            arrivo.resta(
                    ticks,
                    coming.entries() + (all ? coming.files() : announced.file()),
                    all ? coming.fileBytes() : announced.fileByte());
        }
    }

    /// All that the centre has no receipt for, counted to the last byte.
    public Scambio.Restano restano() {
        return restano.get();
    }

    /// All that the centre announced and is not here yet.
    public Scambio.InArrivo inArrivo() {
        return inArrivo.get();
    }

    /// How a long exchange goes on upwards.
    public Optional<Avanzamento.Stato> invio() {
        return invio.stato();
    }

    /// The same downwards.
    public Optional<Avanzamento.Stato> arrivo() {
        return arrivo.stato();
    }

    /// Also of a matter that is over.
    public Optional<Scambio.Errore> ultimoErrore() {
        return traccia.errore();
    }

    /// The last stick of the centre that was read.
    public Optional<Scambio.Chiavetta> chiavetta() {
        return traccia.chiavetta();
    }

    /// Notes how the line is for the next start of the program; to be called now and then.
    public void annota() {
        traccia.annota(stato());
    }

    /// «Prova adesso» for a person who waits for the outcome: what is the matter, in Italian; empty
    /// if the centre answered.
    public Optional<String> prova() {
        return session.prova().map(Step.Stopped::sentence);
    }

    /// Answers what a crash left unanswered, then opens the line; once. What cannot be answered
    /// now, such as on a full disk, waits for another occasion: the line does not.
    public void start() {
        for (Runnable lasciato : List.of(rientro::completa, dopoLeNovita)) {
            try {
                lasciato.run();
            } catch (RuntimeException e) {
                LOG.warn("what the last stop left undone waits", e);
            }
        }
        session.start();
    }

    @Override
    public void close() {
        session.close();
    }

    /// The responsabile asks the centre for a new incarnation; waits for it.
    public Rientro.Esito rientra(String operatore, String motivo) {
        Rientro.Esito esito = rientro.rientra(operatore, motivo);
        dopoLeNovita.run();
        session.provaAdesso();
        return esito;
    }

    /// «Prova adesso».
    public void provaAdesso() {
        session.provaAdesso();
    }

    /// Called after every change of the line and after everything that moved: keep it short.
    public void onChange(Runnable listener) {
        session.onChange(_ -> listener.run());
    }

    public LinkState stato() {
        return session.state();
    }

    /// Whether the centre turns this device away because its certificate has run out.
    public boolean scadutoPerLaCentrale() {
        return stato().detail().startsWith(Refusal.Code.EXPIRED.word());
    }

    public Striscia striscia() {
        return striscia(Optional.empty());
    }

    /// @param chiusoFino the calendar says that the centre's service is closed until then
    public Striscia striscia(Optional<Instant> chiusoFino) {
        return Racconto.striscia(stato(), ritorno.frase(), chiusoFino, chiavetta(), filiale.nowMs());
    }

    public Parola parola(Scheda scheda) {
        return parole(Map.of(scheda.numero(), scheda.ultimaSeq())).apply(scheda.numero());
    }

    /// How far what was done on these has come, asked once for all of them.
    ///
    /// @param ultime seq of the branch's last fact about each pratica, 0 if there is none
    public Function<NumeroPratica, Parola> parole(Map<NumeroPratica, Long> ultime) {
        return arrivate.parole(ultime);
    }

    /// The same conversation by stick.
    ///
    /// @param cartella this device's keys
    /// @param generazione of the centre, as far as this branch knows
    public Counterpart chiavetta(CartellaIdentita cartella, LongSupplier generazione) {
        return new ViaChiavetta(filiale, branch, session, busta, cartella, generazione);
    }

    /// This machine numbers nothing until it has a new incarnation.
    public void quarantena(Quarantene.Causa causa, String dettaglio) {
        filiale.quarantena(filiale.vita(), causa, dettaglio, outbox.lot());
    }

    /// A witness has brought a later life than the one that was in doubt: from now on the doubt is about that one.
    /// Call at every start, once what a witness has is back.
    public void seguiLaVita() {
        StreamId vita = filiale.vita();
        quarantena()
                .filter(prima -> prima.stream().incarnation() < vita.incarnation())
                .ifPresent(prima -> quarantena(prima.causa(), prima.dettaglio()));
    }

    /// Why this machine numbers nothing.
    public Optional<Quarantene.Quarantena> quarantena() {
        return quarantena.get();
    }

    /// What a person reads out to the centre to get a *busta di ripartenza*; empty without a quarantine.
    public Optional<String> codiceRientro() {
        return busta.codice();
    }

    /// Another code, where the centre says that this one was used.
    public void nuovoCodiceRientro(String operatore) {
        rientro.nuovaDomanda(operatore);
    }

    /// For who steps through the conversation himself, such as the simulator.
    public Session session() {
        return session;
    }
}
