package it.timbro.pratica.store;

import static it.timbro.journal.schema.Tables.FILE_ANNUNCIATO;

import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.DellaPratica.RettificaPervenuta;
import it.timbro.pratica.DellaPratica.StampaPreparata;
import it.timbro.sync.protocol.Hash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which files the facts name: announced before they arrive. Whether one is here, only the archivio knows.
public final class FileStore implements Projection {
    @Override
    public List<String> tables() {
        return List.of("file_annunciato");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        switch (recorded.fact()) {
            case PraticaPresentata f -> {
                announce(rows, recorded, f, f.modelloFirmato());
                f.allegati().forEach(allegato -> announce(rows, recorded, f, allegato));
            }
            case RettificaPervenuta f -> {
                announce(rows, recorded, f, f.modelloFirmato());
                f.allegati().forEach(allegato -> announce(rows, recorded, f, allegato));
            }
            case StampaPreparata f ->
                announce(
                        rows,
                        recorded,
                        f,
                        new Allegato(f.documento(), f.certificato() + ".pdf", "PDF", "certificato stampato", 0));
            default -> {} // names no file: the families are open here on purpose, this store reads three facts
        }
    }

    private static void announce(Reading rows, Recorded recorded, DellaPratica fatto, @Nullable Allegato file) {
        if (file == null) {
            return;
        }
        rows.dsl()
                .insertInto(FILE_ANNUNCIATO)
                .values(
                        recorded.stream().sede(),
                        file.sha256().hex(),
                        fatto.numero().text(),
                        file.size(),
                        file.nome(),
                        recorded.stream().name().equals("aoo") ? 0 : 1,
                        recorded.seq())
                .onConflictDoNothing()
                .execute();
    }

    /// Files of one pratica.
    public List<Annunciato> dellaPratica(Reading rows, String pratica) {
        return rows.dsl()
                .selectFrom(FILE_ANNUNCIATO)
                .where(FILE_ANNUNCIATO.PRATICA.eq(pratica))
                .fetch(row -> new Annunciato(new Hash(row.getSha256()), row.getSize(), row.getPratica()));
    }

    /// @param size bytes; 0 where the fact does not say
    public record Annunciato(Hash sha256, long size, String pratica) {}
}
