package it.timbro.centro.numeri.store;

import static it.timbro.journal.schema.Tables.INCARNAZIONE;
import static it.timbro.journal.schema.Tables.NUMERO;
import static it.timbro.journal.schema.Tables.SCHEDA;

import it.timbro.base.Sede;
import it.timbro.centro.numeri.Aperto;
import it.timbro.centro.numeri.Aperto.Perche;
import it.timbro.centro.numeri.Blocchi;
import it.timbro.centro.numeri.Conto;
import it.timbro.centro.numeri.Regola.Scorta;
import it.timbro.journal.Reading;
import it.timbro.pratica.Generazioni;
import it.timbro.pratica.NumeroCertificato;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/// Reads the ledger of numbers as the centre holds it.
public final class BlocchiStore implements Blocchi {
    private static final int PREFIX = 5; // C26GE

    private static final Condition LIBERO = NUMERO.STATO.eq("LIBERO");
    private static final Condition IMPEGNATO = NUMERO.STATO.eq("IMPEGNATO");

    /// Without an end: neither used up nor given back nor given up.
    private static final Condition APERTO = LIBERO.or(IMPEGNATO).and(NUMERO.DISPERSO.isNull());

    /// Leased to an earlier incarnation: they are in nobody's stock, and have no end either.
    private static final Condition SOSPESO = NUMERO.STATO.eq("SOSPESO").and(NUMERO.DISPERSO.isNull());

    @Override
    public Scorta scorta(Reading rows, Sede sede, int anno) {
        return rows.dsl()
                .select(quanti(LIBERO), blocchi(APERTO), blocchi(SOSPESO))
                .from(NUMERO)
                .where(NUMERO.SEDE.eq(sede.code()), NUMERO.ANNO.eq((long) anno), APERTO.or(SOSPESO))
                .fetchSingle(row -> new Scorta(row.value1(), row.value2(), row.value3()));
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
        long ultimo = last == null ? 0 : Long.parseLong(last.substring(PREFIX));
        return Math.max(ultimo, Generazioni.prima(rows, camera, anno));
    }

    @Override
    public int usati(Reading rows, Sede sede, Instant dal) {
        return rows.dsl()
                .fetchCount(NUMERO, NUMERO.SEDE.eq(sede.code()).and(NUMERO.IMPEGNATO_MS.ge(dal.toEpochMilli())));
    }

    @Override
    public List<Conto> conti(Reading rows, Sede sede, int anno) {
        return accounts(rows, NUMERO.SEDE.eq(sede.code()), anno);
    }

    @Override
    public Optional<Conto> conto(Reading rows, String blocco, int anno) {
        return accounts(rows, NUMERO.BLOCCO.eq(blocco), anno).stream().findFirst();
    }

