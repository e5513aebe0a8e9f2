package it.timbro.sync.session;

import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.receiver.Parts;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.Causa;
import it.timbro.sync.transport.Link;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Moves files by hash, one part at a time: urgent ones first, then the smallest, one that made trouble
/// behind all that did not, one that is spoiled again and again set aside with its reason and tried once an
/// hour, one that our own disk does not take for a while. On a line that carries a part in no time
/// parts grow, small files go up several at once so that nobody works while the centre's disk syncs,
/// and what arrived is noted for several files at once: a note that a crash loses is made again when
/// the centre is asked. Used by the files lane; `forgive`, `look`, `setAside`, `held` and `coming` by any thread.
final class FileMover {
    private static final long NOT_YET_MS = 30_000;
    private static final long ASIDE_MS = 3_600_000;

    private final Files files;
    private final Link link;
    private final Board board;
    private final LongSupplier clockMs;
    private final Map<Hash, Long> heldThere = new ConcurrentHashMap<>();
    private final Arriving arriving = new Arriving();
    private final Troubles troubles = new Troubles();
    private final Pace pace = new Pace();
    private final Delivered delivered;
    private final Upward upward;
    private final Together together;
    private volatile List<Job> found = List.of();
    private volatile boolean outdated = true;

    FileMover(Files files, Link link, Board board, LongSupplier clockMs) {
        this.files = files;
        this.link = link;
        this.board = board;
        this.clockMs = clockMs;
        this.delivered = new Delivered(files);
        this.upward = new Upward(files, link, clockMs);
        this.together = new Together(upward);
    }

    Map<Hash, String> setAside() {
        return troubles.setAside();
    }

    /// How many bytes of a file are known to be there.
    long held(Hash file) {
        return heldThere.getOrDefault(file, 0L);
    }

    /// What is to come down besides so many news, as far as the last look goes.
    LinkState.Coming coming(long news) {
        long nowMs = clockMs.getAsLong();
        Stream<Job> down = found.stream()
                .filter(job -> !job.up() && troubles.mayMove(job.item().hash(), nowMs));
        return arriving.of(news, down.map(Job::item));
    }

    private OptionalLong held(Files.Item item) {
        Long known = heldThere.get(item.hash());
        return known == null ? OptionalLong.empty() : OptionalLong.of(known);
    }

    void forgive() {
        troubles.forgive();
        look();
    }

    /// Something came, or got its receipt: other files may be to be moved now.
    void look() {
        outdated = true;
    }

    /// Moves a part of the file that [#next] chose, and while the line is quick whatever may go with it.
    ///
    /// @param threads where several files may go up at once; none where all goes one after the other
    Step move(Job job, Optional<Executor> threads) {
        if (!job.up()) {
            return fetch(job.item());
        }
        if (pace.quick()) {
            threads.ifPresent(this::launch);
        }
        return together.empty()
                ? took(job.item(), upward.part(job.item(), held(job.item()), pace.partBytes()))
                : landed();
    }

    /// The first files that go up in one part each, as many as may be under way.
    private void launch(Executor threads) {
        ready(clockMs.getAsLong())
                .limit(together.room())
                .takeWhile(job -> job.up() && job.item().sizeBytes() <= pace.partBytes())
                .map(Job::item)
                .toList()
                .forEach(item -> together.launch(item, held(item), pace.partBytes(), threads));
    }

    /// What has come of those under way; of one at least.
    private Step landed() {
        Step last = new Step.Moved(0);
        for (Map.Entry<Files.Item, Upward.Carried> carried : together.landed().entrySet()) {
            Step step = took(carried.getKey(), carried.getValue());
            last = last instanceof Step.Stopped || step.equals(new Step.Moved(0)) ? last : step;
        }
        return last;
    }

    /// What is to be moved now, the urgent ones, then the smallest, of those that gave the least trouble.
    Optional<Job> next(Predicate<Job> which) {
        long nowMs = clockMs.getAsLong();
        delivered.noteWhenDue(nowMs);
        Optional<Job> job =
                outdated ? Optional.empty() : ready(nowMs).filter(which).findFirst();
        if (job.isPresent()) {
            return job;
        }
        delivered.note();
        outdated = false;
        int looked = LinkState.FILES + troubles.standing(nowMs);
        found = Stream.concat(
                        files.wanted(looked).stream().map(item -> new Job(item, false)),
                        files.toSend(looked).stream().map(item -> new Job(item, true)))
                .toList();
        return ready(nowMs).filter(which).findFirst().or(() -> together.first().map(item -> new Job(item, true)));
    }

    private Stream<Job> ready(long nowMs) {
        return found.stream()
                .filter(job ->
                        !together.has(job.item()) && troubles.mayMove(job.item().hash(), nowMs))
                .sorted(Job.order(job -> troubles.count(job.item().hash())));
    }

    private Step took(Files.Item item, Upward.Carried carried) {
        return switch (carried) {
            case Upward.Asked(Answer<Long> answer) -> answered(item, -1, answer);
            case Upward.Sent(long at, int bytes, long ms, Answer<Long> answer) -> {
                pace.took(bytes, ms);
                yield answered(item, at, answer);
            }
            case Upward.Unread(String reason) -> aside(item.hash(), reason);
        };
    }

