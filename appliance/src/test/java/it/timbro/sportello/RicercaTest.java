package it.timbro.sportello;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Filiale;
import it.timbro.journal.Reading;
import it.timbro.sportello.Registrazioni.Trovata;
import it.timbro.sportello.Ricerca.Esito;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The one field finds what was presented at the counter too.
class RicercaTest {
    private static final Trovata TROVATA =
            new Trovata("GE1-E-2026-0000012", "Rosa Tigullio", "Certificato", "/presentazione/uno");

    @TempDir
    Path folder;

    private Esito cerca(String typed) {
        try (Filiale filiale = new Filiale(folder)) {
            Ricerca ricerca = new Ricerca(
                    filiale.pratiche,
                    new Registrazioni() {
                        @Override
                        public Optional<Trovata> conNumero(Reading rows, String number) {
                            return number.equals(TROVATA.numero()) ? Optional.of(TROVATA) : Optional.empty();
                        }

                        @Override
                        public List<Trovata> cerca(Reading rows, String words) {
                            return words.equals("tigullio") ? List.of(TROVATA) : List.of();
                        }
                    },
                    (_, _, _) -> List.of());
            return filiale.journal.read(rows -> ricerca.cerca(rows, typed));
        }
    }

    @Test
    void aWholeNumberOfEmergencyOpensTheRegistration() {
        assertThat(cerca(" GE1-E-2026-0000012 ")).isEqualTo(new Esito.Registrata(TROVATA));
    }

    @Test
    void wordsFindRegistrationsBesidePratiche() {
        assertThat(cerca("tigullio"))
                .isInstanceOfSatisfying(
                        Esito.Elenco.class,
                        elenco -> assertThat(elenco.registrazioni()).containsExactly(TROVATA));
    }
}
