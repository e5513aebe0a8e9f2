package it.timbro.centro.sedi;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.DellIncarnazione.GenerazioneAperta;
import it.timbro.pratica.DellIncarnazione.SedeSentita;
import it.timbro.pratica.Proprieta;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Presence;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A centre that was restored from an old copy.
///
/// It shows at start, by what was told to branches once ([Altezze]), or by the first branch that
/// shows what this centre has signed and does not hold: a receipt, its presence, or how far it was
/// told. Then a new generation begins, of one number for all chambers, for the database is one: the
/// centre goes on in new streams, so that no fact and no code of it ever has another's name; each
/// branch is heard, gives back what it was told, and sends again what it did; until all of a chamber
/// have spoken, or a person has decided not to wait, nothing is leased in that chamber. What a
/// branch merely says stops nobody but itself. Any thread.
public final class Ripristino {
    private final Journal journal;
    private final Vite vite;
    private final Presenze presenze;
    private final Altezze altezze;
    private final Map<Sede, List<Sede>> sedi;

    /// @param sedi the branches of each chamber, who may hold what this centre has lost
    Ripristino(Journal journal, Vite vite, Presenze presenze, Altezze altezze, Map<Sede, List<Sede>> sedi) {
        this.journal = journal;
        this.vite = vite;
        this.presenze = presenze;
        this.altezze = altezze;
        this.sedi = sedi;
    }

    /// Looks whether the database is older than what branches were told; and ends what was begun if
    /// the program died while it opened a generation. At every start, before anything is written.
    void alAvvio() {
        for (Sede camera : sedi.keySet()) {
            Optional<Altezze.Altezza> lontano = altezze.letta(Proprieta.aoo(camera)); // first: others go on telling
            StreamId ultima = journal.lives(Proprieta.aoo(camera)).getLast();
            Altezze.Altezza qui =
                    new Altezze.Altezza(ultima, journal.head(ultima).seq());
            Optional<Altezze.Altezza> detta = lontano.filter(altezza -> altezza.oltre(qui));
            if (detta.isPresent()) {
                apri(
                        "centrale",
                        "alle sedi era stato comunicato più di quello che c'è qui (" + detta.get().stream()
                                + " fino al numero " + detta.get().seq() + ")");
                return;
            }
        }
        int generazione = generazione();
        sedi.forEach((camera, delleSue) -> {
            StreamId ultima = journal.lives(Proprieta.aoo(camera)).getLast();
            if (ultima.incarnation() < generazione) {
                boolean nuova = journal.head(ultima).seq() == 0;
                apri(
                        camera,
                        generazione,
                        "centrale",
                        "un'altra camera era già ripartita",
                        nuova ? List.of() : delleSue);
            }
        });
    }

    /// Whether a chamber waits for branches.
    public boolean inCorso(Sede camera) {
        return !journal.read(rows -> vite.daSentire(rows, camera)).isEmpty();
    }

    /// Branches that have not spoken yet.
    public List<Sede> daSentire(Sede camera) {
        return journal.read(rows -> vite.daSentire(rows, camera));
    }

    /// Whether this branch has still to speak: what it should be told waits meanwhile.
    boolean aspetta(Reading rows, Sede sede) {
        return vite.daSentire(rows, sede.camera()).contains(sede);
    }

    /// Two persons decide not to wait for a branch: it is lost, and so is what only it knew.
    ///
    /// @param confermataDa another person than `operatore`
    public void nonAspettare(Sede sede, String motivo, String operatore, String confermataDa) {
        if (motivo.isBlank()) {
            throw Problem.MOTIVO_MANCANTE.rejected("perché non si aspetta la sede");
        }
        if (operatore.equals(confermataDa)) {
            throw Problem.SERVE_UN_ALTRA_PERSONA.rejected();
        }
        Sede camera = sede.camera();
        journal.write(Proprieta.aoo(camera), operatore, tx -> {
            if (!vite.daSentire(tx, camera).contains(sede)) {
                throw Problem.NON_VALIDO_ORA.rejected("la sede ha già parlato");
            }
            return sentita(tx, sede, motivo.strip(), confermataDa);
        });
    }

