package it.timbro.collegamento;

import it.timbro.collegamento.Striscia.Tono;
import it.timbro.sync.session.LinkState;
import it.timbro.sync.transport.Causa;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The line's state in Italian.
final class Racconto {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final DateTimeFormatter ORA = DateTimeFormatter.ofPattern("HH:mm", Locale.ITALY);
    private static final DateTimeFormatter GIORNO_E_ORA = DateTimeFormatter.ofPattern("dd/MM HH:mm", Locale.ITALY);
    private static final double MEGA = 1_000_000;

    private Racconto() {}

    static Striscia striscia(
            LinkState stato,
            String arrivato,
            Optional<Instant> chiusoFino,
            Optional<Scambio.Chiavetta> chiavetta,
            long nowMs) {
        LinkState.Waiting waiting = stato.waiting();
        return new Striscia(
                tono(stato),
                titolo(stato),
                stato.collegato() ? arrivato : perche(stato, chiusoFino),
                ultimoScambio(stato.lastExchangeMs(), chiavetta, nowMs),
                attesa(waiting));
    }

    /// Silence is never taken for closed; but where the calendar says that the service is closed,
    /// it is said beside.
    private static String perche(LinkState stato, Optional<Instant> chiusoFino) {
        boolean silent = stato.causa() == Causa.CENTRALE_NON_RAGGIUNGIBILE;
        return stato.sentence()
                + chiusoFino
                        .filter(_ -> silent)
                        .map(opens -> " Secondo il calendario il servizio è chiuso fino al "
                                + opens.atZone(ROMA).format(GIORNO_E_ORA) + ".")
                        .orElse("");
    }

    private static Tono tono(LinkState stato) {
        if (stato.collegato()) {
            return stato.waiting().equals(LinkState.Waiting.NOTHING) ? Tono.TUTTO_A_POSTO : Tono.IN_CORSO;
        }
        @Nullable Causa causa = stato.causa();
        return causa != null && causa.rifiuto() ? Tono.RIFIUTATO : Tono.IN_SEDE;
    }

    private static String titolo(LinkState stato) {
        if (stato.collegato()) {
            return "Collegato";
        }
        @Nullable Causa causa = stato.causa();
        return switch (causa) {
            case null -> "Collegamento in corso: si lavora in sede";
            case RETE_ASSENTE -> "Rete assente: si lavora in sede";
            case CENTRALE_NON_RAGGIUNGIBILE -> "Centrale non raggiungibile: si lavora in sede";
            case CENTRALE_CHIUSA -> "Centrale chiusa: si lavora in sede";
            case RIFIUTATA -> "Collegamento rifiutato: si lavora in sede";
            case ALTRO_NOME, CERTIFICATO_SCADUTO, AUTORITA_SCONOSCIUTA, NON_CIFRATA ->
                "Chi risponde non è la centrale: si lavora in sede";
        };
    }

    /// Whichever was later: the line's, or a stick.
    static String ultimoScambio(long exchangeMs, Optional<Scambio.Chiavetta> chiavetta, long nowMs) {
        long stickMs = chiavetta.map(Scambio.Chiavetta::lettaMs).orElse(0L);
        if (stickMs > exchangeMs) {
            return "Ultima chiavetta " + quando(stickMs, nowMs);
        }
        return exchangeMs == 0 ? "Nessuno scambio finora" : "Ultimo scambio " + quando(exchangeMs, nowMs);
    }

    private static String quando(long ms, long nowMs) {
        ZonedDateTime then = Instant.ofEpochMilli(ms).atZone(ROMA);
        boolean today = then.toLocalDate()
                .equals(Instant.ofEpochMilli(nowMs).atZone(ROMA).toLocalDate());
        return then.format(today ? ORA : GIORNO_E_ORA);
    }

    static String attesa(LinkState.Waiting waiting) {
        long facts = waiting.entries();
        int files = waiting.files();
        if (facts == 0 && files == 0) {
            return "Nulla aspetta";
        }
        String what = facts == 0 ? files(waiting) : files == 0 ? fatti(facts) : fatti(facts) + " e " + files(waiting);
        boolean single = facts + files == 1;
        return what + (single ? " aspetta" : " aspettano");
    }

    static String arrivato(long facts, long ms) {
        String when = Instant.ofEpochMilli(ms).atZone(ROMA).format(ORA);
        return "Tutto è arrivato in centrale alle " + when + ": " + fatti(facts) + "; nessun file manca.";
    }

    private static String fatti(long facts) {
        return facts == 1 ? "1 fatto" : facts + " fatti";
    }

    private static String files(LinkState.Waiting waiting) {
        return (waiting.files() >= LinkState.FILES ? "almeno " : "")
                + String.format(Locale.ITALY, "%d file (%.1f MB)", waiting.files(), waiting.fileBytes() / MEGA);
    }
}
