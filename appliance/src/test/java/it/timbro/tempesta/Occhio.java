package it.timbro.tempesta;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Looks at a database past the product's code: what it says is on disk, whatever the program believes.
final class Occhio implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Occhio(Path file) {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA synchronous=OFF");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Rows as texts, columns parted by `|`.
    List<String> righe(String sql, Object... values) {
        try {
            PreparedStatement statement = prepared.get(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
                prepared.put(sql, statement);
            }
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    StringBuilder row = new StringBuilder();
                    for (int i = 1; i <= columns; i++) {
                        row.append(i == 1 ? "" : "|").append(result.getString(i));
                    }
                    rows.add(row.toString());
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// Which state of the database is seen: the same as long as nobody else has committed.
    Stand stand() {
        return new Stand(this, numero("PRAGMA data_version"));
    }

    record Stand(Occhio occhio, long version) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Stand(Occhio o, long v) && o == occhio && v == version;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(version);
        }
    }

    long numero(String sql, Object... values) {
        List<String> rows = righe(sql, values);
        return rows.isEmpty() || rows.getFirst().equals("null") ? 0 : Long.parseLong(rows.getFirst());
    }

    /// Changes the database behind the product's back.
    void esegui(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