    /// Why a chamber waits, in Italian, and since when; empty if it does not.
    public Optional<Silenzio> silenzio(Sede camera) {
        List<Sede> mute = daSentire(camera);
        return mute.isEmpty()
                ? Optional.empty()
                : journal.history("generazione:" + camera).stream()
                        .filter(recorded -> recorded.fact() instanceof GenerazioneAperta)
                        .reduce((_, later) -> later)
                        .map(recorded -> new Silenzio(
                                ((GenerazioneAperta) recorded.fact()).come(),
                                recorded.time().wallMs(),
                                mute));
    }

    /// @param come what showed that the centre was put back from a copy
    /// @param mute branches that have not spoken since
    public record Silenzio(String come, long daMs, List<Sede> mute) {}

    /// What a branch's first word tells of this centre.
    sealed interface Ascolto {
        /// Nothing that the branch was told is missing here.
        record Concorde() implements Ascolto {}

        /// @param dopo the last seq of its feed up to which both certainly hold the same
        record Manca(long dopo) implements Ascolto {}

        /// It says that it was told more, and shows nothing that this centre has signed.
        record SenzaProva() implements Ascolto {}
    }

    /// A branch speaks.
    ///
    /// @param own the branch's streams as they are held here
    Ascolto ascolta(Sede chi, Hello hello, Map<StreamId, Head> own) {
        Sede camera = chi.camera();
        boolean comunicata = hello.feed().seq() == 0 || comunicata(chi, hello.feed());
        boolean aspettata = daSentire(camera).contains(chi);
        if (!aspettata && smentita(chi, hello, own)) {
            apri("centrale", "la sede " + chi + " ha ricevute o novità che qui mancano");
            aspettata = true;
        }
        if (!comunicata && !aspettata) {
            senzaProva(chi, true);
            return new Ascolto.SenzaProva();
        }
        senzaProva(chi, false);
        if (!comunicata) {
            return new Ascolto.Manca(concordata(chi));
        }
        if (aspettata) {
            journal.write(Proprieta.aoo(camera), "centrale", tx -> {
                own.forEach((stream, held) ->
                        rinvio(hello, stream, held).ifPresent(receipt -> vite.daRinviare(tx, stream, receipt.seq())));
                return vite.daSentire(tx, camera).contains(chi) && sentita(tx, chi, "", null);
            });
        }
        return new Ascolto.Concorde();
    }

    /// Branches that say they were told more than is held here, and cannot show it.
    public List<Sede> senzaProva(Sede camera) {
        return journal.read(rows -> vite.senzaProva(rows, camera));
    }

    private void senzaProva(Sede chi, boolean detto) {
        if (senzaProva(chi.camera()).contains(chi) != detto) {
            journal.write(Proprieta.aoo(chi), "centrale", tx -> {
                vite.senzaProva(tx, chi, detto);
                return detto;
            });
        }
    }

    /// Two persons, who know that the centre was put back from a copy, say so: the branch that could
    /// not show it gives back what it was told, and so do the others.
    ///
    /// @param confermataDa another person than `operatore`
    public void dichiara(Sede sede, String motivo, String operatore, String confermataDa) {
        if (motivo.isBlank()) {
            throw Problem.MOTIVO_MANCANTE.rejected("da quale copia è ripartita la centrale");
        }
        if (operatore.equals(confermataDa)) {
            throw Problem.SERVE_UN_ALTRA_PERSONA.rejected();
        }
        if (!senzaProva(sede.camera()).contains(sede) || inCorso(sede.camera())) {
            throw Problem.NON_VALIDO_ORA.rejected("non c'è nulla da dichiarare per questa sede");
        }
        apri(operatore, "lo hanno dichiarato " + operatore + " e " + confermataDa + ": " + motivo.strip());
    }

