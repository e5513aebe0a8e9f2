package it.timbro.world;

import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.centro.sedi.Sedi;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Impronta;
import it.timbro.sync.protocol.Incarnazione;
import it.timbro.sync.protocol.Paragone;
import it.timbro.sync.protocol.Parcel;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.Rientro;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.protocol.Welcome;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.Causa;
import it.timbro.sync.transport.Link;
import it.timbro.sync.transport.Rientri;
import it.timbro.sync.transport.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;

/// The line without a network: calls go straight to the centre, unless it is down or the weather
/// loses them or their answers.
public final class LineaDiretta implements Link, Rientri {
    private final Supplier<Sedi> sedi;
    private final Sede sede;
    private final Random weather;
    public volatile boolean giu;
    public volatile int perdita;

    LineaDiretta(Supplier<Sedi> sedi, Sede sede, long seed) {
        this.sedi = sedi;
        this.sede = sede;
        this.weather = new Random(seed);
    }

    private interface Call<T> {
        Answer<T> run(Sedi centre) throws IOException;
    }

    private <T> Answer<T> call(Call<T> call) {
        if (giu || weather.nextInt(100) < perdita) {
            return lost();
        }
        try {
            Answer<T> answer = call.run(sedi.get());
            return weather.nextInt(100) < perdita ? lost() : answer;
        } catch (RejectedException e) {
            return new Answer.Refused<>(
                    new Refusal(Refusal.Code.BUSY, e.rejection().sentence()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Answer<T> lost() {
        return new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, "lost");
    }

    @Override
    public Answer<Welcome> hello(Hello hello) {
        return call(centre -> centre.hello(sede, hello));
    }

    @Override
    public Answer<Receipt> push(Parcel parcel) {
        return call(centre -> centre.push(sede, parcel.entries()));
    }

    @Override
    public Answer<Incarnazione> rientra(Rientro domanda) {
        return call(centre -> centre.rientra(sede, domanda));
    }

    @Override
    public Answer<List<Entry>> proprie(StreamId stream, long after) {
        return call(centre -> new Answer.Ok<>(centre.proprie(sede, stream.incarnation(), after)));
    }

    @Override
    public Answer<Receipt> giveBack(List<FeedEntry> told) {
        return call(centre -> centre.riprende(sede, told));
    }

    @Override
    public Answer<List<FeedEntry>> feed(long after, int waitMs) {
        return call(centre -> new Answer.Ok<>(centre.feed(sede, after, 0)));
    }

    @Override
    public Answer<Paragone> compare(Impronta ours) {
        return call(centre -> centre.compare(sede, ours));
    }

    @Override
    public Answer<Receipt> receipt(Receipt ofFeed) {
        return call(centre -> centre.receipt(sede, ofFeed));
    }

    @Override
    public Answer<Long> held(Hash file, long sizeBytes) {
        return call(centre -> centre.held(sede, file));
    }

    @Override
    public Answer<Long> send(Hash file, long sizeBytes, long offset, byte[] part) {
        return call(centre -> centre.take(sede, file, sizeBytes, offset, new ByteArrayInputStream(part)));
    }

    @Override
    public Answer<Long> fetch(Hash file, long offset, int length, Sink sink) {
        return call(centre -> {
            OptionalLong size = centre.size(sede, file);
            if (size.isEmpty()) {
                return new Answer.Refused<>(new Refusal(Refusal.Code.NOT_YET, "Il file non è ancora in centrale."));
            }
            Wire.Range range = Wire.Range.of("bytes=" + offset + "-" + (offset + length - 1), size.getAsLong())
                    .orElseThrow();
            try (InputStream in = centre.open(file, offset)) {
                sink.take(size.getAsLong(), in.readNBytes(range.length()));
            }
            return new Answer.Ok<>(size.getAsLong());
        });
    }
}
