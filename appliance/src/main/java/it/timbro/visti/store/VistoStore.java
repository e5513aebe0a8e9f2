package it.timbro.visti.store;

import static it.timbro.journal.schema.Tables.VISTO;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.VistoRecord;
import it.timbro.pratica.Codec;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DelVisto;
import it.timbro.pratica.DelVisto.Diritti;
import it.timbro.pratica.DelVisto.Funzionario;
import it.timbro.pratica.DelVisto.VistoAnnullato;
import it.timbro.pratica.DelVisto.VistoConsegnato;
import it.timbro.pratica.DelVisto.VistoLegalizzato;
import it.timbro.pratica.DelVisto.VistoRilasciato;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroVisto;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Visto;
import it.timbro.visti.Visti;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The register of visti. What may follow what is asked here, where a fact is applied: so it holds
/// for what arrives from elsewhere too.
public final class VistoStore implements Visti, Projection {
    private static final int MAX_WORDS = 8;

    @Override
    public List<String> tables() {
        return List.of("visto");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (!(recorded.fact() instanceof DelVisto fatto)) {
            return;
        }
        long ms = recorded.time().wallMs();
        switch (fatto) {
            case VistoRilasciato f -> insert(rows, recorded, f);
            case VistoLegalizzato f -> {
                VistoRecord row = valido(rows, f.numero());
                altro(row, f);
                row.setLegalizzazione(json(new Legalizzazione(f.funzionario(), f.testo(), f.diritti(), ms)));
                save(rows, row);
            }
            case VistoConsegnato f -> {
                VistoRecord row = valido(rows, f.numero());
                if (row.getConsegnatoMs() != null) {
                    throw Problem.VISTO_NON_ORA.rejected(f.numero(), "è già stato riconsegnato");
                }
                row.setConsegnatoMs(ms);
                save(rows, row);
            }
            case VistoAnnullato f -> {
                VistoRecord row = valido(rows, f.numero());
                row.setAnnullo(json(new Annullo(f.atto(), f.motivo(), ms, recorded.operatore())));
                save(rows, row);
            }
        }
    }

    /// INV-12: nobody legalises his own signature.
    private static void altro(VistoRecord row, VistoLegalizzato f) {
        if (row.getFunzionario().equalsIgnoreCase(f.funzionario().login())
                || row.getNome().equalsIgnoreCase(f.funzionario().nome())) {
            throw Problem.LEGALIZZAZIONE_PROPRIA.rejected(row.getNome());
        }
        if (row.getLegalizzazione() != null) {
            throw Problem.VISTO_NON_ORA.rejected(f.numero(), "è già legalizzato");
        }
    }

    private static void insert(Reading rows, Recorded recorded, VistoRilasciato f) {
        VistoRecord row = rows.dsl().newRecord(VISTO);
        row.setSede(recorded.stream().sede());
        row.setNumero(f.numero().text());
        row.setPresentazione(f.visto().id().text());
        row.setCodice(f.numero().codice());
        row.setAnno((long) f.numero().anno());
        row.setProgressivo(f.numero().progressivo());
        row.setCorpo(json(f.visto()));
        row.setFunzionario(f.funzionario().login());
        row.setNome(f.funzionario().nome());
        row.setDiritti(json(f.diritti()));
        Visto.Telematico telematico = f.visto().telematico();
        row.setPratica(telematico == null ? null : telematico.pratica().text());
        row.setParole(parole(f.visto()));
        row.setMs(recorded.time().wallMs());
        row.setOperatore(recorded.operatore());
        rows.dsl().insertInto(VISTO).set(row).execute();
    }

