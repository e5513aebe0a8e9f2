package it.timbro.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptStatementsTest {
    private static final String COUNT = "select count(*) from fatto";
    private Connection connection;
    private Sql sql;

    @BeforeEach
    void open() throws SQLException {
        connection = new KeptStatements(DriverManager.getConnection("jdbc:sqlite::memory:"));
        sql = new Sql(connection, "");
        sql.run("create table fatto (seq integer primary key, testo text, corpo blob)");
        sql.runEach("insert into fatto values (?, ?, ?)", List.of(1L, 2L, 3L), seq ->
                new @Nullable Object[] {seq, "n. " + seq, null});
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private long count() {
        return sql.first(COUNT, row -> row.number(1)).orElseThrow();
    }

    @Test
    void theSameTextIsPreparedOnce() throws SQLException {
        var first = connection.prepareStatement(COUNT);
        var inside = first.unwrap(org.sqlite.jdbc4.JDBC4PreparedStatement.class);
        first.close();
        assertThat(first.isClosed()).isTrue();
        try (var second = connection.prepareStatement(COUNT)) {
            assertThat(second.unwrap(org.sqlite.jdbc4.JDBC4PreparedStatement.class))
                    .isSameAs(inside);
        }
    }

    @Test
    void aTextInUseMayBeAskedForAgainMeanwhile() {
        List<String> pairs = new ArrayList<>();
        String all = "select seq from fatto order by seq";
        sql.each(all, outer -> {
            long seq = outer.number(1);
            sql.each(all, inner -> pairs.add(seq + "-" + inner.number(1)));
            return true;
        });
        assertThat(pairs).containsExactly("1-1", "1-2", "1-3", "2-1", "2-2", "2-3", "3-1", "3-2", "3-3");
    }

    @Test
    void whatWasBoundBeforeIsGone() {
        String insert = "insert into fatto (seq, testo, corpo) values (?, ?, ?)";
        sql.run(insert, 4, "quarto", new byte[] {7});
        sql.run(insert, 5, null, null);
        assertThat(sql.first("select testo from fatto where seq = ?", row -> Optional.ofNullable(row.textOrNull(1)), 5))
                .contains(Optional.empty());
        assertThat(sql.first(
                        "select corpo from fatto where seq = ?", row -> Objects.requireNonNull(row.bytes(1))[0], 4))
                .contains((byte) 7);
    }

    @Test
    void afterAFailureTheTextWorksAgain() {
        String insert = "insert into fatto (seq) values (?)";
        assertThatThrownBy(() -> sql.run(insert, 1)).isInstanceOf(DataAccessException.class);
        sql.run(insert, 9);
        assertThat(count()).isEqualTo(4);
    }

    @Test
    void moreTextsThanAreKeptDoNoHarm() {
        for (int n = 0; n < 400; n++) {
            int same = n;
            assertThat(sql.first("select " + n, row -> row.number(1))).contains((long) same);
        }
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void whoHasSeenEnoughReadsNoFurther() {
        List<Long> seen = new ArrayList<>();
        sql.each("select seq from fatto order by seq", row -> seen.add(row.number(1)) && seen.size() < 2);
        assertThat(seen).containsExactly(1L, 2L);
    }
}
