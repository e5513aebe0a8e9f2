package it.timbro.minuta;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.pratica.Modello.Pagina;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rows of boxes 6 and 7. A row is written `goods|quantity`, a `*` before it begins a sheet, `/` is
/// a line's end.
class RigaMerciTest {
    private static List<RigaMerci> righe(String... rows) {
        return Arrays.stream(rows)
                .map(row -> row.replace('/', '\n'))
                .map(row -> {
                    boolean nuovo = row.startsWith("*");
                    String[] halves = (nuovo ? row.substring(1) : row).split("\\|", -1);
                    return new RigaMerci(halves[0], halves[1], nuovo);
                })
                .toList();
    }

    private static Pagina foglio(String merci, String quantita) {
        return new Pagina(merci.replace('/', '\n'), quantita.replace('/', '\n'));
    }

    @Test
    void whatStandsInOneRowBeginsOnOneLine() {
        assertThat(RigaMerci.pagine(righe("2 casse/pompe|10 kg", "1 cassa|5 kg/lordi", "|", "*ferri|1 t")))
                .containsExactly(foglio("2 casse/pompe/1 cassa", "10 kg//5 kg/lordi"), foglio("ferri", "1 t"));
    }

    @Test
    void theSheetsOfAModelloAreRowsAndTheRowsAreThoseSheetsAgain() {
        List<Pagina> fogli = List.of(foglio("2 casse/pompe/1 cassa", "10 kg//5 kg"), foglio("ferri", "1 t"));
        List<RigaMerci> righe = RigaMerci.righe(fogli);
        assertThat(righe).isEqualTo(righe("2 casse/pompe|10 kg", "1 cassa|5 kg", "*ferri|1 t"));
        assertThat(RigaMerci.pagine(righe)).isEqualTo(fogli);
    }

    @Test
    void rowsOfASpreadsheetCarryTheirQuantityInTheLastCell() {
        assertThat(RigaMerci.incolla(righe("|"), "pompe\tmod. 3\t12 kg\r\nferri\t1 t\t\n\nsfusi\n"))
                .isEqualTo(righe("pompe  mod. 3|12 kg", "ferri|1 t", "sfusi|"));
        assertThat(RigaMerci.incolla(righe("a|1"), "\"2 casse\npompe \"\"X\"\"\"\t10 kg"))
                .as("below what is there; a cell of two lines")
                .isEqualTo(righe("a|1", "2 casse/pompe \"X\"|10 kg"));
        assertThat(RigaMerci.incolla(righe("a|1"), " \n")).isEqualTo(righe("a|1"));
        assertThat(RigaMerci.incolla(righe("|"), "\"mai chiusa\t5"))
                .as("nothing is lost")
                .isEqualTo(righe("mai chiusa\t5|"));
    }

    @Test
    void rowsAreAddedBelowTakenAwayAndDivided() {
        List<RigaMerci> due = righe("a|1", "*b/c|2/3");
        assertThat(RigaMerci.aggiungi(due, 0)).isEqualTo(righe("a|1", "|", "*b/c|2/3"));
        assertThat(RigaMerci.aggiungi(due, 99)).isEqualTo(righe("a|1", "*b/c|2/3", "|"));
        assertThat(RigaMerci.dividi(due, 1)).isEqualTo(righe("a|1", "*b|2", "c|3"));
        assertThat(RigaMerci.dividi(due, 0)).isEqualTo(righe("a|1", "|", "*b/c|2/3"));
        assertThat(RigaMerci.togli(due, 0)).isEqualTo(righe("*b/c|2/3"));
        assertThat(RigaMerci.togli(righe("a|1", "*b|2", "c|3"), 1))
                .as("the sheet stays")
                .isEqualTo(righe("a|1", "*c|3"));
        assertThat(RigaMerci.togli(righe("a|1"), 0))
                .as("one row is always there")
                .isEqualTo(righe("|"));
        assertThat(RigaMerci.togli(due, 7)).isEqualTo(due);
    }
}
