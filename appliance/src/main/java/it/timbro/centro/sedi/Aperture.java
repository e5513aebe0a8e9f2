package it.timbro.centro.sedi;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.calendario.Calendario;
import it.timbro.calendario.Chiusura;
import it.timbro.calendario.Chiusure;
import it.timbro.centro.Camere;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.pratica.DelCalendario.ChiusuraFissata;
import it.timbro.pratica.DelCalendario.ChiusuraTolta;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// When the centre's service and the branches are closed: by the hours of the dated policy, and by
/// what the amministratore decided on top. Branches are told beforehand, through their feed; and
/// who calls a closed service gets an answer that says so, because silence never means closed.
public final class Aperture {
    private static final DateTimeFormatter QUANDO =
            DateTimeFormatter.ofPattern("EEEE d MMMM 'alle' HH:mm", Locale.ITALY);
    private static final DateTimeFormatter ORA = DateTimeFormatter.ofPattern("HH:mm", Locale.ITALY);
    private static final Duration MAX = Duration.ofDays(31);
    private static final int MAX_MOTIVO = 200;

    private final Journal journal;
    private final Chiusure chiusure;
    private final Camere camere;
    private final Orari orari;
    private final Time time;

    /// The dated policy with the closures: when the centre answers a branch.
    @FunctionalInterface
    public interface Orari {
        Calendario servizio(Reading rows, Sede sede, Instant now);
    }

    public Aperture(Journal journal, Chiusure chiusure, Camere camere, Orari orari, Time time) {
        this.journal = journal;
        this.chiusure = chiusure;
        this.camere = camere;
        this.orari = orari;
        this.time = time;
    }

    /// The service is closed now.
    ///
    /// @param frase in Italian, for who called
    /// @param secondi until it opens again, at least 1
    public record Chiusa(String frase, long secondi) {}

    /// The door with these hours.
    public Varco varco(Apparecchi apparecchi) {
        return new Varco(journal, apparecchi, this);
    }

    /// Whether the service is closed to a branch; empty while it is open.
    public Optional<Chiusa> chiusa(Sede sede) {
        return journal.read(rows -> chiusa(rows, sede));
    }

    Optional<Chiusa> chiusa(Reading rows, Sede sede) {
        Instant now = time.now();
        return orari.servizio(rows, sede, now)
                .chiusoFino(now)
                .map(opens -> new Chiusa(
                        "La centrale è chiusa fino a " + quando(opens, now) + motivo(rows, sede, now) + ".",
                        Math.max(1, Duration.between(now, opens).toSeconds())));
    }

    private String motivo(Reading rows, Sede sede, Instant now) {
        return chiusure.ancora(rows, sede.camera().code(), Chiusura.CENTRO, now).stream()
                .filter(chiusura -> !chiusura.dal().isAfter(now))
                .map(chiusura -> ": " + chiusura.motivo())
                .findFirst()
                .orElse("");
    }

    /// «oggi alle 14:00», «lunedì 23 novembre alle 08:00»
    static String quando(Instant opens, Instant now) {
        ZonedDateTime then = opens.atZone(Calendario.ROMA);
        return then.toLocalDate().equals(now.atZone(Calendario.ROMA).toLocalDate())
                ? "oggi alle " + then.format(ORA)
                : then.format(QUANDO);
    }

    /// What was decided and is not over, of every chamber, earliest first.
    public List<Chiusura> fissate() {
        Instant now = time.now();
        return journal.read(rows -> camere.tutte().stream()
                .flatMap(camera -> Stream.concat(
                                Stream.of(Chiusura.CENTRO),
                                camera.uffici().stream()
                                        .map(ufficio -> ufficio.sede().code()))
                        .flatMap(chi -> chiusure.ancora(rows, camera.sigla().code(), chi, now).stream()))
                .distinct()
                .sorted(Comparator.comparing(Chiusura::dal))
                .toList());
    }

    /// Closes the service of the centre, or a branch; every branch of the chambers concerned is
    /// told.
    ///
    /// @param chi [Chiusura#CENTRO] or the code of a branch
    public void chiudi(String chi, Instant dal, Instant al, String motivo, String operatore) {
        Instant now = time.now();
        if (motivo.isBlank() || motivo.length() > MAX_MOTIVO) {
            throw Problem.CHIUSURA_NON_VALIDA.rejected("serve il motivo, di al più " + MAX_MOTIVO + " caratteri");
        }
        if (!al.isAfter(dal) || !al.isAfter(now) || Duration.between(dal, al).compareTo(MAX) > 0) {
            throw Problem.CHIUSURA_NON_VALIDA.rejected(
                    "la fine viene dopo l'inizio e dopo adesso, e la chiusura dura al più " + MAX.toDays() + " giorni");
        }
        ChiusuraFissata fatto = new ChiusuraFissata(
                chi + ":" + now.toEpochMilli(), chi, dal.toEpochMilli(), al.toEpochMilli(), motivo.strip());
        for (Camere.Camera camera : camereDi(chi)) {
            journal.write(camera.stream(), operatore, tx -> tx.append(fatto, tutte(camera)));
        }
    }

    /// Takes a closure back: what it closed is open again.
    public void riapri(String id, String operatore) {
        Chiusura known = fissate().stream()
                .filter(chiusura -> chiusura.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("la chiusura"));
        for (Camere.Camera camera : camereDi(known.chi())) {
            journal.write(camera.stream(), operatore, tx -> tx.append(new ChiusuraTolta(id), tutte(camera)));
        }
    }

    private List<Camere.Camera> camereDi(String chi) {
        return chi.equals(Chiusura.CENTRO) ? camere.tutte() : List.of(camere.cameraDi(new Sede(chi)));
    }

    private static List<Sede> tutte(Camere.Camera camera) {
        return camera.uffici().stream().map(Camere.Ufficio::sede).toList();
    }
}
