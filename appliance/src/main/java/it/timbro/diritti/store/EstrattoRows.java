package it.timbro.diritti.store;

import static it.timbro.journal.schema.Tables.ESTRATTO;
import static it.timbro.journal.schema.Tables.INCASSO;

import it.timbro.diritti.Incassi.EstrattoLetto;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.EstrattoRecord;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DegliIncassi.EstrattoRiscontrato;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroRicevuta;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import tools.jackson.core.type.TypeReference;

/// The statements that were held against the tills: table `estratto`, and the mark on what they named.
final class EstrattoRows {
    private EstrattoRows() {}

    /// The same text again tells what it came to last.
    static void apply(DSLContext dsl, Recorded recorded, EstrattoRiscontrato f) {
        String sede = recorded.stream().sede();
        EstrattoRecord row = dsl.newRecord(ESTRATTO);
        row.setSede(sede);
        row.setEstratto(f.estratto().hex());
        row.setMezzo(f.mezzo().name());
        row.setDal(f.dal().toString());
        row.setAl(f.al().toString());
        row.setRighe((long) f.righe());
        row.setDiverse(Codec.json().writeValueAsString(f.diverse()));
        row.setOperatore(recorded.operatore());
        row.setMs(recorded.time().wallMs());
        dsl.insertInto(ESTRATTO)
                .set(row)
                .onConflict(ESTRATTO.SEDE, ESTRATTO.ESTRATTO_)
                .doUpdate()
                .set(row)
                .execute();
        dsl.update(INCASSO)
                .set(INCASSO.ESTRATTO, f.estratto().hex())
                .where(
                        INCASSO.SEDE.eq(sede),
                        INCASSO.RICEVUTA.in(
                                f.trovati().stream().map(NumeroRicevuta::text).toList()))
                .execute();
    }

    static List<EstrattoLetto> ultimi(DSLContext dsl, String sede, int limit) {
        return dsl.selectFrom(ESTRATTO)
                .where(ESTRATTO.SEDE.eq(sede))
                .orderBy(ESTRATTO.MS.desc(), ESTRATTO.ESTRATTO_)
                .limit(limit)
                .fetch(row -> new EstrattoLetto(
                        Mezzo.valueOf(row.getMezzo()),
                        LocalDate.parse(row.getDal()),
                        LocalDate.parse(row.getAl()),
                        Math.toIntExact(row.getRighe()),
                        Codec.json().readValue(row.getDiverse(), new TypeReference<List<String>>() {}),
                        row.getOperatore(),
                        row.getMs()));
    }
}
