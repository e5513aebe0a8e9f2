package it.timbro.pratica.store;

import it.timbro.pratica.ParoleCercate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// The words of a pratica, found by their beginnings: table `scheda_fts`, on each engine an index
/// of its own kind. What a word is, [ParoleCercate] says, and so it is the same on both.
enum Parole {
    /// SQLite's FTS5.
    FTS5("?", "scheda_fts match ?") {
        @Override
        String query(Stream<String> words) {
            return words.map(word -> '"' + word + "\"*").collect(Collectors.joining(" "));
        }
    },

    /// PostgreSQL's `tsvector`, made of our words without its parser.
    TSVECTOR("array_to_tsvector(string_to_array(?, ' '))", "scheda_fts.parole @@ cast(? as tsquery)") {
        @Override
        String query(Stream<String> words) {
            return words.map(word -> '\'' + word + "':*").collect(Collectors.joining(" & "));
        }
    };

    private final String value;
    private final String match;

    Parole(String value, String match) {
        this.value = value;
        this.match = match;
    }

    static Parole of(DSLContext dsl) {
        return dsl.dialect().family() == SQLDialect.POSTGRES ? TSVECTOR : FTS5;
    }

    /// All words wanted, each as a beginning, in the engine's language; nothing of them is syntax.
    abstract String query(Stream<String> words);

    /// Puts a pratica's words in the place of those it had.
    void index(DSLContext dsl, long riga, String testo) {
        dsl.execute("delete from scheda_fts where rowid = ?", riga);
        dsl.execute(
                "insert into scheda_fts (rowid, parole) values (?, " + value + ")",
                riga,
                String.join(" ", ParoleCercate.di(testo)));
    }

    Condition begin(List<String> words) {
        return DSL.condition(match, query(words.stream()));
    }
}
