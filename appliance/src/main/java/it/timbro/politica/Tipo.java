package it.timbro.politica;

import it.timbro.calendario.Orario;
import it.timbro.pratica.Codec;
import it.timbro.pratica.Importo;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/// What kind of value a parameter has: how a person and a fact write it, how it stands in the JSON
/// of a [Politica], and its limits.
public sealed interface Tipo {
    /// The JSON of what was written; empty if that is outside of the limits.
    Optional<JsonNode> valore(String scritto);

    /// What a person would write for this value: the same value is always written in the same way.
    String scritto(JsonNode valore);

    /// How people read what was written.
    String letto(String scritto);

    /// What may be written, for who wrote something else: «un numero da 1 a 60».
    String limiti();

    /// A whole number.
    ///
    /// @param uno what it counts, if there is one; `piu` if there are more or none
    record Intero(int minimo, int massimo, String uno, String piu) implements Tipo {
        private static final int MAX_DIGITS = 9;

        @Override
        public Optional<JsonNode> valore(String scritto) {
            if (!scritto.matches("[0-9]{1," + MAX_DIGITS + "}")) {
                return Optional.empty();
            }
            int number = Integer.parseInt(scritto);
            return number < minimo || number > massimo ? Optional.empty() : Optional.of(IntNode.valueOf(number));
        }

        @Override
        public String scritto(JsonNode valore) {
            return Integer.toString(valore.intValue());
        }

        @Override
        public String letto(String scritto) {
            return scritto + " " + (scritto.equals("1") ? uno : piu);
        }

        @Override
        public String limiti() {
            return "un numero di " + piu + " da " + minimo + " a " + massimo;
        }
    }

    /// Euro, in the JSON as cents.
    record Denaro(Importo massimo) implements Tipo {
        private static final String FORM = "[0-9]{1,6}([.,][0-9]{1,2})?";

        @Override
        public Optional<JsonNode> valore(String scritto) {
            if (!scritto.matches(FORM)) {
                return Optional.empty();
            }
            Importo importo = new Importo(new BigDecimal(scritto.replace(',', '.')));
            return importo.compareTo(massimo) > 0 ? Optional.empty() : Optional.of(LongNode.valueOf(importo.cent()));
        }

        @Override
        public String scritto(JsonNode valore) {
            return Importo.cent(valore.longValue()).scritto().replace('.', ',');
        }

        @Override
        public String letto(String scritto) {
            return Importo.leggi(scritto).toString();
        }

        @Override
        public String limiti() {
            return "un importo in euro da 0,00 a " + massimo;
        }
    }

    /// One or more of a list, in its order.
    ///
    /// @param minimo 0 or 1: how many there must be
    /// @param piu whether more than one may be chosen; otherwise it is no array in the JSON
    record Scelta(List<Voce> voci, int minimo, boolean piu) implements Tipo {
        /// @param codice as it stands in the JSON
        public record Voce(String codice, String nome) {}

        @Override
        public Optional<JsonNode> valore(String scritto) {
            List<String> codes = Arrays.stream(scritto.split(" "))
                    .filter(code -> !code.isEmpty())
                    .toList();
            boolean good = codes.size() >= minimo
                    && (piu || codes.size() == 1)
                    && voci.stream().map(Voce::codice).toList().containsAll(codes);
            if (!good) {
                return Optional.empty();
            }
            return Optional.of(piu ? Codec.json().valueToTree(ordinati(codes)) : nodo(codes.getFirst()));
        }

        /// Yes and no are booleans there.
        private static JsonNode nodo(String code) {
            return code.equals("true") || code.equals("false")
                    ? Codec.json().valueToTree(Boolean.valueOf(code))
                    : StringNode.valueOf(code);
        }

        private List<String> ordinati(List<String> codes) {
            return voci.stream().map(Voce::codice).filter(codes::contains).toList();
        }

        @Override
        public String scritto(JsonNode valore) {
            return piu
                    ? StreamSupport.stream(valore.spliterator(), false)
                            .map(JsonNode::asString)
                            .collect(Collectors.joining(" "))
                    : valore.asString();
        }

        @Override
        public String letto(String scritto) {
            List<String> codes = Arrays.asList(scritto.split(" "));
            String names = voci.stream()
                    .filter(voce -> codes.contains(voce.codice()))
                    .map(Voce::nome)
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? "nessuno" : names;
        }

        @Override
        public String limiti() {
            return (minimo > 0 ? "almeno uno fra " : "alcuni fra ")
                    + voci.stream().map(Voce::nome).collect(Collectors.joining(", "));
        }
    }

