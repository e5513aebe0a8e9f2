package it.timbro.installer.bench;

import it.timbro.installer.Image;
import java.nio.file.Path;

/// Reads which figure is wanted; each is a class of its own.
public final class Bench {
    private static final int STARTS = 10;

    private Bench() {}

    public static void main(String[] arguments) {
        Path target = Path.of("installer/target");
        Image image = Image.packaged(target.resolve("image/lib"));
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "avvio" ->
                new StartBench(image, target, arguments.length > 1 ? Integer.parseInt(arguments[1]) : STARTS).run();
            case "memoria" -> new MemoryBench(image, target).run();
            default -> {
                System.out.println("installer/bench avvio [VOLTE] | memoria");
                System.exit(2);
            }
        }
        System.exit(0);
    }
}
