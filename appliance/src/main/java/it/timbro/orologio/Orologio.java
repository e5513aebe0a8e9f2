package it.timbro.orologio;

import it.timbro.base.Fidato;
import it.timbro.base.Problem;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.journal.Recorded;
import it.timbro.pratica.DellaSede.OraConfermata;
import it.timbro.pratica.DellaSede.OrologioSaltato;
import it.timbro.sync.protocol.StreamId;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after the clock: asks the time servers, writes down jumps, keeps what is known for the
/// next start, and takes the word of a person where nothing else is to be had. [#giro] and
/// [#chiediAlleFonti] are steps for one thread, the rest may come from any.
public final class Orologio {
    private static final Logger LOG = LoggerFactory.getLogger(Orologio.class);

    /// A person reads it off a watch, and types slowly.
    private static final Duration A_OCCHIO = Duration.ofMinutes(5);

    private static final long RICORDA_OGNI_MS = 60_000;
    private static final int SALTI_MOSTRATI = 20;
    private static final String OPERATORE = "orologio";
    private static final String PERSONA = "persona";
    private static final String SOGGETTO = "orologio";

    private final Time time;
    private final Fidato fidato;
    private final List<Fonte> fonti;
    private final Memoria memoria;
    private long ricordatoTicks = Long.MIN_VALUE;

    /// @param time the machine's own clock
    /// @param memoria where what is known is kept
    public Orologio(Time time, Fidato fidato, List<Fonte> fonti, Memoria memoria) {
        this.time = time;
        this.fidato = fidato;
        this.fonti = List.copyOf(fonti);
        this.memoria = memoria;
    }

    /// Takes up what was known before the program ended; once, before anything is written. A
    /// journal entry of ours is a floor too: it was certain when it was written.
    public void riprendi(long ultimoNotBeforeMs) {
        fidato.nonPrimaDi(ultimoNotBeforeMs, time.ticks());
        memoria.leggi().ifPresent(ricordo -> {
            if (ricordo.stessoAvvio() && ricordo.memoria().ticks() <= time.ticks()) {
                fidato.ricorda(ricordo.memoria());
            } else {
                fidato.nonPrimaDi(ricordo.memoria().notBeforeMs(), time.ticks());
            }
        });
    }

    /// A centre was heard, or whoever else speaks without being asked.
    ///
    /// @param roundTripMs within which the clock was read
    public void sente(String fonte, long clockMs, long roundTripMs) {
        fidato.ascolta(fonte, clockMs, clockMs + roundTripMs, time.ticks());
    }

    /// Asks every time server once; one that makes us stumble does not silence those behind it.
    public void chiediAlleFonti() {
        for (Fonte fonte : fonti) {
            try {
                fonte.chiedi()
                        .ifPresent(risposta -> fidato.ascolta(
                                fonte.nome(), risposta.notBeforeMs(), risposta.notAfterMs(), time.ticks()));
            } catch (RuntimeException e) {
                LOG.error("the time server {} met a defect", fonte.nome(), e);
            }
        }
    }

    /// One look at the wall clock: jumps become facts, and what is known is kept once a minute.
    public void giro(Journal journal, StreamId stream) {
        long ticks = time.ticks();
        long wallMs = time.now().toEpochMilli();
        fidato.guarda(wallMs, ticks);
        for (Fidato.Salto salto : fidato.salti()) {
            journal.write(stream, OPERATORE, tx -> tx.append(new OrologioSaltato(salto.primaMs(), salto.dopoMs())));
        }
        Time.Bounds limiti = fidato.limiti(ticks);
        boolean known = !limiti.equals(Time.Bounds.UNKNOWN);
        if (known && (ricordatoTicks == Long.MIN_VALUE || ticks - ricordatoTicks >= RICORDA_OGNI_MS)) {
            memoria.scrivi(new Fidato.Memoria(ticks, wallMs, limiti.notBeforeMs(), limiti.notAfterMs()));
            ricordatoTicks = ticks;
        }
    }

    /// A person vouches for the time, as read off a watch. It counts like a source whose word is
    /// within five minutes.
    public void conferma(long ms, Journal journal, StreamId stream, String operatore) {
        long ticks = time.ticks();
        if (ms + A_OCCHIO.toMillis() < fidato.limiti(ticks).notBeforeMs()) {
            throw Problem.ORA_NON_CREDIBILE.rejected();
        }
        journal.write(stream, operatore, tx -> tx.append(new OraConfermata(ms)));
        fidato.ascolta(PERSONA, ms - A_OCCHIO.toMillis(), ms + A_OCCHIO.toMillis(), ticks);
    }

    public Fidato.Stato stato() {
        long ticks = time.ticks();
        long wallMs = time.now().toEpochMilli();
        fidato.guarda(wallMs, ticks);
        return fidato.stato(wallMs, ticks);
    }

    /// The last jumps written down, newest first.
    public static List<OrologioSaltato> salti(Journal journal) {
        return journal.history(SOGGETTO).stream()
                .map(Recorded::fact)
                .filter(OrologioSaltato.class::isInstance)
                .map(OrologioSaltato.class::cast)
                .toList()
                .reversed()
                .stream()
                .limit(SALTI_MOSTRATI)
                .toList();
    }
}
