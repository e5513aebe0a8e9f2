package it.timbro.testimone;

import it.timbro.journal.Journal;
import it.timbro.pratica.DellaSede.MacchinaRiconosciuta;
import it.timbro.sync.protocol.StreamId;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at each start whether this is the machine, and the disk, that the journal was written on.
/// If there is any doubt the box may read and hand over, but not number: paper may exist that it
/// does not remember.
///
/// What the witness holds beyond the journal is taken back, so nothing is lost; the doubt stays all
/// the same, because nobody knows whether the witness had everything (see decision 16).
public final class Risveglio {
    private static final Logger LOG = LoggerFactory.getLogger(Risveglio.class);
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

        /// @param fatti that the witness has and the journal had not
        record TestimoneAvanti(long fatti) implements Dubbio {
            @Override
            public String frase() {
                return "il disco era più vecchio del testimone, che aveva "
                        + (fatti == 1 ? "1 fatto in più." : fatti + " fatti in più.");
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
    ///
    /// @param dubita keeps a doubt. It is called before anything is taken back from the witness, which leaves no
    /// trace of the doubt: when it returns, the doubt is durable
    public void guarda(Consumer<Dubbio> dubita) {
        Optional<Raffronto> raffronto = testimone.map(Testimone::raffronto);
        Optional<Dubbio> dubbio = raffronto.flatMap(Risveglio::confronta).or(this::macchina);
        dubbio.ifPresent(dubita);
        if (dubbio.isEmpty() && nota().isEmpty()) {
            journal.write(stream, OPERATORE, tx -> tx.append(new MacchinaRiconosciuta(impronta.leggi())));
        }
        if (dubbio.filter(Dubbio.TestimoneAvanti.class::isInstance).isPresent()
                && !raffronto.orElseThrow().riprendi()) {
            LOG.warn("the witness has more than could be taken back");
        }
    }

    private Optional<Dubbio> macchina() {
        return nota().filter(known -> !known.equals(impronta.leggi())).map(_ -> new Dubbio.AltraMacchina());
    }

    /// The machine that this life was begun on.
    private Optional<String> nota() {
        StreamId vita = journal.lives(stream).getLast();
        return journal.history(MACCHINA).stream()
                .filter(recorded -> recorded.stream().equals(vita))
                .filter(recorded -> recorded.fact() instanceof MacchinaRiconosciuta)
                .map(recorded -> ((MacchinaRiconosciuta) recorded.fact()).impronta())
                .reduce((_, later) -> later);
    }

    private static Optional<Dubbio> confronta(Raffronto raffronto) {
        return switch (raffronto.confronta()) {
            case Raffronto.Confronto.InPari _, Raffronto.Confronto.Muto _ -> Optional.empty();
            case Raffronto.Confronto.Avanti(long fatti) -> Optional.of(new Dubbio.TestimoneAvanti(fatti));
            case Raffronto.Confronto.Diviso _ -> Optional.of(new Dubbio.TestimoneDiverso());
        };
    }
}
