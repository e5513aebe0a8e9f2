import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/// Build step: migrates a new SQLite file by the numbered migrations and generates jOOQ's classes from it, so that
/// the migrations are the only description of the schema. Does nothing if they have not changed since the last run.
final class Schema {
    private Schema() {}

    public static void main(String[] args) throws Exception {
        Path migrations = Path.of(args[0]);
        Path output = Path.of(args[1]);
        Path stamp = output.resolve("migrations.stamp");
        String wanted;
        try (var files = Files.list(migrations)) {
            wanted = files.sorted().map(Schema::read).collect(Collectors.joining("\n"));
        }
        if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
            return;
        }
        if (Files.exists(output)) {
            try (var old = Files.walk(output)) {
                old.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
        Files.createDirectories(output);
        Path database = Files.createTempFile("schema", ".db");
        String url = "jdbc:sqlite:" + database;
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("filesystem:" + migrations)
                .load()
                .migrate();
        GenerationTool.generate(new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc().withDriver("org.sqlite.JDBC").withUrl(url))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.sqlite.SQLiteDatabase")
                                .withExcludes("flyway_.*|sqlite_.*|.*_fts.*")
                                .withForcedTypes(
                                        new ForcedType().withName("BIGINT").withIncludeTypes("(?i:INTEGER|INT)")))
                        .withGenerate(
                                new Generate().withGeneratedAnnotation(false).withJavadoc(false))
                        .withTarget(new Target()
                                .withPackageName("it.timbro.journal.schema")
                                .withDirectory(output.toString()))));
        Files.delete(database);
        Files.writeString(stamp, wanted);
    }

    private static String read(Path file) {
        try {
            return file.getFileName() + "\n" + Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
