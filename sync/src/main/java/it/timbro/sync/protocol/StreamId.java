package it.timbro.sync.protocol;

import java.util.regex.Pattern;

/// A stream of facts with one writer: `GE1/1` (branch Genova, first incarnation), `GE/aoo` (the centre's acts for
/// the chamber of Genova). The part before the slash is the *sede*.
public record StreamId(String sede, String name) {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9]{1,16}");

    public StreamId {
        if (!PART.matcher(sede).matches() || !PART.matcher(name).matches()) {
            throw new IllegalArgumentException("not a stream: " + sede + "/" + name);
        }
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
