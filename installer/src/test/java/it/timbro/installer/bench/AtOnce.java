package it.timbro.installer.bench;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// People at work at the same time, each on a thread of their own.
final class AtOnce {
    private AtOnce() {}

    /// Waits for all. One who fails ends the measure: figures of those who went on would mean nothing.
    static void work(List<Callable<Boolean>> people) {
        try (var threads = Executors.newFixedThreadPool(people.size())) {
            for (Future<Boolean> person : threads.invokeAll(people)) {
                person.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
