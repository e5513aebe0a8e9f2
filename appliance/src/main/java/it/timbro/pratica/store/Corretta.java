package it.timbro.pratica.store;

import static it.timbro.journal.schema.Tables.JOURNAL;
import static it.timbro.journal.schema.Tables.SCHEDA_PRESENTAZIONE;

import it.timbro.pratica.Codec;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.AllegatoAggiunto;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.DellaPratica.RettificaAccolta;
import it.timbro.pratica.DellaPratica.RettificaPervenuta;
import it.timbro.pratica.NumeroPratica;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/// What a company sent, as its rettifica corrects it and as papers brought to the counter add to it.
final class Corretta {
    private Corretta() {}

    /// The accepted rettifica takes the place of what it corrects: a new modello if there is one, files after those
    /// sent before.
    ///
    /// @return as it is now
    static PraticaPresentata accogli(DSLContext dsl, RettificaAccolta accolta) {
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
        PraticaPresentata before = read(dsl, accolta.numero());
        return write(
                dsl,
                new PraticaPresentata(
                        before.numero(),
                        before.utente(),
                        before.tipo(),
                        pervenuta.modello() == null ? before.modello() : pervenuta.modello(),
                        pervenuta.modelloFirmato() == null ? before.modelloFirmato() : pervenuta.modelloFirmato(),
                        piu(before, pervenuta.allegati()),
                        before.opzioni(),
                        pervenuta.firma() == null ? before.firma() : pervenuta.firma(),
                        before.note()));
    }

    static void aggiungi(DSLContext dsl, AllegatoAggiunto aggiunto) {
        PraticaPresentata before = read(dsl, aggiunto.numero());
        write(
                dsl,
                new PraticaPresentata(
                        before.numero(),
                        before.utente(),
                        before.tipo(),
                        before.modello(),
                        before.modelloFirmato(),
                        piu(before, List.of(aggiunto.allegato())),
                        before.opzioni(),
                        before.firma(),
                        before.note()));
    }

    private static List<Allegato> piu(PraticaPresentata before, List<Allegato> altri) {
        return Stream.concat(before.allegati().stream(), altri.stream()).toList();
    }

    private static PraticaPresentata read(DSLContext dsl, NumeroPratica numero) {
        return SchedaRow.presentazione(dsl.select(SCHEDA_PRESENTAZIONE.PRESENTAZIONE)
                .from(SCHEDA_PRESENTAZIONE)
                .where(SCHEDA_PRESENTAZIONE.NUMERO.eq(numero.text()))
                .fetchSingle());
    }

    private static PraticaPresentata write(DSLContext dsl, PraticaPresentata now) {
        dsl.update(SCHEDA_PRESENTAZIONE)
                .set(SCHEDA_PRESENTAZIONE.PRESENTAZIONE, Codec.json().writeValueAsString(now))
                .where(SCHEDA_PRESENTAZIONE.NUMERO.eq(now.numero().text()))
                .execute();
        return now;
    }
}
