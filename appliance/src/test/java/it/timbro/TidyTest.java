package it.timbro;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.base.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// House rules that cost nothing to keep, over the sources of all modules. The lists of exceptions
/// are ratchets: a line may go, none comes without its reason.
final class TidyTest {
    private static final Path HOUSE = Progetto.RADICE;
    private static final int COMMENT_COLUMNS = 118;
    private static final int FULL_COLUMNS = 90;
    private static final int LINES = 300;

    /// Files longer than [#LINES]: today's length is their limit. They may shrink only.
    private static final Map<String, Integer> LONG_FILES = Map.ofEntries(
            Map.entry("Branch.java", 307), // wiring: each piece and what it is handed
            Map.entry("Centre.java", 321), // wiring: each piece and what it is handed
            Map.entry("Ground.java", 310), // the same
            Map.entry("Emissione.java", 370), // the act with the most steps: propose, prepare, print, answer
            Map.entry("Registri.java", 351), // one table: what each register says of each fact
            Map.entry("Risposte.java", 464), // one table: what the JSON API says
            Map.entry("Problem.java", 747), // one table: everything that can be refused
            Map.entry("Permessi.java", 340), // one table: every route, and who may
            Map.entry("DellaPratica.java", 339), // one sealed family: everything that may happen to a pratica
            Map.entry("Politica.java", 302), // one record: everything that a chamber may decide
            Map.entry("Risorsa.java", 381), // one table: what a branch lives on while it is alone, and in which words
            Map.entry("SchedaStore.java", 369)); // one switch: how each fact changes the row of a pratica

    /// One thing, one word: the word we say, and those we do not say beside it.
    private static final Map<String, String> TWINS = Map.ofEntries(
            Map.entry("pratica", "Practice|Dossier"),
            Map.entry("ritiro", "Pickup|Collection"),
            Map.entry("sportello", "Counter"),
            Map.entry("formulario", "Formulary|Blank"),
            Map.entry("protocollo", "Registry"),
            Map.entry("rettifica", "Amendment|Correction"),
            Map.entry("diritti", "Fee"),
            Map.entry("archivio", "Archive|Warehouse"),
            Map.entry("centro", "Headquarters|Hub"),
            Map.entry("operatore", "Clerk|User"),
            Map.entry("sospendi", "Suspend"),
            Map.entry("annulla", "Cancel|Void"),
            Map.entry("firma", "Signature"));

    /// Where a whole family of exceptions may be caught, and why.
    private static final Map<String, String> EDGES = Map.ofEntries(
            Map.entry("cades/Involucro.java", "the library throws what it likes on a crafted time stamp"),
            Map.entry("VerificatoreCades.java", "the library throws what it likes on a crafted file"),
            Map.entry("LettoreFirma.java", "the library throws what it likes on a crafted file"),
            Map.entry("Revoche.java", "the library throws what it likes on a crafted extension"),
            Map.entry("sealed/Seal.java", "the library throws what it likes on a crafted envelope"),
            Map.entry("chiavetta/Turno.java", "edge of the stick's thread: it ends in words"),
            Map.entry("Xml.java", "the parser throws what it likes on a crafted encoding"),
            Map.entry("journal/Commit.java", "edge of a transaction: rolls back, throws again"),
            Map.entry("journal/Lane.java", "edge of a lane's loop: the caller gets it"),
            Map.entry("session/Lane.java", "edge of a lane's loop: logged once, tried again later"),
            Map.entry("timbro/Ronda.java", "edge of a look: the other looks go on"),
            Map.entry("a2a/web/Risposte.java", "edge of a request"),
            Map.entry(
                    "journal/Applier.java",
                    "a fact that another machine wrote: whatever it makes stumble has its card"),
            Map.entry(
                    "diritti/Successione.java",
                    "a fact that another machine wrote: where it is applied it has its card"),
            Map.entry("journal/Watch.java", "edge of a loop: anybody may notify, and listeners are others'"),
            Map.entry("orologio/Orologio.java", "edge of a source of time: the others are asked"),
            Map.entry("testimone/Testimone.java", "edge of a loop: a witness that stops must show that it did"),
            Map.entry("collegamento/Collegamento.java", "edge of the start: the line opens all the same"),
            Map.entry("sedi/Cure.java", "edge of the table of follow-up work at the centre"),
            Map.entry("cassetta/Cassetta.java", "edge of a request: the others go on"),
            Map.entry("Reactions.java", "edge of the table of follow-up work"));

