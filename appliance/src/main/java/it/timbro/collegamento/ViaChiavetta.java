package it.timbro.collegamento;

import it.timbro.autorita.CartellaIdentita;
import it.timbro.autorita.Sigillo;
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
import it.timbro.sync.protocol.Parcel;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import it.timbro.sync.receiver.Parts;
import it.timbro.sync.sealed.Seal;
import it.timbro.sync.session.Branch;
import it.timbro.sync.session.Files;
import it.timbro.sync.session.Session;
import java.io.IOException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The branch's side of the conversation by stick. What it says and takes is the line's: the journal's outbox, the
/// feed's receiver, the same files. The line may be up at the same time.
final class ViaChiavetta implements Counterpart {
    private final Filiale filiale;
    private final Branch branch;
    private final Session session;
    private final BustaRicevuta busta;
    private final CartellaIdentita cartella;
    private final LongSupplier generazione;
    private @Nullable Label attesiPer;
    private final Set<Hash> attesi = new HashSet<>();

    ViaChiavetta(
            Filiale filiale,
            Branch branch,
            Session session,
            BustaRicevuta busta,
            CartellaIdentita cartella,
            LongSupplier generazione) {
        this.filiale = filiale;
        this.branch = branch;
        this.session = session;
        this.busta = busta;
        this.cartella = cartella;
        this.generazione = generazione;
    }

    @Override
    public String own() {
        return filiale.sede().code();
    }

    @Override
    public String other() {
        return Label.CENTRE;
    }

    @Override
    public Optional<Seal.Signer> signer() {
        return cartella.sigillo().map(Sigillo::firma);
    }

    @Override
    public List<KeyPair> keys() {
        return cartella.chiavi();
    }

    @Override
    public List<PublicKey> recipients() {
        return cartella.centrale().map(X509Certificate::getPublicKey).stream().toList();
    }

    @Override
    public Optional<Refusal> objection(X509Certificate signer) {
        boolean centre = cartella.attuale()
                .filter(identita -> Sigillo.dellaCentrale(identita.autorita(), signer))
                .isPresent();
        return centre
                ? Optional.empty()
                : Optional.of(
                        new Refusal(Refusal.Code.UNAUTHORIZED, "Chi ha firmato non è la centrale di questa sede."));
    }

    /// The line says it before the feed does: a receipt of the centre that was, read in between, would let go of what
    /// the centre that is has not got.
    @Override
    public long generation() {
        return Math.max(generazione.getAsLong(), branch.outbox().generation());
    }

    @Override
    public Contents contents() {
        long facts = 0;
        for (StreamId stream : branch.outbox().streams()) {
            facts += branch.outbox().head(stream).seq() - branch.outbox().acknowledged(stream);
        }
        List<Files.Item> files = daConsegnare();
        return new Contents(
                facts,
                files.size(),
                files.stream().mapToLong(Files.Item::sizeBytes).sum());
    }

    @Override
    public void say(Load load) throws IOException {
        for (StreamId stream : branch.outbox().streams()) {
            long head = branch.outbox().head(stream).seq();
            for (long after = branch.outbox().acknowledged(stream); after < head; ) {
                List<Entry> batch = Parcel.of(
                                branch.outbox().after(stream, after, Limits.BATCH_ENTRIES, Limits.BATCH_BYTES))
                        .entries();
                load.add(new Piece.Journal(batch));
                after = batch.getLast().seq();
            }
        }
        Optional<Receipt> receipt = branch.inbox().undelivered();
        if (receipt.isPresent()) {
            load.add(new Piece.Given(receipt.get())); // behind the fact that says whose key signs it
        }
        List<Files.Item> files = daConsegnare();
        load.add(new Piece.Names(
                Meaning.ASKED,
                files.stream().map(file -> new Name(file.hash(), 0)).toList()));
        load.add(new Piece.Names(Meaning.WANTED, mancanti()));
        for (Files.Item file : files) {
            FileParts.say(load, file.hash(), file.sizeBytes(), 0, branch.files()::open);
        }
    }

