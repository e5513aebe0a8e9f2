package it.timbro.installer;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What the person asked of `installer/demo`.
sealed interface Command {
    int DEFAULT_PORT = 8440;

    record Avvia(HouseFolder folder, Optional<Integer> basePort, boolean reset, boolean browser) implements Command {}

    record Invia(HouseFolder folder, Path signed, List<Allegata> attachments, Optional<String> sede)
            implements Command {}

    record Esempi(HouseFolder folder) implements Command {}

    record Uccidi(HouseFolder folder, Sito sito) implements Command {}

    record Riavvia(HouseFolder folder, Sito sito) implements Command {}

    record Aiuto() implements Command {}

    /// A file to send along, with its kind in three letters.
    record Allegata(String tipo, Path file) {}

    /// Not understood; `why` is a sentence for the person.
    record Errore(String why) implements Command {}

    /// @param here the folder that relative names start from; the default data folder lies in
    ///     `project`
    static Command parse(List<String> arguments, Path here, Path project) {
        return new Parser(new ArrayDeque<>(arguments), here, new HouseFolder(project.resolve("demo-data"))).parse();
    }

    /// Options may stand anywhere; the first other word is the verb.
    final class Parser {
        private static final Pattern TYPED = Pattern.compile("([A-Z]{3})=(.+)");

        private final Deque<String> arguments;
        private final Path here;
        private final List<String> words = new ArrayList<>();
        private HouseFolder folder;
        private Optional<Integer> basePort = Optional.empty();
        private Optional<String> sede = Optional.empty();
        private boolean reset;
        private boolean browser = true;
        private boolean help;

        Parser(Deque<String> arguments, Path here, HouseFolder folder) {
            this.arguments = arguments;
            this.here = here;
            this.folder = folder;
        }

        Command parse() {
            while (!arguments.isEmpty()) {
                String word = arguments.removeFirst();
                Optional<Errore> error = word.startsWith("-") ? option(word) : Optional.empty();
                if (error.isPresent()) {
                    return error.get();
                }
                if (!word.startsWith("-")) {
                    words.add(word);
                }
            }
            return help ? new Aiuto() : verb();
        }

        private Optional<Errore> option(String option) {
            switch (option) {
                case "--reset" -> reset = true;
                case "--no-browser" -> browser = false;
                case "--aiuto", "--help", "-h" -> help = true;
                case "--cartella" -> {
                    return value(option, v -> folder = new HouseFolder(here.resolve(v)));
                }
                case "--sede" -> {
                    return value(option, v -> sede = Optional.of(v));
                }
                case "--porte" -> {
                    return value(
                                    option,
                                    v -> basePort = Optional.of(v)
                                            .filter(Parser::isPort)
                                            .map(Integer::valueOf))
                            .or(() -> basePort.isPresent()
                                    ? Optional.empty()
                                    : Optional.of(new Errore("--porte vuole un numero tra 1024 e 65500")));
                }
                default -> {
                    return Optional.of(new Errore("opzione non riconosciuta: " + option));
                }
            }
            return Optional.empty();
        }

        private Optional<Errore> value(String option, Consumer<String> use) {
            if (arguments.isEmpty()) {
                return Optional.of(new Errore(option + " vuole un valore"));
            }
            use.accept(arguments.removeFirst());
            return Optional.empty();
        }

        private Command verb() {
            if (words.isEmpty()) {
                return new Avvia(folder, basePort, reset, browser);
            }
            List<String> rest = words.subList(1, words.size());
            return switch (words.getFirst()) {
                case "invia" -> invia(rest);
                case "esempi" -> new Esempi(folder);
                case "uccidi" -> onServer(rest, s -> new Uccidi(folder, s));
                case "riavvia" -> onServer(rest, s -> new Riavvia(folder, s));
                default -> new Errore("comando non riconosciuto: " + words.getFirst());
            };
        }

        private Command invia(List<String> files) {
            if (files.isEmpty()) {
                return new Errore("invia vuole il file firmato (.p7m) e poi, se servono, gli allegati");
            }
            List<Allegata> attachments =
                    files.stream().skip(1).map(this::allegata).toList();
            return new Invia(folder, here.resolve(files.getFirst()), attachments, sede);
        }

        /// `FAE=fattura.pdf` says its kind; without it the attachment is `GEN`.
        private Allegata allegata(String word) {
            var typed = TYPED.matcher(word);
            return typed.matches()
                    ? new Allegata(typed.group(1), here.resolve(typed.group(2)))
                    : new Allegata("GEN", here.resolve(word));
        }

        private static Command onServer(List<String> words, Function<Sito, Command> command) {
            return words.stream()
                    .findFirst()
                    .flatMap(Sito::find)
                    .map(command)
                    .orElse(new Errore("quale? centro, genova o chiavari"));
        }

        private static boolean isPort(String text) {
            return text.matches("[0-9]{4,5}") && Integer.parseInt(text) >= 1024 && Integer.parseInt(text) <= 65500;
        }
    }
}
