package it.timbro.tempesta;

import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.centro.sedi.Aperture;
import it.timbro.centro.sedi.Sedi;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Frames;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Impronta;
import it.timbro.sync.protocol.Incarnazione;
import it.timbro.sync.protocol.MalformedException;
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
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A branch's line to the centre in bad weather: calls that never arrive, arrive twice, late or
/// cut, answers that get lost. Bodies go through the real frames.
final class Linea implements Link, Rientri {
    private static final int KEPT = 3;

    private final NodoFiliale filiale;
    private final List<List<Entry>> inRitardo = new ArrayList<>();

    /// Until when nothing gets through.
    long giuFinoMs;

    /// The centre has welcomed it, and lacks nothing that it knows.
    private boolean accolta;

    /// With which centre the connection stands: one that was put back is another.
    private int conCentro;

    Linea(NodoFiliale filiale) {
        this.filiale = filiale;
    }

    private interface Chiamata<T> {
        Answer<T> run(Sedi sedi, Sede sede) throws IOException;
    }

    private <T> Answer<T> chiama(Chiamata<T> call) {
        Mondo mondo = filiale.mondo;
        if (mondo.ms < giuFinoMs || rotta() || guasta(mondo.guasti.perdita, "domanda persa")) {
            return persa();
        }
        Answer<T> answer = alCentro(call);
        if (guasta(mondo.guasti.dueVolte, "domanda doppia")) {
            answer = alCentro(call);
        }
        return guasta(mondo.guasti.perdita, "risposta persa") ? persa() : answer;
    }

    /// Whether it happens now; counted.
    private boolean guasta(int perMille, String che) {
        boolean now = filiale.mondo.caso.capita(perMille);
        if (now) {
            filiale.mondo.conto.uno("guasto " + che);
        }
        return now;
    }

    /// A step of a lane is done: what a welcome said has been taken to heart.
    void passata() {
        if (accolta) {
            filiale.mondo.centro.risente(filiale);
            accolta = false;
        }
    }

    /// A step of a lane begins.
    void comincia() {
        accolta = false;
    }

    private boolean rotta() {
        int now = filiale.mondo.centro.ripristini;
        boolean broken = conCentro != now;
        conCentro = now;
        return broken;
    }

    private <T> Answer<T> alCentro(Chiamata<T> call) {
        NodoCentro centro = filiale.mondo.centro;
        if (!centro.acceso) {
            return persa();
        }
        if (filiale.mondo.revocate.contains(filiale.sede)) {
            return new Answer.Refused<>(new Refusal(Refusal.Code.REVOKED, "L'apparecchio è stato revocato."));
        }
        try {
            Optional<Aperture.Chiusa> closed = centro.processo().aperture().chiusa(filiale.sede);
            return closed.isPresent()
                    ? new Answer.Refused<>(
                            new Refusal(Refusal.Code.CLOSED, closed.get().frase()))
                    : call.run(centro.processo().sedi(), filiale.sede);
        } catch (Caduta down) {
            filiale.mondo.caduto(centro, down);
            return persa();
        } catch (RejectedException e) {
            return new Answer.Refused<>(
                    new Refusal(Refusal.Code.BUSY, e.rejection().sentence()));
        } catch (IOException | UncheckedIOException e) {
            return persa();
        }
    }