    @Test
    void everyPackageSaysWhatItIsAndWhichFileToOpenFirst() {
        assertThat(sources("src/main/java").map(Path::getParent).distinct().filter(folder -> !isIntroduced(folder)))
                .isEmpty();
    }

    private static boolean isIntroduced(Path folder) {
        Path info = folder.resolve("package-info.java");
        String text = Files.exists(info) ? read(info).replace("\n/// ", " ") : "";
        Matcher first = Pattern.compile("irst file to open:.*?\\[(it\\.timbro\\.[A-Za-z0-9_.]+)]")
                .matcher(text);
        return text.contains("@NullMarked") && first.find() && Files.exists(classFile(first.group(1)));
    }

    @Test
    void everyPackageOfTheTestsIsNullMarkedToo() {
        assertThat(sources("src/test/java").map(Path::getParent).distinct())
                .allMatch(folder -> Files.exists(folder.resolve("package-info.java"))
                        || Files.exists(Path.of(folder.toString().replace("/src/test/", "/src/main/"))
                                .resolve("package-info.java")));
    }

    @Test
    void namesSayWhatAThingIs() {
        assertThat(java()).noneMatch(file -> name(file).matches(".*(Manager|Helper|Utils?|Impl|Servizio)"));
    }

    @Test
    void oneThingHasOneWord() {
        TWINS.forEach((word, twins) -> assertThat(
                        main().filter(file -> name(file).matches(".*(" + twins + ")([A-Z].*|s|es)?")))
                .as("the word is %s", word)
                .isEmpty());
    }

    @Test
    void timeComesFromTheClockThatIsHandedIn() {
        assertThat(
                        lines(
                                main().filter(not("/base/")).filter(not("installer/")),
                                "Instant\\.now\\(|System\\.(currentTimeMillis|nanoTime)|"
                                        + "Local(Date|Time|DateTime)\\.now\\(|ZonedDateTime\\.now\\(|Clock\\.system|new Date\\("))
                .isEmpty();
    }

    @Test
    void nobodySleeps() {
        assertThat(lines(
                        java().filter(not("/bench/")).filter(not("TidyTest")),
                        "Thread\\.sleep|TimeUnit\\.\\w+\\.sleep"))
                .isEmpty();
    }

    @Test
    void everyFailureIsCaughtByItsNameButAtTheEdges() {
        Predicate<Path> edge = file -> EDGES.keySet().stream().anyMatch(file.toString()::endsWith);
        assertThat(lines(
                        main().filter(edge.negate()),
                        "catch \\([^)]*\\b(Exception|Throwable|RuntimeException|Error)\\b"))
                .isEmpty();
    }

    @Test
    void whatIsStoredNeverDependsOnTheOrderOfAnEnum() {
        assertThat(lines(main(), "\\.ordinal\\(\\)|values\\(\\)\\[")).isEmpty();
    }

    @Test
    void noTestIsSwitchedOff() {
        assertThat(lines(java().filter(not("TidyTest")), "@Disabled|@Ignore|assume(True|False|That)\\("))
                .isEmpty();
    }

    @Test
    void pagesHoldNoScriptAndNoStyle() {
        assertThat(lines(
                        files("appliance/src/main/jte", ".jte"),
                        "<script(?![^>]* src=)|<style|\\sstyle=|\\son[a-z]+=|javascript:"))
                .isEmpty();
    }

    @Test
    void commentsAreWrappedAsOnePersonWouldWrapThem() {
        assertThat(java().flatMap(file -> badlyWrapped(file).map(line -> HOUSE.relativize(file) + ": " + line)))
                .as("comment lines wider than %d columns, or broken in the middle of a line", COMMENT_COLUMNS)
                .isEmpty();
    }

