package it.timbro.diritti.store;

import static it.timbro.journal.schema.Tables.INCASSO;
import static it.timbro.journal.schema.Tables.TURNO;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.diritti.Incassi;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.IncassoRecord;
import it.timbro.journal.schema.tables.records.TurnoRecord;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DegliIncassi;
import it.timbro.pratica.DegliIncassi.CassaAperta;
import it.timbro.pratica.DegliIncassi.CassaChiusa;
import it.timbro.pratica.DegliIncassi.EstrattoRiscontrato;
import it.timbro.pratica.DegliIncassi.IncassoRegistrato;
import it.timbro.pratica.DegliIncassi.RimborsoRegistrato;
import it.timbro.pratica.DellaCassa.Voce;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroRicevuta;
import it.timbro.pratica.NumeroTurno;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// Keeps `turno` and `incasso`: nothing is given back of a taking beyond what was taken, and
/// nothing goes over a till that is closed (INV-13). A branch that took a pratica over is told what
/// was taken for it elsewhere, but not of the tills there; it may give that back.
public final class IncassoStore implements Incassi, Projection {
    @Override
    public List<String> tables() {
        return List.of("turno", "incasso", "estratto");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (!(recorded.fact() instanceof DegliIncassi fatto)) {
            return;
        }
        DSLContext dsl = rows.dsl();
        String sede = recorded.stream().sede();
        long ms = recorded.time().wallMs();
        switch (fatto) {
            case CassaAperta f -> {
                TurnoRecord row = dsl.newRecord(TURNO);
                row.setSede(sede);
                row.setTurno(f.turno().text());
                row.setCassiere(f.cassiere());
                row.setFondoCent(f.fondo().cent());
                row.setApertoMs(ms);
                dsl.insertInto(TURNO).set(row).execute();
            }
            case CassaChiusa f -> {
                int closed = dsl.update(TURNO)
                        .set(TURNO.CHIUSO_MS, ms)
                        .set(TURNO.CHIUSO_DA, recorded.operatore())
                        .set(TURNO.CONTATI_CENT, f.contati().cent())
                        .set(TURNO.ATTESI_CENT, f.attesi().cent())
                        .set(TURNO.SPIEGAZIONE, f.spiegazione())
                        .where(aperto(sede, f.turno()))
                        .execute();
                open(closed == 1, f.turno());
            }
            case IncassoRegistrato f -> {
                open(!dsl.fetchExists(TURNO, chiuso(sede, f.turno())), f.turno());
                IncassoRecord row = riga(dsl, recorded, f.ricevuta(), f.turno(), f.pratica());
                row.setChi(f.chi());
                row.setCausale(f.causale());
                row.setTariffa(f.tariffa());
                row.setVoci(Codec.json().writeValueAsString(f.voci()));
                row.setCent(f.importo().cent());
                row.setMezzo(f.mezzo().name());
                row.setRiferimento(f.riferimento());
                dsl.insertInto(INCASSO).set(row).execute();
            }
            case RimborsoRegistrato f -> {
                open(!dsl.fetchExists(TURNO, chiuso(sede, f.turno())), f.turno());
                rimborso(dsl, recorded, f);
            }
            case EstrattoRiscontrato f -> EstrattoRows.apply(dsl, recorded, f);
        }
    }

    private static void rimborso(DSLContext dsl, Recorded recorded, RimborsoRegistrato f) {
        long cent = f.importo().cent();
        int known = dsl.update(INCASSO)
                .set(INCASSO.RESO_CENT, INCASSO.RESO_CENT.plus(cent))
                .where(
                        numero(f.di()),
                        INCASSO.SEDE.startsWith(new Sede(recorded.stream().sede())
                                .camera()
                                .code()), // of whatever branch of the chamber: the pratica may have moved
                        INCASSO.DI.eq(""),
                        INCASSO.CENT.minus(INCASSO.RESO_CENT).ge(cent))
                .execute();
        if (known == 0) {
            throw Problem.NULLA_DA_RIMBORSARE.rejected(f.di());
        }
        IncassoRecord row = riga(dsl, recorded, f.ricevuta(), f.turno(), f.pratica());
        row.setDi(f.di().text());
        row.setChi("");
        row.setCausale(f.motivo());
        row.setTariffa("");
        row.setVoci("[]");
        row.setCent(cent);
        row.setMezzo(f.mezzo().name());
        row.setRiferimento(f.riferimento());
        dsl.insertInto(INCASSO).set(row).execute();
    }

