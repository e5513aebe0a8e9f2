package it.timbro.collegamento;

import it.timbro.collegamento.Quarantene.Assegnata;
import it.timbro.collegamento.Quarantene.Quarantena;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAssegnata;
import it.timbro.pratica.DellaSede.ChiavePubblicata;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.sealed.SigningKey;
import it.timbro.sync.session.Inbox;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The branch's feed goes into the journal, and then whoever answers it is told. `store` comes from
/// the pull lane only.
///
/// @param chiave what signs the branch's receipts now
/// @param lotto names a question that nobody else asks
record JournalInbox(Filiale filiale, Supplier<SigningKey> chiave, Supplier<String> lotto, Runnable dopoLeNovita)
        implements Inbox {
    private static final String SUPERATA = "La centrale ha dato la prossima incarnazione di questa sede a un altro"
            + " apparecchio: qui gira una copia. Apri la pagina «Rientro».";
    private static final Codec CODEC = new Codec();

    @Override
    public Head head() {
        return filiale.journal().feedHead(filiale.sede().code());
    }

    @Override
    public Optional<Hash> hashAt(long seq) {
        return filiale.journal().feedAfter(filiale.sede().code(), seq - 1, 1, 1).stream()
                .filter(entry -> entry.seq() == seq)
                .map(FeedEntry::hash)
                .findFirst();
    }

    /// Signed anew each time it is asked for: of one head and one receipt before it there is one signature (RFC 8032,
    /// 5.1.6).
    @Override
    public Optional<Receipt> undelivered() {
        String sede = filiale.sede().code();
        String catena = FeedEntry.chainOf(sede);
        Head head = head();
        Head data =
                filiale.journal().lastReceipt(sede, catena).map(Receipt::head).orElse(Head.EMPTY);
        return head.equals(data)
                ? Optional.empty()
                : Optional.of(chiave.get()
                        .sign(new Receipt(
                                catena, head.seq(), head.hash(), (int) Math.max(0, head.seq() - data.seq()), 0)));
    }

    @Override
    public boolean signerKnown() {
        SigningKey firma = chiave.get();
        String soggetto = new ChiavePubblicata(firma.kid(), firma.published()).subject();
        return filiale.journal().read(rows -> filiale.scambio().inCentrale(rows, filiale.sede(), soggetto));
    }

    @Override
    public List<FeedEntry> after(long seq, int maxEntries, long maxBytes) {
        return filiale.journal().feedAfter(filiale.sede().code(), seq, maxEntries, maxBytes);
    }

    @Override
    public void delivered(Receipt receipt) {
        filiale.journal().keep(filiale.sede().code(), receipt);
    }

    @Override
    public void store(List<FeedEntry> wholeTransactions) {
        fermaSeSuperata(wholeTransactions);
        filiale.journal().storeFeed(wholeTransactions);
        dopoLeNovita.run();
    }

    /// What follows in the feed is for the box that has asked for the last life: numbers, too. One that
    /// has not, or has been given one before that and has not begun it, hears of it here first, before
    /// it holds them.
    private void fermaSeSuperata(List<FeedEntry> news) {
        StreamId vita = filiale.vita();
        int data = news.stream()
                .map(FeedEntry::origin)
                .filter(entry -> entry.kind().equals(IncarnazioneAssegnata.class.getSimpleName()))
                .flatMap(entry -> Optional.ofNullable(entry.payload())
                        .map(payload -> CODEC.decode(entry.kind(), entry.version(), entry.subject(), payload))
                        .filter(fatto -> CODEC.mayWrite(entry.stream(), fatto))
                        .stream())
                .mapToInt(fatto -> fatto instanceof IncarnazioneAssegnata assegnata ? assegnata.numero() : 0)
                .max()
                .orElse(0);
        Optional<Quarantena> quarantena = filiale.journal().read(filiale.quarantene()::attuale);
        Optional<Assegnata> attesa = quarantena.flatMap(Quarantena::assegnata);
        if (quarantena.isEmpty() && data > vita.incarnation()) {
            filiale.quarantena(vita, Quarantene.Causa.CENTRALE, SUPERATA, lotto.get());
        } else if (attesa.filter(una -> data > una.nuova().incarnation()).isPresent()) {
            filiale.journal().write(vita, Filiale.OPERATORE, tx -> {
                filiale.quarantene().assegnataAdAltri(tx, lotto.get());
                return data;
            });
        }
    }
}
