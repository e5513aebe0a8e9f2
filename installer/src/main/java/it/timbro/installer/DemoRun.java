package it.timbro.installer;

import it.timbro.installer.HouseFolder.Claim;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One run of the demo, from an empty or a kept folder to Ctrl-C.
final class DemoRun {
    /// How soon a wish of the command line is noticed.
    private static final long POLL_MS = 200;

    private final Command.Avvia asked;
    private final Path imageFolder;
    private final PrintStream out;
    private final CountDownLatch ended = new CountDownLatch(1);

    DemoRun(Command.Avvia asked, Path imageFolder, PrintStream out) {
        this.asked = asked;
        this.imageFolder = imageFolder;
        this.out = out;
    }

    int run() {
        return switch (asked.folder().claim()) {
            case Claim.NotOurs _ -> {
                out.println("La cartella " + asked.folder().root()
                        + " contiene altro: non la tocco. Sceglierne un'altra con --cartella.");
                yield 1;
            }
            case Claim.Ours(boolean fresh) -> runIn(fresh);
        };
    }

    private int runIn(boolean untouched) {
        if (!asked.folder().lock()) {
            out.println("In " + asked.folder().root()
                    + " c'è già una demo avviata: fermarla con Ctrl-C, o usare un'altra --cartella.");
            return 1;
        }
        House.stopLeftovers(asked.folder());
        if (asked.reset()) {
            asked.folder().reset();
        }
        boolean fresh = untouched || asked.reset();
        var accessi = Accessi.open(asked.folder().accessi());
        int base = asked.basePort().orElse(accessi.basePort(Command.DEFAULT_PORT));
        accessi.rememberBasePort(base);
        var ports = Ports.from(base);
        List<Integer> taken = ports.taken();
        if (!taken.isEmpty()) {
            out.println("Porte già occupate: " + taken + ". Sceglierne altre, per esempio: installer/demo --porte "
                    + (base + 100));
            return 1;
        }
        Image image = Image.packaged(imageFolder.resolve("lib"));
        if (!AotCache.isReadyForStart(image, imageFolder)) {
            out.println("Preparo l'avvio rapido (una volta sola)…");
        }
        House house = House.prepare(asked.folder(), AotCache.attachForStart(image, imageFolder), ports);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(house), "fine"));
        house.start(sentence -> out.println(sentence + "…"));
        for (Sito sito : Sito.values()) {
            watch(house, sito);
        }
        if (fresh) {
            new ExampleSender(house.folder(), house.ente(), house::azienda, out).send();
        }
        out.println(DemoText.welcome(house));
        if (asked.browser()) {
            Browser.open(house.address(Sito.GENOVA));
        }
        obeyUntilEnd(house);
        return 0;
    }

    private void stop(House house) {
        ended.countDown();
        out.println("\nFermo tutto…");
        house.close();
        out.println("Fermato. I dati restano in " + house.folder().root());
    }

    /// A server that dies says so on the demo's terminal.
    private void watch(House house, Sito sito) {
        house.server(sito).whenEnded(code -> {
            if (ended.getCount() > 0) {
                out.println(sito.nome() + " si è fermata (codice " + code
                        + "). Per riaccenderla: installer/demo riavvia " + sito.key());
            }
        });
    }

    private void obeyUntilEnd(House house) {
        try {
            while (!ended.await(POLL_MS, TimeUnit.MILLISECONDS)) {
                for (Sito sito : Sito.values()) {
                    Path wish = RunningDemo.restartWish(house.folder(), sito);
                    if (Files.exists(wish)) {
                        restart(house, sito);
                        Files.delete(wish);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void restart(House house, Sito sito) {
        out.println("Riavvio " + sito.nome() + "…");
        try {
            house.restart(sito);
            watch(house, sito);
            out.println(sito.nome() + " è pronta: " + house.address(sito));
        } catch (IllegalStateException e) {
            out.println(e.getMessage());
        }
    }
}
