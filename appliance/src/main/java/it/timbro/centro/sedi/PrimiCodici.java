package it.timbro.centro.sedi;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One-time codes that the installer drew for centre and branches together: lines `GE1;code` in a
/// file that is read once and deleted.
public final class PrimiCodici {
    private static final String WHO = "installazione";
    private static final int MAX_LINES = 500;

    private final Apparecchi apparecchi;

    public PrimiCodici(Apparecchi apparecchi) {
        this.apparecchi = apparecchi;
    }

    /// Imports the file, if it is there.
    ///
    /// @throws it.timbro.base.RejectedException if a line cannot be read; the file then stays where
    ///     it is
    public void leggi(Path codici) {
        if (!Files.exists(codici)) {
            return;
        }
        try {
            List<String> lines = Files.readAllLines(codici).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            if (lines.size() > MAX_LINES || lines.stream().anyMatch(line -> !line.contains(";"))) {
                throw Problem.RICHIESTA_NON_VALIDA.rejected(
                        "ogni riga di " + codici.getFileName() + " ha sede e codice divisi da punto e virgola");
            }
            for (String line : lines) {
                int at = line.indexOf(';');
                apparecchi.importa(new Sede(line.substring(0, at).strip()), line.substring(at + 1), WHO);
            }
            Files.delete(codici);
        } catch (IOException e) {
            throw new UncheckedIOException("first codes " + codici, e);
        }
    }
}
