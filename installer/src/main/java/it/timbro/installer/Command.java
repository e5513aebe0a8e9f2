package it.timbro.installer;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// What the person asked of `installer/demo`.
sealed interface Command {
    int DEFAULT_PORT = 8440;

    record Avvia(HouseFolder folder, Optional<Integer> basePort, boolean reset, boolean browser) implements Command {}

    record Invia(HouseFolder folder, Path signed, List<Path> attachments, Optional<String> sede) implements Command {}

    record Esempi(HouseFolder folder) implements Command {}

    record Uccidi(HouseFolder folder, Sito sito) implements Command {}

    record Riavvia(HouseFolder folder, Sito sito) implements Command {}

    record Aiuto() implements Command {}

    /// Not understood; `why` is a sentence for the person.
    record Errore(String why) implements Command {}

    /// @param here the folder that relative names start from; the default data folder lies in `project`
    static Command parse(List<String> arguments, Path here, Path project) {
        return new Parser(new ArrayDeque<>(arguments), here, new HouseFolder(project.resolve("demo-data"))).parse();
    }

    /// Options may stand anywhere; the first other word is the verb.
    final class Parser {
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

        private Optional<Errore> value(String option, java.util.function.Consumer<String> use) {
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
            List<Path> paths = files.stream().map(here::resolve).toList();
            return new Invia(folder, paths.getFirst(), paths.subList(1, paths.size()), sede);
        }

        private static Command onServer(List<String> words, java.util.function.Function<Sito, Command> command) {
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
