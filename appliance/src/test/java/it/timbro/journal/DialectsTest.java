package it.timbro.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.BaseDati;
import it.timbro.FakeTime;
import it.timbro.pratica.Codec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every migration is written twice; both times it makes the same tables.
class DialectsTest {
    @TempDir
    Path folder;

    @Test
    void bothDatabasesHaveTheSameTablesColumnsKeysAndIndexes() throws SQLException {
        Map<String, List<String>> sqlite = schema(BaseDati.SQLITE);
        assertThat(sqlite).containsKeys("journal", "feed", "scheda");
        assertThat(sqlite.get("stream")).contains("head_seq not null", "unique [sede, name]");
        assertThat(schema(BaseDati.POSTGRESQL)).isEqualTo(sqlite);
    }

    @ParameterizedTest
    @EnumSource(BaseDati.class)
    void aSchemaNewerThanTheProgramIsRefusedAndLeftAsItIs(BaseDati base) throws SQLException {
        Path file = folder.resolve("domani.db");
        open(base, file).close();
        base.raw(
                file,
                "insert into flyway_schema_history select 999, '999', 'domani', type, 'V999__domani.sql', checksum,"
                        + " installed_by, installed_on, execution_time, success from flyway_schema_history"
                        + " where installed_rank = 1",
                base == BaseDati.SQLITE ? "pragma user_version = 7" : "comment on table flyway_schema_history is '7'");
        for (int start = 1; start <= 2; start++) {
            assertThatThrownBy(() -> open(base, file)).hasMessageContaining("999");
        }
    }

    private static Journal open(BaseDati base, Path file) {
        return base.open(file, new Codec(), List.of(), (_, _, _) -> false, new FakeTime(), new Random(1));
    }

    private Map<String, List<String>> schema(BaseDati base) throws SQLException {
        Path file = folder.resolve("schema.db");
        open(base, file).close();
        Map<String, List<String>> schema = new TreeMap<>();
        try (Connection connection = base.connect(file);
                ResultSet tables = connection.createStatement().executeQuery(base.tables())) {
            while (tables.next()) {
                String table = tables.getString(1);
                if (!table.startsWith("flyway") && !table.startsWith("scheda_fts")) {
                    schema.put(table, describe(connection, table));
                }
            }
        }
        return schema;
    }

    private static List<String> describe(Connection connection, String table) throws SQLException {
        List<String> key = new ArrayList<>();
        try (ResultSet columns = connection.getMetaData().getPrimaryKeys(null, null, table)) {
            Map<Integer, String> ordered = new TreeMap<>();
            while (columns.next()) {
                ordered.put(columns.getInt("KEY_SEQ"), columns.getString("COLUMN_NAME"));
            }
            key.addAll(ordered.values());
        }
        List<String> lines = new ArrayList<>();
        try (ResultSet columns = connection.getMetaData().getColumns(null, null, table, "%")) {
            while (columns.next()) {
                String name = columns.getString("COLUMN_NAME");
                boolean required =
                        key.contains(name) || columns.getString("IS_NULLABLE").equals("NO");
                lines.add(name + (required ? " not null" : ""));
            }
        }
        TreeSet<String> indexes = new TreeSet<>(List.of("unique " + key));
        Map<String, List<String>> columnsOf = new TreeMap<>();
        try (ResultSet rows = connection.getMetaData().getIndexInfo(null, null, table, false, true)) {
            while (rows.next()) {
                if (rows.getString("COLUMN_NAME") != null) {
                    String index =
                            (rows.getBoolean("NON_UNIQUE") ? "index " : "unique ") + rows.getString("INDEX_NAME");
                    columnsOf.computeIfAbsent(index, _ -> new ArrayList<>()).add(rows.getString("COLUMN_NAME"));
                }
            }
        }
        columnsOf.forEach((index, columns) -> indexes.add(index.substring(0, index.indexOf(' ') + 1) + columns));
        lines.addAll(indexes);
        return lines;
    }
}
