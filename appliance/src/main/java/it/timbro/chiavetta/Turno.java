package it.timbro.chiavetta;

import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.chiavetta.Lavoro.Stato;
import it.timbro.chiavetta.Lavoro.Verso;
import it.timbro.sync.disk.Disk;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One stick at a time, and how far it is. Any thread may ask.
final class Turno {
    private static final Logger LOG = LoggerFactory.getLogger(Turno.class);

    private static final String CHIAVETTA_GUASTA =
            "La chiavetta non si legge o non si scrive più: reinseriscila e ripeti.";
    private static final String DISCO_GUASTO =
            "Il disco di questo apparecchio non si legge o non si scrive: chiama l'assistenza.";
    private static final String NON_CAMBIATO = "In sede e in centrale non è cambiato nulla.";
    private static final String RESTA = "Quello che era già passato resta registrato.";

    private final Executor executor;
    private final Runnable changed;
    private final Semaphore free = new Semaphore(1);
    private volatile @Nullable Lavoro lavoro;

    /// @param changed told when open pages should look again
    Turno(Executor executor, Runnable changed) {
        this.executor = executor;
        this.changed = changed;
    }

    interface Work {
        Lavoro run() throws IOException;
    }

    Optional<Lavoro> lavoro() {
        return Optional.ofNullable(lavoro);
    }

    /// What is under way.
    Lavoro adesso() {
        return Objects.requireNonNull(lavoro, "work is under way");
    }

    /// Only for who has the turn.
    void avanti(UnaryOperator<Lavoro> change) {
        lavoro = change.apply(adesso());
        changed.run();
    }

    /// Does it now, on the caller's thread.
    Lavoro subito(Lavoro nuovo, Work work) throws IOException {
        take(nuovo);
        try {
            return ended(work.run());
        } catch (IOException e) {
            ended(caduto(e));
            throw e;
        } catch (RejectedException e) {
            ended(rifiutato(e.rejection()));
            throw e;
        } catch (RuntimeException | Error e) {
            ended(guasto());
            throw e;
        } finally {
            free.release();
        }
    }

    /// Does it on the executor's thread; however it ends, it ends in words.
    void avvia(Lavoro nuovo, Work work) {
        take(nuovo);
        executor.execute(() -> {
            try {
                ended(work.run());
            } catch (IOException e) {
                LOG.warn("the stick {} failed: {}", nuovo.nome(), e.toString());
                ended(caduto(e));
            } catch (RejectedException e) {
                LOG.warn(
                        "the stick {} was stopped: {}",
                        nuovo.nome(),
                        e.rejection().sentence());
                ended(rifiutato(e.rejection()));
            } catch (RuntimeException | Error e) {
                LOG.error("the stick {} met a defect", nuovo.nome(), e);
                ended(guasto());
            } finally {
                free.release();
            }
        });
    }

    private void take(Lavoro nuovo) {
        if (!free.tryAcquire()) {
            throw Problem.CHIAVETTA_OCCUPATA.rejected();
        }
        lavoro = nuovo;
    }

    private Lavoro ended(Lavoro fine) {
        lavoro = fine;
        changed.run();
        return fine;
    }

    private Lavoro guasto() {
        return adesso().finito(Stato.NON_RIUSCITO, List.of("Il programma ha incontrato un guasto: ripeti, è sicuro."));
    }

    /// Of the two disks that take part, the stick and ours, people must know which one it was.
    private Lavoro caduto(IOException e) {
        Lavoro fatto = adesso();
        boolean nostro = fatto.nome().equals(Lavoro.BROWSER) || fatto.verso() == Verso.LEGGI;
        String frase = switch (e) {
            case FromStick.UnreadableException _
            when fatto.nome().equals(Lavoro.BROWSER) -> "La busta non è arrivata per intero: caricala di nuovo.";
            case FromStick.UnreadableException _ -> CHIAVETTA_GUASTA + ' ' + RESTA;
            case Disk.FullException _ when nostro -> discoPieno(fatto);
            case Disk.FullException _ ->
                "Sulla chiavetta non c'è abbastanza spazio: liberane o usane un'altra, poi ripeti. " + NON_CAMBIATO;
            default -> nostro ? DISCO_GUASTO : CHIAVETTA_GUASTA + ' ' + NON_CAMBIATO;
        };
        return fatto.finito(Stato.NON_RIUSCITO, List.of(frase));
    }

    private Lavoro rifiutato(Rejection perche) {
        Lavoro fatto = adesso();
        return fatto.finito(
                Stato.NON_RIUSCITO,
                List.of(perche.problem() == Problem.DISCO_PIENO ? discoPieno(fatto) : perche.sentence()));
    }

    private static String discoPieno(Lavoro fatto) {
        return "Sul disco di questo apparecchio non c'è più spazio: liberane e ripeti, è sicuro. "
                + (fatto.verso() == Verso.LEGGI ? RESTA : NON_CAMBIATO);
    }
}
