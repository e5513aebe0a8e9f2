package it.timbro.sync.protocol;

import it.timbro.sync.world.Facts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A conversation of version 1 as it is recorded in the resources. The recording is never made anew: what it holds
/// must be readable for ever. `main` wrote it once, into the folder given.
final class Recording {
    static final List<Entry> FACTS = new Facts(Facts.GENOVA)
            .transaction(2)
            .transaction(1, Entry.SOLO_SEDE, "PasswordCambiata")
            .transaction(3, Entry.CRITICO, "CertificatoEmesso")
            .entries;
    static final List<Entry> JOURNAL = FACTS.stream().map(Entry::forTravel).toList();
    static final List<FeedEntry> FEED =
            new Facts(Facts.CENTRO).transaction(2).transaction(1).feed("GE1");
    static final Hello HELLO = new Hello(
            List.of(1),
            "GE1",
            1_767_225_600_000L,
            Map.of("GE1/1", Head.of(FACTS.getLast())),
            Head.of(FEED.getFirst()),
            "");
    static final Welcome WELCOME = new Welcome(
            1,
            "GE1",
            1_767_225_605_000L,
            Map.of("GE1/1", Head.of(FACTS.getFirst())),
            Head.of(FEED.getLast()),
            "",
            List.of());
    static final Receipt RECEIPT = new Receipt("GE1/1", 6, FACTS.getLast().hash(), 5, 1);
    static final Refusal GAP = new Refusal(Refusal.Code.GAP, "Mancano i fatti dal numero 3.", 3);

    private Recording() {}

    public static void main(String[] folder) throws IOException {
        Path to = Files.createDirectories(Path.of(folder[0]));
        Files.write(to.resolve("hello.json"), Json.write(HELLO));
        Files.write(to.resolve("welcome.json"), Json.write(WELCOME));
        Files.write(to.resolve("receipt.json"), Json.write(RECEIPT));
        Files.write(to.resolve("gap.json"), Json.write(GAP));
        Files.write(to.resolve("journal.frames"), journal());
        Files.write(to.resolve("feed.frames"), feed());
    }

    static byte[] journal() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Frames.writeEntries(body, JOURNAL);
        return body.toByteArray();
    }

    static byte[] feed() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Frames.writeFeed(body, FEED);
        return body.toByteArray();
    }
}
