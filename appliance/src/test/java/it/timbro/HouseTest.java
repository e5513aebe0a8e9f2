package it.timbro;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The map of rooms and doors. A new package or a new door is a new word in one of the two tables
/// below; there is no annotation that lets a class through. If the same door is asked for twice,
/// the class is in the wrong room: move it down.
final class HouseTest {
    private static final String ROOT = "it.timbro";
    private static final String SCHEMA = ROOT + ".journal.schema";

    /// The house from the ground up: a package of `it.timbro`, the packages it may see, and why
    /// where the reason is not plain.
    ///
    /// A line names only packages of the lines above it: that is why there can be no cycle. `*` is
    /// a room: `stampa.web` may see what stands at `*.web`, with `stampa` for the star. A corner
    /// with a line of its own has those doors on top of them. `it.timbro` itself wires everything
    /// by hand and sees everything; nobody sees it.
    private static final String MAP = """
            # modules with nothing of ours below them
            sync.protocol        |
            sync.disk            |
            sync.receiver        | sync.protocol sync.disk
            sync.transport       | sync.protocol
            sync.sealed          | sync.protocol sync.disk
            sync.envelope        | sync.protocol sync.disk sync.sealed
            sync.session         | sync.protocol sync.receiver sync.sealed sync.transport
            printing             |
            printing.sheet       |
            printing.code        |
            printing.pdf         | printing.sheet printing.code
            printing.ipp         |

            # below the rooms
            base                 |
            journal.schema       |                                           # made by jOOQ from the migrations
            journal              | base journal.schema sync.protocol sync.receiver  # a stream is what sync receives
            archivio             | base sync.disk sync.protocol sync.receiver
            autorita             | base sync.sealed                          # who a device is: certificates of the line
            pratica              | base journal sync.protocol                # the corridor: facts, states, identities
            calendario           | journal                                   # office days; politica says which
            politica             | base journal pratica calendario sync.protocol
            operatori            | base journal pratica sync.protocol
            operatori.segreti    | base operatori
            page                 | base operatori
            centro               | base sync.protocol                        # the chambers, known to all of the centre's rooms
            pratica.web          | archivio                                  # shows the files of a pratica

            # the rooms: they meet in the corridor, never in each other
            arrivo               | base pratica
            autonomia            | calendario                                # pure: the wiring measures
            firma                | base pratica sync.protocol
            firma.cades          | base pratica firma
            protocollo           | base journal pratica
            emergenza            | base journal pratica sync.protocol printing.sheet printing.pdf
            annullamento         | base journal pratica
            appuntamenti         | base journal pratica sync.protocol printing.sheet printing.pdf
            minuta               | base journal pratica sync.protocol printing.sheet printing.pdf
            visti                | base journal pratica sync.protocol printing.sheet printing.pdf
            istruttoria          | base journal pratica politica sync.protocol
            certificato.codice   | base sync.protocol
            certificato          | base journal pratica politica sync.protocol sync.sealed certificato.codice \
            printing.sheet printing.pdf                                      # Impaginazione: from a pratica to its sheets
            formulari            | base journal pratica sync.protocol printing.sheet  # a blank is printed with one layout
            orologio             | base journal pratica sync.disk sync.protocol
            orologio.ntp         | base orologio
            stampa               | base journal pratica sync.protocol printing.sheet  # how far a printer misses the form
            testimone            | base journal pratica sync.disk sync.protocol sync.receiver
            ritiro               | journal pratica printing.sheet printing.pdf
            imprese              | base journal pratica sync.protocol
            posta                | base journal pratica sync.protocol sync.disk
            posta.smtp           | base posta
            registri             | base journal pratica archivio sync.protocol printing.sheet printing.pdf
            diritti              | base journal pratica calendario politica sync.protocol printing.sheet printing.pdf
            sportello            | base journal pratica
            chiavetta            | base sync.disk sync.envelope sync.protocol
            collegamento         | base journal pratica archivio autorita \
            sync.protocol sync.receiver sync.sealed sync.session sync.transport sync.envelope
            centro.a2a           | base journal pratica sync.protocol centro
            centro.cassetta      | base pratica sync.protocol
            centro.cassetta.ftps | base centro.cassetta
            centro.numeri        | base journal pratica sync.protocol calendario
            centro.verifica      | base sync.protocol
            centro.sedi          | base journal pratica archivio autorita calendario centro \
            sync.disk sync.protocol sync.receiver sync.sealed sync.transport sync.envelope

            # over the rooms: acts of several rooms in one transaction, and the reading side for programs
            atti                 | base journal pratica archivio politica sync.protocol arrivo firma protocollo istruttoria \
            certificato formulari stampa ritiro imprese diritti emergenza annullamento visti collegamento centro centro.a2a centro.cassetta \
            printing.sheet printing.pdf printing.ipp
            api                  | base journal sync.protocol pratica firma certificato formulari collegamento orologio \
            autonomia sync.session sync.transport

            # the corners of a room
            *.store              | * base journal journal.schema pratica sync.protocol
            *.web                | * base journal sync.protocol pratica pratica.web politica operatori page atti
            formulari.web        | archivio
            annullamento.web     | archivio
            appuntamenti.web     | archivio
            minuta.web           | archivio
            stampa.web           | printing.sheet                            # what a person measured on the test sheet
            visti.web            | archivio                                  # keeps what is scanned at the counter
            emergenza.web        | archivio                                  # keeps what is scanned at the counter
            centro.a2a.web       | centro
            registri.web         | archivio                                  # hands out the prints that were kept
            collegamento.web     | autonomia                                 # shows how long the branch can work alone
            centro.sedi.store    | sync.envelope
            chiavetta.web        | sync.envelope
            centro.sedi.web      | centro autorita calendario sync.transport            # the centre's end of the wire
            page.templates.page  | base operatori page
            page.templates.*     | * *.web base pratica page page.templates.page
            """;

