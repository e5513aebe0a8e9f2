package it.timbro.sync.protocol;

import it.timbro.sync.world.Facts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A conversation of version 1 as it is recorded in the resources. The recording is never made anew: what it holds
/// must be readable for ever. `main` writes what is not there yet into the folder given: a message once, when it is
/// new.
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
            List.of(1), "GE1", 1_767_225_600_000L, Map.of("GE1/1", Head.of(FACTS.getLast())), Head.of(FEED.getFirst()));
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

    /// Signed with a key that was thrown away.
    static final Receipt SIGNED = new Receipt("GE1/1", 6, FACTS.getLast().hash(), 5, 1)
            .about(Touched.of(FACTS))
            .signedBy(
                    "MCowBQYDK2VwAyEAoCPinmQHkJyNOAMGnEQgBb3tS15+37RSyXxiTgIBCJA=",
                    "xchvfOSAv4/QL/ozZt1eW0UfycW3JWJV8vSXz7PNajaa2ycqnsa+WxP9UPn+UYTn1Ix1eR4H3FLQkQdHdcJFBg==");
    static final Receipt PRESENCE = new Receipt("presenza:GE1/1", 2, Hash.of(new byte[] {1}), 1, 0)
            .signedBy(
                    SIGNED.key(),
                    "fzlmwBW1X0cDngq0qr9OZ+i94UTFSELse8UHU/7NFZmUR6+nL1UTkJIsUlnvy21SPlyXzBIiZWzi4ktUddtkBA==");
    /// Recorded a second time: in the first, `hello-with-all`, it said its key too, which nobody asked for.
    static final Hello HELLO_WITH_ALL = new Hello(
            List.of(1, 2),
            "GE1",
            1_767_225_600_000L,
            Map.of("GE1/1", Head.of(FACTS.getLast())),
            Head.of(FEED.getFirst()),
            List.of(SIGNED, PRESENCE),
            "00f1e2d3c4b5a697");
    static final Welcome WELCOME_WITH_ALL = new Welcome(
            1,
            "GE1",
            1_767_225_605_000L,
            Map.of("GE1/1", Head.of(FACTS.getFirst())),
            Head.of(FEED.getLast()),
            SIGNED.key(),
            List.of(SIGNED, PRESENCE),
            2L,
            3);
    static final Impronta IMPRONTA = new Impronta(
            Map.of("GE1/1", Head.of(FACTS.getLast())),
            Head.of(FEED.getLast()),
            new Impronta.Somma(3, 2_305_843_009_213_693_951L),
            List.of(
                    new Impronta.Fascia(0, new Impronta.Somma(1, 7)),
                    new Impronta.Fascia(255, new Impronta.Somma(2, 8))),
            List.of(new Impronta.Discordanza("M26B2200001", "ASSEGNATA 3", "APPROVATA 4")));
    static final Impronta IMPRONTA_AFTER = IMPRONTA.dopo("M26B2200400");
    static final Paragone PARAGONE =
            new Paragone(true, false, List.of(0, 255), List.of(new Impronta.Voce("M26B2200001", -5, 4, "APPROVATA")));
    static final Iscrizione ISCRIZIONE = new Iscrizione("GE1", "ABCD-EFGH-JKLM", new byte[] {0x30, 1, -1});
    static final Tessera TESSERA = new Tessera(new byte[] {0x30, 2}, new byte[] {0x30, 3}, new byte[] {0x30, 4});
    static final Tessera TESSERA_WITHOUT_SEAL = new Tessera(new byte[] {0x30, 2}, new byte[] {0x30, 3});
    static final Rinnovo RINNOVO = new Rinnovo(new byte[] {0x30, 5});
    static final Rientro RIENTRO =
            new Rientro("7f3a", "GE1/1", Head.of(FACTS.getLast()), "rosa.neri", "Il disco è stato sostituito.");
    static final Incarnazione INCARNAZIONE = new Incarnazione("7f3a", "GE1/2", "GE1/1", Head.of(FACTS.getFirst()));

    /// The small messages, by the name under which they are recorded.
    static final Map<String, Record> MESSAGES = Map.ofEntries(
            Map.entry("hello", HELLO),
            Map.entry("hello-without-key", HELLO_WITH_ALL),
            Map.entry("welcome", WELCOME),
            Map.entry("welcome-with-all", WELCOME_WITH_ALL),
            Map.entry("receipt", RECEIPT),
            Map.entry("receipt-signed", SIGNED),
            Map.entry("gap", GAP),
            Map.entry("impronta", IMPRONTA),
            Map.entry("impronta-after", IMPRONTA_AFTER),
            Map.entry("paragone", PARAGONE),
            Map.entry("iscrizione", ISCRIZIONE),
            Map.entry("tessera", TESSERA),
            Map.entry("tessera-without-seal", TESSERA_WITHOUT_SEAL),
            Map.entry("rinnovo", RINNOVO),
            Map.entry("rientro", RIENTRO),
            Map.entry("incarnazione", INCARNAZIONE));

    private Recording() {}

    public static void main(String[] folder) throws IOException {
        Path to = Files.createDirectories(Path.of(folder[0]));
        for (Map.Entry<String, Record> message : MESSAGES.entrySet()) {
            once(to.resolve(message.getKey() + ".json"), Json.write(message.getValue()));
        }
        once(to.resolve("journal.frames"), journal());
        once(to.resolve("feed.frames"), feed());
    }

    private static void once(Path file, byte[] content) throws IOException {
        if (!Files.exists(file)) {
            Files.write(file, content);
        }
    }

    static Record message(String name) {
        return Objects.requireNonNull(MESSAGES.get(name), name);
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