    private static void open(boolean open, NumeroTurno turno) {
        if (!open) {
            throw Problem.CASSA_NON_APERTA.rejected("il turno " + turno + " è chiuso");
        }
    }

    private static IncassoRecord riga(
            DSLContext dsl,
            Recorded recorded,
            NumeroRicevuta ricevuta,
            NumeroTurno turno,
            @Nullable NumeroPratica pratica) {
        IncassoRecord row = dsl.newRecord(INCASSO);
        row.setSede(recorded.stream().sede());
        row.setRicevuta(ricevuta.text());
        row.setCodice(ricevuta.codice());
        row.setAnno((long) ricevuta.anno());
        row.setProgressivo(ricevuta.progressivo());
        row.setTurno(turno.text());
        row.setPratica(pratica == null ? "" : pratica.text());
        row.setEstratto("");
        row.setOperatore(recorded.operatore());
        row.setMs(recorded.time().wallMs());
        return row;
    }

    private static Condition aperto(String sede, NumeroTurno turno) {
        return DSL.and(TURNO.SEDE.eq(sede), TURNO.TURNO_.eq(turno.text()), TURNO.CHIUSO_MS.eq(0L));
    }

    private static Condition chiuso(String sede, NumeroTurno turno) {
        return DSL.and(TURNO.SEDE.eq(sede), TURNO.TURNO_.eq(turno.text()), TURNO.CHIUSO_MS.ne(0L));
    }

    private static Condition numero(NumeroRicevuta ricevuta) {
        return DSL.and(
                INCASSO.CODICE.eq(ricevuta.codice()),
                INCASSO.ANNO.eq((long) ricevuta.anno()),
                INCASSO.PROGRESSIVO.eq(ricevuta.progressivo()));
    }

    @Override
    public Optional<Turno> aperto(Reading rows, Sede sede, String cassiere) {
        return turni(rows, DSL.and(TURNO.SEDE.eq(sede.code()), TURNO.CHIUSO_MS.eq(0L), TURNO.CASSIERE.eq(cassiere)))
                .stream()
                .findFirst();
    }

    @Override
    public List<Turno> turni(Reading rows, Sede sede, long daMs) {
        return turni(rows, TURNO.SEDE.eq(sede.code()).and(TURNO.CHIUSO_MS.eq(0L).or(TURNO.CHIUSO_MS.ge(daMs))));
    }

    @Override
    public Optional<Turno> turno(Reading rows, NumeroTurno turno) {
        return turni(rows, TURNO.TURNO_.eq(turno.text())).stream().findFirst();
    }

    private static List<Turno> turni(Reading rows, Condition which) {
        return rows.dsl()
                .selectFrom(TURNO)
                .where(which)
                .orderBy(TURNO.APERTO_MS, TURNO.TURNO_)
                .fetch(row -> new Turno(
                        new NumeroTurno(row.getTurno()),
                        new Sede(row.getSede()),
                        row.getCassiere(),
                        Importo.cent(row.getFondoCent()),
                        row.getApertoMs(),
                        row.getChiusoMs() == 0
                                ? Optional.empty()
                                : Optional.of(new Chiusura(
                                        Importo.cent(row.getContatiCent()),
                                        Importo.cent(row.getAttesiCent()),
                                        row.getSpiegazione(),
                                        row.getChiusoDa(),
                                        row.getChiusoMs()))));
    }

