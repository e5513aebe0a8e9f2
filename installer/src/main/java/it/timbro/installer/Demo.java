package it.timbro.installer;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The program behind `installer/demo`: reads what was asked and hands it on.
public final class Demo {
    private Demo() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path project = Path.of("").toAbsolutePath();
        Path here = Path.of(System.getProperty("timbro.here", project.toString()));
        System.exit(run(Command.parse(List.of(arguments), here, project), project, out));
    }

    /// The exit code: 0 done, 1 not done for a reason that was printed, 2 not understood.
    private static int run(Command command, Path project, PrintStream out) {
        try {
            return switch (command) {
                case Command.Avvia avvia -> new DemoRun(avvia, project.resolve("installer/target/image"), out).run();
                case Command.Invia invia -> new RunningDemo(invia.folder(), out).send(invia);
                case Command.Esempi esempi -> new RunningDemo(esempi.folder(), out).sendExamples();
                case Command.Uccidi uccidi -> new RunningDemo(uccidi.folder(), out).kill(uccidi.sito());
                case Command.Riavvia riavvia -> new RunningDemo(riavvia.folder(), out).restart(riavvia.sito());
                case Command.Aiuto _ -> {
                    out.println(DemoText.help());
                    yield 0;
                }
                case Command.Errore(var why) -> {
                    out.println("Non ho capito: " + why + ".\n");
                    out.println(DemoText.help());
                    yield 2;
                }
            };
        } catch (IllegalStateException e) {
            out.println("La demo non può continuare: " + e.getMessage());
            return 1;
        }
    }
}
