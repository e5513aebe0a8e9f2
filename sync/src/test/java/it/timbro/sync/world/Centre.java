package it.timbro.sync.world;

import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.Batches;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Impronta;
import it.timbro.sync.protocol.Paragone;
import it.timbro.sync.protocol.Parcel;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.protocol.Versions;
import it.timbro.sync.protocol.Welcome;
import it.timbro.sync.receiver.Outcome;
import it.timbro.sync.receiver.Parts;
import it.timbro.sync.receiver.Receiver;
import it.timbro.sync.sealed.SigningKey;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.Causa;
import it.timbro.sync.transport.Link;
import it.timbro.sync.transport.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A centre in memory, and the fair-weather link to it.
public final class Centre implements Link {
    public static final String SEDE = "GE1";
    public static final long CLOCK_MS = 1_767_225_605_000L;

    public final Map<StreamId, ListShelf<Entry>> streams = new HashMap<>();
    public final MemoryArchive archive = new MemoryArchive();
    public Parts parts;
    private final Path folder;
    public final SigningKey key;
    public final List<Receipt> receipts = new ArrayList<>();
    public int partsTaken;
    public List<FeedEntry> feed = List.of();
    /// What it says of the branch's sums.
    public Function<Impronta, Paragone> paragone = _ -> Paragone.UGUALE;

    public Centre(Path folder) throws IOException {
        this.folder = folder;
        parts = new Parts(folder, archive, Disk.real());
        key = SigningKey.open(folder, "ricevute");
    }

    /// The power goes: of a file on its way only garbage is left. Then it starts again.
    public void leaves(Hash file, int bytesOfGarbage) throws IOException {
        java.nio.file.Files.write(folder.resolve(file.hex() + ".part"), new byte[bytesOfGarbage]);
        parts = new Parts(folder, archive, Disk.real());
    }

    public ListShelf<Entry> shelf(StreamId stream) {
        return streams.computeIfAbsent(stream, _ -> new ListShelf<>());
    }

    public Outcome receive(List<Entry> batch) {
        StreamId stream = batch.getFirst().stream();
        return Receiver.ofStream(stream, shelf(stream)).receive(batch);
    }

    @Override
    public Answer<Welcome> hello(Hello hello) {
        if (Versions.choose(hello.versions()).isEmpty()) {
            return new Answer.Refused<>(Versions.refusal(hello.versions()));
        }
        Map<String, Head> heads = new HashMap<>();
        streams.forEach((stream, shelf) -> heads.put(stream.toString(), shelf.head()));
        Head head = feed.isEmpty() ? Head.EMPTY : Head.of(feed.getLast());
        List<Receipt> held = heads.entrySet().stream()
                .map(stream -> key.sign(new Receipt(
                        stream.getKey(),
                        stream.getValue().seq(),
                        stream.getValue().hash(),
                        0,
                        0)))
                .toList();
        return new Answer.Ok<>(new Welcome(Versions.V1, hello.sede(), CLOCK_MS, heads, head, key.published(), held));
    }

    @Override
    public Answer<Receipt> push(Parcel parcel) {
        return push(parcel.entries());
    }

    synchronized Answer<Receipt> push(List<Entry> batch) {
        return switch (receive(batch).message()) {
            case Receipt receipt -> new Answer.Ok<>(key.sign(receipt));
            case Refusal refusal -> new Answer.Refused<>(refusal);
            case Record other -> throw new IllegalStateException("unexpected message " + other);
        };
    }

    @Override
    public Answer<List<FeedEntry>> feed(long after, int waitMs) {
        return new Answer.Ok<>(Batches.cut(feed.subList((int) after, feed.size()), 3, 1 << 20));
    }

    @Override
    public Answer<Paragone> compare(Impronta ours) {
        return new Answer.Ok<>(paragone.apply(ours));
    }

    @Override
    public Answer<Receipt> receipt(Receipt ofFeed) {
        receipts.add(ofFeed);
        return new Answer.Ok<>(key.sign(new Receipt(ofFeed.chain(), ofFeed.seq(), ofFeed.hash(), 0, 0)));
    }

    @Override
    public Answer<Receipt> giveBack(List<FeedEntry> told) {
        throw new AssertionError("this centre never forgets");
    }

    @Override
    public Answer<Long> held(Hash file, long sizeBytes) {
        try {
            return new Answer.Ok<>(parts.held(file, sizeBytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Answer<Long> send(Hash file, long sizeBytes, long offset, byte[] part) {
        try {
            return send(file, sizeBytes, offset, new ByteArrayInputStream(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answer<Long> send(Hash file, long sizeBytes, long offset, InputStream part) throws IOException {
        partsTaken++;
        return switch (parts.write(file, sizeBytes, offset, part)) {
            case Parts.Outcome.Held(long held) -> new Answer.Ok<>(held);
            case Parts.Outcome.Complete(long size) -> new Answer.Ok<>(size);
            case Parts.Outcome.Spoiled(String reason) -> new Answer.Refused<>(new Refusal(Refusal.Code.FILE, reason));
        };
    }

    @Override
    public Answer<Long> fetch(Hash file, long offset, int length, Sink sink) {
        if (!archive.has(file)) {
            return new Answer.Refused<>(new Refusal(Refusal.Code.NOT_YET, "Il file non è ancora in centrale."));
        }
        byte[] content = archive.content(file);
        Optional<Wire.Range> range = Wire.Range.of("bytes=" + offset + "-" + (offset + length - 1), content.length);
        if (range.isEmpty()) {
            return new Answer.Refused<>(new Refusal(Refusal.Code.FILE, "Il file finisce prima."));
        }
        try {
            sink.take(
                    content.length,
                    Arrays.copyOfRange(
                            content, (int) offset, (int) offset + range.get().length()));
        } catch (IOException e) {
            return new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, e.toString()); // as the wire does
        }
        return new Answer.Ok<>((long) content.length);
    }
}
