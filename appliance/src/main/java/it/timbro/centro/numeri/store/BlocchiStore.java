package it.timbro.centro.numeri.store;

import static it.timbro.journal.schema.Tables.NUMERO;

import it.timbro.base.Sede;
import it.timbro.centro.numeri.Blocchi;
import it.timbro.centro.numeri.Regola.Scorta;
import it.timbro.journal.Reading;
import org.jooq.impl.DSL;

/// Reads the ledger of numbers as the centre holds it.
public final class BlocchiStore implements Blocchi {
    private static final String LIBERO = "LIBERO";
    private static final int PREFIX = 5; // C26GE

    @Override
    public Scorta scorta(Reading rows, Sede sede, int anno) {
        return rows.dsl()
                .select(DSL.count(), DSL.countDistinct(NUMERO.BLOCCO))
                .from(NUMERO)
                .where(NUMERO.SEDE.eq(sede.code()), NUMERO.ANNO.eq((long) anno), NUMERO.STATO.eq(LIBERO))
                .fetchSingle(row -> new Scorta(row.value1(), row.value2()));
    }

    /// By the numbers' own text, not by the office: an office may close, its numbers stay used.
    @Override
    public long ultimo(Reading rows, Sede camera, int anno) {
        String prefix = "C%02d%s".formatted(anno % 100, camera);
        String last = rows.dsl()
                .select(DSL.max(NUMERO.NUMERO_))
                .from(NUMERO)
                .where(NUMERO.NUMERO_.between(prefix + "0000000", prefix + "9999999"))
                .fetchSingle()
                .value1();
        return last == null ? 0 : Long.parseLong(last.substring(PREFIX));
    }
}
