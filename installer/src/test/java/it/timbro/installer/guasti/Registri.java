package it.timbro.installer.guasti;

import it.timbro.installer.House;
import it.timbro.installer.Sito;
import it.timbro.journal.PostgreSql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// The databases of a house, read from outside with plain SQL while its servers run or lie dead.
///
/// @param centrale the centre's database on PostgreSQL; empty: SQLite in its folder
record Registri(House house, Optional<PostgreSql> centrale) {

    /// Tells the centre which database to use, before its first start.
    void furnish() {
        centrale.ifPresent(database -> {
            Path home = house.folder().of(Sito.CENTRO);
            Path password = home.resolve("parola");
            Properties keys = new Properties();
            keys.setProperty("database.url", database.url());
            keys.setProperty("database.user", database.user());
            keys.setProperty("database.password.file", password.toString());
            keys.setProperty("archivio.folder", archivio(Sito.CENTRO).toString());
            keys.setProperty("processo", "uno");
            try (var writer = Files.newBufferedWriter(home.resolve("aggiunte.properties"))) {
                Files.writeString(password, database.password() + "\n");
                keys.store(writer, null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    Path file(Sito sito) {
        return data(sito).resolve("timbro.db");
    }

    Path archivio(Sito sito) {
        return data(sito).resolve("archivio");
    }

    private Path data(Sito sito) {
        return house.folder().of(sito).resolve("data");
    }

    /// The one on a server, if this office's is.
    Optional<PostgreSql> server(Sito sito) {
        return sito == Sito.CENTRO ? centrale : Optional.empty();
    }

    long number(Sito sito, String sql, Object... values) {
        return Long.parseLong(rows(sito, sql, values).getFirst());
    }

    /// Every row, its columns with `|` between them.
    List<String> rows(Sito sito, String sql, Object... values) {
        try (Connection connection = connect(sito);
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet found = query.executeQuery()) {
                int columns = found.getMetaData().getColumnCount();
                while (found.next()) {
                    StringBuilder row = new StringBuilder(String.valueOf(found.getString(1)));
                    for (int i = 2; i <= columns; i++) {
                        row.append('|').append(found.getString(i));
                    }
                    rows.add(row.toString());
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    Connection connect(Sito sito) throws SQLException {
        Optional<PostgreSql> server = server(sito);
        return server.isPresent()
                ? DriverManager.getConnection(
                        server.get().url(), server.get().user(), server.get().password())
                : DriverManager.getConnection("jdbc:sqlite:" + file(sito));
    }
}
