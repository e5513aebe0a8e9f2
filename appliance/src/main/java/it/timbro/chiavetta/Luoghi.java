package it.timbro.chiavetta;

import it.timbro.base.Problem;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.envelope.EnvelopeReader;
import it.timbro.sync.envelope.Label;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where envelopes may be put and found: the sticks that are plugged in, and a folder of our own for who carries them
/// through the browser.
final class Luoghi {
    private static final Logger LOG = LoggerFactory.getLogger(Luoghi.class);

    /// Our folder on a stick.
    static final String CARTELLA = "TIMBRO";

    private static final int MAX_STICKS = 20;
    private static final int MAX_FILES = 10_000;

    private final Disk disk;
    private final Optional<Path> mounted;
    private final Path own;

    /// @param mounted the folder under which the system shows plugged-in sticks, one folder each
    Luoghi(Disk disk, Optional<Path> mounted, Path own) {
        this.disk = disk;
        this.mounted = mounted;
        this.own = own;
    }

    /// An envelope as its outside calls itself; nobody has checked that yet.
    record Busta(Path file, Label label) {}

    /// What lies in a folder.
    ///
    /// @param illeggibili names of files that should be envelopes and cannot be read, or not even their outside
    record Trovate(List<Busta> buste, List<String> illeggibili) {}

    /// The names of the sticks that are plugged in.
    List<String> chiavette() {
        if (mounted.isEmpty() || !Files.isDirectory(mounted.get())) {
            return List.of();
        }
        try {
            return disk.list(mounted.get()).stream()
                    .filter(stick -> Files.isDirectory(stick, LinkOption.NOFOLLOW_LINKS) && Files.isWritable(stick))
                    .limit(MAX_STICKS)
                    .map(stick -> stick.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("folder of the sticks", e);
        }
    }

    /// Where to write on a stick; its name is one of [#chiavette].
    Path chiavetta(String nome) {
        if (!chiavette().contains(nome)) {
            throw Problem.CHIAVETTA_ASSENTE.rejected(nome);
        }
        return mounted.orElseThrow().resolve(nome);
    }

    /// Our own folder for one other end.
    Path scaricabili(String con) {
        return own.resolve(con);
    }

    /// The envelopes in a folder and in ours below it, in order of series and part.
    Trovate buste(Path folder) throws IOException {
        List<Busta> found = new ArrayList<>();
        List<String> illeggibili = new ArrayList<>();
        for (Path place : List.of(folder, folder.resolve(CARTELLA))) {
            if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            List<Path> files = disk.list(place).stream()
                    .filter(file -> isBusta(file.getFileName().toString())
                            && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .limit(MAX_FILES)
                    .toList();
            for (Path file : files) {
                label(file)
                        .ifPresentOrElse(
                                label -> found.add(new Busta(file, label)),
                                () -> illeggibili.add(file.getFileName().toString()));
            }
        }
        found.sort(Comparator.comparing((Busta busta) -> busta.label().series())
                .thenComparing(busta -> busta.label().part()));
        return new Trovate(found, illeggibili);
    }

    /// Other systems leave files of their own beside each, with a name that begins with a dot.
    private static boolean isBusta(String nome) {
        return nome.endsWith(Label.SUFFIX) && !nome.startsWith(".");
    }

    /// Empty if it is none, or lies on a bad spot: the others are read all the same.
    private Optional<Label> label(Path file) {
        try (InputStream in = disk.open(file, 0)) {
            return EnvelopeReader.label(in);
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", file.getFileName(), e.toString());
            return Optional.empty();
        }
    }
}
