package it.timbro.centro.sedi;

import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.journal.Tx;
import it.timbro.pratica.Proprieta;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.protocol.Versions;
import it.timbro.sync.protocol.Welcome;
import it.timbro.sync.transport.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Answers a branch's first word: both sides compare how far they are, and each finds out whether
/// the other, or itself, is a copy. Any thread.
record Accoglienza(Journal journal, Ricevute ricevute, Vite vite, Presenze presenze, Ripristino ripristino, Time time) {
    private static final int HELLO_STREAMS = 100;

    Answer<Welcome> saluta(Sede chi, Hello hello) {
        OptionalInt version = Versions.choose(hello.versions());
        if (version.isEmpty()) {
            return new Answer.Refused<>(Versions.refusal(hello.versions()));
        }
        if (!hello.sede().equals(chi.code())) {
            return new Answer.Refused<>(Sedi.altraSede());
        }
        if (hello.heads().size() > HELLO_STREAMS) {
            return new Answer.Refused<>(Sedi.malformed("Il saluto nomina troppi flussi."));
        }
        Map<StreamId, Head> heads = new HashMap<>();
        for (String name : hello.heads().keySet()) {
            StreamId stream;
            try {
                stream = StreamId.parse(name);
            } catch (IllegalArgumentException e) {
                return new Answer.Refused<>(Sedi.malformed("«" + name + "» non è un flusso."));
            }
            if (!Sedi.sua(chi, stream)) {
                return new Answer.Refused<>(Sedi.altraSede());
            }
            heads.put(stream, journal.head(stream));
        }
        @Nullable Long manca = null;
        switch (ripristino.ascolta(chi, hello, heads)) {
            case Ripristino.Ascolto.Concorde _ -> {}
            case Ripristino.Ascolto.Manca(long dopo) -> manca = dopo;
            case Ripristino.Ascolto.SenzaProva _ -> {
                return new Answer.Refused<>(senzaProva());
            }
        }
        Optional<StreamId> vita = heads.keySet().stream().max(Comparator.comparingInt(StreamId::incarnation));
        List<Receipt> receipts = new ArrayList<>();
        if (vita.isPresent() && manca == null) {
            switch (journal.write(Proprieta.aoo(chi), "centrale", tx -> entra(tx, vita.get(), hello))) {
                case Presenze.Voce.Attesa(Receipt firmata) -> receipts.add(firmata);
                case Presenze.Voce.Muta _ -> {}
                case Presenze.Voce.Copia _ -> {
                    return new Answer.Refused<>(copia());
                }
            }
        }
        heads.forEach((stream, held) -> {
            if (held.seq() > 0) {
                receipts.add(ricevute.data(stream, held));
            }
        });
        Map<String, Head> named = new HashMap<>();
        heads.forEach((stream, held) -> named.put(stream.toString(), held));
        return new Answer.Ok<>(new Welcome(
                version.getAsInt(),
                chi.code(),
                time.bounded().toEpochMilli(),
                named,
                journal.feedHead(chi.code()),
                ricevute.chiave().published(),
                receipts,
                manca,
                journal.lives(Proprieta.aoo(chi)).getLast().incarnation()));
    }

    /// Only the last life of a branch is let in, and of that only who spoke last.
    private Presenze.Voce entra(Tx tx, StreamId vita, Hello hello) {
        StreamId ultima = Incarnazioni.ultima(tx, new StreamId(vita.sede(), "1"));
        if (vita.incarnation() > ultima.incarnation() && vite.data(tx, vita)) {
            tx.open(vita); // given before this centre was restored, and told again by the branch
        } else if (!vita.equals(ultima)) {
            return new Presenze.Voce.Copia();
        }
        return presenze.senti(tx, vita, hello);
    }

    private static Refusal senzaProva() {
        return new Refusal(
                Refusal.Code.FORBIDDEN,
                "Questa sede dice di avere novità che in centrale non risultano, e non mostra nulla che la centrale"
                        + " abbia firmato. Se la centrale è ripartita da una copia, lì due persone lo dichiarano"
                        + " nella pagina «Ripristino»; altrimenti questo apparecchio è guasto. Chiama l'assistenza.");
    }

    private static Refusal copia() {
        return new Refusal(
                Refusal.Code.QUARANTINE,
                "Con l'identità di questa sede ha già parlato un altro apparecchio, o uno stato più nuovo di questo:"
                        + " qui gira una copia. Apri la pagina «Rientro».");
    }
}
