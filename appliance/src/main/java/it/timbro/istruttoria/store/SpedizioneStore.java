package it.timbro.istruttoria.store;

import static it.timbro.journal.schema.Tables.SCHEDA;
import static it.timbro.journal.schema.Tables.SPEDIZIONE;
import static it.timbro.journal.schema.Tables.SPEDIZIONE_ALTROVE;
import static it.timbro.journal.schema.Tables.SPEDIZIONE_DOPPIA;

import it.timbro.base.Sede;
import it.timbro.istruttoria.Spedizione;
import it.timbro.istruttoria.Spedizioni;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.SpedizioneAltroveRecord;
import it.timbro.journal.schema.tables.records.SpedizioneRecord;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.DellaPratica.PraticaAnnullata;
import it.timbro.pratica.DellaPratica.PraticaApprovata;
import it.timbro.pratica.DellaPratica.PraticaEmessa;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.DellaPratica.PraticaRespinta;
import it.timbro.pratica.DellaPratica.RettificaPervenuta;
import it.timbro.pratica.DellaPratica.RinunciaAccolta;
import it.timbro.pratica.DellaSpedizione.Posizione;
import it.timbro.pratica.DellaSpedizione.SpedizioneSegnalata;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.Hash;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// How each pratica stands for its consignments: those of this house from their own facts, those of the other
/// branches as the centre tells them.
public final class SpedizioneStore implements Spedizioni, Projection {
    /// The code of the checklist under which a person says that it is another consignment.
    private static final String DUPLICATA = "DUPLICATA";

    private static final String SUBJECT = "pratica:";
    private static final int MAX_ALTRE = 20;

    @Override
    public List<String> tables() {
        return List.of("spedizione", "spedizione_altrove", "spedizione_doppia");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        switch (recorded.fact()) {
            case PraticaPresentata f -> chiesta(rows, recorded, f.numero(), f.modello());
            case RettificaPervenuta f -> {
                Modello modello = f.modello();
                if (modello != null) {
                    chiesta(rows, recorded, f.numero(), modello);
                }
            }
            case PraticaApprovata f -> {
                DellaPratica.Spunte spunte = f.spunte();
                if (spunte != null && spunte.viste().contains(DUPLICATA)) {
                    rows.dsl()
                            .update(SPEDIZIONE)
                            .set(SPEDIZIONE.CONFRONTATA, 1L)
                            .where(SPEDIZIONE.PRATICA.eq(f.numero().text()))
                            .execute();
                }
            }
            case PraticaEmessa f -> sta(rows, recorded, f.numero(), Posizione.CERTIFICATA, f.certificato());
            case PraticaRespinta f -> sta(rows, recorded, f.numero(), Posizione.LIBERA, null);
            case RinunciaAccolta f -> sta(rows, recorded, f.numero(), Posizione.LIBERA, null);
            case PraticaAnnullata f -> sta(rows, recorded, f.numero(), Posizione.LIBERA, null);
            case SpedizioneSegnalata f -> segnalata(rows, recorded, f);
            default -> {} // the families are open here on purpose: this store reads eight facts
        }
    }

    private static void chiesta(Reading rows, Recorded recorded, NumeroPratica numero, Modello modello) {
        Spedizione.impronte(modello).forEach((impronta, fattura) -> {
            SpedizioneRecord row = rows.dsl().newRecord(SPEDIZIONE);
            row.setSede(recorded.stream().sede());
            row.setPratica(numero.text());
            row.setImpronta(impronta.hex());
            row.setFattura(fattura);
            row.setPosizione(Posizione.IN_CORSO.name());
            row.setConfrontata(0L);
            row.setMs(recorded.time().wallMs());
            row.setDaDire(1L);
            rows.dsl()
                    .insertInto(SPEDIZIONE)
                    .set(row)
                    .onConflict(SPEDIZIONE.SEDE, SPEDIZIONE.PRATICA, SPEDIZIONE.IMPRONTA)
                    .doNothing()
                    .execute();
        });
    }

    private static void sta(
            Reading rows,
            Recorded recorded,
            NumeroPratica numero,
            Posizione posizione,
            @Nullable NumeroCertificato certificato) {
        rows.dsl()
                .update(SPEDIZIONE)
                .set(SPEDIZIONE.POSIZIONE, posizione.name())
                .set(SPEDIZIONE.CERTIFICATO, certificato == null ? null : certificato.text())
                .set(SPEDIZIONE.MS, recorded.time().wallMs())
                .set(SPEDIZIONE.DA_DIRE, 1L)
                .where(SPEDIZIONE.PRATICA.eq(numero.text()))
                .execute();
        rows.dsl()
                .select(SPEDIZIONE.IMPRONTA)
                .from(SPEDIZIONE)
                .where(SPEDIZIONE.PRATICA.eq(numero.text()))
                .fetch(SPEDIZIONE.IMPRONTA)
                .forEach(impronta -> conta(rows, impronta));
    }

