package it.timbro.sync.session;

import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import it.timbro.sync.transport.Link;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The branch's side of the conversation, from start to end of the program.
///
/// Four lanes, each a pure step and a thin loop over it: *push* sends whole transactions after the
/// last receipt as soon as [#signal] tells of a commit; *pull* hangs in a long poll for the feed; *replies* gives
/// what the centre is owed for it, so that the next news need not wait for that; *files* moves one part of one
/// file at a time, both ways, or on a quick line a few small files. The first step after a failure says hello
/// first: there both sides compare how far they are, so that an answer that was lost, or a copy that was restored,
/// comes to light before anything moves. A fifth thread tells the house how the line is. A test calls the steps
/// itself and never starts the lanes: then who steps tells.
public final class Session implements AutoCloseable {
    /// How long the centre may hold a question for news.
    public static final int POLL_MS = 25_000;

    /// The poll behind the signals, should one be missed.
    private static final long IDLE_MS = 30_000;

    /// Between two empty answers that came at once: the centre is closing down, or is not what it
    /// should be.
    private static final long EMPTY_PAUSE_MS = 1_000;

    /// So long signals gather for what nobody waits for: receipts, comparisons, files, what pages show.
    private static final long GATHER_MS = 50;

    private static final long TOLD_EVERY_MS = 1_000;

    private final Branch branch;
    private final Link link;
    private final LongSupplier clockMs;
    private final Board board;
    private final Greeting greeting;
    private final Pusher pusher;
    private final FileMover mover;
    private final News news;
    private final List<Consumer<LinkState>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean untold = new AtomicBoolean();
    private volatile long toldMs;
    private volatile boolean filesUntold;
    private final Lane push;
    private final Lane pull;
    private final Lane replies;
    private final Lane files;
    private final Lane tell;

    /// None while a test takes the steps itself, one after the other.
    private Optional<Executor> background = Optional.empty();

    private volatile boolean started;

    /// @param clockMs wall clock, milliseconds of the Unix epoch
    /// @param random for the jitter; safe for use by several threads
    public Session(Branch branch, Link link, LongSupplier clockMs, RandomGenerator random) {
        this.branch = branch;
        this.link = link;
        this.clockMs = clockMs;
        this.board = new Board(clockMs);
        this.greeting = new Greeting(branch, link, clockMs, board);
        this.pusher = new Pusher(branch.outbox(), link, clockMs, board, greeting);
        this.mover = new FileMover(branch.files(), link, board, clockMs);
        this.news = new News(branch, link, board, clockMs, greeting::centreKey);
        this.push = new Lane("sync-push", this::pushOnce, IDLE_MS, 0, new Backoff(random));
        this.pull = new Lane("sync-pull", this::pullOnce, EMPTY_PAUSE_MS, 0, new Backoff(random));
        this.replies = new Lane("sync-replies", this::repliesOnce, IDLE_MS, GATHER_MS, new Backoff(random));
        this.files = new Lane("sync-files", this::filesOnce, IDLE_MS, GATHER_MS, new Backoff(random));
        this.tell = new Lane("sync-tell", this::tellOnce, IDLE_MS, GATHER_MS, new Backoff(random));
    }

    /// Starts the lanes; once.
    public void start() {
        inBackground(task -> Thread.ofPlatform().daemon().name("sync-ahead").start(task));
        started = true;
        lanes().forEach(Lane::start);
    }

    private List<Lane> lanes() {
        return List.of(push, pull, replies, files, tell);
    }

    /// Where several batches and files may be under way at once; before the first step.
    ///
    /// @param threads runs what it is given, each on a thread of its own or at once
    public void inBackground(Executor threads) {
        background = Optional.of(threads);
        pusher.inBackground(threads);
    }

    /// Something was committed: it leaves now, whatever the back-off says; while nobody answers at most once a
    /// second. Cheap, never blocks.
    public void signal() {
        push.signal();
    }

    /// «Prova adesso»: every lane tries at once, files set aside too.
    public void provaAdesso() {
        mover.forgive();
        wakeAll();
    }

    /// «Prova adesso» for a person who waits: says hello on the caller's thread, within the bounds
    /// of the link, and wakes every lane.
    ///
    /// @return what is the matter; empty if the centre answered
    public Optional<Step.Stopped> prova() {
        mover.forgive();
        greeting.forget();
        Step step = noted(Board.Corsia.PULL, () -> greeted(Step.Idle::new));
        wakeAll();
        return step instanceof Step.Stopped stopped ? Optional.of(stopped) : Optional.empty();
    }

    /// Calls back after every change of the line and after everything that moved; during a long file once a
    /// second. What follows closely is told together.
    public void onChange(Consumer<LinkState> listener) {
        listeners.add(listener);
    }

