package it.timbro.journal;

import it.timbro.base.Sede;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Who wants to hear of commits. Rings on the thread that wrote.
final class Bell {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Set<Sede>>> branches = new CopyOnWriteArrayList<>();

    void onCommit(Runnable listener) {
        listeners.add(listener);
    }

    void onNews(Consumer<Set<Sede>> listener) {
        branches.add(listener);
    }

    /// Something was committed here, and these branches were told something.
    void ring(Set<Sede> told) {
        listeners.forEach(Runnable::run);
        if (!told.isEmpty()) {
            branches.forEach(listener -> listener.accept(told));
        }
    }

    /// Another process committed, or something that may have told anyone.
    void ringForAll() {
        ringFromElsewhere(Optional.empty());
    }

    /// Another process committed.
    ///
    /// @param told the branches it told something; empty if nobody knows
    void ringFromElsewhere(Optional<Set<Sede>> told) {
        listeners.forEach(Runnable::run);
        if (told.isEmpty() || !told.get().isEmpty()) {
            branches.forEach(listener -> listener.accept(told.orElse(Set.of())));
        }
    }
}
