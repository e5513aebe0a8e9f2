package it.timbro.istruttoria.store;

import static it.timbro.journal.schema.Tables.SCHEDA;
import static it.timbro.journal.schema.Tables.SCHEDA_PRESENTAZIONE;
import static it.timbro.journal.schema.Tables.SPEDIZIONE;
import static it.timbro.journal.schema.Tables.SPEDIZIONE_ALTROVE;

import it.timbro.base.Sede;
import it.timbro.istruttoria.Spedizione;
import it.timbro.istruttoria.Spedizioni;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.SpedizioneAltroveRecord;
import it.timbro.journal.schema.tables.records.SpedizioneRecord;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.DellaPratica.PraticaAnnullata;
import it.timbro.pratica.DellaPratica.PraticaApprovata;
import it.timbro.pratica.DellaPratica.PraticaEmessa;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.DellaPratica.PraticaRespinta;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata;
import it.timbro.pratica.DellaPratica.RettificaAccolta;
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
import java.util.stream.Stream;
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
            case RettificaAccolta f -> corretta(rows, recorded, f.numero());
            case PraticaRiassegnata f -> passata(rows, f.numero());
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
            default -> {} // the families are open here on purpose: this store reads nine facts
        }
    }

    private static void chiesta(Reading rows, Recorded recorded, NumeroPratica numero, Modello modello) {
        Spedizione.impronte(modello).forEach((impronta, fattura) -> {
            SpedizioneRecord row = rows.dsl().newRecord(SPEDIZIONE);
            row.setSede(new Sede(recorded.stream().sede()).camera().code());
            row.setPratica(numero.text());
            row.setImpronta(impronta.hex());
            row.setFattura(fattura);
            row.setPosizione(Posizione.IN_CORSO.name());
            row.setConfrontata(0L);
            row.setMs(recorded.time().wallMs());
            row.setDaDire(1L);
            row.setSuperata(0L);
            rows.dsl()
                    .insertInto(SPEDIZIONE)
                    .set(row)
                    .onConflict(SPEDIZIONE.SEDE, SPEDIZIONE.PRATICA, SPEDIZIONE.IMPRONTA)
                    .doUpdate()
                    .set(SPEDIZIONE.SUPERATA, 0L)
                    .set(SPEDIZIONE.POSIZIONE, Posizione.IN_CORSO.name())
                    .set(SPEDIZIONE.MS, recorded.time().wallMs())
                    .set(SPEDIZIONE.DA_DIRE, 1L)
                    .where(SPEDIZIONE.SUPERATA.eq(1L)) // asked for again
                    .execute();
        });
    }

    /// The invoices of the modello as it is now: what is not among them any more is in nobody's way, and the
    /// other branches hear that too.
    private static void corretta(Reading rows, Recorded recorded, NumeroPratica numero) {
        String presentazione = rows.dsl()
                .select(SCHEDA_PRESENTAZIONE.PRESENTAZIONE)
                .from(SCHEDA_PRESENTAZIONE)
                .where(SCHEDA_PRESENTAZIONE.NUMERO.eq(numero.text()))
                .fetchSingle()
                .value1();
        Modello modello =
                Codec.json().readValue(presentazione, PraticaPresentata.class).modello();
        List<String> ora =
                Spedizione.impronte(modello).keySet().stream().map(Hash::hex).toList();
        rows.dsl()
                .update(SPEDIZIONE)
                .set(SPEDIZIONE.SUPERATA, 1L)
                .set(SPEDIZIONE.POSIZIONE, Posizione.LIBERA.name())
                .set(SPEDIZIONE.MS, recorded.time().wallMs())
                .set(SPEDIZIONE.DA_DIRE, 1L)
                .where(SPEDIZIONE.PRATICA.eq(numero.text()), SPEDIZIONE.SUPERATA.eq(0L))
                .and(SPEDIZIONE.IMPRONTA.notIn(ora))
                .execute();
        chiesta(rows, recorded, numero, modello);
    }

    /// Another branch owns it now: the others are told who, and the old owner what becomes of it.
    private static void passata(Reading rows, NumeroPratica numero) {
        rows.dsl()
                .update(SPEDIZIONE)
                .set(SPEDIZIONE.DA_DIRE, 1L)
                .where(SPEDIZIONE.PRATICA.eq(numero.text()))
                .execute();
        ricontate(rows, numero);
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
                .where(SPEDIZIONE.PRATICA.eq(numero.text()), SPEDIZIONE.SUPERATA.eq(0L))
                .execute();
        ricontate(rows, numero);
    }

    private static void ricontate(Reading rows, NumeroPratica numero) {
        rows.dsl()
                .select(SPEDIZIONE.IMPRONTA)
                .from(SPEDIZIONE)
                .where(SPEDIZIONE.PRATICA.eq(numero.text()))
                .fetch(SPEDIZIONE.IMPRONTA)
                .forEach(impronta -> Certificate.conta(rows, impronta));
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
        Certificate.conta(rows, f.impronta().hex());
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
            impronte.forEach(impronta -> Certificate.conta(rows, impronta));
        }
    }

    @Override
    public List<Altra> altre(Reading rows, NumeroPratica pratica) {
        List<SpedizioneRecord> sue = rows.dsl()
                .selectFrom(SPEDIZIONE)
                .where(SPEDIZIONE.PRATICA.eq(pratica.text()), SPEDIZIONE.SUPERATA.eq(0L))
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
                .andNot(Certificate.DETTA)
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
                .select(SPEDIZIONE_ALTROVE.asterisk(), SCHEDA.NUMERO)
                .from(SPEDIZIONE_ALTROVE)
                .leftJoin(SCHEDA)
                .on(SCHEDA.NUMERO.eq(SPEDIZIONE_ALTROVE.PRATICA))
                .where(SPEDIZIONE_ALTROVE.IMPRONTA.in(impronte), SPEDIZIONE_ALTROVE.PRATICA.ne(pratica.text()))
                .and(SPEDIZIONE_ALTROVE.POSIZIONE.ne(Posizione.LIBERA.name()))
                .and(Certificate.VALE)
                .limit(MAX_ALTRE)
                .fetch()
                .stream()
                .map(row -> new Altra(
                        new NumeroPratica(row.get(SPEDIZIONE_ALTROVE.PRATICA)),
                        new Sede(row.get(SPEDIZIONE_ALTROVE.PRESSO)),
                        Posizione.valueOf(row.get(SPEDIZIONE_ALTROVE.POSIZIONE)),
                        Optional.ofNullable(row.get(SPEDIZIONE_ALTROVE.CERTIFICATO))
                                .map(NumeroCertificato::new),
                        fattura(sue, row.get(SPEDIZIONE_ALTROVE.IMPRONTA)),
                        row.get(SCHEDA.NUMERO) != null,
                        row.get(SPEDIZIONE_ALTROVE.MS)));
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
        return Certificate.doppie(rows, limit);
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
