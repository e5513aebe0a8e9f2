package it.timbro.pratica.store;

import static it.timbro.journal.schema.Tables.JOURNAL;
import static it.timbro.journal.schema.Tables.SCHEDA_PRESENTAZIONE;

import it.timbro.journal.schema.tables.records.SchedaRecord;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.DellaPratica.RettificaAccolta;
import it.timbro.pratica.DellaPratica.RettificaPervenuta;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/// What a company sent, as its rettifica corrects it.
final class Corretta {
    private Corretta() {}

    /// The accepted rettifica takes the place of what it corrects: a new modello if there is one, files after those
    /// sent before.
    static PraticaPresentata presentazione(DSLContext dsl, SchedaRecord row, RettificaAccolta accolta) {
        int slash = accolta.stream().indexOf('/');
        byte[] payload = dsl.select(JOURNAL.PAYLOAD)
                .from(JOURNAL)
                .where(
                        JOURNAL.SEDE.eq(accolta.stream().substring(0, slash)),
                        JOURNAL.STREAM.eq(accolta.stream().substring(slash + 1)),
                        JOURNAL.SEQ.eq(accolta.seq()))
                .fetchSingle()
                .value1();
        RettificaPervenuta pervenuta = Codec.json().readValue(payload, RettificaPervenuta.class);
        PraticaPresentata before = SchedaRow.presentazione(dsl.select(SCHEDA_PRESENTAZIONE.PRESENTAZIONE)
                .from(SCHEDA_PRESENTAZIONE)
                .where(SCHEDA_PRESENTAZIONE.NUMERO.eq(row.getNumero()))
                .fetchSingle());
        return new PraticaPresentata(
                before.numero(),
                before.utente(),
                before.tipo(),
                pervenuta.modello() == null ? before.modello() : pervenuta.modello(),
                pervenuta.modelloFirmato() == null ? before.modelloFirmato() : pervenuta.modelloFirmato(),
                Stream.concat(before.allegati().stream(), pervenuta.allegati().stream())
                        .toList(),
                before.opzioni(),
                pervenuta.firma() == null ? before.firma() : pervenuta.firma(),
                before.note());
    }
}
