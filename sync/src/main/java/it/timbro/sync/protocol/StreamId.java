package it.timbro.sync.protocol;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A stream of facts with one writer: `GE1/1` (branch Genova, first incarnation), `GE/aoo` (the
/// centre's acts for the chamber of Genova). The part before the slash is the *sede*.
public record StreamId(String sede, String name) {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9]{1,16}");
    private static final Pattern NUMBERED = Pattern.compile("([A-Za-z]*)([1-9][0-9]{0,8})?");

    public StreamId {
        if (!PART.matcher(sede).matches() || !PART.matcher(name).matches()) {
            throw new IllegalArgumentException("not a stream: " + sede + "/" + name);
        }
    }

    /// Which life of its writer this is: 1 of `GE1/1` and of `GE/aoo`, 2 of `GE1/2` and of
    /// `GE/aoo2`. A writer that came back from an old copy never goes on with the stream it forgot
    /// the end of: it begins the next.
    ///
    /// @return 0 for a name that does not count lives
    public int incarnation() {
        Matcher parts = NUMBERED.matcher(name);
        return !parts.matches() ? 0 : parts.group(2) == null ? 1 : Integer.parseInt(parts.group(2));
    }

    /// The stream of the next life.
    public StreamId next() {
        return life(incarnation() + 1);
    }

    /// The stream of another life of this writer.
    ///
    /// @param incarnation 2 or more
    public StreamId life(int incarnation) {
        return new StreamId(sede, family() + incarnation);
    }

    /// Whether both are lives of one writer.
    public boolean sameWriter(StreamId other) {
        return sede.equals(other.sede)
                && incarnation() > 0
                && other.incarnation() > 0
                && family().equals(other.family());
    }

    private String family() {
        Matcher parts = NUMBERED.matcher(name);
        return parts.matches() ? parts.group(1) : name;
    }

    public static StreamId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a stream: " + text);
        }
        return new StreamId(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return sede + "/" + name;
    }
}
