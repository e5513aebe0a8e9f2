package it.timbro.sync.world;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Frames;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Impronta;
import it.timbro.sync.protocol.Paragone;
import it.timbro.sync.protocol.Parcel;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Welcome;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.Causa;
import it.timbro.sync.transport.Link;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The link in a storm: calls that never arrive, answers that get lost, bodies cut or damaged on
/// the way through the real frames, old requests that arrive again, entries out of order. After
/// [#clear] it is fair weather.
public class Weather implements Link {
    private final Centre centre;
    private final RandomGenerator random;
    private boolean stormy = true;
    private List<Entry> earlier = List.of();
    public long bytesOnTheWire;

    public Weather(Centre centre, RandomGenerator random) {
        this.centre = centre;
        this.random = random;
    }

    public void clear() {
        stormy = false;
    }

    private boolean strikes() {
        return stormy && random.nextInt(4) == 0;
    }

    private <T> Answer<T> through(Supplier<Answer<T>> call) {
        if (strikes()) {
            return lost();
        }
        Answer<T> answer = call.get();
        return strikes() ? lost() : answer;
    }

    private static <T> Answer<T> lost() {
        return new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, "storm");
    }

    @Override
    public Answer<Welcome> hello(Hello hello) {
        return through(() -> centre.hello(hello));
    }

    @Override
    public Answer<Receipt> push(Parcel parcel) {
        List<Entry> batch = parcel.entries();
        if (strikes() && !earlier.isEmpty()) {
            centre.receive(earlier);
        }
        earlier = batch;
        if (strikes()) {
            List<Entry> shuffled = new ArrayList<>(batch);
            Collections.reverse(shuffled);
            centre.receive(shuffled.subList(0, 1 + random.nextInt(shuffled.size())));
            return lost();
        }
        try {
            List<Entry> arrived = Frames.readEntries(new ByteArrayInputStream(damaged(parcel.body())));
            return through(() -> centre.push(arrived));
        } catch (IOException e) {
            return lost();
        }
    }

    @Override
    public Answer<List<FeedEntry>> feed(long after, int waitMs) {
        return through(() -> centre.feed(after, waitMs)) instanceof Answer.Ok<List<FeedEntry>>(List<FeedEntry> news)
                ? carried(news)
                : lost();
    }

    @Override
    public Answer<Paragone> compare(Impronta ours) {
        return through(() -> centre.compare(ours));
    }

    @Override
    public Answer<Receipt> receipt(Receipt ofFeed) {
        return through(() -> centre.receipt(ofFeed));
    }

    @Override
    public Answer<Receipt> giveBack(List<FeedEntry> told) {
        return through(() -> centre.giveBack(told));
    }

    private Answer<List<FeedEntry>> carried(List<FeedEntry> news) {
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            Frames.writeFeed(body, news);
            return new Answer.Ok<>(Frames.readFeed(new ByteArrayInputStream(damaged(body.toByteArray()))));
        } catch (IOException e) {
            return lost();
        }
    }

    private byte[] damaged(byte[] body) {
        if (strikes()) {
            return Arrays.copyOf(body, random.nextInt(body.length));
        }
        if (strikes()) {
            body[random.nextInt(body.length)] ^= (byte) (1 + random.nextInt(255));
        }
        return body;
    }

    @Override
    public Answer<Long> held(Hash file, long sizeBytes) {
        return through(() -> centre.held(file, sizeBytes));
    }

    @Override
    public Answer<Long> send(Hash file, long sizeBytes, long offset, byte[] part) {
        boolean cut = strikes();
        int arriving = cut ? random.nextInt(part.length + 1) : part.length;
        bytesOnTheWire += arriving;
        InputStream line = new FilterInputStream(new ByteArrayInputStream(part, 0, arriving)) {
            @Override
            public int read() throws IOException {
                return orCut(super.read());
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return orCut(super.read(into, from, length));
            }

            private int orCut(int read) throws IOException {
                if (read < 0 && cut) {
                    throw new IOException("line cut");
                }
                return read;
            }
        };
        try {
            Answer<Long> answer = centre.send(file, sizeBytes, offset, line);
            return strikes() ? lost() : answer;
        } catch (IOException e) {
            return lost();
        }
    }

    @Override
    public Answer<Long> fetch(Hash file, long offset, int length, Sink sink) {
        if (!strikes()) {
            return through(() -> centre.fetch(file, offset, length, counting(sink)));
        }
        Answer<Long> some = centre.fetch(file, offset, 1 + random.nextInt(length), counting(sink));
        return some instanceof Answer.Refused<Long> ? some : lost();
    }

    private Sink counting(Sink sink) {
        return (sizeBytes, bytes) -> {
            bytesOnTheWire += bytes.length;
            sink.take(sizeBytes, bytes);
        };
    }
}
