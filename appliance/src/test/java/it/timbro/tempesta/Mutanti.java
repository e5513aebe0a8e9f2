package it.timbro.tempesta;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/// Shows that the storm bites: for each entry of `mutanti.txt` one line of the product is changed,
/// that class alone is compiled, and the seeds of the normal build run with it until one fails: by
/// the invariant that stands there, or the mutant counts as not found. `installer/tempesta
/// --mutanti` starts it, from the root of the project.
final class Mutanti {
    private static final Pattern VIOLATA = Pattern.compile("VIOLATA ((?:INV-[0-9]+|convergenza|guasto).{0,160})");

    private Mutanti() {}

    /// @param invarianti one of which has to find it
    private record Mutante(String nome, String file, String da, String a, List<String> invarianti) {
        boolean siApplica(String text) {
            return text.split(Pattern.quote(da), -1).length == 2;
        }

        boolean trovato(String violata) {
            return invarianti.stream().anyMatch(invariante -> violata.startsWith(invariante + ":"));
        }
    }

    /// @param only words, one of which is in the name; none: all
    /// @return whether every one of them was found by its own invariant
    static boolean prova(List<String> only, PrintStream out) throws IOException {
        boolean all = true;
        for (Mutante mutante : tutti()) {
            if (only.isEmpty() || only.stream().anyMatch(mutante.nome::contains)) {
                String found = prova(mutante);
                boolean right = mutante.trovato(found);
                out.println(mutante.nome + ": " + found + (right ? "" : " [atteso " + mutante.invarianti + "]"));
                all &= right;
            }
        }
        return all;
    }

    /// Those whose line does not stand exactly once in today's source, or that do not compile: they would show
    /// nothing.
    ///
    /// @param root of the project
    /// @param classes where to put what is compiled
    static List<String> superati(Path root, Path classes) throws IOException {
        List<String> superati = new ArrayList<>();
        for (Mutante mutante : tutti()) {
            if (compilato(root, mutante, classes).isEmpty()) {
                superati.add(mutante.nome);
            }
        }
        return superati;
    }

    /// What has to find each, by its name, in words.
    static Map<String, String> attesi() {
        return tutti().stream()
                .collect(Collectors.toMap(Mutante::nome, mutante -> String.join(", ", mutante.invarianti)));
    }

    /// Five lines each: name, file, the line as it is, the line as it becomes, the invariants.
    private static List<Mutante> tutti() {
        List<String> lines = Semi.lines("mutanti.txt");
        List<Mutante> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 5) {
            all.add(new Mutante(
                    lines.get(i),
                    lines.get(i + 1),
                    lines.get(i + 2).strip(),
                    lines.get(i + 3).strip(),
                    List.of(lines.get(i + 4).split(" "))));
        }
        return all;
    }

    private static String prova(Mutante mutante) throws IOException {
        Optional<Path> compiled = compilato(Path.of(""), mutante, Path.of(System.getProperty("java.io.tmpdir")));
        return compiled.isPresent() ? soffia(compiled.get()) : "NON SI APPLICA: its line, or what it becomes";
    }

    /// The folder of its classes.
    private static Optional<Path> compilato(Path root, Mutante mutante, Path classes) throws IOException {
        Path source = root.resolve(mutante.file);
        String text = Files.readString(source);
        if (!mutante.siApplica(text)) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory(classes, "mutante-");
        Path changed = folder.resolve(source.getFileName());
        Files.writeString(changed, text.replace(mutante.da, mutante.a.equals("-") ? "" : mutante.a));
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-nowarn",
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        changed.toString());
        return compiled == 0 ? Optional.of(folder) : Optional.empty();
    }

    private static String soffia(Path changed) throws IOException {
        try (Casa casa = new Casa(changed)) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            casa.loadClass(TempestaRun.class.getName())
                    .getMethod("normali", PrintStream.class)
                    .invoke(null, new PrintStream(said, true, StandardCharsets.UTF_8));
            String text = said.toString(StandardCharsets.UTF_8);
            Matcher found = VIOLATA.matcher(text);
            Matcher seed = Pattern.compile("seed ([0-9]+), step ([0-9]+)").matcher(text);
            return found.find()
                    ? found.group(1) + (seed.find() ? " (seed " + seed.group(1) + ", step " + seed.group(2) + ")" : "")
                    : "SOPRAVVISSUTO";
        } catch (ReflectiveOperationException e) {
            return "guasto " + e.getCause();
        }
    }

    /// The house once more, with the changed class in place of its own. Libraries are those of this machine, warm as
    /// they are: that is what makes a mutant cost seconds.
    private static final class Casa extends URLClassLoader {
        Casa(Path changed) throws IOException {
            super(path(changed), Mutanti.class.getClassLoader());
        }

        private static URL[] path(Path changed) throws IOException {
            List<URL> path = new ArrayList<>();
            path.add(changed.toUri().toURL());
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                path.add(Path.of(entry).toUri().toURL());
            }
            return path.toArray(URL[]::new);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("it.timbro.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
