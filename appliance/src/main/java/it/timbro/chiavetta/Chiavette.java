package it.timbro.chiavetta;

import it.timbro.base.Problem;
import it.timbro.base.Time;
import it.timbro.chiavetta.Lavoro.Stato;
import it.timbro.chiavetta.Lavoro.Verso;
import it.timbro.chiavetta.Luoghi.Busta;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.envelope.Counterpart;
import it.timbro.sync.envelope.EnvelopeReader;
import it.timbro.sync.envelope.EnvelopeWriter;
import it.timbro.sync.envelope.Label;
import it.timbro.sync.envelope.Piece;
import it.timbro.sync.sealed.Seal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Prepares sticks and reads them, one at a time. Preparing changes nothing but the stick: what is on it counts as
/// arrived only when the other end's receipt comes back, by stick or by line. So a stick may be lost, written anew,
/// read twice or in any order. Any thread may call.
public final class Chiavette {
    private static final Logger LOG = LoggerFactory.getLogger(Chiavette.class);
    private static final DateTimeFormatter SERIE =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int RANDOM_SERIES = 1 << 16;

    private final Map<String, Counterpart> counterparts;
    private final Disk disk;
    private final Luoghi luoghi;
    private final Path spool;
    private final Time time;
    private final RandomGenerator random;
    private final Turno turno;

    /// What both ends have.
    ///
    /// @param mounted the folder under which the system shows plugged-in sticks, one folder each; empty: only the
    ///     browser carries
    /// @param data our own folder for envelopes on their way out and in
    public record Dotazione(Disk disk, Optional<Path> mounted, Path data, Time time, RandomGenerator random) {}

    /// @param counterparts the other ends, by name
    /// @param executor runs what takes long; one thread
    /// @param changed told when open pages should look again
    public Chiavette(List<Counterpart> counterparts, Dotazione dotazione, Executor executor, Runnable changed) {
        this.counterparts =
                counterparts.stream().collect(Collectors.toUnmodifiableMap(Counterpart::other, other -> other));
        this.disk = dotazione.disk();
        this.luoghi = new Luoghi(
                dotazione.disk(), dotazione.mounted(), dotazione.data().resolve("uscita"));
        this.spool = dotazione.data().resolve("entrata");
        this.time = dotazione.time();
        this.random = dotazione.random();
        this.turno = new Turno(executor, changed);
    }

    /// The stick in work, or the last one; empty since this process started.
    public Optional<Lavoro> lavoro() {
        return turno.lavoro();
    }

    /// The sticks that are plugged in, by name.
    public List<String> chiavette() {
        return luoghi.chiavette();
    }

    /// What a stick for the other end would carry now.
    public Counterpart.Contents contenuto(String con) {
        return counterpart(con).contents();
    }

    /// What keeps a stick for the other end from being prepared, if anything does.
    public Optional<String> impedimento(String con) {
        Counterpart other = counterpart(con);
        if (other.signer().isEmpty()) {
            return Optional.of("questo apparecchio non è ancora iscritto: serve un codice della centrale, alla pagina"
                    + " Collegamento");
        }
        if (other.recipients().isEmpty()) {
            return Optional.of(
                    con.equals(Label.CENTRE)
                            ? "la centrale non ha ancora dato a questo apparecchio la sua chiave: arriva da sola al"
                                    + " prossimo rinnovo del certificato"
                            : "la sede " + con + " non ha apparecchi iscritti");
        }
        return Optional.empty();
    }

    /// Files of the last stick that was prepared for the browser, by name and size.
    public Map<String, Long> scaricabili(String con) {
        try {
            Map<String, Long> sizes = new LinkedHashMap<>();
            for (Busta busta :
                    luoghi.buste(luoghi.scaricabili(counterpart(con).other())).buste()) {
                sizes.put(busta.file().getFileName().toString(), disk.size(busta.file()));
            }
            return sizes;
        } catch (IOException e) {
            throw new UncheckedIOException("prepared envelopes", e);
        }
    }

    /// One of [#scaricabili].
    public InputStream scarica(String con, String nome) throws IOException {
        if (!scaricabili(con).containsKey(nome)) {
            throw Problem.NON_TROVATO.rejected("la busta richiesta");
        }
        return disk.open(luoghi.scaricabili(con).resolve(nome), 0);
    }

    /// Begins to prepare a stick.
    ///
    /// @param chiavetta one of [#chiavette]; empty: for the browser
    public void prepara(String con, Optional<String> chiavetta) {
        Counterpart other = counterpart(con);
        impedimento(con).ifPresent(perche -> {
            throw Problem.CHIAVETTA_NON_PREPARABILE.rejected(perche);
        });
        Path folder = chiavetta
                .map(nome -> luoghi.chiavetta(nome).resolve(Luoghi.CARTELLA))
                .orElseGet(() -> luoghi.scaricabili(con));
        String nome = chiavetta.orElse(Lavoro.BROWSER);
        long bytes = other.contents().fileBytes();
        turno.avvia(Lavoro.nuovo(Verso.PREPARA, con, nome, bytes), () -> scrivi(other, folder));
    }

    /// Begins to read what a stick holds for us.
    public void leggi(String con, String chiavetta) {
        Counterpart other = counterpart(con);
        Path folder = luoghi.chiavetta(chiavetta);
        turno.avvia(Lavoro.nuovo(Verso.LEGGI, con, chiavetta, 0), () -> leggi(other, folder));
    }