    private Step answered(Files.Item item, long before, Answer<Long> answer) {
        return switch (answer) {
            case Answer.Ok<Long>(Long held) -> sentUpTo(item, before, held);
            case Answer.Refused<Long>(Refusal refusal) -> refused(item.hash(), refusal);
            case Answer.Failed<Long>(Causa causa, String detail) -> failed(item.hash(), causa, detail);
        };
    }

    /// Only the answer to a part says that the file is whole: bytes that are merely there may be
    /// torn, or not yet taken over. Where all of them are, an empty part makes the centre look.
    private Step sentUpTo(Files.Item item, long before, long held) {
        board.exchanged();
        if (before >= 0 && held == item.sizeBytes()) {
            settled(item.hash());
            long nowMs = clockMs.getAsLong();
            delivered.add(
                    item.hash(),
                    nowMs,
                    !pace.quick() || ready(nowMs).findFirst().isEmpty());
            return new Step.Moved(1);
        }
        if (held <= before || held > item.sizeBytes()) {
            return spoiled(item.hash(), "La centrale non va avanti con questo file.");
        }
        heldThere.put(item.hash(), held);
        if (before >= 0) {
            troubles.goesOn(item.hash());
        }
        return new Step.Moved(0);
    }

    private Step fetch(Files.Item item) {
        Hash hash = item.hash();
        Arrival arrival;
        try {
            arrival = new Arrival(files, hash, files.held(hash));
        } catch (IOException e) {
            return unwritten(hash, e);
        }
        long before = arrival.at;
        if (item.sizeBytes() > 0 && before >= item.sizeBytes()) {
            return arrived(hash, arrival, before, item.sizeBytes()); // the program died before it was taken over
        }
        Answer<Long> answer = link.fetch(hash, before, Limits.PART_BYTES, arrival);
        if (arrival.broken != null) {
            return unwritten(hash, arrival.broken); // whatever the line makes of it
        }
        return switch (answer) {
            case Answer.Ok<Long>(Long sizeBytes) -> {
                board.exchanged();
                yield arrived(hash, arrival, before, sizeBytes);
            }
            case Answer.Refused<Long>(Refusal refusal) -> {
                if (refusal.code() == Refusal.Code.FILE && !arrival.discard()) {
                    look(); // our disk is asked again with the next part
                }
                yield refused(hash, refusal);
            }
            case Answer.Failed<Long>(Causa causa, String detail) -> failed(hash, causa, detail);
        };
    }

    private Step arrived(Hash hash, Arrival arrival, long before, long sizeBytes) {
        try {
            if (arrival.last == null) {
                arrival.take(sizeBytes, new byte[0]);
            }
        } catch (IOException e) {
            return unwritten(hash, e);
        }
        return switch (arrival.last) {
            case Parts.Outcome.Complete _ -> {
                settled(hash);
                yield new Step.Moved(1);
            }
            case Parts.Outcome.Held(long offset)
            when offset > before -> {
                arriving.held(hash, offset);
                troubles.goesOn(hash);
                yield new Step.Moved(0);
            }
            case Parts.Outcome.Held _ -> spoiled(hash, "La centrale non va avanti con questo file.");
            case Parts.Outcome.Spoiled(String reason) -> spoiled(hash, reason);
            case null -> throw new IllegalStateException("a taken part has an outcome");
        };
    }

    private Step refused(Hash hash, Refusal refusal) {
        heldThere.remove(hash);
        return switch (refusal.code()) {
            case FILE, MALFORMED -> spoiled(hash, refusal.sentence());
            case NOT_YET -> {
                troubles.notBefore(hash, clockMs.getAsLong() + NOT_YET_MS);
                yield new Step.Moved(0);
            }
            case CLOSED, BUSY, GAP, FORK, QUARANTINE, VERSION, UNAUTHORIZED, EXPIRED, REVOKED, FORBIDDEN, UNKNOWN ->
                Stops.refused(refusal);
        };
    }

    private Step failed(Hash hash, Causa causa, String detail) {
        pace.slow();
        delivered.note();
        look();
        heldThere.remove(hash);
        troubles.failed(hash);
        return Stops.failed(causa, detail);
    }

    private Step spoiled(Hash hash, String reason) {
        heldThere.remove(hash);
        arriving.forget(hash);
        return troubles.spoiled(hash) ? aside(hash, reason) : new Step.Moved(0);
    }

    private Step aside(Hash hash, String reason) {
        return aside(hash, reason, clockMs.getAsLong() + ASIDE_MS);
    }

    /// Our own disk does not take it: the line is well, and there may be room later.
    private Step unwritten(Hash hash, IOException e) {
        return aside(
                hash, "Il file in arrivo non si può scrivere: " + e.getMessage(), clockMs.getAsLong() + NOT_YET_MS);
    }

    private Step aside(Hash hash, String reason, long untilMs) {
        drop(hash);
        troubles.aside(hash, reason, untilMs);
        return new Step.Moved(0);
    }

    private void settled(Hash hash) {
        drop(hash);
        troubles.forgive(hash);
    }

    private void drop(Hash hash) {
        found = found.stream().filter(job -> !job.item().hash().equals(hash)).toList();
        heldThere.remove(hash);
        arriving.forget(hash);
    }
}
