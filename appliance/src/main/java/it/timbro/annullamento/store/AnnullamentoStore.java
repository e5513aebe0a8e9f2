package it.timbro.annullamento.store;

import static it.timbro.journal.schema.Tables.ANNULLAMENTO;

import it.timbro.annullamento.Annullamenti;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.AnnullamentoRecord;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DelNumero.CertificatoAnnullato;
import it.timbro.pratica.DellAnnullamento;
import it.timbro.pratica.DellAnnullamento.AnnullamentoChiesto;
import it.timbro.pratica.DellAnnullamento.CartaRientrata;
import it.timbro.pratica.DellAnnullamento.CertificatoSostituito;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.SerialeFormulario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Annulments. One is over when the number is annulled, which is told by a fact of the number.
public final class AnnullamentoStore implements Annullamenti, Projection {
    @Override
    public List<String> tables() {
        return List.of("annullamento");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (recorded.fact() instanceof CertificatoAnnullato f) {
            rows.dsl()
                    .update(ANNULLAMENTO)
                    .set(ANNULLAMENTO.CONCLUSO_MS, recorded.time().wallMs())
                    .where(ANNULLAMENTO.CERTIFICATO.eq(f.numero().text()))
                    .execute();
        }
        if (!(recorded.fact() instanceof DellAnnullamento fatto)) {
            return;
        }
        switch (fatto) {
            case AnnullamentoChiesto f -> insert(rows, recorded, f);
            case CartaRientrata f -> {
                AnnullamentoRecord row = read(rows, f.certificato());
                List<SerialeFormulario> attesi = new ArrayList<>(seriali(row.getAttesi()));
                List<SerialeFormulario> rientrati = new ArrayList<>(seriali(row.getRientrati()));
                attesi.removeAll(f.seriali());
                rientrati.addAll(f.seriali());
                row.setAttesi(text(attesi));
                row.setRientrati(text(rientrati));
                row.setBusta(f.busta());
                save(rows, row);
            }
            case CertificatoSostituito f -> {
                AnnullamentoRecord row = read(rows, f.certificato());
                if (row.getSostituito() != null) {
                    throw Problem.SOSTITUZIONE_NON_AMMESSA.rejected(
                            f.certificato(), "lo sostituisce già la pratica " + row.getSostituito());
                }
                row.setSostituito(f.nuova().text());
                row.setDuplicato(f.duplicato() ? 1L : 0L);
                row.setDicitura(f.dicitura());
                save(rows, row);
            }
        }
    }

    private static void insert(Reading rows, Recorded recorded, AnnullamentoChiesto f) {
        if (rows.dsl()
                .fetchExists(
                        ANNULLAMENTO,
                        ANNULLAMENTO.CERTIFICATO.eq(f.certificato().text()))) {
            throw Problem.ANNULLAMENTO_NON_ORA.rejected(f.certificato(), "l'annullamento è già stato chiesto");
        }
        AnnullamentoRecord row = rows.dsl().newRecord(ANNULLAMENTO);
        row.setSede(recorded.stream().sede());
        row.setCertificato(f.certificato().text());
        row.setPratica(f.pratica().text());
        row.setCorpo(Codec.json().writeValueAsString(f));
        row.setChiestoMs(recorded.time().wallMs());
        row.setOperatore(recorded.operatore());
        row.setAttesi(text(f.attesi()));
        row.setRientrati("");
        row.setBusta("");
        row.setDuplicato(0L);
        row.setDicitura("");
        rows.dsl().insertInto(ANNULLAMENTO).set(row).execute();
    }

    private static AnnullamentoRecord read(Reading rows, NumeroCertificato certificato) {
        @Nullable
        AnnullamentoRecord row = rows.dsl()
                .selectFrom(ANNULLAMENTO)
                .where(ANNULLAMENTO.CERTIFICATO.eq(certificato.text()))
                .fetchOne();
        if (row == null) {
            throw Problem.NON_TROVATO.rejected("l'annullamento del certificato " + certificato);
        }
        return row;
    }

    private static void save(Reading rows, AnnullamentoRecord row) {
        rows.dsl()
                .update(ANNULLAMENTO)
                .set(row)
                .where(ANNULLAMENTO.SEDE.eq(row.getSede()), ANNULLAMENTO.CERTIFICATO.eq(row.getCertificato()))
                .execute();
    }

    @Override
    public Optional<Annullamento> find(Reading rows, NumeroCertificato certificato) {
        return first(rows, ANNULLAMENTO.CERTIFICATO.eq(certificato.text()));
    }

    @Override
    public Optional<Annullamento> sostituitoDa(Reading rows, NumeroPratica nuova) {
        return first(rows, ANNULLAMENTO.SOSTITUITO.eq(nuova.text()));
    }

    private static Optional<Annullamento> first(Reading rows, Condition which) {
        return rows.dsl().selectFrom(ANNULLAMENTO).where(which).limit(1).fetch(AnnullamentoStore::annullamento).stream()
                .findFirst();
    }

    @Override
    public List<Annullamento> ultimi(Reading rows, int limit) {
        var aperto = DSL.when(ANNULLAMENTO.CONCLUSO_MS.isNull(), 0).otherwise(1);
        var daVecchio = DSL.when(ANNULLAMENTO.CONCLUSO_MS.isNull(), ANNULLAMENTO.CHIESTO_MS)
                .otherwise(ANNULLAMENTO.CHIESTO_MS.neg());
        return rows.dsl()
                .selectFrom(ANNULLAMENTO)
                .orderBy(aperto, daVecchio, ANNULLAMENTO.CERTIFICATO)
                .limit(limit)
                .fetch(AnnullamentoStore::annullamento);
    }

    private static Annullamento annullamento(AnnullamentoRecord row) {
        return new Annullamento(
                Codec.json().readValue(row.getCorpo(), AnnullamentoChiesto.class),
                new Sede(row.getSede()),
                row.getChiestoMs(),
                row.getOperatore(),
                seriali(row.getAttesi()),
                seriali(row.getRientrati()),
                row.getBusta(),
                row.getConclusoMs() == null ? OptionalLong.empty() : OptionalLong.of(row.getConclusoMs()),
                Optional.ofNullable(row.getSostituito())
                        .map(nuova ->
                                new Sostituto(new NumeroPratica(nuova), row.getDuplicato() == 1, row.getDicitura())));
    }

    private static List<SerialeFormulario> seriali(String text) {
        return Arrays.stream(text.split(" "))
                .filter(one -> !one.isEmpty())
                .map(SerialeFormulario::new)
                .toList();
    }

    private static String text(List<SerialeFormulario> seriali) {
        return seriali.stream().map(SerialeFormulario::text).collect(Collectors.joining(" "));
    }
}