    private boolean sentita(Tx tx, Sede sede, String motivo, @Nullable String confermataDa) {
        tx.append(new SedeSentita(sede.camera().code(), sede, motivo, confermataDa));
        tx.release(sede);
        return true;
    }

    /// Whether the feed of a branch holds this, by number and hash.
    boolean comunicata(Sede chi, Head loro) {
        return loro.seq() > 0
                && journal.feedAfter(chi.code(), loro.seq() - 1, 1, 1).stream()
                        .anyMatch(item -> Head.of(item).equals(loro));
    }

    /// The last seq of its feed for which the branch has given a receipt that is still here.
    private long concordata(Sede chi) {
        return journal.lastReceipt(chi.code(), FeedEntry.chainOf(chi.code()))
                .map(Receipt::seq)
                .orElse(0L);
    }

    /// Whether the branch holds a word of ours, signed, for more than we hold.
    private boolean smentita(Sede chi, Hello hello, Map<StreamId, Head> own) {
        return hello.receipts().stream()
                        .anyMatch(receipt -> novitaPerduta(chi, receipt) || presenzaPerduta(receipt, own.keySet()))
                || own.entrySet().stream().anyMatch(held -> codaPerduta(hello, held.getKey(), held.getValue()));
    }

    private boolean novitaPerduta(Sede chi, Receipt receipt) {
        return receipt.chain().equals(FeedEntry.chainOf(chi.code()))
                && presenze.nostra(receipt)
                && !comunicata(chi, receipt.head());
    }

    private boolean presenzaPerduta(Receipt receipt, Set<StreamId> own) {
        return own.stream()
                .filter(stream -> receipt.chain().equals(Presence.chainOf(stream)))
                .anyMatch(stream -> presenze.oltre(
                        receipt,
                        journal.read(rows -> vite.presenza(rows, stream)).orElse(Head.EMPTY)));
    }

    /// Whether it shows more than the branch has shown already and is about to send again: a line that is
    /// cut in the middle of that opens no further generation.
    private boolean codaPerduta(Hello hello, StreamId stream, Head held) {
        return rinvio(hello, stream, held)
                .filter(receipt -> receipt.seq() > journal.read(rows -> vite.daRinviare(rows, stream)))
                .isPresent();
    }

    /// Our receipt for something of this stream that is not here.
    private Optional<Receipt> rinvio(Hello hello, StreamId stream, Head held) {
        return hello.receipts().stream()
                .filter(receipt -> receipt.chain().equals(stream.toString()) && presenze.oltre(receipt, held))
                .findFirst();
    }

    private void apri(String operatore, String come) {
        int nuova = generazione() + 1;
        sedi.forEach((camera, delleSue) -> apri(camera, nuova, operatore, come, delleSue));
    }

    /// The highest of any chamber, here or ever told to a branch.
    private int generazione() {
        return sedi.keySet().stream()
                .map(Proprieta::aoo)
                .flatMap(aoo -> Stream.concat(
                        Stream.of(journal.lives(aoo).getLast()),
                        altezze.letta(aoo).map(Altezze.Altezza::stream).stream()))
                .mapToInt(StreamId::incarnation)
                .max()
                .orElse(1);
    }

    private void apri(Sede camera, int numero, String operatore, String come, List<Sede> daSentire) {
        StreamId prima = journal.lives(Proprieta.aoo(camera)).getLast();
        StreamId nuova = prima.life(numero);
        Head fine = journal.head(prima);
        journal.write(nuova, operatore, tx -> {
            if (tx.stream().equals(nuova) && tx.head().seq() == 0) {
                tx.append(new GenerazioneAperta(
                        camera.code(), numero, prima.toString(), fine.seq(), fine.hash(), come, daSentire));
            }
            return nuova;
        });
    }
}
