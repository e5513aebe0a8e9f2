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

/// Where envelopes may be put and found: the sticks that are plugged in, and a folder of our own for who carries them
/// through the browser.
final class Luoghi {
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
    List<Busta> buste(Path folder) throws IOException {
        List<Busta> found = new ArrayList<>();
        for (Path place : List.of(folder, folder.resolve(CARTELLA))) {
            if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            List<Path> files = disk.list(place).stream()
                    .filter(file -> file.getFileName().toString().endsWith(Label.SUFFIX)
                            && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .limit(MAX_FILES)
                    .toList();
            for (Path file : files) {
                try (InputStream in = disk.open(file, 0)) {
                    EnvelopeReader.label(in).ifPresent(label -> found.add(new Busta(file, label)));
                }
            }
        }
        found.sort(Comparator.comparing((Busta busta) -> busta.label().series())
                .thenComparing(busta -> busta.label().part()));
        return found;
    }
}
