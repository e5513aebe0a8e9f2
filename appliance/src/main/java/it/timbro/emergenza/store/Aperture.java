package it.timbro.emergenza.store;

import static it.timbro.journal.schema.Tables.APERTURA;
import static it.timbro.journal.schema.Tables.CORRELAZIONE;
import static it.timbro.journal.schema.Tables.SCHEDA;

import it.timbro.base.Sede;
import it.timbro.emergenza.Presentazioni.DaCorrelare;
import it.timbro.pratica.DellaPratica.PraticaAperta;
import it.timbro.pratica.DellaPratica.PraticaCorrelata;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/// Rows of `apertura`: which pratica was opened from which presentazione.
final class Aperture {
    private Aperture() {}

    static void apri(DSLContext dsl, PraticaAperta f) {
        dsl.insertInto(APERTURA, APERTURA.SEDE, APERTURA.PRATICA, APERTURA.PRESENTAZIONE)
                .values(f.sede().code(), f.numero().text(), f.presentazione().text())
                .execute();
    }

    static void correla(DSLContext dsl, PraticaCorrelata f) {
        dsl.update(APERTURA)
                .set(APERTURA.CORRELATA, 1L)
                .where(APERTURA.PRATICA.eq(f.numero().text()))
                .execute();
    }

    static void togli(DSLContext dsl, String pratica) {
        dsl.deleteFrom(APERTURA).where(APERTURA.PRATICA.eq(pratica)).execute();
    }

    static Optional<NumeroPratica> aperta(DSLContext dsl, IdPresentazione id) {
        return dsl.select(APERTURA.PRATICA)
                .from(APERTURA)
                .where(APERTURA.PRESENTAZIONE.eq(id.text()))
                .orderBy(APERTURA.PRATICA)
                .limit(1)
                .fetchOptional(row -> new NumeroPratica(row.value1()));
    }

    static Optional<IdPresentazione> presentazione(DSLContext dsl, NumeroPratica pratica) {
        return dsl.select(APERTURA.PRESENTAZIONE)
                .from(APERTURA)
                .where(APERTURA.PRATICA.eq(pratica.text()))
                .fetchOptional(row -> new IdPresentazione(row.value1()));
    }

    static Optional<NumeroPratica> ultima(DSLContext dsl, String prefisso) {
        return dsl.select(APERTURA.PRATICA)
                .from(APERTURA)
                .where(APERTURA.PRATICA.gt(prefisso), APERTURA.PRATICA.lt(prefisso + ":")) // it stands after the digits
                .orderBy(APERTURA.PRATICA.desc())
                .limit(1)
                .fetchOptional(row -> new NumeroPratica(row.value1()));
    }

    static List<DaCorrelare> daCorrelare(DSLContext dsl, Sede sede, int limit) {
        return dsl.select(APERTURA.PRATICA, APERTURA.PRESENTAZIONE, CORRELAZIONE.PROTOCOLLO, SCHEDA.SEDE)
                .from(APERTURA)
                .join(CORRELAZIONE)
                .on(CORRELAZIONE.PRESENTAZIONE.eq(APERTURA.PRESENTAZIONE))
                .join(SCHEDA)
                .on(SCHEDA.NUMERO.eq(APERTURA.PRATICA))
                .where(APERTURA.SEDE.eq(sede.code()), APERTURA.CORRELATA.eq(0L))
                .orderBy(APERTURA.PRATICA)
                .limit(limit)
                .fetch(row -> new DaCorrelare(
                        new NumeroPratica(row.value1()),
                        new IdPresentazione(row.value2()),
                        new NumeroProtocollo(row.value3()),
                        new Sede(row.value4())));
    }
}