    private static List<Conto> accounts(Reading rows, Condition which, int anno) {
        Condition used = NUMERO.STATO.in("EMESSO", "ANNULLATO");
        Condition done = used.or(NUMERO.STATO.in("SCARTATO", "RESTITUITO"));
        return rows.dsl()
                .select(
                        NUMERO.BLOCCO,
                        NUMERO.SEDE,
                        NUMERO.ANNO,
                        DSL.count(),
                        quanti(LIBERO.and(APERTO)),
                        quanti(IMPEGNATO.and(APERTO)),
                        quanti(SOSPESO),
                        quanti(used),
                        quanti(NUMERO.STATO.eq("SCARTATO")),
                        quanti(NUMERO.STATO.eq("RESTITUITO")),
                        quanti(DSL.not(done).and(NUMERO.DISPERSO.isNotNull())),
                        quanti(done.and(NUMERO.DISPERSO.isNotNull())))
                .from(NUMERO)
                .where(which)
                .groupBy(NUMERO.BLOCCO, NUMERO.SEDE, NUMERO.ANNO)
                .orderBy(NUMERO.ANNO.desc(), NUMERO.BLOCCO.desc())
                .fetch(row -> new Conto(
                        row.value1(),
                        new Sede(row.value2()),
                        row.value3().intValue(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        row.value9(),
                        row.value10(),
                        row.value11(),
                        row.value12(),
                        (int) open(rows, NUMERO.BLOCCO.eq(row.value1()), anno)
                                .fetchStream()
                                .filter(open -> aperto(open, anno).perche().daSpiegare())
                                .count()));
    }

    @Override
    public List<Aperto> aperti(Reading rows, String blocco, int anno) {
        return open(rows, NUMERO.BLOCCO.eq(blocco), anno)
                .orderBy(NUMERO.NUMERO_)
                .fetch(row -> aperto(row, anno));
    }

    /// Few branches have had more than one life: the numbers of the others are not looked at.
    @Override
    public List<Sospeso> sospesi(Reading rows) {
        return rows.dsl()
                .select(NUMERO.BLOCCO, NUMERO.SEDE, DSL.countDistinct(NUMERO.NUMERO_), DSL.max(INCARNAZIONE.MS))
                .from(NUMERO)
                .join(INCARNAZIONE)
                .on(INCARNAZIONE.SEDE.eq(NUMERO.SEDE))
                .where(SOSPESO)
                .groupBy(NUMERO.BLOCCO, NUMERO.SEDE)
                .orderBy(NUMERO.BLOCCO)
                .fetch(row -> new Sospeso(row.value1(), new Sede(row.value2()), row.value3(), row.value4()));
    }

    private static final Field<String> DI = DSL.field(DSL.name("di"), String.class);
    private static final Field<String> PIU_ALTO = DSL.field(DSL.name("piu_alto"), String.class);

    /// Each with who has its pratica now, and the highest number that its branch took in that year.
    private static SelectConditionStep<? extends Record> open(Reading rows, Condition which, int anno) {
        var other = NUMERO.as("other");
        return rows.dsl()
                .select(
                        NUMERO.NUMERO_,
                        NUMERO.SEDE,
                        NUMERO.ANNO,
                        NUMERO.STATO,
                        NUMERO.PRATICA,
                        SCHEDA.SEDE.as(DI),
                        DSL.select(DSL.max(other.NUMERO_))
                                .from(other)
                                .where(
                                        other.SEDE.eq(NUMERO.SEDE),
                                        other.ANNO.eq(NUMERO.ANNO),
                                        other.IMPEGNATO_MS.isNotNull())
                                .<String>asField(PIU_ALTO.getName()))
                .from(NUMERO)
                .leftJoin(SCHEDA)
                .on(SCHEDA.NUMERO.eq(NUMERO.PRATICA))
                .where(which, APERTO.or(SOSPESO));
    }

    private static Aperto aperto(Record row, int anno) {
        String pratica = Objects.requireNonNullElse(row.get(NUMERO.PRATICA), "");
        return new Aperto(new NumeroCertificato(row.get(NUMERO.NUMERO_)), pratica, perche(row, anno));
    }

    private static Perche perche(Record row, int anno) {
        if (row.get(NUMERO.STATO).equals("SOSPESO")) {
            return Perche.SOSPESO;
        }
        if (row.get(NUMERO.STATO).equals("IMPEGNATO")) {
            String owner = row.get(DI);
            return owner == null || owner.equals(row.get(NUMERO.SEDE)) ? Perche.IN_LAVORAZIONE : Perche.PRATICA_ALTROVE;
        }
        if (row.get(NUMERO.ANNO) < anno) {
            return Perche.ANNO_FINITO;
        }
        String highest = row.get(PIU_ALTO);
        return highest != null && highest.compareTo(row.get(NUMERO.NUMERO_)) > 0 ? Perche.SALTATO : Perche.IN_SCORTA;
    }

    private static Field<Integer> blocchi(Condition which) {
        return DSL.countDistinct(DSL.when(which, NUMERO.BLOCCO));
    }

    private static Field<Integer> quanti(Condition which) {
        return DSL.count(DSL.when(which, 1));
    }
}
