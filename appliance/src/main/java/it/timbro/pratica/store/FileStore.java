package it.timbro.pratica.store;

import static it.timbro.journal.schema.Tables.FILE_ANNUNCIATO;

import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.pratica.DelFormulario.FormulariDenunciati;
import it.timbro.pratica.DelRegistro.PresentazioneRegistrata;
import it.timbro.pratica.DelRegistro.PresentazioneRicevuta;
import it.timbro.pratica.DelVisto.VistoRilasciato;
import it.timbro.pratica.DellAnnullamento.AnnullamentoChiesto;
import it.timbro.pratica.DellAppuntamento.PassoCompiuto;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Proprieta;
import it.timbro.sync.protocol.Hash;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Which files the facts name: announced before they arrive. Whether one is here, only the archivio knows.
public final class FileStore implements Projection {
    @Override
    public List<String> tables() {
        return List.of("file_annunciato");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        switch (recorded.fact()) {
            case DellaPratica f ->
                f.files().forEach(file -> announce(rows, recorded, f.numero().text(), file));
            case PresentazioneRicevuta f -> announce(rows, recorded, f.presentazione());
            case PresentazioneRegistrata f -> announce(rows, recorded, f.presentazione());
            case FormulariDenunciati f -> f.documenti().forEach(file -> announce(rows, recorded, f.subject(), file));
            case PassoCompiuto f -> f.documenti().forEach(file -> announce(rows, recorded, f.subject(), file));
            case AnnullamentoChiesto f -> f.documenti().forEach(file -> announce(rows, recorded, f.subject(), file));
            case VistoRilasciato f ->
                f.visto()
                        .copia()
                        .forEach(file -> announce(rows, recorded, f.numero().text(), file));
            default -> {} // the families are open here on purpose: only these name files
        }
    }

    private static void announce(Reading rows, Recorded recorded, Presentazione presentazione) {
        presentazione
                .documenti()
                .forEach(file -> announce(rows, recorded, presentazione.id().text(), file));
    }

    /// Who wrote it may not own the pratica any more: the file still has to reach the centre.
    @Override
    public void superseded(Reading rows, Recorded recorded) {
        apply(rows, recorded);
    }

    private static void announce(Reading rows, Recorded recorded, String della, Allegato file) {
        rows.dsl()
                .insertInto(FILE_ANNUNCIATO)
                .values(
                        recorded.stream().sede(),
                        file.sha256().hex(),
                        della,
                        file.size(),
                        file.nome(),
                        Proprieta.centrale(recorded.stream()) ? 0 : 1,
                        recorded.seq(),
                        recorded.stream().name())
                .onConflictDoNothing()
                .execute();
    }

    /// By pratica.
    public Map<NumeroPratica, List<Hash>> dellePratiche(Reading rows, Collection<NumeroPratica> pratiche) {
        return rows.dsl()
                .selectDistinct(FILE_ANNUNCIATO.PRATICA, FILE_ANNUNCIATO.SHA256)
                .from(FILE_ANNUNCIATO)
                .where(FILE_ANNUNCIATO.PRATICA.in(NumeroPratica.testi(pratiche)))
                .fetchGroups(row -> new NumeroPratica(row.value1()), row -> new Hash(row.value2()));
    }
}
