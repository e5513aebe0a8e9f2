package it.timbro.collegamento;

import it.timbro.pratica.DellIncarnazione.ProvaConservata;
import it.timbro.pratica.Prova;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Frames;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What earlier incarnations did and nobody goes on with: it goes to the shelf of evidence, and is told in
/// facts of the one that lives now. What a crash left undone is done by the next call.
record Prove(Filiale filiale) {
    private static final int PROVE = 200;
    private static final int PROVA_BYTES = 4 << 20;

    /// What earlier incarnations hold beyond their last good head, such as what was handed over
    /// while the centre was asked.
    void lascia() {
        for (StreamId stream : filiale.journal().lives(filiale.stream())) {
            Head ultimo = filiale.journal().read(rows -> filiale.scambio().riscontrato(rows, stream));
            if (!stream.equals(filiale.vita()) && filiale.journal().head(stream).seq() > ultimo.seq()) {
                filiale.journal().copies().setAside(stream, ultimo.seq());
            }
        }
        racconta();
    }

    private void racconta() {
        while (true) {
            List<Entry> prove =
                    insieme(filiale.journal().copies().evidence(filiale.sede().code(), PROVE));
            if (prove.isEmpty()) {
                return;
            }
            filiale.journal().write(filiale.stream(), Filiale.OPERATORE, tx -> {
                prove.forEach(prova -> tx.append(conservata(prova)));
                return true;
            });
        }
    }

    /// As many of the first as one transaction may carry.
    private static List<Entry> insieme(List<Entry> prove) {
        int quante = 0;
        long bytes = 0;
        for (Entry prova : prove) {
            byte[] payload = prova.payload();
            bytes += payload == null ? 0 : payload.length;
            if (quante > 0 && bytes > PROVA_BYTES) {
                break;
            }
            quante++;
        }
        return prove.subList(0, quante);
    }

    /// What was itself told as evidence of an earlier life, and was left behind in its turn, is told again as what it
    /// was: whoever looks for it looks for that.
    private static ProvaConservata conservata(Entry prova) {
        Optional<ProvaConservata> detta = Prova.diProva(prova);
        if (detta.isPresent()) {
            ProvaConservata prima = detta.get();
            return new ProvaConservata(
                    prova.stream().toString(),
                    prova.seq(),
                    prova.hash(),
                    prima.tipo(),
                    prima.operatore(),
                    prima.ms(),
                    prima.soggetto(),
                    prima.corpo());
        }
        byte[] payload = prova.payload();
        Entry travelling = payload != null && payload.length > PROVA_BYTES ? prova.digestOnly() : prova;
        return new ProvaConservata(
                prova.stream().toString(),
                prova.seq(),
                prova.hash(),
                prova.kind(),
                prova.operatore(),
                prova.time().wallMs(),
                prova.subject(),
                Base64.getEncoder().encodeToString(bytes(travelling)));
    }

    private static byte[] bytes(Entry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try {
            Frames.writeEntries(bytes, List.of(entry));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }
}
