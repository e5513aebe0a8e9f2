package it.timbro.tempesta;

import it.timbro.Provvista;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What was made of the facts: every row of every table that a rebuild fills.
final class Tabelle {
    /// Columns that tell of the order of arrival here, and of nothing else.
    private static final Map<String, String> SENZA_ORDINE = Map.of(
            "scheda",
            "select sede, numero, stato, epoca, stream, versione, tipo, codice_fiscale, rea, denominazione, utente,"
                    + " protocollo, certificato, destinatario, paese, fatture, seriali, presentata_ms, cambiata_ms,"
                    + " ultima_seq, opzioni, rilievi, motivo from scheda order by numero",
            "scheda_fts",
            "select numero, parole from scheda join scheda_fts on scheda_fts.rowid = scheda.riga order by numero");

    private static final List<String> TABELLE = new Provvista().tables();

    private Tabelle() {}

    static List<String> stato(Occhio occhio, boolean senzaOrdine) {
        List<String> rows = new ArrayList<>();
        for (String table : TABELLE) {
            String sql = senzaOrdine && SENZA_ORDINE.containsKey(table)
                    ? SENZA_ORDINE.get(table)
                    : "select " + (table.equals("scheda_fts") ? "rowid, " : "") + "* from " + table;
            occhio.righe(sql).stream().sorted().forEach(row -> rows.add(table + ": " + row));
        }
        return rows;
    }
}