    private static <T> Answer<T> persa() {
        return new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, "lost");
    }

    @Override
    public Answer<Welcome> hello(Hello hello) {
        Answer<Welcome> answer = chiama((sedi, sede) -> sedi.hello(sede, hello));
        if (answer instanceof Answer.Ok<Welcome>(Welcome welcome) && welcome.lacks() == null) {
            accolta = true;
            filiale.benvenuta(hello.next());
        }
        return answer;
    }

    @Override
    public Answer<Receipt> push(Parcel parcel) {
        Mondo mondo = filiale.mondo;
        if (mondo.ms < giuFinoMs) {
            return persa();
        }
        if (!inRitardo.isEmpty() && mondo.caso.capita(500)) {
            List<Entry> old = inRitardo.remove(mondo.caso.tra(0, inRitardo.size() - 1));
            alCentro((sedi, sede) -> sedi.push(sede, old));
        }
        if (guasta(mondo.guasti.ritardo, "invio in ritardo")) {
            inRitardo.add(parcel.entries());
            if (inRitardo.size() > KEPT) {
                inRitardo.removeFirst();
            }
            return persa();
        }
        try {
            List<Entry> arrived = falsata(Frames.readEntries(new ByteArrayInputStream(guasta(parcel.body()))));
            return chiama((sedi, sede) -> sedi.push(sede, arrived));
        } catch (MalformedException e) {
            return new Answer.Refused<>(new Refusal(Refusal.Code.MALFORMED, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return persa();
        }
    }

    /// Somewhere between the frames and the receiver a bit turned over.
    private List<Entry> falsata(List<Entry> batch) {
        Caso caso = filiale.mondo.caso;
        if (!guasta(filiale.mondo.guasti.taglio / 2, "fatto alterato")) {
            return batch;
        }
        List<Entry> altered = new ArrayList<>(batch);
        int at = caso.tra(0, batch.size() - 1);
        Entry one = batch.get(at);
        byte[] payload = one.payload();
        if (payload != null && payload.length > 0) {
            byte[] other = payload.clone();
            other[caso.tra(0, other.length - 1)] ^= 1;
            altered.set(
                    at,
                    new Entry(
                            one.stream(),
                            one.seq(),
                            one.txFirst(),
                            one.txSize(),
                            one.time(),
                            one.operatore(),
                            one.kind(),
                            one.version(),
                            one.flags(),
                            one.subject(),
                            one.salt(),
                            other,
                            one.payloadDigest(),
                            one.previous(),
                            one.hash()));
        }
        return altered;
    }

    @Override
    public Answer<Incarnazione> rientra(Rientro domanda) {
        return chiama((sedi, sede) -> sedi.rientra(sede, domanda));
    }

    @Override
    public Answer<List<Entry>> proprie(StreamId stream, long after) {
        return chiama((sedi, sede) -> new Answer.Ok<>(sedi.proprie(sede, stream.incarnation(), after)));
    }

    @Override
    public Answer<Receipt> giveBack(List<FeedEntry> told) {
        return chiama((sedi, sede) -> sedi.riprende(sede, told));
    }

    @Override
    public Answer<List<FeedEntry>> feed(long after, int waitMs) {
        Answer<List<FeedEntry>> answer = chiama((sedi, sede) -> new Answer.Ok<>(sedi.feed(sede, after, 0)));
        if (!(answer instanceof Answer.Ok<List<FeedEntry>>(List<FeedEntry> news))) {
            return answer;
        }
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            Frames.writeFeed(body, news);
            return new Answer.Ok<>(Frames.readFeed(new ByteArrayInputStream(guasta(body.toByteArray()))));
        } catch (IOException e) {
            return persa();
        }
    }

    private byte[] guasta(byte[] body) {
        Caso caso = filiale.mondo.caso;
        if (!guasta(filiale.mondo.guasti.taglio, "corpo tagliato o alterato")) {
            return body;
        }
        if (caso.capita(500)) {
            return Arrays.copyOf(body, caso.tra(0, body.length - 1));
        }
        body[caso.tra(0, body.length - 1)] ^= (byte) caso.tra(1, 255);
        return body;
    }

    @Override
    public Answer<Paragone> compare(Impronta ours) {
        return chiama((sedi, sede) -> sedi.compare(sede, ours));
    }

    @Override
    public Answer<Receipt> receipt(Receipt ofFeed) {
        return chiama((sedi, sede) -> sedi.receipt(sede, ofFeed));
    }

    @Override
    public Answer<Long> held(Hash file, long sizeBytes) {
        return chiama((sedi, sede) -> sedi.held(sede, file));
    }

    @Override
    public Answer<Long> send(Hash file, long sizeBytes, long offset, byte[] part) {
        Caso caso = filiale.mondo.caso;
        boolean cut = guasta(filiale.mondo.guasti.taglio, "parte di file tagliata");
        int arriving = cut ? caso.tra(0, part.length) : part.length;
        return chiama(
                (sedi, sede) -> sedi.take(sede, file, sizeBytes, offset, cuttable(Arrays.copyOf(part, arriving), cut)));
    }

    private static InputStream cuttable(byte[] arriving, boolean cut) {
        return new FilterInputStream(new ByteArrayInputStream(arriving)) {
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
    }

    /// As the sync service answers it.
    @Override
    public Answer<Long> fetch(Hash file, long offset, int length, Sink sink) {
        Caso caso = filiale.mondo.caso;
        boolean cut = guasta(filiale.mondo.guasti.taglio, "parte di file tagliata");
        byte[][] arrived = {new byte[0]};
        Answer<Long> answer = chiama((sedi, sede) -> {
            OptionalLong size = sedi.size(sede, file);
            if (size.isEmpty()) {
                return new Answer.Refused<>(new Refusal(Refusal.Code.NOT_YET, "Il file non è ancora in centrale."));
            }
            Optional<Wire.Range> range =
                    Wire.Range.of("bytes=" + offset + "-" + (offset + length - 1), size.getAsLong());
            if (range.isEmpty()) {
                return new Answer.Refused<>(new Refusal(Refusal.Code.FILE, "Il file finisce prima."));
            }
            try (InputStream in = sedi.open(file, offset)) {
                arrived[0] = in.readNBytes(range.get().length());
            }
            return new Answer.Ok<>(size.getAsLong());
        });
        if (!(answer instanceof Answer.Ok<Long>(Long size))) {
            return answer;
        }
        byte[] part = cut ? Arrays.copyOf(arrived[0], caso.tra(0, arrived[0].length)) : arrived[0];
        try {
            if (part.length > 0) {
                sink.take(size, part);
            }
        } catch (IOException e) {
            return persa();
        }
        return cut ? persa() : answer;
    }
}
