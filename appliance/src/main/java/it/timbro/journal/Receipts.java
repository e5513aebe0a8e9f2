package it.timbro.journal;

import static it.timbro.journal.schema.Tables.RICEVUTA;

import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Receipt;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// Signed receipts as rows, those given and those received.
final class Receipts {
    private static final String KEEP = "insert into ricevuta (sede, catena, seq, hash, nuovi, ripetuti, numeri, chiave,"
            + " firma, ms) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    private Receipts() {}

    static void keep(Sql sql, String sede, Receipt receipt, long nowMs) {
        sql.run(
                KEEP,
                sede,
                receipt.chain(),
                receipt.seq(),
                receipt.hash().hex(),
                receipt.stored(),
                receipt.repeated(),
                String.join("\n", receipt.touched()),
                receipt.key(),
                receipt.signature(),
                nowMs);
    }

    static Optional<Receipt> last(DSLContext dsl, String sede, String chain) {
        return first(dsl, RICEVUTA.SEDE.eq(sede).and(RICEVUTA.CATENA.eq(chain)));
    }

    static Optional<Receipt> find(DSLContext dsl, String sede, String chain, Head head) {
        return first(
                dsl,
                RICEVUTA.SEDE
                        .eq(sede)
                        .and(RICEVUTA.CATENA.eq(chain))
                        .and(RICEVUTA.SEQ.eq(head.seq()))
                        .and(RICEVUTA.HASH.eq(head.hash().hex())));
    }

    private static Optional<Receipt> first(DSLContext dsl, Condition which) {
        return dsl.selectFrom(RICEVUTA)
                .where(which)
                .orderBy(RICEVUTA.SEQ.desc(), RICEVUTA.MS.desc())
                .limit(1)
                .fetchOptional(row -> new Receipt(
                        row.getCatena(),
                        row.getSeq(),
                        new Hash(row.getHash()),
                        row.getNuovi().intValue(),
                        row.getRipetuti().intValue(),
                        row.getNumeri().isEmpty()
                                ? List.of()
                                : row.getNumeri().lines().toList(),
                        row.getChiave(),
                        row.getFirma()));
    }
}