    /// Reads one envelope that comes through the browser; done when this returns.
    ///
    /// @return how it went
    public Lavoro carica(String con, InputStream busta) throws IOException {
        Counterpart other = counterpart(con);
        return turno.subito(Lavoro.nuovo(Verso.LEGGI, con, Lavoro.BROWSER, 0), () -> {
            Lettura lettura = new Lettura(other);
            lettura.leggi(new FromStick(busta), "");
            return lettura.fine();
        });
    }

    private Counterpart counterpart(String con) {
        return Optional.ofNullable(counterparts.get(con))
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("«" + con + "» non è una sede di questa centrale"));
    }

    private Lavoro scrivi(Counterpart other, Path folder) throws IOException {
        Label first = new Label(
                other.own(),
                other.other(),
                SERIE.format(time.now()) + String.format(Locale.ROOT, "-%04x", random.nextInt(RANDOM_SERIES)),
                1,
                time.now().toEpochMilli(),
                other.generation());
        Seal.Signer signer = other.signer().orElseThrow();
        List<PublicKey> recipients = other.recipients();
        disk.keepFolder(folder);
        EnvelopeWriter writer = new EnvelopeWriter(disk, folder, first, signer, recipients, EnvelopeWriter.PART_BYTES);
        other.say(piece -> {
            writer.add(piece);
            turno.avanti(lavoro -> con(lavoro, piece));
        });
        int parts = writer.end().size();
        return turno.adesso()
                .finito(
                        Stato.RIUSCITO,
                        List.of(
                                (parts == 1 ? "La busta è pronta" : "La busta è pronta, in " + parts + " parti") + " ("
                                        + grandezza(writer.bytes()) + ").",
                                "È chiusa e firmata: la può leggere solo "
                                        + (other.other().equals(Label.CENTRE)
                                                ? "la centrale."
                                                : "la sede " + other.other() + ".")));
    }

    /// What people read of so many bytes.
    public static String grandezza(long bytes) {
        return bytes < 100_000
                ? Math.ceilDiv(bytes, 1000) + " kB"
                : String.format(Locale.ITALY, "%.1f MB", bytes / 1e6);
    }

    private static Lavoro con(Lavoro now, Piece piece) {
        return switch (piece) {
            case Piece.Journal(var batch) -> now.avanti(batch.size(), 0, now.byteFatti());
            case Piece.Feed(var batch) -> now.avanti(batch.size(), 0, now.byteFatti());
            case Piece.Part part ->
                now.avanti(
                        0,
                        part.offset() + part.bytes().length == part.sizeBytes() ? 1 : 0,
                        now.byteFatti() + part.bytes().length);
            case Piece.Given _, Piece.Names _, Piece.Life _ -> now;
        };
    }

    private Lavoro leggi(Counterpart other, Path folder) throws IOException {
        Lettura lettura = new Lettura(other);
        Luoghi.Trovate trovate = trovate(folder);
        trovate.illeggibili().forEach(lettura::illeggibile);
        for (Busta busta : trovate.buste()) {
            if (busta.label().to().equals(other.own()) && busta.label().from().equals(other.other())) {
                leggi(lettura, folder, busta.file());
            }
        }
        if (lettura.isEmpty()) {
            lettura.nulla(trovate.buste());
        }
        return lettura.fine();
    }

    private Luoghi.Trovate trovate(Path folder) throws FromStick.UnreadableException {
        try {
            return luoghi.buste(folder);
        } catch (IOException e) {
            throw new FromStick.UnreadableException(e);
        }
    }

    /// One part; if it lies on a bad spot of the stick the others are read all the same, unless the stick is gone.
    private void leggi(Lettura lettura, Path folder, Path file) throws IOException {
        try (InputStream in = FromStick.open(disk, file)) {
            lettura.leggi(in, file.getFileName().toString());
        } catch (FromStick.UnreadableException e) {
            if (!disk.exists(folder)) {
                throw e;
            }
            LOG.warn("{} cannot be read: {}", file.getFileName(), e.toString());
            lettura.illeggibile(file.getFileName().toString());
        }
    }

    /// The parts of a stick, one after the other, and what they came to in words.
    private final class Lettura {
        private final Counterpart other;
        private final EnvelopeReader reader;
        private final Esiti esiti;

        Lettura(Counterpart other) throws IOException {
            this.other = other;
            this.reader = new EnvelopeReader(disk, spool, other);
            this.esiti = new Esiti(other);
        }

        /// @param nome the file's; "" if it has none
        void leggi(InputStream busta, String nome) throws IOException {
            EnvelopeReader.Outcome outcome = reader.read(busta);
            esiti.nota(outcome, nome);
            if (outcome instanceof EnvelopeReader.Outcome.Read read) {
                turno.avanti(lavoro -> lavoro.avanti(read.entries(), read.files(), 0));
            } else {
                LOG.warn("an envelope from {} was not taken: {}", other.other(), outcome);
            }
        }

        void illeggibile(String nome) {
            esiti.illeggibile(nome);
        }

        boolean isEmpty() {
            return esiti.isEmpty();
        }

        void nulla(List<Busta> altre) {
            esiti.nulla(altre.stream().map(Busta::label).toList());
        }

        Lavoro fine() {
            return esiti.fine(turno.adesso());
        }
    }
}
