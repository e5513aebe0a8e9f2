package it.timbro.pratica;

import it.timbro.base.Sede;
import it.timbro.journal.Fact;
import it.timbro.journal.Recorded;
import it.timbro.journal.Telling.Standing;
import it.timbro.journal.Telling.Told;
import it.timbro.pratica.DellaPratica.NotaAggiunta;
import it.timbro.pratica.DellaPratica.PraticaAperta;
import it.timbro.pratica.DellaPratica.PraticaAssegnata;
import it.timbro.pratica.DellaPratica.PraticaCorrelata;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata;
import it.timbro.pratica.DellaPratica.RettificaAccolta;
import it.timbro.pratica.DellaPratica.RettificaComunicata;
import it.timbro.pratica.DellaPratica.RettificaPervenuta;
import it.timbro.pratica.DellaPratica.RettificaScaduta;
import it.timbro.pratica.DellaPratica.RettificaTardiva;
import it.timbro.pratica.DellaPratica.RinunciaAccolta;
import it.timbro.pratica.DellaPratica.RinunciaPervenuta;
import it.timbro.pratica.DellaPratica.RinunciaTardiva;
import it.timbro.sync.protocol.StreamId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who may move a pratica, told from its facts alone: the centre until it is routed, then one
/// branch in each epoch, up to the fence of the reassignment that ended it. What was opened at a
/// counter belongs to that branch from its first fact on.
///
/// What counts, and in which order, depends on the set of facts and not on when they arrived: the
/// centre and every branch that holds the same facts tells the same story (INV-6, INV-8).
public final class Proprieta {
    /// How the names of all streams begin in which the centre writes its own acts for a chamber.
    public static final String CENTRE_STREAM = "aoo";
    private static final int PRIMA = 1;

    private Proprieta() {}

    /// One epoch of one branch.
    ///
    /// @param fence end of it by number, once there is one
    private record Epoca(int numero, String sede, Optional<Fence> fence) {
        boolean covers(StreamId stream, long seq) {
            return stream.sede().equals(sede)
                    && fence.map(end -> end.covers(stream, seq)).orElse(true);
        }
    }

    private record Fence(StreamId stream, long seq) {
        static Fence di(PraticaRiassegnata passata) {
            return new Fence(StreamId.parse(passata.fenceStream()), passata.fenceSeq());
        }

        /// A later incarnation of the old owner is beyond the fence altogether; so is what is no life of its.
        boolean covers(StreamId of, long at) {
            if (!stream.sameWriter(of)) {
                return false;
            }
            int incarnation = of.incarnation();
            int last = stream.incarnation();
            return incarnation < last || (incarnation == last && at <= seq);
        }
    }

    /// A fact by its identity, as another one writes it down: it may name nothing that there is.
    private record Nome(String stream, long seq) {}

    /// Where a fact stands: the epoch, whether it opens it, and then as they came.
    private record Place(Told told, int epoca, int inside, int arrival) {
        Nome nome() {
            return new Nome(told.recorded().stream().toString(), told.recorded().seq());
        }

        /// Lives of one writer follow each other, whichever arrived first.
        int life() {
            return told.recorded().stream().incarnation();
        }

        /// What the centre says within an epoch, beside what the branch does in it.
        boolean parola() {
            return centrale(told.recorded().stream()) && inside > 0;
        }
    }

    /// Where the centre writes its own acts for the chamber of an office.
    public static StreamId aoo(Sede sede) {
        return new StreamId(sede.camera().code(), CENTRE_STREAM);
    }

    public static boolean centrale(StreamId stream) {
        return stream.name().startsWith(CENTRE_STREAM);
    }

    /// What the centre may say at any time: it moves nothing until the owner answers.
    public static boolean messaggio(DellaPratica fatto) {
        return fatto instanceof NotaAggiunta
                || fatto instanceof RettificaPervenuta
                || fatto instanceof RettificaComunicata
                || fatto instanceof RettificaScaduta
                || fatto instanceof RinunciaPervenuta
                || fatto instanceof PraticaCorrelata;
    }

    /// Opens an epoch.
    public static boolean passaggio(DellaPratica fatto) {
        return fatto instanceof PraticaAssegnata || fatto instanceof PraticaRiassegnata;
    }

    /// Whether a reassignment lets stand what its former owner wrote up to here: all of the lives before the one
    /// of its fence, and that one up to it.
    public static boolean copre(PraticaRiassegnata passata, StreamId stream, long seq) {
        return Fence.di(passata).covers(stream, seq);
    }

    /// The facts of one pratica, given as they arrived, in the order in which they count.
    public static List<Told> racconta(List<Recorded> arrived) {
        List<Epoca> epoche = epoche(arrived);
        List<Place> places = new ArrayList<>();
        int current = alBanco(arrived) ? PRIMA : 0;
        for (Recorded recorded : arrived) {
            int arrival = places.size();
            if (!centrale(recorded.stream())) {
                places.add(dellaSede(recorded, epoche, arrival));
            } else if (recorded.fact() instanceof DellaPratica fatto && passaggio(fatto)) {
                current = epoca(fatto);
                places.add(new Place(new Told(recorded, Standing.COUNTS), current, 0, arrival));
            } else {
                places.add(new Place(new Told(recorded, dellaCentrale(recorded, current)), current, 1, arrival));
            }
        }
        places.sort(Comparator.comparingInt(Place::epoca)
                .thenComparingInt(Place::inside)
                .thenComparingInt(Place::life)
                .thenComparingInt(Place::arrival));
        return intreccia(
                places.stream().filter(place -> !place.parola()).toList(),
                places.stream().filter(Place::parola).toList());
    }