    @Override
    public List<Riga> righe(Reading rows, NumeroTurno turno) {
        return righe(rows, INCASSO.TURNO.eq(turno.text()));
    }

    @Override
    public List<Riga> righe(Reading rows, Sede sede, long daMs, long aMs) {
        return righe(rows, DSL.and(INCASSO.SEDE.eq(sede.code()), INCASSO.MS.ge(daMs), INCASSO.MS.lt(aMs)));
    }

    @Override
    public List<Riga> dellaPratica(Reading rows, NumeroPratica pratica) {
        return righe(rows, INCASSO.PRATICA.eq(pratica.text()));
    }

    @Override
    public Optional<Riga> find(Reading rows, NumeroRicevuta ricevuta) {
        return righe(rows, numero(ricevuta)).stream().findFirst();
    }

    @Override
    public List<Riga> conRiferimento(Reading rows, Sede sede, Mezzo mezzo, String riferimento) {
        return righe(
                rows,
                DSL.and(
                        INCASSO.RIFERIMENTO.eq(riferimento),
                        INCASSO.MEZZO.eq(mezzo.name()),
                        INCASSO.SEDE.eq(sede.code()),
                        INCASSO.DI.eq("")));
    }

    @Override
    public List<Riga> daRiscontrare(Reading rows, Sede sede, List<Mezzo> mezzi, int limit) {
        return righe(
                rows,
                DSL.and(
                        INCASSO.SEDE.eq(sede.code()),
                        INCASSO.ESTRATTO.eq(DSL.inline("")),
                        INCASSO.DI.eq(DSL.inline("")),
                        INCASSO.MEZZO.in(mezzi.stream().map(Mezzo::name).toList())),
                limit);
    }

    @Override
    public List<EstrattoLetto> estratti(Reading rows, Sede sede, int limit) {
        return EstrattoRows.ultimi(rows.dsl(), sede.code(), limit);
    }

    private static List<Riga> righe(Reading rows, Condition which) {
        return righe(rows, which, Integer.MAX_VALUE);
    }

    private static List<Riga> righe(Reading rows, Condition which, int limit) {
        return rows.dsl()
                .selectFrom(INCASSO)
                .where(which)
                .orderBy(INCASSO.MS, INCASSO.ANNO, INCASSO.PROGRESSIVO)
                .limit(limit)
                .fetch(row -> new Riga(
                        new NumeroRicevuta(row.getRicevuta()),
                        NumeroRicevuta.parse(row.getDi()),
                        new NumeroTurno(row.getTurno()),
                        NumeroPratica.parse(row.getPratica()),
                        row.getChi(),
                        row.getCausale(),
                        row.getTariffa(),
                        Codec.json().readValue(row.getVoci(), new TypeReference<List<Voce>>() {}),
                        Importo.cent(row.getCent()),
                        Importo.cent(row.getResoCent()),
                        Mezzo.valueOf(row.getMezzo()),
                        row.getRiferimento(),
                        row.getOperatore(),
                        row.getMs(),
                        !row.getEstratto().isEmpty()));
    }

    @Override
    public long ultimo(Reading rows, String codice, int anno) {
        @Nullable
        Long last = rows.dsl()
                .select(DSL.max(INCASSO.PROGRESSIVO))
                .from(INCASSO)
                .where(INCASSO.CODICE.eq(codice), INCASSO.ANNO.eq((long) anno))
                .fetchOne(0, Long.class);
        return last == null ? 0 : last;
    }

    @Override
    public boolean giaPresa(Reading rows, Mezzo mezzo, String riferimento, Optional<NumeroTurno> turno) {
        return rows.dsl()
                .fetchExists(
                        INCASSO,
                        INCASSO.RIFERIMENTO.eq(riferimento),
                        INCASSO.MEZZO.eq(mezzo.name()),
                        INCASSO.DI.eq(""),
                        INCASSO.CENT.gt(INCASSO.RESO_CENT),
                        turno.map(within -> INCASSO.TURNO.eq(within.text())).orElse(DSL.noCondition()));
    }
}
