package it.timbro.imprese;

import static it.timbro.imprese.Aziende.ADA;
import static it.timbro.imprese.Aziende.ARDESIE;
import static it.timbro.imprese.Aziende.POMPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.base.RejectedException;
import it.timbro.imprese.ElencoImprese.Voce;
import it.timbro.pratica.Rea;
import it.timbro.pratica.Visura.Potere;
import it.timbro.pratica.Visura.Qualita;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A list from the Registro delle imprese, as a table program writes it.
class ElencoImpreseTest {
    private static final String TITOLI = "codice_fiscale;visura;denominazione;rea;attiva;persona;nome;qualita;limiti\n";

    @Test
    void aCompanyHasALineForEachPersonWhoMaySign() {
        List<Voce> voci = ElencoImprese.leggi(TITOLI
                + "01234560991;2026-10-01;POMPE LIGURI S.R.L.;GE-481516|SV-99123;si;PRVDAA80A41D969F;Ada Prova;legale rappresentante;\n"
                + "01234560991;2026-10-01;POMPE LIGURI S.R.L.;GE-481516|SV-99123;si;FRNLSN70B02D969D;Elsa Ferrini;procuratore;\"fino a 10.000 euro; solo \"\"estero\"\"\"\n"
                + "09876540999;2026-09-30;ARDESIE S.N.C.;GE 311045;no;;;;\n");
        assertThat(voci).extracting(Voce::impresa).containsExactly(POMPE, ARDESIE);
        assertThat(Objects.requireNonNull(voci.getFirst().visura().poteri()))
                .extracting(Potere::qualita)
                .containsExactly(Qualita.LEGALE_RAPPRESENTANTE, Qualita.PROCURATORE);
        assertThat(Objects.requireNonNull(voci.getFirst().visura().poteri())
                        .getFirst()
                        .persona())
                .isEqualTo(ADA);
        assertThat(Objects.requireNonNull(voci.getFirst().visura().poteri())
                        .getLast()
                        .limiti())
                .isEqualTo("fino a 10.000 euro; solo \"estero\"");
        assertThat(Objects.requireNonNull(voci.getFirst().visura().luoghi()).rea())
                .extracting(Rea::toString)
                .containsExactly("GE-481516", "SV-99123");
        assertThat(Objects.requireNonNull(voci.getLast().visura().anagrafica()).attiva())
                .isFalse();
        assertThat(voci.getLast().visura().poteri()).isEmpty();
    }

    @Test
    void columnsOfPersonsThatMissSayNothingOfWhoMaySign() {
        Voce voce = ElencoImprese.leggi("visura;codice_fiscale;denominazione\n2026-10-01;01234560991;POMPE\n")
                .getFirst();
        assertThat(voce.visura().poteri()).isNull();
        assertThat(voce.visura().luoghi()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01234560992;2026-10-01;P;;si;;;;",
                "01234560991;1/10/2026;P;;si;;;;",
                "01234560991;;P;;si;;;;",
                "01234560991;2026-10-01;P;GE481516x;si;;;;",
                "01234560991;2026-10-01;P;;forse;;;;",
                "01234560991;2026-10-01;P;;si;PRVDAA80A41D969X;Ada;procuratore;",
                "01234560991;2026-10-01;P;;si;01234560991;Ada;procuratore;",
                "01234560991;2026-10-01;P;;si;PRVDAA80A41D969F;Ada;amica;",
                "01234560991;2026-10-01;P;;si"
            })
    void oneWrongLineRefusesTheWholeListAndIsNamed(String riga) {
        assertThatThrownBy(() -> ElencoImprese.leggi(TITOLI + "09876540999;2026-09-30;A;;;;;;\n" + riga + "\n"))
                .isInstanceOf(RejectedException.class)
                .satisfies(e -> assertThat(((RejectedException) e).rejection().what())
                        .containsAnyOf("riga 3", "impresa 01234560991"));
    }

    @Test
    void linesOfOneCompanyThatDisagreeAreRefused() {
        assertThatThrownBy(() -> ElencoImprese.leggi(
                        TITOLI + "01234560991;2026-10-01;UNO;;si;;;;\n01234560991;2026-10-01;DUE;;si;;;;\n"))
                .isInstanceOf(RejectedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "codice_fiscale;visura\n",
                "codice_fiscale;nome\nx;y\n",
                "visura;altro;codice_fiscale\n1;2;3\n"
            })
    void aTableThatIsNotOneIsRefused(String testo) {
        assertThatThrownBy(() -> ElencoImprese.leggi(testo)).isInstanceOf(RejectedException.class);
    }

    @Test
    void moreLinesThanAListMayHaveAreRefused() {
        String riga = "01234560991;2026-10-01\n";
        assertThatThrownBy(
                        () -> ElencoImprese.leggi("codice_fiscale;visura\n" + riga.repeat(ElencoImprese.MAX_RIGHE + 1)))
                .isInstanceOf(RejectedException.class);
    }
}
