package it.timbro.journal;

import it.timbro.base.Sede;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a transaction has to say to other processes once it is committed: how many facts it stored, and which
/// branches it told something. One for each run of the work.
final class Notice {
    private final Set<String> told = new TreeSet<>();
    private long facts;

    void stored(int entries) {
        facts += entries;
    }

    void told(Set<Sede> branches) {
        told.addAll(branches.stream().map(Sede::code).collect(Collectors.toSet()));
    }

    long facts() {
        return facts;
    }

    Set<String> told() {
        return told;
    }

    boolean nothing() {
        return facts == 0 && told.isEmpty();
    }
}
