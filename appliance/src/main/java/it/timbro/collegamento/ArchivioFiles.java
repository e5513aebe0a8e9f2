package it.timbro.collegamento;

import it.timbro.journal.Reading;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.receiver.Parts;
import it.timbro.sync.session.Files;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The files that facts name, to the centre and from it.
final class ArchivioFiles implements Files {
    /// As many as the strip of a page counts: they are kept from one commit to the next.
    private static final int TENUTI = 100;

    private final Filiale filiale;
    private final Parts parts;
    private final Supplier<List<Scambio.Annunciato>> primi;

    ArchivioFiles(Filiale filiale, Parts parts) {
        this.filiale = filiale;
        this.parts = parts;
        this.primi = filiale.journal().kept(rows -> natiQui(rows, TENUTI));
    }

    @Override
    public List<Item> toSend(int limit) {
        return natiQui(limit).stream()
                .filter(file -> filiale.archivio().has(file.sha256())) // kept before the fact; gone: see #wanted
                .map(file -> new Item(file.sha256(), filiale.archivio().size(file.sha256()), file.urgente()))
                .toList();
    }

    /// Announced here, and not known to be at both ends.
    private List<Scambio.Annunciato> natiQui(int limit) {
        List<Scambio.Annunciato> known = primi.get();
        return limit <= TENUTI || known.size() < TENUTI
                ? known.subList(0, Math.min(limit, known.size()))
                : filiale.journal().read(rows -> natiQui(rows, limit));
    }

    private List<Scambio.Annunciato> natiQui(Reading rows, int limit) {
        return filiale.scambio().daInviare(rows, filiale.sede(), limit);
    }

    @Override
    public InputStream open(Hash file, long offset) throws IOException {
        return filiale.archivio().open(file, offset);
    }

    @Override
    public void sent(List<Hash> files) {
        noteAtBothEnds(files);
    }

    @Override
    public List<Item> wanted(int limit) {
        List<Scambio.Annunciato> announced =
                filiale.journal().read(rows -> filiale.scambio().daRicevere(rows, filiale.sede(), limit));
        noteAtBothEnds(announced.stream()
                .map(Scambio.Annunciato::sha256)
                .filter(filiale.archivio()::has) // it was here already, or the note was lost in a crash
                .toList());
        // ours that are gone: this box came back from an old copy, and the centre has them
        return Stream.concat(announced.stream(), natiQui(limit).stream())
                .filter(file -> !filiale.archivio().has(file.sha256()))
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
