package it.timbro.centro.sedi;

import it.timbro.autorita.NomeApparecchio;
import it.timbro.base.Sede;
import it.timbro.journal.Journal;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAssegnata;
import it.timbro.pratica.DellIncarnazione.PerBusta;
import it.timbro.sync.envelope.Counterpart;
import it.timbro.sync.envelope.FileParts;
import it.timbro.sync.envelope.Label;
import it.timbro.sync.envelope.Piece;
import it.timbro.sync.envelope.Piece.Meaning;
import it.timbro.sync.envelope.Piece.Name;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Incarnazione;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.sealed.Seal;
import it.timbro.sync.transport.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/// The centre's side of the conversation by stick with one branch: [Sedi] says and takes, as on the line.
public final class ViaChiavetta implements Counterpart {
    private static final String OPERATORE = "centrale";
    private static final String PRATICA = "pratica:";

    private final Sede chi;
    private final Sedi sedi;
    private final Apparecchi apparecchi;
    private final Annunci annunci;
    private final Libro libro;
    private String serie = "";
    private final Map<String, Long> teste = new TreeMap<>();

    /// Where it is noted what a branch said of its files and of itself.
    ///
    /// @param stream the centre's own
    /// @param generazione of this centre: how often it was put back from a copy
    public record Libro(
            Journal journal, StreamId stream, Domande domande, Contatti.Libro contatti, LongSupplier generazione) {}

    public ViaChiavetta(Sede chi, Sedi sedi, Apparecchi apparecchi, Annunci annunci, Libro libro) {
        this.chi = chi;
        this.sedi = sedi;
        this.apparecchi = apparecchi;
        this.annunci = annunci;
        this.libro = libro;
    }

    @Override
    public String own() {
        return Label.CENTRE;
    }

    @Override
    public String other() {
        return chi.code();
    }

    @Override
    public Optional<Seal.Signer> signer() {
        return Optional.of(apparecchi.sigillo().firma());
    }

    @Override
    public List<KeyPair> keys() {
        return List.of(apparecchi.sigillo().coppia());
    }

    @Override
    public List<PublicKey> recipients() {
        return apparecchi.chiaviDi(chi);
    }

    /// A device whose certificate has run out may still speak by stick: a branch without a line cannot renew it, and
    /// the key is one that the centre knows.
    @Override
    public Optional<Refusal> objection(X509Certificate signer) {
        return switch (apparecchi.chi(signer)) {
            case Chiamante.Ammesso(NomeApparecchio nome, var _) -> ofThisBranch(nome);
            case Chiamante.Scaduto(NomeApparecchio nome, Refusal _) -> ofThisBranch(nome);
            case Chiamante.Respinto(Refusal refusal) -> Optional.of(refusal);
        };
    }

