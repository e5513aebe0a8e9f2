package it.timbro.pratica.store;

import it.timbro.journal.Recorded;
import it.timbro.journal.Sql;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Proprieta;
import it.timbro.pratica.Stato;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What of a row of `scheda` decides whether a fact may follow, and what every fact moves in it:
/// all that most facts ask of its thirty columns.
record Capo(
        long riga,
        String numero,
        String sede,
        Stato stato,
        int epoca,
        @Nullable String stream,
        long ultimaSeq,
        long versione) {
    /// No index holds these columns.
    private static final String MOVE = "update scheda set versione = versione + 1, impronta = ?,"
            + " cambiata_ms = case when cambiata_ms < ? then ? else cambiata_ms end";

    static Optional<Capo> find(Sql sql, NumeroPratica numero) {
        return sql.first(
                "select riga, numero, sede, stato, epoca, stream, ultima_seq, versione from scheda where numero = ?",
                Capo::read,
                numero.text());
    }

    private static Capo read(Sql.Columns row) {
        return new Capo(
                row.number(1),
                row.text(2),
                row.text(3),
                Stato.valueOf(row.text(4)),
                (int) row.number(5),
                row.textOrNull(6),
                row.number(7),
                row.number(8));
    }

    /// The last change is the latest, whatever arrived first; the index of the state is left alone while it stays.
    void move(Sql sql, Recorded recorded, Stato verso) {
        long ms = recorded.time().wallMs();
        long impronta = ImpronteStore.of(numero, verso, versione + 1);
        if (Proprieta.centrale(recorded.stream())) {
            sql.run(MOVE + " where riga = ?", impronta, ms, ms, riga);
        } else {
            sql.run(
                    MOVE + ", stream = ?, ultima_seq = ? where riga = ?",
                    impronta,
                    ms,
                    ms,
                    recorded.stream().toString(),
                    recorded.seq(),
                    riga);
        }
        if (verso != stato) {
            sql.run("update scheda set stato = ? where riga = ?", verso.name(), riga);
        }
    }

    void note(Sql sql, Recorded recorded) {
        sql.run(
                "insert into nota (sede, pratica, stream, seq, ms) values (?, ?, ?, ?, ?)",
                recorded.stream().sede(),
                numero,
                recorded.stream().toString(),
                recorded.seq(),
                recorded.time().wallMs());
    }
}
