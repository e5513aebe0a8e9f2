package it.timbro.atti;

import it.timbro.BaseDati;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Every row of every table that can be rebuilt, in an order of its own.
public final class Tables {
    private Tables() {}

    public static Map<String, List<String>> dump(Path database) {
        return dump(BaseDati.SQLITE, database);
    }

    public static Map<String, List<String>> dump(BaseDati base, Path database) {
        Map<String, List<String>> all = new TreeMap<>();
        try (Connection connection = base.connect(database)) {
            for (String table : column(connection, base.tables())) {
                if (!table.startsWith("flyway") && !table.startsWith("scheda_fts_")) {
                    all.put(table, rows(connection, table));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = connection.createStatement().executeQuery("select * from " + table)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(result.getString(i)).append('|');
                }
                rows.add(row.toString());
            }
        }
        rows.sort(String::compareTo);
        return rows;
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet result = connection.createStatement().executeQuery(sql)) {
            while (result.next()) {
                values.add(result.getString(1));
            }
        }
        return values;
    }
}