    /// One library, one place. What is not listed cannot be used at all, and neither can it outside
    /// its packages.
    private static final String LIBRARIES = """
            org.jooq                | journal journal.schema *.store
            org.sqlite              | journal
            org.flywaydb            | journal
            org.postgresql          | journal
            com.zaxxer              | journal
            java.sql                | journal
            io.helidon              | page *.web api
            gg.jte                  | page page.templates.*
            org.bouncycastle        | sync.sealed autorita firma.cades operatori.segreti certificato.codice
            org.apache.hc           | sync.transport
            org.apache.commons.net  | orologio.ntp centro.cassetta.ftps posta.smtp
            com.upokecenter         | certificato.codice
            tools.jackson           | sync.protocol printing.sheet pratica *.store politica visti page *.web api centro.verifica
            com.fasterxml.jackson   | sync.protocol pratica centro.a2a *.web   # annotations: how a value stands in JSON
            org.apache.pdfbox       | printing.pdf
            org.apache.fontbox      | printing.pdf
            org.apache.xmpbox       | printing.pdf
            com.google.zxing        | printing.code
            com.hp.jipp             | printing.ipp
            java.net.http           | printing.ipp
            java.net.Socket         | centro.cassetta.ftps sync.transport   # a data channel of Commons Net; how a call broke
            java.net.ServerSocket   |
            java.nio.channels.FileChannel     | sync.disk
            java.nio.channels.Socket          |
            java.nio.channels.ServerSocket    |
            java.nio.channels.Asynchronous    |
            javax.xml               | arrivo
            org.xml                 | arrivo
            org.w3c                 |
            org.slf4j               | *
            org.jspecify            | *
            """;

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final Map<String, Set<String>> DOORS = table(MAP);

    @Test
    void everyPackageStandsInTheMap() {
        assertThat(packages())
                .isNotEmpty()
                .allSatisfy(room -> assertThat(lines(DOORS, room))
                        .as("the line of %s.%s", ROOT, room)
                        .isNotEmpty());
    }

    @Test
    void everyLineOfTheMapIsAPackage() {
        assertThat(packages()).containsAll(named(DOORS.keySet()));
    }

    @Test
    void noClassGoesThroughAClosedDoor() {
        assertThat(HOUSE.stream()
                        .filter(inside -> !room(inside).isEmpty())
                        .flatMap(inside -> seen(inside)
                                .filter(HouseTest::isOurs)
                                .filter(outside -> !room(outside).equals(room(inside)))
                                .filter(outside -> !isOpen(room(inside), room(outside)))
                                .map(outside -> room(inside) + " -> " + room(outside) + ": " + inside.getName()
                                        + " sees " + outside.getName()))
                        .distinct())
                .isEmpty();
    }

    @Test
    void aDoorThatNobodyUsesIsClosed() {
        Map<String, Set<String>> used = HOUSE.stream()
                .collect(Collectors.groupingBy(
                        HouseTest::room,
                        Collectors.flatMapping(
                                inside -> seen(inside).filter(HouseTest::isOurs).map(HouseTest::room),
                                Collectors.toSet())));
        assertThat(DOORS.entrySet().stream()
                        .filter(line -> !line.getKey().contains("*"))
                        .flatMap(line -> line.getValue().stream()
                                .filter(door -> !used.getOrDefault(line.getKey(), Set.of())
                                        .contains(door))
                                .map(door -> line.getKey() + " -> " + door)))
                .isEmpty();
    }

