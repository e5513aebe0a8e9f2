package it.timbro.protocollo.store;

import static it.timbro.journal.schema.Tables.PROTOCOLLO;

import it.timbro.base.Sede;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.ProtocolloRecord;
import it.timbro.pratica.DelRegistro.PresentazioneProtocollata;
import it.timbro.pratica.DelRegistro.ProtocolloAnnullato;
import it.timbro.pratica.DelRegistro.ProtocolloRegistrato;
import it.timbro.pratica.Generazioni;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.NumeroEmergenza;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.protocollo.Protocollo;
import it.timbro.sync.protocol.Hash;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The register as rows.
public final class ProtocolloStore implements Protocollo, Projection {
    @Override
    public List<String> tables() {
        return List.of("protocollo");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        switch (recorded.fact()) {
            case ProtocolloRegistrato f -> {
                ProtocolloRecord row = row(rows, recorded, f.numero());
                row.setPratica(f.pratica().text());
                row.setOggetto(f.oggetto());
                row.setMittente(f.mittente());
                row.setImpronta(f.impronta().hex());
                row.insert();
            }
            case PresentazioneProtocollata f -> {
                ProtocolloRecord row = row(rows, recorded, f.numero());
                NumeroEmergenza emergenza = f.emergenza();
                row.setPratica("");
                row.setOggetto(f.oggetto());
                row.setMittente(f.corrispondente());
                row.setImpronta(f.impronte().stream().map(Hash::hex).collect(Collectors.joining(" ")));
                row.setVerso(f.verso().name());
                row.setPresentazione(f.presentazione().text());
                row.setEmergenza(emergenza == null ? null : emergenza.text());
                row.insert();
            }
            case ProtocolloAnnullato f -> annul(rows, recorded, f.numero());
            default -> {} // the families are open here on purpose: these three stand in the ordinary register
        }
    }

    private static void annul(Reading rows, Recorded recorded, NumeroProtocollo numero) {
        rows.dsl()
                .update(PROTOCOLLO)
                .set(PROTOCOLLO.ANNULLATA_MS, recorded.time().wallMs())
                .where(is(numero))
                .execute();
    }

    private static Condition is(NumeroProtocollo numero) {
        String[] parts = numero.text().split("/");
        return PROTOCOLLO
                .SEDE
                .eq(parts[0])
                .and(PROTOCOLLO.ANNO.eq(Long.parseLong(parts[1])))
                .and(PROTOCOLLO.NUMERO.eq(Long.parseLong(parts[2])));
    }

    @Override
    public Optional<Registrata> find(Reading rows, NumeroProtocollo numero) {
        return rows.dsl().selectFrom(PROTOCOLLO).where(is(numero)).fetchOptional(ProtocolloStore::registrata);
    }

    private static Registrata registrata(ProtocolloRecord row) {
        @Nullable String presentazione = row.getPresentazione();
        return new Registrata(
                row.getPratica().isEmpty() ? Optional.empty() : Optional.of(new NumeroPratica(row.getPratica())),
                presentazione == null ? Optional.empty() : Optional.of(new IdPresentazione(presentazione)),
                row.getAnnullataMs() != null);
    }

    private static ProtocolloRecord row(Reading rows, Recorded recorded, NumeroProtocollo numero) {
        String[] parts = numero.text().split("/");
        ProtocolloRecord row = rows.dsl().newRecord(PROTOCOLLO);
        row.setSede(parts[0]);
        row.setAnno(Long.parseLong(parts[1]));
        row.setNumero(Long.parseLong(parts[2]));
        row.setMs(recorded.time().wallMs());
        return row;
    }

    @Override
    public long prossimo(Reading rows, Sede aoo, int anno) {
        long ultimo = rows.dsl()
                .select(DSL.coalesce(DSL.max(PROTOCOLLO.NUMERO), 0L))
                .from(PROTOCOLLO)
                .where(PROTOCOLLO.SEDE.eq(aoo.code()), PROTOCOLLO.ANNO.eq((long) anno))
                .fetchSingle()
                .value1();
        return 1 + Math.max(ultimo, Generazioni.prima(rows, aoo, anno));
    }
}