    /// When an earlier run of the program completed its last exchange; before the first step.
    public void exchangedBefore(long ms) {
        board.exchangedBefore(ms);
    }

    /// Whether the line stands: what [#state] says first, without asking how much waits.
    public boolean linked() {
        return board.stands();
    }

    public LinkState state() {
        long entries = 0;
        for (StreamId stream : branch.outbox().streams()) {
            entries += branch.outbox().head(stream).seq() - branch.outbox().acknowledged(stream);
        }
        List<Files.Item> toSend = branch.files().toSend(LinkState.FILES);
        long fileBytes = toSend.stream().mapToLong(Files.Item::sizeBytes).sum();
        fileBytes -= toSend.stream()
                .mapToLong(item -> Math.min(mover.held(item.hash()), item.sizeBytes()))
                .sum();
        return board.state(
                new LinkState.Waiting(entries, toSend.size(), fileBytes),
                mover.coming(board.toHear()),
                mover.setAside());
    }

    /// Takes news of the centre, whatever carried them; what is held already changes nothing. Any thread.
    public Outcome accept(List<FeedEntry> news) {
        Outcome outcome = this.news.accept(news);
        mover.look();
        replies.signal();
        return outcome;
    }

    /// Takes a receipt of the centre that something else than an answer brought. Any thread.
    ///
    /// @return whether it goes further than those kept
    public boolean accept(Receipt receipt) {
        boolean further = greeting.catchUp(receipt, receipt.key());
        mover.look();
        return further;
    }

    /// Stops the lanes; what was under way is repeated at the next start.
    @Override
    public void close() {
        lanes().forEach(Lane::end);
        link.hangUp();
        lanes().forEach(Lane::join);
    }

    /// Sends one batch of the oldest stream that has something without a receipt.
    public Step pushOnce() {
        return noted(Board.Corsia.PUSH, pusher::step);
    }

    /// Asks once for news and keeps them.
    public Step pullOnce() {
        return noted(Board.Corsia.PULL, () -> greeted(news::ask));
    }

    /// Gives one of the things that the centre is owed for its news: a receipt, or what to compare.
    public Step repliesOnce() {
        return noted(Board.Corsia.REPLIES, () -> news.owed().map(this::greeted).orElseGet(Step.Idle::new));
    }

    /// Moves one part of one file, or several small files. While nobody answers what waits is not read. A box that
    /// is a copy gives away what it has: facts of its may be at the centre whose files nobody else holds.
    public Step filesOnce() {
        return noted(Board.Corsia.FILES, () -> {
            Optional<Step.Stopped> stopped = greeting.greet();
            Optional<Job> job = stopped.isPresent() && !greeting.copy()
                    ? Optional.empty()
                    : mover.next(due -> due.up() || stopped.isEmpty());
            return job.map(due -> mover.move(due, background))
                    .or(() -> stopped.map(Step.class::cast))
                    .orElseGet(Step.Idle::new);
        });
    }

    /// The step, once both sides agree on where they are.
    private Step greeted(Supplier<Step> step) {
        return greeting.greet().map(Step.class::cast).orElseGet(step);
    }

    private Step noted(Board.Corsia corsia, Supplier<Step> work) {
        Step step = work.get();
        if (step instanceof Step.Stopped) {
            greeting.forget();
        }
        boolean changed = board.note(corsia, step);
        boolean moved = step instanceof Step.Moved(int items) && items > 0;
        if (moved && corsia != Board.Corsia.FILES) {
            mover.look();
            files.signal();
            replies.signal();
        }
        if (changed && !(step instanceof Step.Stopped)) {
            wakeAll();
        }
        if (changed || (corsia == Board.Corsia.FILES ? toTell(step) : moved)) {
            toldMs = clockMs.getAsLong();
            filesUntold = false;
            untold.set(true);
            if (started) {
                tell.signal();
            } else {
                tellOnce();
            }
        }
        return step;
    }

    private Step tellOnce() {
        if (untold.getAndSet(false)) {
            LinkState now = state();
            listeners.forEach(listener -> listener.accept(now));
        }
        return new Step.Idle();
    }

    /// Files that follow each other closely are told together.
    private boolean toTell(Step step) {
        boolean more = step instanceof Step.Moved;
        if (more) {
            filesUntold = true;
        }
        return filesUntold && (!more || aSecondAgo());
    }

    private boolean aSecondAgo() {
        return Math.abs(clockMs.getAsLong() - toldMs) >= TOLD_EVERY_MS;
    }

    private void wakeAll() {
        push.call();
        pull.call();
        replies.call();
        files.call();
    }
}
