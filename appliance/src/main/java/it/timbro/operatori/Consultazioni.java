package it.timbro.operatori;

import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.pratica.DellaSede.DatiConsultati;
import it.timbro.sync.protocol.StreamId;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who looked at personal data that the day's work did not put before her, written down *before* it
/// is shown (GDPR art. 5(2) and 32; the Garante's Provvedimento 192/2011 shows what is asked of
/// banks).
///
/// They are facts, *solo sede*, not rows of a table of their own: in the chain nobody takes one out
/// unseen, and backup, witness and rebuild know them already. That is affordable because there are
/// few: the queues of the day are not written down, and the same thing looked at again by the same
/// person within an hour is one.
public final class Consultazioni {
    /// What is closed for longer than this is no longer the day's work.
    public static final Duration LAVORO = Duration.ofDays(7);

    private static final Duration INSIEME = Duration.ofHours(1);
    private static final int MAX_RICORDI = 2_000;
    private static final int MAX_OGGETTO = 120;

    private final Journal journal;
    private final StreamId stream;
    private final Elenco elenco;
    private final Time time;
    private final Map<Ricordo, Long> recenti = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Ricordo, Long> eldest) {
            return size() > MAX_RICORDI;
        }
    };

    /// What was looked at. The codes are stored.
    public enum Cosa {
        PRATICA("pratica", "Pratica chiusa"),
        RICERCA("ricerca", "Ricerca per codice fiscale"),
        IMPRESA("impresa", "Scheda di un'impresa"),
        REGISTRO("registro", "Registro di un giorno passato"),
        ESPORTAZIONE("esportazione", "Esportazione");

        private final String code;
        private final String parola;

        Cosa(String code, String parola) {
            this.code = code;
            this.parola = parola;
        }

        public String code() {
            return code;
        }

        /// What a person reads.
        public String parola() {
            return parola;
        }

        public static Optional<Cosa> find(String code) {
            return Arrays.stream(values())
                    .filter(cosa -> cosa.code.equals(code))
                    .findFirst();
        }
    }

    private record Ricordo(String login, Cosa cosa, String oggetto) {}

    /// Where they are read.
    public interface Elenco {
        /// The latest first.
        ///
        /// @param login "" for everybody
        /// @param oggetto "" for everything
        /// @param prima only those whose number is below; the next page
        List<Consultazione> elenco(Reading rows, String login, String oggetto, long prima, int max);
    }

    /// @param seq its number in the journal
    public record Consultazione(long seq, long ms, String login, Optional<Cosa> cosa, String oggetto) {}

    public Consultazioni(Journal journal, StreamId stream, Elenco elenco, Time time) {
        this.journal = journal;
        this.stream = stream;
        this.elenco = elenco;
        this.time = time;
    }

    /// Writes down that this person is about to see this; returns when it is on disk.
    public void registra(String login, Cosa cosa, String oggetto) {
        String cut = oggetto.length() > MAX_OGGETTO ? oggetto.substring(0, MAX_OGGETTO) : oggetto;
        Ricordo ricordo = new Ricordo(login, cosa, cut);
        if (!recente(ricordo)) {
            journal.write(stream, login, tx -> tx.append(new DatiConsultati(login, cosa.code(), cut)));
            synchronized (recenti) {
                recenti.put(ricordo, time.ticks());
            }
        }
    }

    /// A pratica is opened.
    ///
    /// @param chiusa whether nothing more is expected of it
    /// @param cambiataMs when something last happened to it
    public void pratica(String login, String numero, boolean chiusa, long cambiataMs) {
        if (chiusa && time.now().toEpochMilli() - cambiataMs > LAVORO.toMillis()) {
            registra(login, Cosa.PRATICA, numero);
        }
    }

    /// The page of a company is opened.
    ///
    /// @param alLavoro whether a pratica of the company is under way, so that the day's work leads here
    public void impresa(String login, String codiceFiscale, boolean alLavoro) {
        if (!alLavoro) {
            registra(login, Cosa.IMPRESA, codiceFiscale);
        }
    }

    public List<Consultazione> elenco(String login, String oggetto, long prima, int max) {
        return journal.read(rows -> elenco.elenco(rows, login, oggetto, prima, max));
    }

    private boolean recente(Ricordo ricordo) {
        synchronized (recenti) {
            @Nullable Long ticks = recenti.get(ricordo);
            return ticks != null && time.ticks() - ticks <= INSIEME.toMillis();
        }
    }
}
