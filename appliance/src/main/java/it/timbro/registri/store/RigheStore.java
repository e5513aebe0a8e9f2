package it.timbro.registri.store;

import static it.timbro.journal.schema.Tables.JOURNAL;
import static it.timbro.journal.schema.Tables.SCHEDA;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.journal.schema.tables.records.JournalRecord;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DelRegistro.GiornataSigillata;
import it.timbro.pratica.Fatto;
import it.timbro.pratica.NumeroPratica;
import it.timbro.registri.DelGiorno;
import it.timbro.registri.Registro;
import it.timbro.registri.Righe;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The registers are no tables of their own: a row is an entry of the journal, found by house, kind and
/// day (`journal_giorno`).
public final class RigheStore implements Righe {
    private static final Codec CODEC = new Codec();
    private static final String SIGILLO = GiornataSigillata.class.getSimpleName();

    @Override
    public List<Voce> righe(Reading rows, DelGiorno quale, int da, int quante) {
        List<JournalRecord> found = rows.dsl()
                .selectFrom(JOURNAL)
                .where(del(quale))
                .orderBy(JOURNAL.ARRIVAL.plus(0)) // not by the table's own order: that would read all of it
                .limit(quante)
                .offset(da)
                .fetch();
        Map<String, Annullo> annulli = annulli(rows, quale, found);
        return found.stream()
                .map(row -> new Voce(
                        anello(row),
                        row.getWallMs(),
                        row.getOperatore(),
                        fatto(row),
                        Optional.ofNullable(annulli.get(row.getSubject()))
                                .filter(annullo ->
                                        !quale.registro().tipiDiAnnullo().contains(row.getKind()))))
                .toList();
    }

    /// Who keeps a register annuls in it, or its chamber: nobody else's word counts there.
    private static Map<String, Annullo> annulli(Reading rows, DelGiorno quale, List<JournalRecord> found) {
        if (found.isEmpty() || quale.registro().annulli().isEmpty()) {
            return Map.of();
        }
        return rows
                .dsl()
                .selectFrom(JOURNAL)
                .where(JOURNAL.SUBJECT.in(
                        found.stream().map(JournalRecord::getSubject).distinct().toList()))
                .and(JOURNAL.KIND.in(quale.registro().tipiDiAnnullo()))
                .and(JOURNAL.SEDE.in(
                        quale.tenuti().code(), quale.tenuti().camera().code()))
                .orderBy(JOURNAL.ARRIVAL.plus(0))
                .fetch()
                .stream()
                .flatMap(row -> fatto(row).stream()
                        .map(fatto -> Map.entry(
                                row.getSubject(),
                                new Annullo(stream(row), row.getSeq(), row.getWallMs(), row.getOperatore(), fatto))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first));
    }

    @Override
    public int quante(Reading rows, DelGiorno quale) {
        return rows.dsl().fetchCount(JOURNAL, del(quale));
    }

    @Override
    public boolean alcuna(Reading rows, List<DelGiorno> quali) {
        List<String> tipi = quali.stream()
                .flatMap(quale -> quale.registro().tipi().stream())
                .distinct()
                .toList();
        return rows.dsl().fetchExists(JOURNAL, del(quali.getFirst(), tipi));
    }

    @Override
    public List<Anello> anelli(Reading rows, DelGiorno quale) {
        return rows.dsl()
                .select(JOURNAL.SEDE, JOURNAL.STREAM, JOURNAL.SEQ, JOURNAL.HASH)
                .from(JOURNAL)
                .where(del(quale))
                .orderBy(JOURNAL.ARRIVAL.plus(0))
                .fetch(row ->
                        new Anello(new StreamId(row.value1(), row.value2()), row.value3(), new Hash(row.value4())));
    }

    private static Condition del(DelGiorno quale) {
        return del(quale, quale.registro().tipi());
    }

    private static Condition del(DelGiorno quale, Collection<String> tipi) {
        return JOURNAL.SEDE
                .eq(quale.tenuti().code())
                .and(JOURNAL.KIND.in(tipi))
                .and(JOURNAL.WALL_MS.ge(quale.dalMs()))
                .and(JOURNAL.WALL_MS.lt(quale.alMs()));
    }

    @Override
    public Optional<Chiusa> sigillo(Reading rows, Sede tenuti, LocalDate giorno) {
        return rows
                .dsl()
                .selectFrom(JOURNAL)
                .where(JOURNAL.SUBJECT.eq(GiornataSigillata.subject(tenuti, giorno)), JOURNAL.KIND.eq(SIGILLO))
                .and(JOURNAL.SEDE.eq(tenuti.code()))
                .orderBy(JOURNAL.ARRIVAL.plus(0))
                .limit(1)
                .fetch()
                .stream()
                .flatMap(row ->
                        sigillo(row).stream().map(sigillo -> new Chiusa(sigillo, row.getWallMs(), row.getOperatore())))
                .findFirst();
    }

    @Override
    public Optional<LocalDate> ultimaChiusa(Reading rows, Sede tenuti) {
        return rows
                .dsl()
                .selectFrom(JOURNAL)
                .where(JOURNAL.SEDE.eq(tenuti.code()), JOURNAL.KIND.eq(SIGILLO))
                .orderBy(JOURNAL.WALL_MS.desc(), JOURNAL.ARRIVAL.desc())
                .limit(1)
                .fetch()
                .stream()
                .flatMap(row -> sigillo(row).stream())
                .map(GiornataSigillata::giorno)
                .findFirst();
    }

    private static Optional<GiornataSigillata> sigillo(JournalRecord row) {
        return fatto(row).filter(GiornataSigillata.class::isInstance).map(GiornataSigillata.class::cast);
    }

    @Override
    public OptionalLong prima(Reading rows, Sede tenuti, List<Registro> registri) {
        @Nullable
        Long ms = rows.dsl()
                .select(DSL.min(JOURNAL.WALL_MS))
                .from(JOURNAL)
                .where(JOURNAL.SEDE.eq(tenuti.code()))
                .and(JOURNAL.KIND.in(registri.stream()
                        .flatMap(registro -> registro.tipi().stream())
                        .distinct()
                        .toList()))
                .fetchSingle()
                .value1();
        return ms == null ? OptionalLong.empty() : OptionalLong.of(ms);
    }

    @Override
    public String impresa(Reading rows, NumeroPratica pratica) {
        return rows.dsl()
                .select(SCHEDA.DENOMINAZIONE)
                .from(SCHEDA)
                .where(SCHEDA.NUMERO.eq(pratica.text()))
                .fetchOptional(SCHEDA.DENOMINAZIONE)
                .orElse("");
    }

    private static Anello anello(JournalRecord row) {
        return new Anello(stream(row), row.getSeq(), new Hash(row.getHash()));
    }

    private static StreamId stream(JournalRecord row) {
        return new StreamId(row.getSede(), row.getStream());
    }

    /// What an entry tells; empty where that was erased, or is not known to this release.
    static Optional<Fatto> fatto(JournalRecord row) {
        byte @Nullable [] payload = row.getPayload();
        return payload == null
                ? Optional.empty()
                : Stream.of(CODEC.decode(row.getKind(), Math.toIntExact(row.getVersion()), row.getSubject(), payload))
                        .filter(Fatto.class::isInstance)
                        .map(Fatto.class::cast)
                        .filter(fatto -> !fatto.unknown())
                        .findFirst();
    }
}
