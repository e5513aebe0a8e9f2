package it.timbro.installer.guasti;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What processes asked of the operating system, in order, as `strace -f -yy` wrote it down. A call that another
/// thread's interrupts has two lines, `<unfinished ...>` where it began and `resumed>` where it ended.
///
/// @param eventi what counts for durability: a sync or a rename when it has *ended* well, a read when its bytes are
/// there, a write when it *begins*, for its first byte may leave then
record Traccia(List<Evento> eventi) {
    /// The calls to trace.
    static final String CALLS =
            "fdatasync,fsync,rename,renameat,renameat2,read,readv,recvfrom,recvmsg,write,writev,sendto,sendmsg";

    private static final Pattern LINE = Pattern.compile("(\\d+) +(.*)");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)");
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. (\\w+) resumed>(.*)");
    private static final String UNFINISHED = " <unfinished ...>";
    private static final Pattern RESULT = Pattern.compile(".* = (-?\\d+).*");
    private static final Pattern FD = Pattern.compile("\\d+<(.*?)>(?:,.*|\\).*|$)");
    private static final Pattern TCP = Pattern.compile("TCP(?:v6)?:\\[.*:(\\d+)->.*:(\\d+)\\]");
    private static final Pattern NAMES = Pattern.compile(".*?\"([^\"]*)\".*?\"([^\"]*)\".*");

    sealed interface Evento {
        /// The file or folder is on disk.
        record Sync(String path) implements Evento {}

        record Renamed(String from, String to) implements Evento {}

        record Asked(Connection connection) implements Evento {}

        record Answered(Connection connection) implements Evento {}
    }

    /// The ports of a TCP connection.
    record Connection(int own, int other) {}

    static Traccia of(List<String> lines) {
        List<Evento> eventi = new ArrayList<>();
        Map<String, String> begun = new HashMap<>();
        for (String line : lines) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                continue;
            }
            String thread = parts.group(1);
            String text = parts.group(2);
            Matcher resumed = RESUMED.matcher(text);
            if (text.endsWith(UNFINISHED)) {
                String call = text.substring(0, text.length() - UNFINISHED.length());
                begun.put(thread, call);
                begins(call, eventi);
            } else if (resumed.matches()) {
                String call = begun.remove(thread);
                if (call != null) {
                    ends(call + resumed.group(2), eventi);
                }
            } else {
                begins(text, eventi);
                ends(text, eventi);
            }
        }
        return new Traccia(eventi);
    }

    private static void begins(String text, List<Evento> eventi) {
        Matcher call = CALL.matcher(text);
        if (call.matches() && call.group(1).matches("write|writev|sendto|sendmsg")) {
            connection(call.group(2), (Connection c) -> eventi.add(new Evento.Answered(c)));
        }
    }

    private static void ends(String text, List<Evento> eventi) {
        Matcher call = CALL.matcher(text);
        Matcher result = RESULT.matcher(text);
        if (!call.matches() || !result.matches()) {
            return;
        }
        long returned = Long.parseLong(result.group(1));
        switch (call.group(1)) {
            case "fdatasync", "fsync" -> {
                Matcher file = FD.matcher(call.group(2));
                if (returned == 0 && file.matches()) {
                    eventi.add(new Evento.Sync(file.group(1)));
                }
            }
            case "rename", "renameat", "renameat2" -> {
                Matcher names = NAMES.matcher(call.group(2));
                if (returned == 0 && names.matches()) {
                    eventi.add(new Evento.Renamed(names.group(1), names.group(2)));
                }
            }
            case "read", "readv", "recvfrom", "recvmsg" -> {
                if (returned > 0) {
                    connection(call.group(2), (Connection c) -> eventi.add(new Evento.Asked(c)));
                }
            }
            default -> {} // writes count when they begin
        }
    }

    private static void connection(String arguments, java.util.function.Consumer<Connection> found) {
        Matcher tcp = TCP.matcher(arguments);
        if (tcp.find()) {
            found.accept(new Connection(Integer.parseInt(tcp.group(1)), Integer.parseInt(tcp.group(2))));
        }
    }

    /// Each request that came to a port, with what happened between its last byte and the first byte of its answer.
    List<List<Evento>> rounds(int port) {
        List<List<Evento>> rounds = new ArrayList<>();
        Map<Connection, List<Evento>> open = new HashMap<>();
        for (Evento evento : eventi) {
            switch (evento) {
                case Evento.Asked(Connection connection) -> {
                    if (connection.own() == port) {
                        open.put(connection, new ArrayList<>());
                    }
                }
                case Evento.Answered(Connection connection) -> {
                    List<Evento> round = open.remove(connection);
                    if (round != null) {
                        rounds.add(round);
                    }
                }
                case Evento.Sync _, Evento.Renamed _ -> open.values().forEach(round -> round.add(evento));
            }
        }
        return rounds;
    }

    /// Whether the write-ahead log was on disk before the first byte of the answer.
    ///
    /// @param log the path of its file, or how the paths of its files begin
    static boolean durable(List<Evento> round, String log) {
        return round.stream().anyMatch(evento -> evento instanceof Evento.Sync(String path) && path.startsWith(log));
    }

    /// Files that got their final name within a round: the bytes were on disk before, the name after, and both
    /// before the log was.
    static boolean filesFirst(List<Evento> round, String archivio, String log) {
        for (int i = 0; i < round.size(); i++) {
            if (round.get(i) instanceof Evento.Renamed(String from, String to) && to.startsWith(archivio)) {
                String shelf = to.substring(0, to.lastIndexOf('/'));
                int named = round.subList(i, round.size()).indexOf(new Evento.Sync(shelf));
                if (!round.subList(0, i).contains(new Evento.Sync(from))
                        || named < 0
                        || !durable(round.subList(i + named, round.size()), log)) {
                    return false;
                }
            }
        }
        return true;
    }
}
