package it.timbro.base;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is made when it is first asked for, and then kept: for what takes long to make and is not needed
/// while the program starts. Any thread may ask; while one makes it the others wait. If making it fails, the next who
/// asks tries again.
public final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> source;
    private volatile @Nullable T made;

    public Lazy(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public T get() {
        T value = made;
        return value != null ? value : make();
    }

    private synchronized T make() {
        T value = made;
        if (value == null) {
            value = source.get();
            made = value;
        }
        return value;
    }
}