    @Test
    void aLongFileGrowsNoLonger() {
        assertThat(Stream.concat(main(), files("appliance/src/main/jte", ".jte"))
                        .filter(file -> count(file)
                                > LONG_FILES.getOrDefault(file.getFileName().toString(), LINES)))
                .isEmpty();
    }

    @Test
    void theNumberOfAProblemIsGivenOnce() {
        assertThat(Arrays.stream(Problem.values()).map(Problem::number)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Problem.values()).map(Problem::number))
                .allMatch(number -> number > 100 && number < 1000);
    }

    @Test
    void migrationsAreNumberedWithoutGapsAndWrittenForBothDatabases() {
        String folder = "appliance/src/main/resources/it/timbro/journal/migrations/";
        assertThat(files(folder + "postgresql", ".sql").map(TidyTest::name))
                .containsExactlyElementsOf(
                        files(folder + "sqlite", ".sql").map(TidyTest::name).toList());
        List<String> numbers = files(folder + "sqlite", ".sql")
                .map(file -> file.getFileName().toString().substring(0, 4))
                .sorted()
                .toList();
        assertThat(numbers)
                .isNotEmpty()
                .isEqualTo(IntStream.rangeClosed(1, numbers.size())
                        .mapToObj("V%03d"::formatted)
                        .toList());
    }

    @Test
    void theGlossaryNamesClassesThatExist() {
        String text = read(HOUSE.resolve("docs/glossario.md"));
        Map<String, Boolean> named = new TreeMap<>();
        Pattern.compile("`(it\\.timbro\\.[A-Za-z0-9.]+)`")
                .matcher(text)
                .results()
                .forEach(found -> named.put(found.group(1), Files.exists(classFile(found.group(1)))));
        assertThat(named).isNotEmpty().doesNotContainValue(false);
    }

    private static Stream<Path> main() {
        return sources("src/main/java");
    }

    private static Stream<Path> java() {
        return Stream.concat(main(), sources("src/test/java"));
    }

    private static Stream<Path> sources(String folder) {
        return Stream.of("sync", "printing", "appliance", "installer")
                .flatMap(module -> files(module + "/" + folder, ".java"));
    }

    private static Stream<Path> files(String folder, String ending) {
        try (Stream<Path> walk = Files.walk(HOUSE.resolve(folder))) {
            return walk.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lines that match, each with its file: what a red test shows.
    private static List<String> lines(Stream<Path> files, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return files.flatMap(file -> read(file)
                        .lines()
                        .filter(line -> pattern.matcher(line).find())
                        .map(line -> HOUSE.relativize(file) + ": " + line.strip()))
                .toList();
    }

    /// The formatter breaks a comment that is too wide at its last words, which then stand alone on
    /// a line.
    private static Stream<String> badlyWrapped(Path file) {
        List<String> lines =
                read(file).replaceAll("(?s)///\\s*```.*?///\\s*```", "").lines().toList();
        return IntStream.range(0, lines.size())
                .filter(at -> lines.get(at).strip().startsWith("///"))
                .filter(at -> lines.get(at).length() > COMMENT_COLUMNS
                        || at + 1 < lines.size()
                                && isBroken(lines.get(at), lines.get(at + 1).strip()))
                .mapToObj(lines::get);
    }

    private static boolean isBroken(String line, String next) {
        boolean oneParagraph = line.strip().length() > 4
                && next.matches("/// [^@|#>*0-9-].*")
                && !line.strip().endsWith("|");
        return oneParagraph
                && !line.matches(".*[.:;?!]")
                && line.length() + next.substring(3).split(" ")[1].length() + 1 <= FULL_COLUMNS;
    }

    private static Predicate<Path> not(String part) {
        return file -> !HOUSE.relativize(file).toString().contains(part);
    }

    /// The source of a class of ours, wherever it stands.
    private static Path classFile(String className) {
        String path = className.replace('.', '/') + ".java";
        return Stream.of("sync", "printing", "appliance", "installer")
                .flatMap(module ->
                        Stream.of("src/main/java", "src/test/java").map(folder -> HOUSE.resolve(module, folder, path)))
                .filter(Files::exists)
                .findFirst()
                .orElse(HOUSE.resolve("missing", path));
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static long count(Path file) {
        return read(file).lines().count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
