package it.timbro.formulari.store;

import static it.timbro.journal.schema.Tables.FORMULARIO_MOVIMENTO;

import it.timbro.base.Sede;
import it.timbro.formulari.Formulari.Denunciati;
import it.timbro.formulari.Formulari.Movimento;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.FormularioMovimentoRecord;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DelFormulario.DiSerie;
import it.timbro.pratica.DelFormulario.FormulariCaricati;
import it.timbro.pratica.DelFormulario.FormulariDati;
import it.timbro.pratica.DelFormulario.FormulariDenunciati;
import it.timbro.pratica.DelFormulario.FormulariDistrutti;
import it.timbro.pratica.DelFormulario.FormulariRestituiti;
import it.timbro.pratica.DelFormulario.FormulariSegnalati;
import it.timbro.pratica.DelFormulario.RestituzioneAnnunciata;
import it.timbro.pratica.SerialeFormulario;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// The movements of whole runs of blanks, one row each.
final class Movimenti {
    private Movimenti() {}

    static void insert(DSLContext dsl, Recorded recorded, DiSerie fatto) {
        FormularioMovimentoRecord row = dsl.newRecord(FORMULARIO_MOVIMENTO);
        row.setSede(recorded.stream().sede());
        row.setStream(recorded.stream().name());
        row.setSeq(recorded.seq());
        row.setTipo(fatto.getClass().getSimpleName());
        row.setPrimo(fatto.primo().text());
        row.setUltimo(fatto.ultimo().text());
        row.setDette(0L);
        row.setDenuncia(
                switch (fatto) {
                    case FormulariDenunciati _ -> recorded.stream() + "#" + recorded.seq();
                    case FormulariSegnalati f -> f.denuncia();
                    case FormulariCaricati _,
                            FormulariDati _,
                            RestituzioneAnnunciata _,
                            FormulariRestituiti _,
                            FormulariDistrutti _ -> null;
                });
        row.setMs(recorded.time().wallMs());
        row.setOperatore(recorded.operatore());
        row.setCorpo(Codec.json().writeValueAsString(fatto));
        dsl.insertInto(FORMULARIO_MOVIMENTO).set(row).execute();
        if (fatto instanceof FormulariSegnalati f) {
            dsl.update(FORMULARIO_MOVIMENTO)
                    .set(FORMULARIO_MOVIMENTO.DETTE, FORMULARIO_MOVIMENTO.DETTE.plus(1))
                    .where(
                            FORMULARIO_MOVIMENTO.TIPO.eq(FormulariDenunciati.class.getSimpleName()),
                            FORMULARIO_MOVIMENTO.DENUNCIA.eq(f.denuncia()))
                    .execute();
        }
    }

    static List<Movimento> ultimi(Reading rows, int limit) {
        return rows.dsl()
                .selectFrom(FORMULARIO_MOVIMENTO)
                .orderBy(FORMULARIO_MOVIMENTO.MS.desc(), FORMULARIO_MOVIMENTO.SEQ.desc())
                .limit(limit)
                .fetch(Movimenti::movimento);
    }

    static List<Movimento> del(Reading rows, SerialeFormulario seriale) {
        return rows.dsl()
                .selectFrom(FORMULARIO_MOVIMENTO)
                .where(
                        FORMULARIO_MOVIMENTO.PRIMO.le(seriale.text()),
                        FORMULARIO_MOVIMENTO.ULTIMO.ge(seriale.text()),
                        DSL.length(FORMULARIO_MOVIMENTO.PRIMO).eq(seriale.text().length()))
                .orderBy(FORMULARIO_MOVIMENTO.MS, FORMULARIO_MOVIMENTO.SEQ)
                .fetch(Movimenti::movimento);
    }

    private static Movimento movimento(Record joined) {
        FormularioMovimentoRecord row = joined.into(FORMULARIO_MOVIMENTO);
        return new Movimento(
                (DiSerie) Codec.json().readValue(row.getCorpo(), Codec.kind(row.getTipo())),
                new Sede(row.getSede()),
                row.getMs(),
                row.getOperatore());
    }

    /// A report is told to each chamber once; `dette` counts those that were.
    static boolean daSegnalare(Reading rows, int camere) {
        return rows.dsl().fetchExists(FORMULARIO_MOVIMENTO, attende(camere));
    }

    static List<Denunciati> daSegnalare(Reading rows, Sede camera, int camere, int limit) {
        var gia = FORMULARIO_MOVIMENTO.as("gia");
        return rows.dsl()
                .selectFrom(FORMULARIO_MOVIMENTO)
                .where(attende(camere))
                .andNotExists(DSL.selectOne()
                        .from(gia)
                        .where(
                                gia.SEDE.eq(camera.code()),
                                gia.TIPO.eq(FormulariSegnalati.class.getSimpleName()),
                                gia.DENUNCIA.eq(FORMULARIO_MOVIMENTO.DENUNCIA)))
                .orderBy(FORMULARIO_MOVIMENTO.MS, FORMULARIO_MOVIMENTO.SEQ)
                .limit(limit)
                .fetch(row -> new Denunciati(
                        row.getDenuncia(),
                        new Sede(row.getSede()),
                        Codec.json().readValue(row.getCorpo(), FormulariDenunciati.class)));
    }

    private static Condition attende(int camere) {
        return FORMULARIO_MOVIMENTO
                .TIPO
                .eq(FormulariDenunciati.class.getSimpleName())
                .and(FORMULARIO_MOVIMENTO.DETTE.lt((long) camere));
    }
}
