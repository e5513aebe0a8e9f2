package it.timbro.centro.sedi;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The devices that the centre knows, and the codes by which more may come.
public interface Registro {
    /// How many times the rest of a code may be wrong before it is void.
    int ERRORI = 5;

    Optional<Codice> codice(Reading rows, Sede sede, String id);

    /// The code of a branch that nobody has used, if there is one; its term may be over.
    Optional<Codice> aperto(Reading rows, Sede sede);

    Optional<Iscritto> apparecchio(Reading rows, Sede sede, String id);

    /// Those in use first, then the newest first.
    List<Iscritto> apparecchi(Reading rows);

    enum StatoCodice {
        APERTO,
        USATO,
        /// A newer one of the same branch took its place.
        SOSTITUITO,
        /// Tried too often.
        BLOCCATO
    }

    /// @param apparecchio the device that used it, if one did
    record Codice(
            Sede sede,
            String id,
            String impronta,
            StatoCodice stato,
            long creatoMs,
            long scadeMs,
            String creatoDa,
            @Nullable String apparecchio) {
        /// How long it may be used.
        static final Duration VALE = Duration.ofHours(24);

        /// So much a clock is put right without a doubt about its codes.
        private static final Duration RITOCCO = Duration.ofHours(1);

        /// Whether its term runs. One that has more time left than a code is given was made by a clock that went back
        /// since: how long ago nobody knows, and another code is made at once.
        ///
        /// @param now within the bounds of the time, see [it.timbro.base.Time#bounded]
        boolean vale(Instant now) {
            Duration left = Duration.between(now, Instant.ofEpochMilli(scadeMs));
            return left.isPositive() && left.compareTo(VALE.plus(RITOCCO)) <= 0;
        }
    }

    /// @param chiave SHA-256 of the key of `certificato`, hexadecimal
    /// @param certificato base64 of the last certificate that it is known to hold: older ones are
    ///     over
    /// @param ultimoCertificato base64 of the one it was given last, used or not
    /// @param scadeMs end of its last certificate
    record Iscritto(
            Sede sede,
            String id,
            String chiave,
            String certificato,
            String ultimoCertificato,
            long iscrittoMs,
            String iscrittoDa,
            @Nullable Long rinnovatoMs,
            long scadeMs,
            @Nullable Revoca revoca) {}

    record Revoca(long ms, String operatore, String motivo) {}
}
