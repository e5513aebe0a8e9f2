package it.timbro.centro.a2a;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.journal.Sql;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/// A company may ask for urgency twice a year.
class UrgenzeTest {
    private static final Opzioni URGENTE = new Opzioni(0, null, null, null, true, null, "", null, List.of());
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final List<Opzioni> inviate = new ArrayList<>();
    private long da;

    private final Presentate presentate = new Presentate() {
        @Override
        public List<NumeroPratica> trova(Reading rows, String utente, Filtro filtro, int limit) {
            return List.of();
        }

        @Override
        public List<NumeroPratica> inRettifica(Reading rows, String utente, Filtro filtro, int limit) {
            return List.of();
        }

        @Override
        public List<Opzioni> opzioni(Reading rows, String codiceFiscale, long daMs, int limit) {
            da = daMs;
            return inviate;
        }
    };

    /// Nobody reads anything in this test.
    private static final Reading NULLA = new Reading() {
        @Override
        public DSLContext dsl() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Sql sql() {
            throw new UnsupportedOperationException();
        }
    };

    private void invia(boolean ammesse, Opzioni opzioni) {
        new Urgenze(presentate, _ -> new Regole(true, true, true, ammesse, 2, true, true))
                .ammessa(NULLA, new Sede("GE"), "01234560991", opzioni, NOW);
        inviate.add(opzioni);
    }

    @Test
    void theThirdOfAYearIsRefusedAndOthersGoOn() {
        invia(true, URGENTE);
        invia(true, URGENTE);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> invia(true, URGENTE))
                .withMessageContaining("ne ha già chieste 2");
        assertThatCode(() -> invia(true, Opzioni.NESSUNA)).doesNotThrowAnyException();
        assertThat(Instant.ofEpochMilli(da)).as("New Year in Rome").isEqualTo(Instant.parse("2025-12-31T23:00:00Z"));
    }

    @Test
    void whereTheChamberKnowsNoUrgencyNoneIsTaken() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> invia(false, URGENTE))
                .withMessageContaining("non la prevede");
    }
}
