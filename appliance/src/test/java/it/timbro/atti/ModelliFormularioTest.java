package it.timbro.atti;

import static it.timbro.Prove.opzioni;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.Filiale;
import it.timbro.atti.Emissione.Risposta;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.formulari.Formulari;
import it.timbro.formulari.Formulari.Modello;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.printing.pdf.Facsimile;
import it.timbro.printing.pdf.Fonts;
import it.timbro.printing.pdf.Preview;
import it.timbro.printing.pdf.Preview.Layers;
import it.timbro.printing.sheet.Segno;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Blanks of an older form are used up, and what was printed on them keeps that form (S-113).
class ModelliFormularioTest {
    private static final String VECCHIO = "formulario-1994.1";
    private static final String NUOVO = "formulario-2019.1";
    private static final Preview PREVIEW = new Preview(Fonts.load());

    @TempDir
    Path folder;

    private Filiale filiale;

    @BeforeEach
    void apri() {
        filiale = new Filiale(folder);
        filiale.blocco(2026, 5);
        filiale.magazzino.carica("A0100001", "A0100002", VECCHIO, "anna");
        filiale.magazzino.carica("A0200001", "A0200009", NUOVO, "anna");
    }

    @AfterEach
    void chiudi() {
        filiale.close();
    }

    private NumeroPratica approvata() {
        NumeroPratica numero = filiale.arriva(opzioni(Supporto.FORMULARIO, 0));
        filiale.approva(numero);
        return numero;
    }

    private NumeroPratica stampata() {
        NumeroPratica numero = approvata();
        filiale.prepara(numero);
        filiale.stampa(numero, "");
        return numero;
    }

    private byte[] sul(String modello, NumeroPratica numero, String seriale) {
        byte[] documento = filiale.archivio.read(filiale.lavoro(numero).documento());
        return PREVIEW.png(documento, 0, Layers.on(new Facsimile(modello, new Segno.Originale(), seriale)));
    }

    private String modello(String seriale) {
        return filiale.journal
                .read(rows -> filiale.formulari.find(rows, new SerialeFormulario(seriale)))
                .map(Formulari.Foglio::modello)
                .map(Modello::nome)
                .orElseThrow();
    }

    @Test
    void aCertificateKeepsTheFormItWasPrintedOnAlsoAfterThePileIsAnother() {
        NumeroPratica vecchia = stampata();
        filiale.tuttiBuoni(vecchia);
        filiale.tuttiBuoni(stampata());
        NumeroPratica nuova = stampata();

        assertThat(filiale.lavoro(vecchia).fogli().getFirst().seriale()).contains(new SerialeFormulario("A0100001"));
        assertThat(filiale.emissione.anteprima(vecchia, 1))
                .isEqualTo(sul(VECCHIO, vecchia, "A0100001"))
                .isNotEqualTo(sul(NUOVO, vecchia, "A0100001"));
        assertThat(filiale.emissione.anteprima(nuova, 1)).isEqualTo(sul(NUOVO, nuova, "A0200001"));
        assertThat(modello("A0100001")).isEqualTo("COMUNITÀ EUROPEA");
        assertThat(modello("A0200001")).isEqualTo("UNIONE EUROPEA");
    }

    @Test
    void aBlankOfTheOtherFormIsNotTakenForADocumentComposedForThisOne() {
        NumeroPratica numero = approvata();
        assertThatThrownBy(() ->
                        filiale.emissione.prepara(numero, filiale.versione(numero), Map.of(1, "A0200001"), "anna"))
                .isInstanceOfSatisfying(RejectedException.class, e -> {
                    assertThat(e.rejection().problem()).isEqualTo(Problem.FORMULARIO_DI_ALTRO_MODELLO);
                    assertThat(e.rejection().sentence()).contains("«UNIONE EUROPEA»", "«COMUNITÀ EUROPEA»");
                });
        assertThat(filiale.formulario("A0200001")).isEqualTo(Formulari.Stato.GIACENZA);

        filiale.prepara(numero);
        filiale.stampa(numero, "");
        assertThatThrownBy(() -> filiale.rispondi(numero, 1, Risposta.ROVINATO, "A0200001"))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.rejection().problem()).isEqualTo(Problem.FORMULARIO_DI_ALTRO_MODELLO));
        filiale.rispondi(numero, 1, Risposta.ROVINATO, "002");
        assertThat(filiale.lavoro(numero).fogli().getFirst().seriale()).contains(new SerialeFormulario("A0100002"));
    }

    @Test
    void aPacketSaysWhatIsPrintedOnIt() {
        assertThat(Formulari.modelli()).extracting(Modello::nome).containsExactly("UNIONE EUROPEA", "COMUNITÀ EUROPEA");
        assertThat(Formulari.modello(null).id())
                .as("loaded before there were two")
                .isEqualTo(NUOVO);
        assertThatThrownBy(() -> filiale.magazzino.carica("A0300001", "A0300002", "formulario-3000.1", "anna"))
                .hasMessageContaining("che modello è stampato");
    }
}