    /// In the house that wrote it, it has been said; in the others it is what they know.
    private static void segnalata(Reading rows, Recorded recorded, SpedizioneSegnalata f) {
        rows.dsl()
                .update(SPEDIZIONE)
                .set(SPEDIZIONE.DA_DIRE, 0L)
                .where(SPEDIZIONE.PRATICA.eq(f.pratica().text()))
                .and(SPEDIZIONE.IMPRONTA.eq(f.impronta().hex()))
                .and(SPEDIZIONE.POSIZIONE.eq(f.posizione().name()))
                .execute();
        rows.dsl()
                .deleteFrom(SPEDIZIONE_ALTROVE)
                .where(SPEDIZIONE_ALTROVE.PRATICA.eq(f.pratica().text()))
                .and(SPEDIZIONE_ALTROVE.IMPRONTA.eq(f.impronta().hex()))
                .execute();
        SpedizioneAltroveRecord row = rows.dsl().newRecord(SPEDIZIONE_ALTROVE);
        NumeroCertificato certificato = f.certificato();
        row.setSede(recorded.stream().sede());
        row.setPratica(f.pratica().text());
        row.setImpronta(f.impronta().hex());
        row.setPresso(f.presso().code());
        row.setPosizione(f.posizione().name());
        row.setCertificato(certificato == null ? null : certificato.text());
        row.setConfrontata(f.confrontata() ? 1L : 0L);
        row.setMs(f.dalMs());
        rows.dsl().insertInto(SPEDIZIONE_ALTROVE).set(row).execute();
        conta(rows, f.impronta().hex());
    }

    /// Whether a consignment has two certificates, of which neither was compared with the other.
    private static void conta(Reading rows, String impronta) {
        Set<String> sue = rows.dsl()
                .select(SPEDIZIONE.PRATICA)
                .from(SPEDIZIONE)
                .where(SPEDIZIONE.IMPRONTA.eq(impronta))
                .fetchSet(SPEDIZIONE.PRATICA);
        long qui = rows.dsl()
                .fetchCount(
                        SPEDIZIONE,
                        SPEDIZIONE.IMPRONTA.eq(impronta),
                        SPEDIZIONE.POSIZIONE.eq(Posizione.CERTIFICATA.name()),
                        SPEDIZIONE.CONFRONTATA.eq(0L));
        long altrove = rows.dsl()
                .fetchCount(
                        SPEDIZIONE_ALTROVE,
                        SPEDIZIONE_ALTROVE.IMPRONTA.eq(impronta),
                        SPEDIZIONE_ALTROVE.POSIZIONE.eq(Posizione.CERTIFICATA.name()),
                        SPEDIZIONE_ALTROVE.CONFRONTATA.eq(0L),
                        SPEDIZIONE_ALTROVE.PRATICA.notIn(sue));
        rows.dsl()
                .deleteFrom(SPEDIZIONE_DOPPIA)
                .where(SPEDIZIONE_DOPPIA.IMPRONTA.eq(impronta))
                .execute();
        if (qui > 0 && qui + altrove > 1) {
            rows.dsl()
                    .insertInto(SPEDIZIONE_DOPPIA, SPEDIZIONE_DOPPIA.SEDE, SPEDIZIONE_DOPPIA.IMPRONTA)
                    .select(DSL.select(DSL.min(SPEDIZIONE.SEDE), DSL.val(impronta))
                            .from(SPEDIZIONE)
                            .where(SPEDIZIONE.IMPRONTA.eq(impronta)))
                    .execute();
        }
    }

    @Override
    public void forget(Reading rows, String subject) {
        if (subject.startsWith(SUBJECT)) {
            String numero = subject.substring(SUBJECT.length());
            List<String> impronte = rows.dsl()
                    .deleteFrom(SPEDIZIONE)
                    .where(SPEDIZIONE.PRATICA.eq(numero))
                    .returning(SPEDIZIONE.IMPRONTA)
                    .fetch(SPEDIZIONE.IMPRONTA);
            impronte.forEach(impronta -> conta(rows, impronta));
        }
    }

