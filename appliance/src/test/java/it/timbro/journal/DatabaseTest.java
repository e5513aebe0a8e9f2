package it.timbro.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.BaseDati;
import it.timbro.FakeTime;
import it.timbro.journal.schema.Migrations;
import it.timbro.pratica.Codec;
import it.timbro.pratica.store.CarteStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void make() {
        file = folder.resolve("timbro.db");
        Database.open(file);
    }

    @Test
    void aPageHoldsSeveralFacts() throws SQLException {
        assertThat(number("pragma page_size")).isEqualTo(8192);
    }

    @Test
    void aFileThatTheseMigrationsMadeIsNotMigratedAgain() throws SQLException {
        assertThat(number("pragma user_version")).isEqualTo(Migrations.FINGERPRINT);
        run("drop table flyway_schema_history"); // with it Flyway would refuse a schema that it does not know
        Database.open(file);
        run("pragma user_version = 0");
        assertThatThrownBy(() -> Database.open(file)).hasMessageContaining("no schema history table");
    }

    @Test
    void aDatabaseOfTheCentreThatTheseMigrationsMadeIsNotMigratedAgain() {
        centre();
        BaseDati.POSTGRESQL.raw(file, "delete from flyway_schema_history"); // with it Flyway would begin anew
        centre();
        BaseDati.POSTGRESQL.raw(file, "comment on table flyway_schema_history is null");
        assertThatThrownBy(this::centre).hasMessageContaining("already exists");
    }

    @Test
    void aDatabaseOfTheCentreMadeByOtherMigrationsIsBroughtUpToDate() throws SQLException {
        centre();
        BaseDati.POSTGRESQL.raw(file, "comment on table flyway_schema_history is '1'");
        centre();
        try (Connection connection = BaseDati.POSTGRESQL.connect(file);
                Statement statement = connection.createStatement();
                var result = statement.executeQuery(
                        "select obj_description('flyway_schema_history'::regclass, 'pg_class')")) {
            result.next();
            assertThat(result.getInt(1)).isEqualTo(Migrations.FINGERPRINT);
        }
    }

    private void centre() {
        BaseDati.POSTGRESQL
                .open(file, new Codec(), List.of(), CarteStore::keep, new FakeTime(), new Random(1))
                .close();
    }

    @Test
    void aFileOfOtherMigrationsIsBroughtUpToDate() throws SQLException {
        run("pragma user_version = 0");
        Database.open(file);
        assertThat(number("pragma user_version")).isEqualTo(Migrations.FINGERPRINT);
    }

    @Test
    void whatWasPresentedIsThereAfterItsMoveToATableOfItsOwn() throws SQLException {
        file = folder.resolve("prima.db");
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + file, null, null)
                .locations("classpath:it/timbro/journal/migrations/sqlite")
                .target("011")
                .load()
                .migrate();
        run("""
                insert into scheda (sede, numero, riga, stato, epoca, versione, tipo, codice_fiscale, rea, denominazione,
                    utente, destinatario, paese, fatture, seriali, presentata_ms, cambiata_ms, ultima_seq, opzioni,
                    presentazione)
                values ('GE1', 'M26B22A0001', 1, 'ASSEGNATA', 1, 3, 'CO', '', '', '', '', '', '', '', '', 0, 0, 0, '{}', '{}')
                """);
        Database.open(file);
        assertThat(number("select count(*) from scheda_presentazione where sede = 'GE' and numero = 'M26B22A0001'"))
                .isEqualTo(1);
        assertThat(number("select quante from stato_impronta")).isEqualTo(1);
    }

    @Test
    void aFileNewerThanTheProgramIsRefused() throws SQLException {
        run("""
                insert into flyway_schema_history
                select 999, '999', 'domani', type, 'V999__domani.sql', checksum, installed_by, installed_on,
                    execution_time, success
                from flyway_schema_history limit 1
                """);
        run("pragma user_version = 7");
        assertThatThrownBy(() -> Database.open(file)).hasMessageContaining("999");
        assertThat(number("pragma user_version")).isEqualTo(7);
    }

    @Test
    void aFileWhoseScriptWasChangedIsRefused() throws SQLException {
        run("update flyway_schema_history set checksum = checksum + 1 where version is not null");
        run("pragma user_version = 7");
        assertThatThrownBy(() -> Database.open(file)).hasMessageContaining("checksum mismatch");
    }

    @Test
    void aDamagedFileIsRefusedEvenIfItsSchemaIsCurrent() throws SQLException, IOException {
        run("pragma journal_mode = delete"); // all of it in the one file
        try (FileChannel bytes = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long page = number("pragma page_size");
            long root = number("select rootpage from sqlite_master where name = 'journal'");
            bytes.write(ByteBuffer.wrap(new byte[64]), (root - 1) * page);
        }
        assertThatThrownBy(() -> Database.open(file)).isInstanceOf(IllegalStateException.class);
    }

    private void run(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private long number(String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement();
                var answer = sql.executeQuery(question)) {
            assertThat(answer.next()).isTrue();
            return answer.getLong(1);
        }
    }
}
