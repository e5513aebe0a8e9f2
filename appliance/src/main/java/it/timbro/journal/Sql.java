package it.timbro.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/// SQL for what is done once for every fact: ten thousand of them come at once when a line returns. Nothing is built
/// or rendered, and the statements stay prepared with their connection ([KeptStatements]; PostgreSQL's driver keeps
/// them by itself). What is rarer is asked through [Reading#dsl], where the compiler knows the columns.
///
/// Both engines take the same text. Values are texts, whole numbers, bytes or null; what fails is told as jOOQ tells
/// it.
///
/// @param forUpdate ends a select that holds its rows until the transaction ends; empty where there is one writer
public record Sql(Connection connection, String forUpdate) {
    /// Rows that PostgreSQL's driver fetches at once: without it, a long answer would be in memory as a whole.
    private static final int CHUNK = 200;

    /// @return how many rows it changed
    public int run(String text, @Nullable Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(text, e);
        }
    }

    /// The same once for each item, sent together.
    public <T> void runEach(String text, List<T> items, Function<T, @Nullable Object[]> values) {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (T item : items) {
                bind(statement, values.apply(item));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(text, e);
        }
    }

    /// The first row, read; empty if there is none.
    public <T> Optional<T> first(String text, Function<Columns, T> read, @Nullable Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(read.apply(new Columns(rows))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed(text, e);
        }
    }

    /// Row after row, until there is none or `goOn` says no.
    public void each(String text, Predicate<Columns> goOn, @Nullable Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            statement.setFetchSize(CHUNK);
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                Columns columns = new Columns(rows);
                boolean more = true;
                while (more && rows.next()) {
                    more = goOn.test(columns);
                }
            }
        } catch (SQLException e) {
            throw failed(text, e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> statement.setNull(i + 1, Types.NULL);
                case String value -> statement.setString(i + 1, value);
                case Long value -> statement.setLong(i + 1, value);
                case Integer value -> statement.setLong(i + 1, value);
                case byte[] value -> statement.setBytes(i + 1, value);
                case Object other -> throw new IllegalArgumentException("no column holds a " + other.getClass());
            }
        }
    }

    private static DataAccessException failed(String text, SQLException e) {
        return new DataAccessException("SQL [" + text + "]; " + e.getMessage(), e);
    }

    /// The columns of one row, counted from 1; valid while it is being read.
    public record Columns(ResultSet row) {
        public String text(int column) {
            return Objects.requireNonNull(textOrNull(column), "the column holds a text");
        }

        public @Nullable String textOrNull(int column) {
            try {
                return row.getString(column);
            } catch (SQLException e) {
                throw failed("column " + column, e);
            }
        }

        public long number(int column) {
            try {
                return row.getLong(column);
            } catch (SQLException e) {
                throw failed("column " + column, e);
            }
        }

        public @Nullable Long numberOrNull(int column) {
            long number = number(column);
            try {
                return row.wasNull() ? null : Long.valueOf(number);
            } catch (SQLException e) {
                throw failed("column " + column, e);
            }
        }

        public byte @Nullable [] bytes(int column) {
            try {
                return row.getBytes(column);
            } catch (SQLException e) {
                throw failed("column " + column, e);
            }
        }
    }
}