    @Override
    public List<Altra> altre(Reading rows, NumeroPratica pratica) {
        List<SpedizioneRecord> sue = rows.dsl()
                .selectFrom(SPEDIZIONE)
                .where(SPEDIZIONE.PRATICA.eq(pratica.text()))
                .fetch();
        List<String> impronte = sue.stream().map(SpedizioneRecord::getImpronta).toList();
        Stream<Altra> qui = rows
                .dsl()
                .select(SPEDIZIONE.asterisk(), SCHEDA.SEDE)
                .from(SPEDIZIONE)
                .join(SCHEDA)
                .on(SCHEDA.NUMERO.eq(SPEDIZIONE.PRATICA))
                .where(SPEDIZIONE.IMPRONTA.in(impronte), SPEDIZIONE.PRATICA.ne(pratica.text()))
                .and(SPEDIZIONE.POSIZIONE.ne(Posizione.LIBERA.name()))
                .limit(MAX_ALTRE)
                .fetch()
                .stream()
                .map(row -> new Altra(
                        new NumeroPratica(row.get(SPEDIZIONE.PRATICA)),
                        new Sede(row.get(SCHEDA.SEDE)),
                        Posizione.valueOf(row.get(SPEDIZIONE.POSIZIONE)),
                        Optional.ofNullable(row.get(SPEDIZIONE.CERTIFICATO)).map(NumeroCertificato::new),
                        row.get(SPEDIZIONE.FATTURA),
                        true,
                        row.get(SPEDIZIONE.MS)));
        Stream<Altra> altrove = rows
                .dsl()
                .selectFrom(SPEDIZIONE_ALTROVE)
                .where(SPEDIZIONE_ALTROVE.IMPRONTA.in(impronte), SPEDIZIONE_ALTROVE.PRATICA.ne(pratica.text()))
                .and(SPEDIZIONE_ALTROVE.POSIZIONE.ne(Posizione.LIBERA.name()))
                .andNotExists(DSL.selectOne().from(SCHEDA).where(SCHEDA.NUMERO.eq(SPEDIZIONE_ALTROVE.PRATICA)))
                .limit(MAX_ALTRE)
                .fetch()
                .stream()
                .map(row -> new Altra(
                        new NumeroPratica(row.getPratica()),
                        new Sede(row.getPresso()),
                        Posizione.valueOf(row.getPosizione()),
                        Optional.ofNullable(row.getCertificato()).map(NumeroCertificato::new),
                        fattura(sue, row.getImpronta()),
                        false,
                        row.getMs()));
        return Stream.concat(qui, altrove)
                .sorted(Comparator.comparing((Altra altra) -> altra.posizione() != Posizione.CERTIFICATA)
                        .thenComparing(Altra::ms)
                        .thenComparing(altra -> altra.pratica().text()))
                .toList();
    }

    private static String fattura(List<SpedizioneRecord> sue, String impronta) {
        return sue.stream()
                .filter(row -> row.getImpronta().equals(impronta))
                .map(SpedizioneRecord::getFattura)
                .findFirst()
                .orElse("");
    }

    @Override
    public List<Doppia> doppie(Reading rows, int limit) {
        return rows.dsl()
                .select(SPEDIZIONE.PRATICA, SPEDIZIONE.CERTIFICATO, SPEDIZIONE.FATTURA, SPEDIZIONE.MS)
                .from(SPEDIZIONE_DOPPIA)
                .join(SPEDIZIONE)
                .on(SPEDIZIONE.IMPRONTA.eq(SPEDIZIONE_DOPPIA.IMPRONTA))
                .where(SPEDIZIONE.POSIZIONE.eq(Posizione.CERTIFICATA.name()), SPEDIZIONE.CONFRONTATA.eq(0L))
                .orderBy(SPEDIZIONE.MS, SPEDIZIONE.PRATICA)
                .limit(limit)
                .fetch(row -> new Doppia(
                        new NumeroPratica(row.value1()),
                        new NumeroCertificato(row.value2()),
                        row.value3(),
                        row.value4()));
    }

    @Override
    public List<DaDire> daDire(Reading rows, Sede camera, int limit) {
        return rows.dsl()
                .select(SPEDIZIONE.asterisk(), SCHEDA.SEDE)
                .from(SPEDIZIONE)
                .join(SCHEDA)
                .on(SCHEDA.NUMERO.eq(SPEDIZIONE.PRATICA))
                .where(SPEDIZIONE.DA_DIRE.eq(1L), SPEDIZIONE.SEDE.eq(camera.code()))
                .orderBy(SPEDIZIONE.MS, SPEDIZIONE.PRATICA, SPEDIZIONE.IMPRONTA)
                .limit(limit)
                .fetch(row -> new DaDire(
                        new Hash(row.get(SPEDIZIONE.IMPRONTA)),
                        new NumeroPratica(row.get(SPEDIZIONE.PRATICA)),
                        new Sede(row.get(SCHEDA.SEDE)),
                        Posizione.valueOf(row.get(SPEDIZIONE.POSIZIONE)),
                        Optional.ofNullable(row.get(SPEDIZIONE.CERTIFICATO)).map(NumeroCertificato::new),
                        row.get(SPEDIZIONE.CONFRONTATA) == 1,
                        row.get(SPEDIZIONE.MS)));
    }
}
