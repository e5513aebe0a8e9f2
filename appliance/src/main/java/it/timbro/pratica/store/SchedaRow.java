package it.timbro.pratica.store;

import static it.timbro.journal.schema.Tables.SCHEDA;
import static it.timbro.journal.schema.Tables.SCHEDA_PRESENTAZIONE;

import it.timbro.base.Sede;
import it.timbro.journal.schema.tables.records.SchedaRecord;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.pratica.Stato;
import it.timbro.pratica.TipoPratica;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// A row of `scheda`, read.
final class SchedaRow {
    static final List<SelectField<?>> RIGA = List.of(
            SCHEDA.SEDE,
            SCHEDA.NUMERO,
            SCHEDA.STATO,
            SCHEDA.TIPO,
            SCHEDA.DENOMINAZIONE,
            SCHEDA.CODICE_FISCALE,
            SCHEDA.DESTINATARIO,
            SCHEDA.PAESE,
            SCHEDA.FATTURE,
            SCHEDA.PROTOCOLLO,
            SCHEDA.CERTIFICATO,
            SCHEDA.PRESENTATA_MS,
            SCHEDA.CAMBIATA_MS,
            SCHEDA.ULTIMA_SEQ,
            SCHEDA.COMPLESSA,
            SCHEDA.DECORRE_MS,
            SCHEDA.SCADENZA_MS);

    private SchedaRow() {}

    /// A row with what was presented beside it.
    static Optional<Scheda> find(DSLContext dsl, NumeroPratica numero) {
        return dsl.select(SCHEDA.fields())
                .select(SCHEDA_PRESENTAZIONE.PRESENTAZIONE)
                .from(SCHEDA)
                .join(SCHEDA_PRESENTAZIONE)
                .on(SCHEDA_PRESENTAZIONE.NUMERO.eq(SCHEDA.NUMERO))
                .where(SCHEDA.NUMERO.eq(numero.text()))
                .fetchOptional(SchedaRow::scheda);
    }

    /// @param row with a column of `scheda_presentazione`
    static PraticaPresentata presentazione(Record row) {
        return Codec.json().readValue(row.get(SCHEDA_PRESENTAZIONE.PRESENTAZIONE), PraticaPresentata.class);
    }

    private static Scheda scheda(Record joined) {
        SchedaRecord row = joined.into(SCHEDA);
        @Nullable String rilievi = row.getRilievi();
        return new Scheda(
                new Sede(row.getSede()),
                new NumeroPratica(row.getNumero()),
                Stato.valueOf(row.getStato()),
                row.getEpoca().intValue(),
                row.getVersione(),
                Optional.ofNullable(row.getProtocollo()).map(NumeroProtocollo::new),
                Optional.ofNullable(row.getCertificato()).map(NumeroCertificato::new),
                Arrays.stream(row.getSeriali().split(" "))
                        .filter(seriale -> !seriale.isEmpty())
                        .map(SerialeFormulario::new)
                        .toList(),
                row.getPresentataMs(),
                row.getCambiataMs(),
                row.getUltimaSeq(),
                Codec.json().readValue(row.getOpzioni(), Opzioni.class),
                presentazione(joined),
                rilievi == null ? List.of() : Codec.json().readValue(rilievi, new TypeReference<List<Rilievo>>() {}),
                row.getMotivo(),
                Optional.ofNullable(row.getComplessa()),
                Optional.ofNullable(row.getDecorreMs()).orElse(row.getPresentataMs()),
                Optional.ofNullable(row.getScadenzaMs()).orElse(0L));
    }

    /// What the company wants.
    static void opzioni(SchedaRecord row, Opzioni opzioni) {
        row.setOpzioni(Codec.json().writeValueAsString(opzioni));
        row.setUrgente(Boolean.TRUE.equals(opzioni.urgente()) ? 1L : 0L);
    }

    /// Columns that repeat what stands in the presentazione, so that lists need not open it.
    static void describe(SchedaRecord row, PraticaPresentata fatto) {
        Modello modello = fatto.modello();
        row.setTipo(fatto.tipo().name());
        row.setCodiceFiscale(modello.impresa().codiceFiscale().valore());
        row.setRea(
                modello.impresa().rea() == null ? "" : modello.impresa().rea().toString());
        row.setDenominazione(modello.impresa().denominazione());
        row.setDestinatario("");
        row.setPaese("");
        row.setFatture("");
        if (modello instanceof Modello.CertificatoOrigine co) {
            row.setDestinatario(co.destinatario().lines().findFirst().orElse("").strip());
            row.setPaese(String.join(", ", co.paesiDestinazione()));
            row.setFatture(co.fatture().stream().map(Modello.Fattura::numero).collect(Collectors.joining(", ")));
        }
    }

    static Riga riga(Record row) {
        return new Riga(
                new Sede(row.get(SCHEDA.SEDE)),
                row.get(SCHEDA.NUMERO),
                Stato.valueOf(row.get(SCHEDA.STATO)),
                TipoPratica.valueOf(row.get(SCHEDA.TIPO)),
                row.get(SCHEDA.DENOMINAZIONE),
                row.get(SCHEDA.CODICE_FISCALE),
                row.get(SCHEDA.DESTINATARIO),
                row.get(SCHEDA.PAESE),
                row.get(SCHEDA.FATTURE),
                Optional.ofNullable(row.get(SCHEDA.PROTOCOLLO)).orElse(""),
                Optional.ofNullable(row.get(SCHEDA.CERTIFICATO)).orElse(""),
                row.get(SCHEDA.PRESENTATA_MS),
                row.get(SCHEDA.CAMBIATA_MS),
                row.get(SCHEDA.ULTIMA_SEQ),
                row.get(SCHEDA.COMPLESSA) != null,
                Optional.ofNullable(row.get(SCHEDA.DECORRE_MS)).orElse(row.get(SCHEDA.PRESENTATA_MS)),
                Optional.ofNullable(row.get(SCHEDA.SCADENZA_MS)).orElse(0L));
    }
}