    @Test
    void aLineSeesOnlyTheLinesAboveItSoThereIsNoCycle() {
        List<String> above = new ArrayList<>();
        for (Map.Entry<String, Set<String>> line : order(MAP)) {
            assertThat(above).as("above %s", line.getKey()).containsAll(named(line.getValue()));
            above.add(line.getKey());
        }
    }

    @Test
    void theRoomsNeverSeeEachOther() {
        List<Map.Entry<String, Set<String>>> rooms = order(section("# the rooms"));
        Set<String> all = rooms.stream().map(Map.Entry::getKey).collect(Collectors.toSet());
        for (Map.Entry<String, Set<String>> room : rooms) {
            assertThat(room.getValue().stream().filter(all::contains))
                    .as("doors of %s", room.getKey())
                    .allSatisfy(seen -> assertThat(List.of(seen, room.getKey()))
                            .as("a room and its own corner")
                            .anyMatch(
                                    longer -> longer.startsWith(seen + ".") || longer.startsWith(room.getKey() + ".")));
        }
    }

    @Test
    void everyLibraryIsUsedInItsPlaceOnly() {
        Map<String, Set<String>> libraries = table(LIBRARIES);
        assertThat(HOUSE.stream()
                        .filter(inside -> !room(inside).isEmpty())
                        .flatMap(inside -> seen(inside)
                                .filter(outside -> !isOurs(outside))
                                .filter(outside -> !isAllowed(libraries, room(inside), outside.getName()))
                                .map(outside -> room(inside) + ": " + inside.getName() + " uses " + outside.getName()))
                        .distinct())
                .isEmpty();
    }

    private static boolean isOpen(String from, String to) {
        return lines(DOORS, from).stream()
                .flatMap(pattern -> Objects.requireNonNull(DOORS.get(pattern)).stream()
                        .map(seen -> seen.replace("*", star(pattern, from))))
                .anyMatch(seen -> seen.equals(to));
    }

    /// The Java platform is free for all where no line says otherwise.
    private static boolean isAllowed(Map<String, Set<String>> libraries, String room, String className) {
        List<String> places = libraries.entrySet().stream()
                .filter(line -> className.startsWith(line.getKey()))
                .flatMap(line -> line.getValue().stream())
                .toList();
        boolean listed = libraries.keySet().stream().anyMatch(className::startsWith);
        return listed ? places.stream().anyMatch(place -> matches(place, room)) : className.startsWith("java");
    }

    /// The classes one class names anywhere: code, signatures, annotations; of an array its
    /// elements.
    private static Stream<JavaClass> seen(JavaClass inside) {
        return inside.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(outside -> !outside.isPrimitive())
                .distinct();
    }

    private static boolean isOurs(JavaClass javaClass) {
        return javaClass.getPackageName().startsWith(ROOT);
    }

    private static Set<String> packages() {
        return HOUSE.stream()
                .map(HouseTest::room)
                .filter(room -> !room.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The package's name within `it.timbro`; empty for the wiring. What jOOQ made is one place.
    private static String room(JavaClass javaClass) {
        String name = javaClass.getPackageName();
        if (name.startsWith(SCHEMA)) {
            return SCHEMA.substring(ROOT.length() + 1);
        }
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    private static List<String> lines(Map<String, Set<String>> table, String room) {
        return table.keySet().stream().filter(pattern -> matches(pattern, room)).toList();
    }

    private static boolean matches(String pattern, String room) {
        return pattern.equals(room)
                || pattern.contains("*") && !star(pattern, room).isEmpty();
    }

    /// What the star of a pattern stands for; empty when the pattern is for other packages.
    private static String star(String pattern, String room) {
        int at = pattern.indexOf('*');
        if (at < 0) {
            return "";
        }
        String before = pattern.substring(0, at);
        String after = pattern.substring(at + 1);
        boolean fits =
                room.length() > before.length() + after.length() && room.startsWith(before) && room.endsWith(after);
        return fits ? room.substring(before.length(), room.length() - after.length()) : "";
    }

    private static List<String> named(Set<String> words) {
        return words.stream().filter(word -> !word.contains("*")).toList();
    }

    private static String section(String title) {
        return MAP.substring(MAP.indexOf(title)).split("\n\n", 2)[0];
    }

    private static Map<String, Set<String>> table(String text) {
        Map<String, Set<String>> table = new TreeMap<>();
        order(text)
                .forEach(line -> assertThat(table.put(line.getKey(), line.getValue()))
                        .as("a second line for %s", line.getKey())
                        .isNull());
        return table;
    }

    private static List<Map.Entry<String, Set<String>>> order(String text) {
        return text.lines()
                .map(line -> line.replaceFirst("#.*", ""))
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\\|", 2))
                .map(columns -> Map.entry(columns[0].strip(), words(columns[1])))
                .toList();
    }

    private static Set<String> words(String text) {
        return Stream.of(text.strip().split(" +"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
