package it.timbro.politica.store;

import static it.timbro.journal.schema.Tables.VARIAZIONE;

import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.VariazioneRecord;
import it.timbro.politica.Variazione;
import it.timbro.politica.Variazioni;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellaPolitica;
import it.timbro.pratica.DellaPolitica.PoliticaVariata;
import it.timbro.pratica.DellaPolitica.VariazioneRitirata;
import it.timbro.pratica.Proprieta;
import it.timbro.sync.protocol.StreamId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/// Keeps `variazione`, the same in both roles. A decision and its withdrawal meet in one row,
/// whichever came first.
///
/// A branch decides for itself, the centre for a chamber and its offices. What any other stream
/// says about an *ambito* nobody decided: it stays in the journal and changes nothing.
public final class VariazioneStore implements Variazioni, Projection {
    @Override
    public List<String> tables() {
        return List.of("variazione");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (!(recorded.fact() instanceof DellaPolitica fatto)) {
            return;
        }
        VariazioneRecord row = rows.dsl().newRecord(VARIAZIONE);
        row.setSede(recorded.stream().sede());
        row.setId(fatto.id());
        switch (fatto) {
            case PoliticaVariata f
            when !competente(recorded.stream(), f.ambito()) -> {
                return;
            }
            case PoliticaVariata f -> {
                row.setAmbito(f.ambito());
                row.setDal(f.dal().toString());
                row.setValori(Codec.json().writeValueAsString(f.valori()));
                row.setMotivo(f.motivo());
                row.setOperatore(recorded.operatore());
                row.setMs(recorded.time().wallMs());
            }
            case VariazioneRitirata f -> {
                row.setRitirataDa(recorded.operatore());
                row.setRitirataMotivo(f.motivo());
                row.setRitirataMs(recorded.time().wallMs());
            }
        }
        rows.dsl()
                .insertInto(VARIAZIONE)
                .set(row)
                .onConflict(VARIAZIONE.SEDE, VARIAZIONE.ID)
                .doUpdate()
                .set(row)
                .execute();
    }

    /// The chamber's code begins the codes of its offices.
    private static boolean competente(StreamId stream, String ambito) {
        return Proprieta.centrale(stream) ? ambito.startsWith(stream.sede()) : ambito.equals(stream.sede());
    }

    @Override
    public List<Variazione> tutte(Reading rows) {
        return rows.dsl()
                .selectFrom(VARIAZIONE)
                .where(VARIAZIONE.DAL.ne(""))
                .orderBy(VARIAZIONE.DAL, VARIAZIONE.MS, VARIAZIONE.ID)
                .fetch(VariazioneStore::variazione);
    }

    private static Variazione variazione(VariazioneRecord row) {
        return new Variazione(
                row.getId(),
                row.getAmbito(),
                LocalDate.parse(row.getDal()),
                Codec.json().readValue(row.getValori(), new TypeReference<Map<String, String>>() {}),
                row.getMotivo(),
                row.getOperatore(),
                row.getMs(),
                row.getRitirataDa().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Variazione.Ritiro(
                                row.getRitirataDa(), row.getRitirataMotivo(), row.getRitirataMs())));
    }

    @Override
    public long versione(Reading rows) {
        return rows.sql()
                .first(
                        "select count(*) + coalesce(sum(case when ritirata_da = '' then 0 else 1 end), 0)"
                                + " from variazione",
                        row -> row.number(1))
                .orElse(0L);
    }
}
