package it.timbro.minuta;

import it.timbro.base.Problem;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.IdAppuntamento;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.Modello.CertificatoOrigine;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The modello is written at the counter: every saving is on disk before it is answered, so a login
/// that ended, a browser that crashed or a process that was killed costs nothing that was saved.
/// Two pages on one minuta never overwrite each other: what the slower one holds becomes a minuta
/// of its own.
///
/// Nothing of it needs the centre. Any thread may call, but never from inside a transaction.
public final class Stesura {
    private final Journal journal;
    private final StreamId stream;
    private final Minute minute;
    private final RandomGenerator random;

    /// @param random for the ids: two minute must never draw the same
    public Stesura(Journal journal, StreamId stream, Minute minute, RandomGenerator random) {
        this.journal = journal;
        this.stream = stream;
        this.minute = minute;
        this.random = random;
    }

    /// What became of a saving.
    public sealed interface Esito {
        Minuta minuta();

        record Salvata(Minuta minuta) implements Esito {}

        /// The minuta had gone on elsewhere, or was presented or thrown away: what was written is
        /// this other one.
        record Sdoppiata(Minuta minuta) implements Esito {}
    }

    public Minuta comincia(
            Campi campi, Optional<IdAppuntamento> appuntamento, Optional<Hash> firmato, String operatore) {
        return journal.write(stream, operatore, tx -> nuova(tx, campi, appuntamento, firmato));
    }

    private Minuta nuova(Tx tx, Campi campi, Optional<IdAppuntamento> appuntamento, Optional<Hash> firmato) {
        Minuta minuta = new Minuta(
                IdPresentazione.nuova(random),
                1,
                appuntamento,
                campi,
                firmato,
                tx.operatore(),
                tx.now().toEpochMilli());
        minute.save(tx, minuta);
        return minuta;
    }

    /// @param versione that the page shows
    public Esito salva(IdPresentazione id, long versione, Campi campi, String operatore) {
        return journal.write(stream, operatore, tx -> {
            Optional<Minuta> known = minute.find(tx, id);
            if (known.filter(minuta -> minuta.versione() == versione).isEmpty()) {
                boolean same =
                        known.filter(minuta -> minuta.campi().equals(campi)).isPresent();
                return same
                        ? new Esito.Salvata(known.get())
                        : new Esito.Sdoppiata(nuova(tx, campi, known.flatMap(Minuta::appuntamento), Optional.empty()));
            }
            Minuta minuta = known.get();
            if (minuta.campi().equals(campi)) {
                return new Esito.Salvata(minuta);
            }
            Minuta saved = minuta.salvata(campi, operatore, tx.now().toEpochMilli());
            minute.save(tx, saved);
            return new Esito.Salvata(saved);
        });
    }

    /// The company brings the exported file back, signed.
    ///
    /// @param detto what the signed file says: refused where it is something else than what is
    /// written here
    public void firma(IdPresentazione id, Hash file, CertificatoOrigine detto, String operatore) {
        journal.write(stream, operatore, tx -> {
            Minuta minuta = read(tx, id);
            if (!Letto.di(minuta.campi())
                    .modello()
                    .equals(Letto.di(Letto.campi(detto)).modello())) {
                throw Problem.FIRMATO_DIVERSO.rejected("dopo l'esportazione la minuta è stata cambiata");
            }
            minute.save(tx, minuta.firmata(file, operatore, tx.now().toEpochMilli()));
            return true;
        });
    }

    /// It was presented, or nobody wants it: it is gone. Twice is once.
    public void butta(IdPresentazione id, String operatore) {
        journal.write(stream, operatore, tx -> {
            minute.delete(tx, id);
            return true;
        });
    }

    public Optional<Minuta> find(IdPresentazione id) {
        return journal.read(rows -> minute.find(rows, id));
    }

    public List<Minuta> tutte() {
        return journal.read(rows -> minute.tutte(rows, Minute.MAX));
    }

    private Minuta read(Reading rows, IdPresentazione id) {
        return minute.find(rows, id).orElseThrow(() -> Problem.NON_TROVATO.rejected("la minuta"));
    }
}
