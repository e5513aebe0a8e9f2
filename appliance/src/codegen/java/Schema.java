import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
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
/// the migrations are the only description of the schema. Beside them `Migrations`, by which a start tells a file
/// that they made. Does nothing if they have not changed since the last run.
final class Schema {
    private static final String PACKAGE = "it.timbro.journal.schema";

    private Schema() {}

    public static void main(String[] args) throws Exception {
        Path migrations = Path.of(args[0]);
        Path output = Path.of(args[1]);
        Path stamp = output.resolve("migrations.stamp");
        String wanted;
        try (var files = Files.walk(migrations.resolveSibling(""))) { // those of the other database too
            wanted = files.filter(Files::isRegularFile)
                    .sorted()
                    .map(Schema::read)
                    .collect(Collectors.joining("\n"));
        }
        Path fingerprint = output.resolve(PACKAGE.replace('.', '/')).resolve("Migrations.java");
        if (Files.exists(fingerprint)
                && Files.exists(stamp)
                && Files.readString(stamp).equals(wanted)) {
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
                        .withTarget(new Target().withPackageName(PACKAGE).withDirectory(output.toString()))));
        Files.delete(database);
        Files.writeString(fingerprint, fingerprint(wanted));
        Files.writeString(stamp, wanted);
    }

    private static String fingerprint(String scripts) {
        CRC32 crc = new CRC32();
        crc.update(scripts.getBytes(StandardCharsets.UTF_8));
        return """
                package %s;

                /// The numbered migrations of this program.
                public final class Migrations {
                    /// CRC-32 of their names and texts, for both databases.
                    public static final int FINGERPRINT = %d;

                    private Migrations() {}
                }
                """.formatted(PACKAGE, (int) crc.getValue());
    }

    private static String read(Path file) {
        try {
            return file.getFileName() + "\n" + Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