    private static String parole(Visto visto) {
        Presentazione.Impresa impresa = visto.impresa();
        CodiceFiscale persona = visto.persona().codiceFiscale();
        Stream<String> names = Stream.of(
                visto.persona().nome(),
                persona == null ? "" : persona.valore(),
                impresa == null ? "" : impresa.denominazione(),
                impresa == null || impresa.codiceFiscale() == null
                        ? ""
                        : impresa.codiceFiscale().valore(),
                visto.documento(),
                visto.firmatario());
        return Stream.concat(
                        names, visto.copia().stream().map(file -> file.sha256().hex()))
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ITALY);
    }

    private static VistoRecord valido(Reading rows, NumeroVisto numero) {
        @Nullable
        VistoRecord row = rows.dsl()
                .selectFrom(VISTO)
                .where(VISTO.NUMERO.eq(numero.text()))
                .fetchOne();
        if (row == null) {
            throw Problem.NON_TROVATO.rejected("il visto " + numero);
        }
        if (row.getAnnullo() != null) {
            throw Problem.VISTO_NON_ORA.rejected(numero, "è annullato");
        }
        return row;
    }

    private static void save(Reading rows, VistoRecord row) {
        rows.dsl()
                .update(VISTO)
                .set(row)
                .where(VISTO.SEDE.eq(row.getSede()), VISTO.NUMERO.eq(row.getNumero()))
                .execute();
    }

    @Override
    public Optional<Scritto> find(Reading rows, NumeroVisto numero) {
        return one(rows, VISTO.NUMERO.eq(numero.text()));
    }

    @Override
    public Optional<Scritto> conId(Reading rows, IdPresentazione id) {
        return one(rows, VISTO.PRESENTAZIONE.eq(id.text()));
    }

    @Override
    public List<Scritto> dellaPratica(Reading rows, NumeroPratica pratica) {
        return rows.dsl()
                .selectFrom(VISTO)
                .where(VISTO.PRATICA.eq(pratica.text()))
                .orderBy(VISTO.PROGRESSIVO)
                .fetch(VistoStore::scritto);
    }

    private static Optional<Scritto> one(Reading rows, Condition which) {
        return rows.dsl().selectFrom(VISTO).where(which).fetchOptional(VistoStore::scritto);
    }

    @Override
    public List<Scritto> cerca(Reading rows, Sede sede, List<String> words, int limit) {
        Condition which = words.stream()
                .limit(MAX_WORDS)
                .map(word ->
                        VISTO.PAROLE.contains(word.toLowerCase(Locale.ITALY)).or(VISTO.NUMERO.containsIgnoreCase(word)))
                .reduce(VISTO.SEDE.eq(sede.code()), Condition::and);
        return rows.dsl()
                .selectFrom(VISTO)
                .where(which)
                .orderBy(VISTO.MS.desc(), VISTO.PROGRESSIVO.desc())
                .limit(limit)
                .fetch(VistoStore::scritto);
    }

    @Override
    public long prossimo(Reading rows, String codice, int anno) {
        return 1
                + rows.dsl()
                        .select(DSL.coalesce(DSL.max(VISTO.PROGRESSIVO), 0L))
                        .from(VISTO)
                        .where(VISTO.CODICE.eq(codice), VISTO.ANNO.eq((long) anno))
                        .fetchSingle()
                        .value1();
    }

    private static Scritto scritto(VistoRecord row) {
        return new Scritto(
                new NumeroVisto(row.getNumero()),
                new Sede(row.getSede()),
                Codec.json().readValue(row.getCorpo(), Visto.class),
                new Funzionario(row.getFunzionario(), row.getNome()),
                Codec.json().readValue(row.getDiritti(), Diritti.class),
                row.getMs(),
                row.getOperatore(),
                Optional.ofNullable(row.getLegalizzazione())
                        .map(text -> Codec.json().readValue(text, Legalizzazione.class)),
                row.getConsegnatoMs() == null ? OptionalLong.empty() : OptionalLong.of(row.getConsegnatoMs()),
                Optional.ofNullable(row.getAnnullo()).map(text -> Codec.json().readValue(text, Annullo.class)));
    }

    private static String json(Object value) {
        return Codec.json().writeValueAsString(value);
    }
}