    /// The centre's words, in the centre's order, between what the branch did, in its order: each
    /// where it arrived, but behind the request that it is about and before its answer. A house that
    /// came back from a copy, and heard the news before its own past, so tells what the others tell.
    private static List<Told> intreccia(List<Place> fatti, List<Place> parole) {
        List<Told> told = new ArrayList<>();
        Set<Nome> daFare = fatti.stream().map(Place::nome).collect(Collectors.toCollection(HashSet::new));
        Set<Nome> daDire = parole.stream().map(Place::nome).collect(Collectors.toCollection(HashSet::new));
        Deque<Place> attesa = new ArrayDeque<>(parole);
        for (Place fatto : fatti) {
            while (!attesa.isEmpty() && precede(attesa.getFirst(), fatto, daFare, daDire)) {
                daDire.remove(attesa.getFirst().nome());
                told.add(attesa.removeFirst().told());
            }
            daFare.remove(fatto.nome());
            told.add(fatto.told());
        }
        attesa.stream().map(Place::told).forEach(told::add);
        return told;
    }

    private static boolean precede(Place parola, Place fatto, Set<Nome> daFare, Set<Nome> daDire) {
        if (parola.epoca() != fatto.epoca()) {
            return parola.epoca() < fatto.epoca();
        }
        if (fatto.inside() == 0) {
            return false;
        }
        boolean risposta = riguarda(fatto.told().recorded().fact())
                .filter(daDire::contains)
                .isPresent();
        boolean prematura = riguarda(parola.told().recorded().fact())
                .filter(daFare::contains)
                .isPresent();
        return risposta || (!prematura && parola.arrival() < fatto.arrival());
    }

    /// The fact that this one is about: a request that the company was told, a message that is
    /// answered.
    private static Optional<Nome> riguarda(Fact fatto) {
        return switch (fatto) {
            case RettificaComunicata f -> Optional.of(new Nome(f.stream(), f.seq()));
            case RettificaAccolta f -> Optional.of(new Nome(f.stream(), f.seq()));
            case RettificaTardiva f -> Optional.of(new Nome(f.stream(), f.seq()));
            case RinunciaAccolta f -> Optional.of(new Nome(f.stream(), f.seq()));
            case RinunciaTardiva f -> Optional.of(new Nome(f.stream(), f.seq()));
            default -> Optional.empty(); // no other says where it stands what it is about
        };
    }

    private static Place dellaSede(Recorded recorded, List<Epoca> epoche, int arrival) {
        return epoche.stream()
                .filter(epoca -> epoca.covers(recorded.stream(), recorded.seq()))
                .findFirst()
                .map(epoca ->
                        new Place(new Told(recorded, Standing.COUNTS), epoca.numero(), apre(recorded) ? 0 : 1, arrival))
                .orElseGet(() -> new Place(new Told(recorded, Standing.SUPERSEDED), Integer.MAX_VALUE, 1, arrival));
    }

    /// What a branch begins a pratica with comes before what it heard about it.
    private static boolean apre(Recorded recorded) {
        return recorded.fact() instanceof PraticaPresentata || recorded.fact() instanceof PraticaAperta;
    }

    private static boolean alBanco(List<Recorded> arrived) {
        return arrived.stream().anyMatch(Proprieta::alBanco);
    }

    private static boolean alBanco(Recorded recorded) {
        return !centrale(recorded.stream())
                && recorded.fact() instanceof PraticaAperta aperta
                && aperta.sede().code().equals(recorded.stream().sede());
    }

    /// Once it is routed, the centre speaks in messages. What this release does not know cannot be
    /// told apart, so it counts.
    private static Standing dellaCentrale(Recorded recorded, int epoca) {
        if (!(recorded.fact() instanceof DellaPratica fatto)) {
            return Standing.COUNTS;
        }
        if (messaggio(fatto)) {
            return Standing.MESSAGE;
        }
        return epoca == 0 ? Standing.COUNTS : Standing.SUPERSEDED;
    }

    private static List<Epoca> epoche(List<Recorded> arrived) {
        List<Epoca> epoche = new ArrayList<>();
        arrived.stream()
                .filter(Proprieta::alBanco)
                .limit(1)
                .map(aperta -> new Epoca(PRIMA, aperta.stream().sede(), Optional.empty()))
                .forEach(epoche::add);
        for (Recorded recorded : arrived) {
            if (!centrale(recorded.stream())) {
                continue;
            }
            if (recorded.fact() instanceof PraticaAssegnata f) {
                epoche.add(new Epoca(f.epoca(), f.sede().code(), Optional.empty()));
            } else if (recorded.fact() instanceof PraticaRiassegnata f && !epoche.isEmpty()) {
                Epoca ended = epoche.removeLast();
                Fence fence = Fence.di(f);
                epoche.add(new Epoca(ended.numero(), ended.sede(), Optional.of(fence)));
                epoche.add(new Epoca(f.epoca(), f.a().code(), Optional.empty()));
            }
        }
        return epoche;
    }

    private static int epoca(DellaPratica passaggio) {
        return passaggio instanceof PraticaRiassegnata f ? f.epoca() : ((PraticaAssegnata) passaggio).epoca();
    }
}
