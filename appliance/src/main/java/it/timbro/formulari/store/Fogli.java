package it.timbro.formulari.store;

import static it.timbro.journal.schema.Tables.FORMULARIO;

import it.timbro.base.Problem;
import it.timbro.formulari.Formulari.Stato;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.FormularioRecord;
import it.timbro.pratica.DelFormulario.DiFoglio;
import it.timbro.pratica.DelFormulario.FormularioAnnullato;
import it.timbro.pratica.DelFormulario.FormularioGuastato;
import it.timbro.pratica.DelFormulario.FormularioImpegnato;
import it.timbro.pratica.DelFormulario.FormularioLiberato;
import it.timbro.pratica.DelFormulario.FormularioUsato;
import it.timbro.pratica.DelFormulario.FormularioUsatoInAzienda;
import it.timbro.pratica.DelFormulario.Perdita;
import it.timbro.pratica.SerialeFormulario;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What happens to one sheet at a time.
final class Fogli {
    /// Nothing was printed on it, as far as is known here.
    private static final Stato[] IN_BIANCO = {Stato.GIACENZA, Stato.SOSPESO, Stato.RUBATO, Stato.SMARRITO};

    private Fogli() {}

    static void apply(DSLContext dsl, Recorded recorded, DiFoglio fatto) {
        switch (fatto) {
            case FormularioImpegnato f -> {
                FormularioRecord row = move(dsl, f.seriale(), Stato.IMPEGNATO, IN_BIANCO);
                row.setPratica(f.pratica().text());
                row.setLavoro(f.lavoro().text());
                row.setFoglio((long) f.foglio());
                save(dsl, row);
            }
            case FormularioUsato f -> {
                FormularioRecord row = move(dsl, f.seriale(), Stato.USATO, Stato.IMPEGNATO);
                row.setConsumatoMs(recorded.time().wallMs());
                save(dsl, row);
            }
            case FormularioUsatoInAzienda f -> {
                FormularioRecord row = move(dsl, f.seriale(), Stato.USATO, Stato.DATO, Stato.RUBATO, Stato.SMARRITO);
                row.setPratica(f.pratica().text());
                row.setConsumatoMs(recorded.time().wallMs());
                save(dsl, row);
            }
            case FormularioGuastato f -> {
                FormularioRecord row = move(
                        dsl, f.seriale(), Stato.GUASTO, Stato.IMPEGNATO, Stato.GIACENZA, Stato.RUBATO, Stato.SMARRITO);
                row.setMotivo(f.motivo());
                row.setConsumatoMs(recorded.time().wallMs());
                save(dsl, row);
            }
            case FormularioLiberato f -> {
                FormularioRecord row = move(dsl, f.seriale(), Stato.GIACENZA, Stato.IMPEGNATO);
                if (row.getAllarme() != null) {
                    row.setStato(Stato.di(Perdita.valueOf(row.getAllarme())).name());
                }
                row.setPratica(null);
                row.setLavoro(null);
                row.setFoglio(null);
                save(dsl, row);
            }
            case FormularioAnnullato f -> save(dsl, move(dsl, f.seriale(), Stato.di(f.fine()), Stato.USATO));
        }
    }

    static void load(DSLContext dsl, String sede, SerialeFormulario seriale, @Nullable String modello) {
        @Nullable FormularioRecord row = row(dsl, seriale);
        if (row == null) {
            insert(dsl, sede, seriale, Stato.GIACENZA, null, modello);
        } else if (row.getCaricato() == 0) { // reported, or suspended, before it was loaded anywhere we know of
            if (Stato.valueOf(row.getStato()) == Stato.SOSPESO && !row.getSede().equals(sede)) {
                row.setStato(Stato.GIACENZA.name()); // another branch's blank
                save(dsl, row);
            }
            dsl.update(FORMULARIO)
                    .set(FORMULARIO.SEDE, sede)
                    .set(FORMULARIO.CARICATO, 1L)
                    .set(FORMULARIO.MODELLO, modello)
                    .where(FORMULARIO.SERIALE.eq(seriale.text()))
                    .execute();
        } else {
            throw Problem.SERIALE_GIA_USATO.rejected(seriale, "già caricato");
        }
    }

    static void insert(
            DSLContext dsl,
            String sede,
            SerialeFormulario seriale,
            Stato stato,
            @Nullable Perdita allarme,
            @Nullable String modello) {
        FormularioRecord row = dsl.newRecord(FORMULARIO);
        row.setSede(sede);
        row.setSeriale(seriale.text());
        row.setStato(stato.name());
        row.setCaricato(stato == Stato.GIACENZA ? 1L : 0L);
        row.setAllarme(allarme == null ? null : allarme.name());
        row.setModello(modello);
        dsl.insertInto(FORMULARIO).set(row).execute();
    }

    static @Nullable FormularioRecord row(DSLContext dsl, SerialeFormulario seriale) {
        return dsl.selectFrom(FORMULARIO)
                .where(FORMULARIO.SERIALE.eq(seriale.text()))
                .fetchOne();
    }

    private static FormularioRecord move(DSLContext dsl, SerialeFormulario seriale, Stato to, Stato... from) {
        @Nullable FormularioRecord row = row(dsl, seriale);
        if (row == null) {
            throw Problem.SERIALE_SCONOSCIUTO.rejected(seriale);
        }
        Stato now = Stato.valueOf(row.getStato());
        if (!List.of(from).contains(now)) {
            throw Problem.SERIALE_GIA_USATO.rejected(seriale, now.parola());
        }
        row.setStato(to.name());
        return row;
    }

    static void save(DSLContext dsl, FormularioRecord row) {
        dsl.update(FORMULARIO)
                .set(row)
                .where(FORMULARIO.SEDE.eq(row.getSede()), FORMULARIO.SERIALE.eq(row.getSeriale()))
                .execute();
    }
}