    /// Files that our facts name and the centre has not said to hold, smallest first. Unlike on the line, those of
    /// facts without a receipt too: the facts stand before them on the same stick.
    private List<Files.Item> daConsegnare() {
        return filiale
                .journal()
                .read(rows -> filiale.scambio().daConsegnare(rows, filiale.sede(), Piece.NAMES))
                .stream()
                .filter(file -> filiale.archivio().has(file.sha256()))
                .map(file -> new Files.Item(file.sha256(), filiale.archivio().size(file.sha256())))
                .toList();
    }

    private List<Name> mancanti() throws IOException {
        List<Name> names = new ArrayList<>();
        for (Files.Item file : branch.files().wanted(Piece.NAMES)) {
            names.add(new Name(file.hash(), branch.files().held(file.hash())));
        }
        return names;
    }

    @Override
    public Taken take(Label label, Piece piece) throws IOException {
        return switch (piece) {
            case Piece.Feed(List<FeedEntry> news) -> novita(news);
            case Piece.Given(Receipt receipt) -> {
                session.accept(receipt);
                yield Taken.Kept.NOTHING;
            }
            case Piece.Part part -> file(label, part);
            case Piece.Names(Meaning meaning, List<Name> files) -> {
                if (meaning == Meaning.HELD) {
                    filiale.journal().write(filiale.stream(), Filiale.OPERATORE, tx -> {
                        // what is gone here, because this box came back from an old copy, is still wanted
                        files.stream()
                                .map(Name::file)
                                .filter(filiale.archivio()::has)
                                .forEach(
                                        file -> filiale.scambio().scambiato(tx, filiale.sede(), file, filiale.nowMs()));
                        filiale.scambio()
                                .chiavetta(tx, filiale.sede(), new Scambio.Chiavetta(label.madeMs(), filiale.nowMs()));
                        return files.size();
                    });
                }
                yield Taken.Kept.NOTHING;
            }
            case Piece.Life(Incarnazione data) ->
                busta.accetta(data).<Taken>map(Taken.Refused::new).orElse(Taken.Kept.NOTHING);
            case Piece.Journal(List<Entry> nostre) -> riprese(nostre);
        };
    }

    private Taken riprese(List<Entry> nostre) {
        return switch (busta.riprendi(nostre)) {
            case Outcome.Stored(Receipt receipt) -> new Taken.Kept(receipt.stored(), 0);
            case Outcome.Gap _, Outcome.Fork _, Outcome.Superseded _, Outcome.Malformed _ ->
                new Taken.Refused(new Refusal(
                        Refusal.Code.GAP,
                        "Quello che la busta restituisce non continua quello che c'è qui: leggi tutte le parti della"
                                + " busta, in ordine."));
        };
    }

    private Taken novita(List<FeedEntry> news) {
        return switch (session.accept(news)) {
            case Outcome.Stored(Receipt receipt) -> new Taken.Kept(receipt.stored(), 0);
            case Outcome.Gap(long expected) ->
                new Taken.Refused(new Refusal(
                        Refusal.Code.GAP,
                        "Mancano le novità dal numero " + expected
                                + ": leggi prima la busta precedente, oppure fai preparare una nuova chiavetta dopo aver"
                                + " portato in centrale quella di questa sede.",
                        expected));
            case Outcome.Fork _, Outcome.Superseded _, Outcome.Malformed _ ->
                new Taken.Refused(new Refusal(
                        Refusal.Code.FORK,
                        "Le novità della busta non continuano quelle già ricevute: non sono state registrate. Chiama"
                                + " l'assistenza."));
        };
    }

    /// Only files that a fact names and that are not here: what is wanted is asked once for each part of the series.
    private Taken file(Label label, Piece.Part part) throws IOException {
        if (!label.equals(attesiPer)) {
            attesiPer = label;
            attesi.clear();
            branch.files().wanted(Piece.NAMES).forEach(file -> attesi.add(file.hash()));
        }
        if (!attesi.contains(part.file())) {
            return Taken.Kept.NOTHING;
        }
        return switch (branch.files().write(part.file(), part.sizeBytes(), part.offset(), part.bytes())) {
            case Parts.Outcome.Complete _ -> {
                attesi.remove(part.file());
                yield new Taken.Kept(0, 1);
            }
            case Parts.Outcome.Held _ -> Taken.Kept.NOTHING;
            case Parts.Outcome.Spoiled(String reason) -> new Taken.Refused(new Refusal(Refusal.Code.FILE, reason));
        };
    }
}
