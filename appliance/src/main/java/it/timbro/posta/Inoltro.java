package it.timbro.posta;

import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.pratica.DellaPosta.Via;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what waits over a mail server. What has no address waits for a person, on the page
/// «Posta».
///
/// A letter is marked when the server has taken it. Where the line breaks between its last byte and
/// the server's word nobody knows whether it was taken: it goes again, under the same `Message-ID`,
/// by which a server knows one that comes twice. A letter that was lost costs the company its time
/// to answer; one that comes twice costs nothing.
///
/// | the server | then |
/// |---|---|
/// | is not there, hangs up, or will not have the office | the whole round again, later and later |
/// | takes no letter for this address now (4xx) | that letter again, later and later; the others go on |
/// | never will (5xx) | set aside with its words, until there is another address |
///
/// Called by one thread.
public final class Inoltro {
    private static final Logger LOG = LoggerFactory.getLogger(Inoltro.class);
    private static final String OPERATORE = "posta";
    private static final Duration PRIMA_PAUSA = Duration.ofMinutes(1);
    private static final Duration PAUSA_MASSIMA = Duration.ofHours(1);
    private static final int RADDOPPI = 6;
    /// Letters of one conversation.
    private static final int PER_VOLTA = 50;
    /// Letters whose pause is kept in mind; with more all are tried anew.
    private static final int MAX_RINVII = 1_000;

    private final Journal journal;
    private final Messaggi messaggi;
    private final Posta posta;
    private final Server server;
    private final String da;
    private final Recapito.Indirizzi indirizzi;
    private final Time time;
    private final Map<String, Pausa> rinvii = new LinkedHashMap<>();
    private Pausa serverPausa = Pausa.NESSUNA;

    /// The mail server.
    @FunctionalInterface
    public interface Server {
        /// @throws IOException it cannot be reached, or lets nobody in
        Sessione apri() throws IOException;
    }

    /// One conversation with it.
    public interface Sessione extends AutoCloseable {
        /// @throws IOException the conversation is over; whether the letter was taken nobody knows
        Esito consegna(Eml eml) throws IOException;

        @Override
        void close();
    }

    /// What became of a letter.
    public sealed interface Esito {
        record Presa() implements Esito {}

        record PiuTardi(String parole) implements Esito {}

        /// @param parole of the server
        record Rifiutata(String parole) implements Esito {}
    }

    /// @param volte how often it was tried in vain
    /// @param fino on the monotonic counter: a clock that is put back makes nobody wait
    private record Pausa(int volte, long fino) {
        static final Pausa NESSUNA = new Pausa(0, Long.MIN_VALUE);

        Pausa ancora(long ticks) {
            Duration pausa = PRIMA_PAUSA.multipliedBy(1L << Math.min(volte, RADDOPPI));
            Duration most = pausa.compareTo(PAUSA_MASSIMA) > 0 ? PAUSA_MASSIMA : pausa;
            return new Pausa(volte + 1, ticks + most.toMillis());
        }

        boolean passata(long ticks) {
            return fino == Long.MIN_VALUE || ticks >= fino;
        }
    }

    private record Lettera(Messaggi.Messaggio messaggio, String indirizzo) {}

    /// @param da the office's own address
    public Inoltro(
            Journal journal,
            Messaggi messaggi,
            Posta posta,
            Server server,
            String da,
            Recapito.Indirizzi indirizzi,
            Time time) {
        this.journal = journal;
        this.messaggi = messaggi;
        this.posta = posta;
        this.server = server;
        this.da = da;
        this.indirizzi = indirizzi;
        this.time = time;
    }

    /// One round.
    public void giro() {
        if (!serverPausa.passata(time.ticks())) {
            return;
        }
        List<Lettera> pronte = pronte();
        if (pronte.isEmpty()) {
            return;
        }
        try (Sessione sessione = server.apri()) {
            for (Lettera lettera : pronte) {
                consegna(sessione, lettera);
            }
            serverPausa = Pausa.NESSUNA;
        } catch (IOException e) {
            serverPausa = serverPausa.ancora(time.ticks());
            LOG.warn("the mail server takes nothing for now: {}", e.toString());
        }
    }

    /// What may go now, the oldest first.
    private List<Lettera> pronte() {
        List<Lettera> pronte = new ArrayList<>();
        List<Messaggi.Messaggio> pagina = journal.read(rows -> messaggi.daSpedire(rows, Messaggi.MAX_RIGHE));
        while (!pagina.isEmpty() && pronte.size() < PER_VOLTA) {
            pronte.addAll(pronte(pagina));
            Messaggi.Messaggio ultimo = pagina.getLast();
            pagina = journal.read(rows -> messaggi.daSpedireDopo(rows, ultimo, Messaggi.MAX_RIGHE));
        }
        return pronte.subList(0, Math.min(PER_VOLTA, pronte.size()));
    }

    private List<Lettera> pronte(List<Messaggi.Messaggio> pagina) {
        Map<String, List<Messaggi.Rifiuto>> rifiuti = journal.read(rows -> messaggi.rifiuti(rows, pagina));
        return pagina.stream()
                .filter(messaggio ->
                        rinvii.getOrDefault(messaggio.id(), Pausa.NESSUNA).passata(time.ticks()))
                .flatMap(messaggio -> indirizzi
                        .di(messaggio)
                        .filter(indirizzo -> rifiuti.getOrDefault(messaggio.id(), List.of()).stream()
                                .noneMatch(rifiuto -> rifiuto.indirizzo().equals(indirizzo)))
                        .map(indirizzo -> new Lettera(messaggio, indirizzo))
                        .stream())
                .toList();
    }

    private void consegna(Sessione sessione, Lettera lettera) throws IOException {
        String id = lettera.messaggio().id();
        if (!aspetta(id)) {
            return; // a person had it reach the company meanwhile
        }
        switch (consegnata(sessione, lettera)) {
            case Esito.Presa _ -> {
                rinvii.remove(id);
                posta.spedito(id, Via.EMAIL, "per " + lettera.indirizzo(), OPERATORE);
            }
            case Esito.Rifiutata(String parole) -> {
                rinvii.remove(id);
                posta.rifiutato(id, lettera.indirizzo(), parole, OPERATORE);
            }
            case Esito.PiuTardi(String parole) -> {
                rinvia(id);
                LOG.info("message {} goes later: {}", id, parole);
            }
        }
    }

    /// One that breaks the conversation has its pause too, so that it is never in the way of the
    /// others.
    private Esito consegnata(Sessione sessione, Lettera lettera) throws IOException {
        Messaggi.Messaggio messaggio = lettera.messaggio();
        try {
            return sessione.consegna(new Eml(
                    messaggio.id(),
                    da,
                    lettera.indirizzo(),
                    messaggio.oggetto(),
                    messaggio.testo(),
                    Instant.ofEpochMilli(messaggio.preparatoMs())));
        } catch (IOException e) {
            rinvia(messaggio.id());
            throw e;
        }
    }

    private void rinvia(String id) {
        if (rinvii.size() >= MAX_RINVII && !rinvii.containsKey(id)) {
            rinvii.clear();
        }
        rinvii.merge(id, Pausa.NESSUNA.ancora(time.ticks()), (before, _) -> before.ancora(time.ticks()));
    }

    private boolean aspetta(String id) {
        return journal.read(rows -> messaggi.find(rows, id))
                .filter(now -> now.spedito().isEmpty())
                .isPresent();
    }
}
