package it.timbro.istruttoria.store;

import static it.timbro.journal.schema.Tables.SCHEDA;
import static it.timbro.journal.schema.Tables.SPEDIZIONE;
import static it.timbro.journal.schema.Tables.SPEDIZIONE_ALTROVE;
import static it.timbro.journal.schema.Tables.SPEDIZIONE_DOPPIA;

import it.timbro.istruttoria.Spedizioni.Doppia;
import it.timbro.journal.Reading;
import it.timbro.pratica.DellaSpedizione.Posizione;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// Consignments that have a certificate, from what this house holds itself and what it was told.
final class Certificate {
    private static final Condition CERTIFICATA_QUI =
            SPEDIZIONE.POSIZIONE.eq(Posizione.CERTIFICATA.name()).and(SPEDIZIONE.CONFRONTATA.eq(0L));

    /// What was told of a pratica counts while the branch that it was told of owns it.
    static final Condition VALE = DSL.notExists(DSL.selectOne()
            .from(SCHEDA)
            .where(SCHEDA.NUMERO.eq(SPEDIZIONE_ALTROVE.PRATICA), SCHEDA.SEDE.ne(SPEDIZIONE_ALTROVE.PRESSO)));

    /// Of a pratica that this house has a row of its own for: a branch that gave it away keeps what it knew then,
    /// and what the new owner does it only hears told.
    static final Condition DETTA = DSL.exists(DSL.selectOne()
            .from(SPEDIZIONE_ALTROVE)
            .join(SCHEDA)
            .on(SCHEDA.NUMERO.eq(SPEDIZIONE_ALTROVE.PRATICA), SCHEDA.SEDE.eq(SPEDIZIONE_ALTROVE.PRESSO))
            .where(
                    SPEDIZIONE_ALTROVE.PRATICA.eq(SPEDIZIONE.PRATICA),
                    SPEDIZIONE_ALTROVE.IMPRONTA.eq(SPEDIZIONE.IMPRONTA)));

    private Certificate() {}

    /// Whether a consignment has two certificates, of which neither was compared with the other.
    static void conta(Reading rows, String impronta) {
        Condition sua = SPEDIZIONE.IMPRONTA.eq(impronta).and(CERTIFICATA_QUI);
        int certificate = rows.dsl()
                .fetchCount(DSL.select(SPEDIZIONE.PRATICA)
                        .from(SPEDIZIONE)
                        .where(sua, DSL.not(DETTA))
                        .union(DSL.select(SPEDIZIONE_ALTROVE.PRATICA)
                                .from(SPEDIZIONE_ALTROVE)
                                .where(
                                        SPEDIZIONE_ALTROVE.IMPRONTA.eq(impronta),
                                        SPEDIZIONE_ALTROVE.POSIZIONE.eq(Posizione.CERTIFICATA.name()),
                                        SPEDIZIONE_ALTROVE.CONFRONTATA.eq(0L),
                                        VALE)));
        rows.dsl()
                .deleteFrom(SPEDIZIONE_DOPPIA)
                .where(SPEDIZIONE_DOPPIA.IMPRONTA.eq(impronta))
                .execute();
        if (certificate > 1 && rows.dsl().fetchExists(SPEDIZIONE, sua)) {
            rows.dsl()
                    .insertInto(SPEDIZIONE_DOPPIA, SPEDIZIONE_DOPPIA.SEDE, SPEDIZIONE_DOPPIA.IMPRONTA)
                    .select(DSL.select(DSL.min(SPEDIZIONE.SEDE), DSL.val(impronta))
                            .from(SPEDIZIONE)
                            .where(sua)) // not who merely asked: of those nobody counts anew
                    .execute();
        }
    }

    static List<Doppia> doppie(Reading rows, int limit) {
        return rows.dsl()
                .select(SPEDIZIONE.PRATICA, SPEDIZIONE.CERTIFICATO, SPEDIZIONE.FATTURA, SPEDIZIONE.MS)
                .from(SPEDIZIONE_DOPPIA)
                .join(SPEDIZIONE)
                .on(SPEDIZIONE.IMPRONTA.eq(SPEDIZIONE_DOPPIA.IMPRONTA))
                .where(CERTIFICATA_QUI)
                .orderBy(SPEDIZIONE.MS, SPEDIZIONE.PRATICA)
                .limit(limit)
                .fetch(row -> new Doppia(
                        new NumeroPratica(row.value1()),
                        new NumeroCertificato(row.value2()),
                        row.value3(),
                        row.value4()));
    }
}
