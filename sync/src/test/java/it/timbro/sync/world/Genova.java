package it.timbro.sync.world;

import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.Batches;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Parts;
import it.timbro.sync.sealed.SigningKey;
import it.timbro.sync.session.Branch;
import it.timbro.sync.session.Files;
import it.timbro.sync.session.Inbox;
import it.timbro.sync.session.Outbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A branch in memory.
public final class Genova implements Outbox, Files {
    /// The branch's feed, kept in a list.
    public static final class ListInbox extends ListShelf<FeedEntry> implements Inbox {
        private final SigningKey key;
        public boolean signerKnown = true;
        public Head delivered = Head.EMPTY;

        ListInbox(SigningKey key) {
            this.key = key;
        }

        @Override
        public List<FeedEntry> after(long seq, int maxEntries, long maxBytes) {
            return links.subList((int) seq, links.size());
        }

        @Override
        public Optional<Receipt> undelivered() {
            return head().equals(delivered)
                    ? Optional.empty()
                    : Optional.of(
                            key.sign(new Receipt(FeedEntry.chainOf(Centre.SEDE), head().seq(), head().hash(), 0, 0)));
        }

        @Override
        public boolean signerKnown() {
            return signerKnown;
        }

        @Override
        public void delivered(Receipt receipt) {
            delivered = receipt.head();
        }
    }

    public final Facts facts = new Facts(Facts.GENOVA);
    public final SigningKey key;
    public final ListInbox inbox;
    public final List<Receipt> receipts = new ArrayList<>();
    public final PlainMirror mirror = new PlainMirror();
    public final MemoryArchive archive = new MemoryArchive();
    public final List<Item> outgoing = new ArrayList<>();
    public final List<Item> incoming = new ArrayList<>();
    /// The disk takes no more.
    public boolean full;

    private final Parts parts;
    public final Set<Hash> sent = new HashSet<>();
    /// How often a batch was read.
    public int batches;
    /// How often it noted what the centre holds.
    public int notes;

    private volatile long acknowledged;
    private volatile long generation;
    public String quarantined = "";

    public Genova(Path folder) throws IOException {
        parts = new Parts(folder, archive, Disk.real());
        key = SigningKey.open(folder, "ricevute");
        inbox = new ListInbox(key);
    }

    public Branch branch() {
        return new Branch(Centre.SEDE, this, inbox, this, mirror);
    }

    public Hash keeps(byte[] content) {
        Hash hash = archive.add(content);
        outgoing.add(new Item(hash, content.length));
        return hash;
    }

    @Override
    public List<StreamId> streams() {
        return List.of(Facts.GENOVA);
    }

    @Override
    public Head head(StreamId stream) {
        return facts.entries.isEmpty() ? Head.EMPTY : Head.of(facts.entries.getLast());
    }

    @Override
    public long acknowledged(StreamId stream) {
        return acknowledged;
    }

    @Override
    public Optional<Hash> hashAt(StreamId stream, long seq) {
        return seq < 1 || seq > facts.entries.size()
                ? Optional.empty()
                : Optional.of(facts.entries.get((int) seq - 1).hash());
    }

    @Override
    public List<Entry> after(StreamId stream, long after, int maxEntries, long maxBytes) {
        batches++;
        return Batches.cut(facts.entries.subList((int) after, facts.entries.size()), 7, maxBytes);
    }

    @Override
    public List<Receipt> receipts() {
        return receipts.isEmpty() ? List.of() : List.of(receipts.getLast());
    }

    @Override
    public String next() {
        return "";
    }

    @Override
    public void present(Receipt presence) {
        throw new AssertionError("no presence was said");
    }

    @Override
    public void quarantine(StreamId stream, String sentence) {
        quarantined = sentence;
    }

    @Override
    public void acknowledge(StreamId stream, Receipt receipt) {
        acknowledged = receipt.seq();
        receipts.add(receipt);
    }

    @Override
    public long generation() {
        return generation;
    }

    @Override
    public void generation(long said) {
        generation = said;
    }

    @Override
    public void rewind(StreamId stream, Head held) {
        acknowledged = held.seq();
    }

    @Override
    public List<Item> toSend(int limit) {
        return outgoing.stream()
                .filter(item -> !sent.contains(item.hash()))
                .limit(limit)
                .toList();
    }

    @Override
    public InputStream open(Hash file, long offset) {
        byte[] content = archive.content(file);
        return new ByteArrayInputStream(Arrays.copyOfRange(content, (int) offset, content.length));
    }

    @Override
    public void sent(List<Hash> files) {
        sent.addAll(files);
        notes++;
    }

    @Override
    public List<Item> wanted(int limit) {
        return incoming.stream()
                .filter(item -> !archive.has(item.hash()))
                .limit(limit)
                .toList();
    }

    @Override
    public long held(Hash file) throws IOException {
        return parts.held(file, 0);
    }

    @Override
    public Parts.Outcome write(Hash file, long sizeBytes, long offset, byte[] bytes) throws IOException {
        if (full) {
            throw new Disk.FullException("no room", new IOException("ENOSPC"));
        }
        return parts.write(file, sizeBytes, offset, bytes);
    }
}
