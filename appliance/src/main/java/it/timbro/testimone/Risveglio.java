package it.timbro.testimone;

import it.timbro.journal.Journal;
import it.timbro.pratica.DellaSede.MacchinaRiconosciuta;
import it.timbro.sync.protocol.StreamId;
import java.util.Optional;

/// Looks at each start whether this is the machine, and the disk, that the journal was written on.
/// If there is any doubt the box may read and hand over, but not number: paper may exist that it
/// does not remember.
///
/// What the witness held beyond the journal is taken back first, so nothing is lost; the doubt
/// stays all the same, because nobody knows whether the witness had everything (see decision 16).
public final class Risveglio {
    private static final String OPERATORE = "avvio";
    private static final String MACCHINA = "macchina";

    private final Journal journal;
    private final StreamId stream;
    private final ImprontaMacchina impronta;
    private final Optional<Testimone> testimone;

    /// @param stream whose writer this box is
    /// @param testimone none if nobody configured one
    public Risveglio(Journal journal, StreamId stream, ImprontaMacchina impronta, Optional<Testimone> testimone) {
        this.journal = journal;
        this.stream = stream;
        this.impronta = impronta;
        this.testimone = testimone;
    }

    /// Why this may be a copy. The sentences are Italian and whole.
    public sealed interface Dubbio {
        String frase();

        /// The database was made on another machine, or put back from a backup.
        record AltraMacchina() implements Dubbio {
            @Override
            public String frase() {
                return "questi dati vengono da un altro apparecchio, o sono stati rimessi da una copia di sicurezza.";
            }
        }

        /// @param ripresi facts that were taken back from the witness
        record TestimoneAvanti(long ripresi) implements Dubbio {
            @Override
            public String frase() {
                return "il disco era più vecchio del testimone; ripresi dal testimone "
                        + (ripresi == 1 ? "1 fatto." : ripresi + " fatti.");
            }
        }

        record TestimoneDiverso() implements Dubbio {
            @Override
            public String frase() {
                return "il testimone racconta un'altra storia: uno dei due è una copia.";
            }
        }
    }

    /// Looks; once at each start, before anything is written. A machine that sees itself for the
    /// first time remembers that.
    public Optional<Dubbio> guarda() {
        Optional<Dubbio> dubbio = testimone.flatMap(Risveglio::confronta);
        StreamId vita = journal.lives(stream).getLast();
        Optional<String> nota = journal.history(MACCHINA).stream()
                .filter(recorded -> recorded.stream().equals(vita))
                .filter(recorded -> recorded.fact() instanceof MacchinaRiconosciuta)
                .map(recorded -> ((MacchinaRiconosciuta) recorded.fact()).impronta())
                .reduce((_, later) -> later);
        if (nota.isEmpty() && dubbio.isEmpty()) {
            journal.write(vita, OPERATORE, tx -> tx.append(new MacchinaRiconosciuta(impronta.leggi())));
        }
        return dubbio.or(
                () -> nota.filter(known -> !known.equals(impronta.leggi())).map(_ -> new Dubbio.AltraMacchina()));
    }

    private static Optional<Dubbio> confronta(Testimone testimone) {
        return switch (testimone.confronta()) {
            case Testimone.Confronto.InPari _, Testimone.Confronto.Muto _ -> Optional.empty();
            case Testimone.Confronto.Ripreso(long fatti) -> Optional.of(new Dubbio.TestimoneAvanti(fatti));
            case Testimone.Confronto.Diviso _ -> Optional.of(new Dubbio.TestimoneDiverso());
        };
    }
}
