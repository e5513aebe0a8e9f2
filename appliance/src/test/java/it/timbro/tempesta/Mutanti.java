package it.timbro.tempesta;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/// Shows that the storm bites: for each line of `mutanti.txt` one line of the product is changed, its class compiled
/// into a folder of its own, and the seeds of the normal build run with that folder in front. An invariant must find
/// each. `installer/tempesta --mutanti` starts it, from the root of the project.
final class Mutanti {
    private static final Pattern VIOLATA = Pattern.compile("VIOLATA ((?:INV-[0-9]+|convergenza|guasto).{0,160})");

    private Mutanti() {}

    private record Mutante(String nome, String file, String da, String a) {}

    /// @return whether an invariant found every one of them
    static boolean prova(String only, PrintStream out) throws IOException, InterruptedException {
        boolean all = true;
        for (Mutante mutante : tutti()) {
            if (mutante.nome.contains(only)) {
                String found = prova(mutante);
                out.println(mutante.nome + ": " + found);
                all &= found.startsWith("INV-") || found.startsWith("convergenza");
            }
        }
        return all;
    }

    /// Four lines each: name, file, the line as it is, the line as it becomes.
    private static List<Mutante> tutti() {
        List<String> lines = Semi.lines("mutanti.txt");
        List<Mutante> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 4) {
            all.add(new Mutante(
                    lines.get(i),
                    lines.get(i + 1),
                    lines.get(i + 2).strip(),
                    lines.get(i + 3).strip()));
        }
        return all;
    }

    private static String prova(Mutante mutante) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("mutante-");
        Path source = Path.of(mutante.file);
        String text = Files.readString(source);
        if (text.split(Pattern.quote(mutante.da), -1).length != 2) {
            return "NON SI APPLICA: the line is not there exactly once";
        }
        Path changed = folder.resolve(source.getFileName());
        Files.writeString(changed, text.replace(mutante.da, mutante.a.equals("-") ? "" : mutante.a));
        String path = System.getProperty("java.class.path");
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-nowarn",
                        "-proc:none",
                        "-cp",
                        path,
                        "-d",
                        folder.toString(),
                        changed.toString());
        return compiled == 0 ? soffia(folder + java.io.File.pathSeparator + path) : "NON SI COMPILA";
    }

    private static String soffia(String classPath) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-Djava.awt.headless=true",
                        "-cp",
                        classPath,
                        TempestaRun.class.getName(),
                        "--normali")
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        child.waitFor();
        Matcher found = VIOLATA.matcher(said);
        Matcher seed = Pattern.compile("seed ([0-9]+), step ([0-9]+)").matcher(said);
        return found.find()
                ? found.group(1) + (seed.find() ? " (seed " + seed.group(1) + ", step " + seed.group(2) + ")" : "")
                : "SOPRAVVISSUTO";
    }
}
