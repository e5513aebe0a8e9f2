package it.timbro.protocollo.store;

import static it.timbro.journal.schema.Tables.PROTOCOLLO;

import it.timbro.base.Sede;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.pratica.DelRegistro.ProtocolloRegistrato;
import it.timbro.protocollo.Protocollo;
import java.util.List;
import org.jooq.impl.DSL;

/// The register as rows.
public final class ProtocolloStore implements Protocollo, Projection {
    @Override
    public List<String> tables() {
        return List.of("protocollo");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (recorded.fact() instanceof ProtocolloRegistrato f) {
            String[] parts = f.numero().text().split("/");
            rows.dsl()
                    .insertInto(PROTOCOLLO)
                    .values(
                            parts[0],
                            Integer.parseInt(parts[1]),
                            Long.parseLong(parts[2]),
                            f.pratica().text(),
                            f.oggetto(),
                            f.mittente(),
                            f.impronta().hex(),
                            recorded.time().wallMs())
                    .execute();
        }
    }

    @Override
    public long prossimo(Reading rows, Sede aoo, int anno) {
        return 1
                + rows.dsl()
                        .select(DSL.coalesce(DSL.max(PROTOCOLLO.NUMERO), 0L))
                        .from(PROTOCOLLO)
                        .where(PROTOCOLLO.SEDE.eq(aoo.code()), PROTOCOLLO.ANNO.eq((long) anno))
                        .fetchSingle()
                        .value1();
    }
}
