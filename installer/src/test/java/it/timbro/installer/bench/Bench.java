package it.timbro.installer.bench;

import it.timbro.installer.Image;
import java.nio.file.Path;
import java.util.List;

/// Reads which figure is wanted; each is a class of its own.
public final class Bench {
    private static final int STARTS = 10;
    private static final int SEARCHED = 50_000;
    private static final int SHOWN = 50;
    private static final int STRETCH_SECONDS = 90;

    private Bench() {}

    public static void main(String[] arguments) {
        Path target = Path.of("installer/target");
        Image image = Image.packaged(target.resolve("image/lib"));
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "avvio" -> new StartBench(image, target, number(arguments, STARTS)).run();
            case "banco" -> new SportelloBench(image, target, number(arguments, SEARCHED)).run();
            case "componi" -> new ComposeBench(image).run();
            case "memoria" -> new MemoryBench(image, target).run();
            case "ricerca" -> new SearchBench(image, target, number(arguments, SEARCHED)).run();
            case "linea" -> new LineBench(image, target).run(List.of(arguments).subList(1, arguments.length));
            case "sedi" -> new SediBench(image, target, number(arguments, STRETCH_SECONDS)).run();
            case "visibile" -> new VisibleBench(image, target, number(arguments, SHOWN)).run();
            default -> {
                System.out.println(
                        "installer/bench avvio [VOLTE] | banco [PRATICHE] | componi | linea [w1 w2 w3 w4] | memoria | ricerca [PRATICHE] | sedi [SECONDI] | visibile [PRATICHE]");
                System.exit(2);
            }
        }
        System.exit(0);
    }

    private static int number(String[] arguments, int otherwise) {
        return arguments.length > 1 ? Integer.parseInt(arguments[1]) : otherwise;
    }
}