    /// A day of every year, written `24/06`.
    record Giorno() implements Tipo {
        @Override
        public Optional<JsonNode> valore(String scritto) {
            if (!scritto.matches("[0-9]{1,2}/[0-9]{1,2}")) {
                return Optional.empty();
            }
            String[] parts = scritto.split("/");
            try {
                return Optional.of(
                        StringNode.valueOf(MonthDay.of(Integer.parseInt(parts[1]), Integer.parseInt(parts[0]))
                                .toString()));
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }

        @Override
        public String scritto(JsonNode valore) {
            MonthDay day = MonthDay.parse(valore.asString());
            return "%02d/%02d".formatted(day.getDayOfMonth(), day.getMonthValue());
        }

        @Override
        public String letto(String scritto) {
            return scritto;
        }

        @Override
        public String limiti() {
            return "un giorno e un mese, come 24/06";
        }
    }

    /// Hours of an ordinary week, one line for each stretch: `lun mar mer gio ven 08:30-13:00`.
    record Orari(int minimo) implements Tipo {
        private static final int MAX_RIGHE = 14;
        private static final List<String> GIORNI = List.of("lun", "mar", "mer", "gio", "ven", "sab", "dom");

        @Override
        public Optional<JsonNode> valore(String scritto) {
            List<String> lines = scritto.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            List<Orario> orari = new ArrayList<>();
            for (String line : lines) {
                Optional<Orario> orario = orario(line);
                if (orario.isEmpty()) {
                    return Optional.empty();
                }
                orari.add(orario.get());
            }
            return orari.size() < minimo || orari.size() > MAX_RIGHE
                    ? Optional.empty()
                    : Optional.of(Codec.json().valueToTree(orari));
        }

        private static Optional<Orario> orario(String line) {
            List<String> words = Arrays.asList(line.split(" +"));
            List<String> days = words.subList(0, words.size() - 1);
            String[] hours = words.getLast().split("-");
            if (days.isEmpty() || !GIORNI.containsAll(days) || hours.length != 2) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Orario(
                        days.stream()
                                .map(day -> DayOfWeek.of(GIORNI.indexOf(day) + 1))
                                .collect(Collectors.toSet()),
                        LocalTime.parse(hours[0]),
                        LocalTime.parse(hours[1])));
            } catch (DateTimeException | IllegalArgumentException _) {
                return Optional.empty();
            }
        }

        @Override
        public String scritto(JsonNode valore) {
            return StreamSupport.stream(valore.spliterator(), false)
                    .map(node -> Codec.json().treeToValue(node, Orario.class))
                    .map(orario -> new TreeSet<>(orario.giorni())
                                    .stream()
                                            .map(day -> GIORNI.get(day.getValue() - 1))
                                            .collect(Collectors.joining(" "))
                            + " " + orario.dalle() + "-" + orario.alle())
                    .collect(Collectors.joining("\n"));
        }

        @Override
        public String letto(String scritto) {
            return scritto.isEmpty() ? "sempre" : scritto.replace("\n", "; ");
        }

        @Override
        public String limiti() {
            return "una riga per ogni tratto di orario, come «lun mar mer gio ven 08:30-13:00»";
        }
    }

    /// Lines of text, in the JSON a list of them.
    ///
    /// @param esempio what a line says
    /// @param forma what each line matches
    /// @param massimo most lines
    /// @param lunghezza most characters of a line
    record Righe(String esempio, String forma, int massimo, int lunghezza) implements Tipo {
        /// A few free ones.
        Righe(String esempio) {
            this(esempio, ".*", 10, 200);
        }

        @Override
        public Optional<JsonNode> valore(String scritto) {
            List<String> righe = scritto.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            return righe.size() > massimo
                            || righe.stream().anyMatch(line -> line.length() > lunghezza || !line.matches(forma))
                    ? Optional.empty()
                    : Optional.of(Codec.json().valueToTree(righe));
        }

        @Override
        public String scritto(JsonNode valore) {
            return StreamSupport.stream(valore.spliterator(), false)
                    .map(JsonNode::asString)
                    .collect(Collectors.joining("\n"));
        }

        @Override
        public String letto(String scritto) {
            long righe = scritto.lines().count();
            boolean molte = righe > 10 || scritto.length() > 300; // to be opened, not read at a glance
            return righe == 0 ? "nessuno" : molte ? righe + " voci" : scritto.replace("\n", "; ");
        }

        @Override
        public String limiti() {
            return "al più " + massimo + " righe di " + lunghezza + " caratteri, ciascuna con " + esempio;
        }
    }
}
