package it.timbro.pratica;

import it.timbro.journal.Fact;
import it.timbro.pratica.DellIncarnazione.ProvaConservata;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Frames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/// What a former life wrote down, as it is kept of it.
public final class Prova {
    private static final Codec CODEC = new Codec();

    private Prova() {}

    /// The fact itself; empty where only its digest was kept, or nobody can read it here.
    public static Optional<Fact> fatto(ProvaConservata prova) {
        try {
            byte[] corpo = Base64.getDecoder().decode(prova.corpo());
            return Frames.readEntries(new ByteArrayInputStream(corpo)).stream()
                    .findFirst()
                    .flatMap(Prova::fatto);
        } catch (IOException | IllegalArgumentException e) { // whatever it is, it stays evidence
            return Optional.empty();
        }
    }

    /// The evidence that an entry told; empty if it told something else.
    public static Optional<ProvaConservata> diProva(Entry entry) {
        return fatto(entry).filter(ProvaConservata.class::isInstance).map(ProvaConservata.class::cast);
    }

    private static Optional<Fact> fatto(Entry entry) {
        byte[] payload = entry.payload();
        return payload == null
                ? Optional.empty()
                : Optional.of(CODEC.decode(entry.kind(), entry.version(), entry.subject(), payload));
    }
}