    private Optional<Refusal> ofThisBranch(NomeApparecchio nome) {
        return nome.sede().equals(chi)
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Refusal.Code.FORBIDDEN,
                        "Ha firmato un apparecchio della sede " + nome.sede().code() + "."));
    }

    @Override
    public long generation() {
        return libro.generazione().getAsLong();
    }

    @Override
    public Contents contents() {
        long dopo = dopo(ricevute(), sedi.ripartenza().inAttesa(chi));
        Map<Hash, Long> files = files(novitaDopo(dopo, Limits.TRANSACTION_ENTRIES));
        return new Contents(
                libro.journal().feedHead(chi.code()).seq() - dopo,
                files.size(),
                files.keySet().stream()
                        .mapToLong(file -> sedi.size(chi, file).orElse(0))
                        .sum());
    }

    @Override
    public void say(Load load) throws IOException {
        List<Receipt> receipts = ricevute();
        for (Receipt receipt : receipts) {
            if (!isFeed(receipt)) {
                load.add(new Piece.Given(receipt));
            }
        }
        List<Name> tenuti = libro.journal().read(rows -> libro.domande().dette(rows, chi, Meaning.ASKED)).stream()
                .filter(name -> sedi.has(name.file()))
                .toList();
        load.add(new Piece.Names(Meaning.HELD, tenuti));
        Optional<IncarnazioneAssegnata> ripartenza = sedi.ripartenza().inAttesa(chi);
        if (ripartenza.isPresent()) {
            IncarnazioneAssegnata data = ripartenza.get();
            load.add(new Piece.Life(
                    new Incarnazione(data.id(), data.nuova().toString(), data.precedente(), data.fino())));
        }
        Set<String> pratiche = new LinkedHashSet<>();
        long after = dopo(receipts, ripartenza);
        for (List<FeedEntry> news = sedi.feed(chi, after, 0); !news.isEmpty(); news = sedi.feed(chi, after, 0)) {
            load.add(new Piece.Feed(news));
            pratiche.addAll(pratiche(news));
            after = news.getLast().seq();
        }
        if (ripartenza.isPresent()) {
            restituisce(load, ripartenza.get());
        }
        for (Map.Entry<Hash, Long> file : filesOf(pratiche).entrySet()) {
            OptionalLong size = sedi.size(chi, file.getKey());
            if (size.isPresent() && file.getValue() <= size.getAsLong()) {
                FileParts.say(load, file.getKey(), size.getAsLong(), file.getValue(), sedi::open);
            }
        }
    }

    /// What the branch did itself and may have forgotten, from where it said that it certainly holds it. Behind the
    /// news: it did it on what it had been told.
    private void restituisce(Load load, IncarnazioneAssegnata data) throws IOException {
        PerBusta busta = data.busta();
        int da = busta == null ? 1 : busta.incarnazione();
        for (int vita = da; vita < data.numero(); vita++) {
            long after = busta != null && vita == da ? busta.fatti() : 0;
            for (List<Entry> page = sedi.proprie(chi, vita, after);
                    !page.isEmpty();
                    page = sedi.proprie(chi, vita, after)) {
                load.add(new Piece.Journal(page));
                after = page.getLast().seq();
            }
        }
    }

    private List<Receipt> ricevute() {
        return libro.journal().read(rows -> libro.domande().catene(rows, chi)).stream()
                .flatMap(catena -> libro.journal().lastReceipt(chi.code(), catena).stream())
                .toList();
    }

    /// How far the branch has said to hold its feed; one that comes back may have forgotten.
    private static long dopo(List<Receipt> receipts, Optional<IncarnazioneAssegnata> ripartenza) {
        long detto = receipts.stream()
                .filter(ViaChiavetta::isFeed)
                .mapToLong(Receipt::seq)
                .max()
                .orElse(0);
        return ripartenza
                .map(data -> data.busta() == null ? 0 : data.busta().novita())
                .map(ricorda -> Math.min(ricorda, detto))
                .orElse(detto);
    }

    private static boolean isFeed(Receipt receipt) {
        return receipt.chain().startsWith(FeedEntry.chainOf(""));
    }

    private List<FeedEntry> novitaDopo(long dopo, int limit) {
        return libro.journal().feedAfter(chi.code(), dopo, limit, Limits.BODY_BYTES);
    }

    private Map<Hash, Long> files(List<FeedEntry> news) {
        return filesOf(pratiche(news));
    }

    private static Set<String> pratiche(List<FeedEntry> news) {
        Set<String> pratiche = new LinkedHashSet<>();
        for (FeedEntry item : news) {
            if (item.origin().subject().startsWith(PRATICA)) {
                pratiche.add(item.origin().subject().substring(PRATICA.length()));
            }
        }
        return pratiche;
    }

    /// What the branch said it lacks, from where it has it, and whatever is named for pratiche that are news to it.
    private Map<Hash, Long> filesOf(Set<String> pratiche) {
        Map<Hash, Long> named = libro.journal().read(rows -> {
            Map<Hash, Long> files = new LinkedHashMap<>();
            libro.domande().dette(rows, chi, Meaning.WANTED).forEach(name -> files.put(name.file(), name.held()));
            for (String pratica : pratiche) {
                annunci.natiAltrove(rows, chi, pratica).forEach(file -> files.putIfAbsent(file, 0L));
            }
            return files;
        });
        named.keySet().removeIf(file -> sedi.size(chi, file).isEmpty());
        return named;
    }

    @Override
    public Taken take(Label label, Piece piece) throws IOException {
        return switch (piece) {
            case Piece.Journal(List<Entry> batch) -> {
                batch.stream()
                        .filter(entry -> entry.stream().sede().equals(chi.code()))
                        .forEach(entry -> detta(label).merge(entry.stream().toString(), entry.seq(), Math::max));
                yield taken(sedi.push(chi, batch));
            }
            case Piece.Given(Receipt receipt) ->
                sedi.receipt(chi, receipt) instanceof Answer.Refused<Receipt>(Refusal refusal)
                        ? new Taken.Refused(refusal)
                        : Taken.Kept.NOTHING;
            case Piece.Part part -> file(part);
            case Piece.Names(Meaning meaning, List<Name> files) -> {
                libro.journal().write(libro.stream(), OPERATORE, tx -> {
                    libro.domande().nota(tx, chi, meaning, files, label.madeMs());
                    libro.contatti()
                            .letta(
                                    tx,
                                    chi,
                                    new Contatti.Chiavetta(
                                            label.madeMs(), tx.now().toEpochMilli()),
                                    detta(label));
                    return files.size();
                });
                yield Taken.Kept.NOTHING;
            }
            case Piece.Feed _, Piece.Life _ ->
                new Taken.Refused(new Refusal(
                        Refusal.Code.MALFORMED,
                        "La busta di una sede contiene novità della centrale: non sono lette."));
        };
    }

    /// How far the branch's streams go by this series; what it names of its files stands behind all of its facts.
    private Map<String, Long> detta(Label label) {
        if (!label.series().equals(serie)) {
            serie = label.series();
            teste.clear();
        }
        return teste;
    }

    private static Taken taken(Answer<Receipt> answer) {
        return switch (answer) {
            case Answer.Ok<Receipt>(Receipt receipt) -> new Taken.Kept(receipt.stored(), 0);
            case Answer.Refused<Receipt>(Refusal refusal) -> new Taken.Refused(refusal);
            case Answer.Failed<Receipt>(var causa, String detail) ->
                throw new IllegalStateException(causa + " " + detail);
        };
    }

    private Taken file(Piece.Part part) throws IOException {
        if (sedi.has(part.file())) {
            return Taken.Kept.NOTHING;
        }
        return switch (sedi.take(
                chi, part.file(), part.sizeBytes(), part.offset(), new ByteArrayInputStream(part.bytes()))) {
            case Answer.Ok<Long> _ -> new Taken.Kept(0, sedi.has(part.file()) ? 1 : 0);
            case Answer.Refused<Long>(Refusal refusal) -> new Taken.Refused(refusal);
            case Answer.Failed<Long>(var causa, String detail) -> throw new IllegalStateException(causa + " " + detail);
        };
    }
}
