package it.timbro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.base.RejectedException;
import it.timbro.centro.Camere;
import it.timbro.centro.CentroDiProva;
import it.timbro.imprese.Aziende;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The list of companies that a centre finds at its first start.
class CompaniesTest {
    private static final String BUONO =
            "codice_fiscale;visura;denominazione\n01234560991;2026-10-01;POMPE LIGURI S.R.L.\n";

    @TempDir
    Path folder;

    private void comincia(Filiale filiale, Path elenco) {
        Camere camere = CentroDiProva.camere();
        Companies companies = filiale.companies();
        companies.centrale(
                camere,
                companies.diffusione(camere),
                Optional.of(elenco),
                (_, _, _) -> List.of(),
                SportelloDiProva.pagineDellaCentrale("/"));
    }

    @Test
    void theFirstListGoesWhenWhatItSaysIsWritten() throws IOException {
        Path elenco = Files.writeString(folder.resolve("imprese.csv"), BUONO);
        try (Filiale centrale = new Filiale(folder)) {
            comincia(centrale, elenco);
            assertThat(elenco).doesNotExist();
            assertThat(centrale.journal
                            .read(rows -> centrale.imprese.read(rows, Aziende.GE, Aziende.POMPE))
                            .denominazione())
                    .isEqualTo("POMPE LIGURI S.R.L.");
        }
    }

    @Test
    void aListThatCannotBeReadStaysWhereItIs() throws IOException {
        Path elenco = Files.writeString(folder.resolve("imprese.csv"), "nome\nPOMPE\n");
        try (Filiale centrale = new Filiale(folder)) {
            assertThatThrownBy(() -> comincia(centrale, elenco)).isInstanceOf(RejectedException.class);
            assertThat(elenco).exists();
        }
    }
}
