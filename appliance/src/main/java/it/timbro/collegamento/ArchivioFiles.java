package it.timbro.collegamento;

import it.timbro.journal.Reading;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.receiver.Parts;
import it.timbro.sync.session.Files;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The files that facts name and that are not known to be at both ends: what is here goes to the centre, whoever
/// named it, what is not comes from there.
final class ArchivioFiles implements Files {
    /// As many as the strip of a page counts: they are kept from one commit to the next.
    private static final int TENUTI = 100;

    private final Filiale filiale;
    private final Parts parts;
    private final Supplier<List<Scambio.Annunciato>> primi;

    ArchivioFiles(Filiale filiale, Parts parts) {
        this.filiale = filiale;
        this.parts = parts;
        this.primi = filiale.journal().kept(rows -> daScambiare(rows, TENUTI));
    }

    /// Not only our own: that a branch named a file does not say that it reached the centre, and if the same bytes
    /// are here nobody else may have them.
    @Override
    public List<Item> toSend(int limit) {
        return daScambiare(limit)
                .filter(file -> filiale.archivio().has(file.sha256())) // kept before the fact; gone: see #wanted
                .limit(limit)
                .map(file -> new Item(file.sha256(), filiale.archivio().size(file.sha256()), file.urgente()))
                .toList();
    }

    private Stream<Scambio.Annunciato> daScambiare(int limit) {
        List<Scambio.Annunciato> known = primi.get();
        return (limit <= TENUTI || known.size() < TENUTI
                        ? known
                        : filiale.journal().read(rows -> daScambiare(rows, limit)))
                .stream();
    }

    /// So many of ours and so many of others.
    private List<Scambio.Annunciato> daScambiare(Reading rows, int limit) {
        Map<Hash, Scambio.Annunciato> files = new LinkedHashMap<>();
        Stream.concat(natiQui(rows, limit).stream(), filiale.scambio().daRicevere(rows, filiale.sede(), limit).stream())
                .forEach(file -> files.putIfAbsent(file.sha256(), file));
        return List.copyOf(files.values());
    }

    /// A box that is a copy gets no more receipts: what it names may be at the centre, its file here alone.
    private List<Scambio.Annunciato> natiQui(Reading rows, int limit) {
        return filiale.quarantene().attuale(rows).isPresent()
                ? filiale.scambio().daConsegnare(rows, filiale.sede(), limit)
                : filiale.scambio().daInviare(rows, filiale.sede(), limit);
    }

    @Override
    public InputStream open(Hash file, long offset) throws IOException {
        return filiale.archivio().open(file, offset);
    }

    @Override
    public void sent(List<Hash> files) {
        noteAtBothEnds(files);
    }

    /// Ours too, if they are gone: this box came back from an old copy, and the centre has them.
    @Override
    public List<Item> wanted(int limit) {
        return daScambiare(limit)
                .filter(file -> !filiale.archivio().has(file.sha256()))
                .limit(limit)
                .map(file -> new Item(file.sha256(), file.size(), file.urgente()))
                .toList();
    }

    @Override
    public long held(Hash file) throws IOException {
        return parts.held(file, 0);
    }

    @Override
    public Parts.Outcome write(Hash file, long sizeBytes, long offset, byte[] bytes) throws IOException {
        Parts.Outcome outcome = parts.write(file, sizeBytes, offset, bytes);
        if (outcome instanceof Parts.Outcome.Complete) {
            noteAtBothEnds(List.of(file));
        }
        return outcome;
    }

    private void noteAtBothEnds(List<Hash> files) {
        if (!files.isEmpty()) {
            filiale.journal().write(filiale.stream(), Filiale.OPERATORE, tx -> {
                files.forEach(file -> filiale.scambio().scambiato(tx, filiale.sede(), file, filiale.nowMs()));
                return files;
            });
        }
    }
}
