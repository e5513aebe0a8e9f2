package it.timbro.formulari.store;

import it.timbro.formulari.Formulari.Stato;
import it.timbro.formulari.Serie;
import it.timbro.journal.Fact;
import it.timbro.journal.schema.tables.records.FormularioRecord;
import it.timbro.pratica.DelFormulario.DiFoglio;
import it.timbro.pratica.DelFormulario.DiSerie;
import it.timbro.pratica.DelFormulario.FormulariCaricati;
import it.timbro.pratica.DelFormulario.FormulariSegnalati;
import it.timbro.pratica.DellIncarnazione.ProvaConservata;
import it.timbro.pratica.Prova;
import it.timbro.pratica.SerialeFormulario;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What a former life did with blanks and nobody goes on with: what happened to the paper happened all the same. What
/// is in stock of it, or will be, is used by nobody who does not hold it in his hands.
final class Sospesi {
    private Sospesi() {}

    static void apply(DSLContext dsl, String sede, ProvaConservata prova) {
        for (SerialeFormulario seriale :
                Prova.fatto(prova).map(Sospesi::toccati).orElse(List.of())) {
            @Nullable FormularioRecord row = Fogli.row(dsl, seriale);
            if (row == null) {
                Fogli.insert(dsl, sede, seriale, Stato.SOSPESO, null, null);
            } else if (row.getSede().equals(sede) && Stato.valueOf(row.getStato()) == Stato.GIACENZA) {
                row.setStato(Stato.SOSPESO.name());
                Fogli.save(dsl, row);
            }
        }
    }

    private static List<SerialeFormulario> toccati(Fact fact) {
        return switch (fact) {
            case FormulariCaricati _, FormulariSegnalati _ -> List.of();
            case DiSerie f -> new Serie(f.primo(), f.ultimo()).seriali();
            case DiFoglio f -> List.of(f.seriale());
            default -> List.of(); // it is about something else
        };
    }
}
