package it.timbro.operatori.store;

import static it.timbro.journal.schema.Tables.TENTATIVO;

import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.operatori.Falliti;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// Tries that failed, at one house.
///
/// @param sede code of the house
public record TentativoStore(String sede) implements Falliti {
    @Override
    public Conto find(Reading rows, Chiave chiave) {
        return rows.dsl()
                .selectFrom(TENTATIVO)
                .where(is(chiave))
                .fetchOptional(row -> new Conto(
                        row.getFalliti().intValue(), row.getDopo().intValue(), row.getFinoMs(), row.getUltimoMs()))
                .orElse(Conto.NESSUNO);
    }

    @Override
    public void save(Tx tx, Chiave chiave, Conto conto) {
        delete(tx, chiave);
        tx.dsl()
                .insertInto(TENTATIVO)
                .set(TENTATIVO.SEDE, sede)
                .set(TENTATIVO.LOGIN, chiave.login())
                .set(TENTATIVO.INDIRIZZO, chiave.indirizzo())
                .set(TENTATIVO.FALLITI, (long) conto.falliti())
                .set(TENTATIVO.DOPO, (long) conto.dopo())
                .set(TENTATIVO.FINO_MS, conto.finoMs())
                .set(TENTATIVO.ULTIMO_MS, conto.ultimoMs())
                .execute();
        if (tx.dsl().fetchCount(TENTATIVO, TENTATIVO.SEDE.eq(sede)) > MAX_CHIAVI) {
            tx.dsl()
                    .select(TENTATIVO.LOGIN, TENTATIVO.INDIRIZZO)
                    .from(TENTATIVO)
                    .where(TENTATIVO.SEDE.eq(sede))
                    .orderBy(TENTATIVO.ULTIMO_MS)
                    .limit(1)
                    .fetch(row -> new Chiave(row.value1(), row.value2()))
                    .forEach(oldest -> delete(tx, oldest));
        }
    }

    @Override
    public void delete(Tx tx, Chiave chiave) {
        tx.dsl().deleteFrom(TENTATIVO).where(is(chiave)).execute();
    }

    @Override
    public int dopo(Reading rows, String login) {
        return rows.dsl()
                .select(DSL.coalesce(DSL.sum(TENTATIVO.DOPO), DSL.inline(0)))
                .from(TENTATIVO)
                .where(TENTATIVO.SEDE.eq(sede), TENTATIVO.LOGIN.eq(login))
                .fetchSingle(row -> row.value1().intValue());
    }

    @Override
    public void azzeraDopo(Tx tx, String login) {
        tx.dsl()
                .update(TENTATIVO)
                .set(TENTATIVO.DOPO, 0L)
                .where(TENTATIVO.SEDE.eq(sede), TENTATIVO.LOGIN.eq(login))
                .execute();
    }

    @Override
    public void perdona(Tx tx, String login) {
        tx.dsl()
                .deleteFrom(TENTATIVO)
                .where(TENTATIVO.SEDE.eq(sede), TENTATIVO.LOGIN.eq(login))
                .execute();
    }

    private Condition is(Chiave chiave) {
        return TENTATIVO
                .SEDE
                .eq(sede)
                .and(TENTATIVO.LOGIN.eq(chiave.login()))
                .and(TENTATIVO.INDIRIZZO.eq(chiave.indirizzo()));
    }
}
