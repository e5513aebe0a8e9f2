package it.timbro.sportello;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.journal.Reading;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Riga;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.sportello.Registrazioni.Trovata;
import it.timbro.sportello.Ricerca.Azienda;
import it.timbro.sportello.Ricerca.Esito;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The one field takes every identity of a pratica and of its paper, and says of a code that it does not know what
/// it may be.
class RicercaTest {
    private static final Trovata TROVATA =
            new Trovata("GE1-E-2026-0000012", "Rosa Tigullio", "Certificato", "/presentazione/uno");
    private static final Azienda AZIENDA =
            new Azienda("/imprese/GE/01234560991", "Pompe Liguri S.r.l.", "01234560991", "GE-481516");

    @TempDir
    static Path folder;

    private static Filiale filiale;
    private static NumeroPratica stampata;
    private static NumeroPratica altra;

    @BeforeAll
    static void oneIsPrintedOnFormularioAndOneIsNot() {
        filiale = new Filiale(folder);
        filiale.blocco(2026, 5);
        filiale.magazzino.carica("A0123456", "A0123460", "anna");
        stampata = filiale.arriva(Prove.opzioni(Supporto.FORMULARIO, 0));
        filiale.approva(stampata);
        filiale.prepara(stampata);
        altra = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
    }

    @AfterAll
    static void chiudi() {
        filiale.close();
    }

    private static Esito cerca(String typed) {
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
                (_, words, _) -> words.startsWith("GE-4815") ? List.of(AZIENDA) : List.of(),
                typed2 -> typed2.startsWith("https://verifica")
                        ? Optional.of(new NumeroCertificato("C26GE0000001"))
                        : Optional.empty(),
                (rows, seriale) -> filiale.formulari.find(rows, seriale).isPresent());
        return filiale.journal.read(rows -> ricerca.cerca(rows, typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "M26B23A0001",
                " m26b23a0001 ",
                "CO1|M26B23A0001|C26GE0000001",
                "C26GE0000001",
                "c26ge0000001",
                "GE/2026/0000001",
                "A0123456",
                "https://verifica.prova.invalid/#0oRDoQEnoQRIqrvM3QABAgM"
            })
    void anIdentityOpensItsPratica(String typed) {
        assertThat(cerca(typed)).isEqualTo(new Esito.Una(stampata));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026/0147", "0147", "A0001"})
    void anInvoiceAndTheEndOfATornCodeFindItToo(String typed) {
        assertThat(cerca(typed))
                .isInstanceOfSatisfying(
                        Esito.Elenco.class,
                        elenco -> assertThat(elenco.aperte())
                                .extracting(Riga::numero)
                                .containsExactly(stampata.text()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pompe liguri", "01234560991", "GE-481516", "kanto"})
    void theCompanyAndTheConsigneeFindAllTheirs(String typed) {
        assertThat(cerca(typed))
                .isInstanceOfSatisfying(
                        Esito.Elenco.class,
                        elenco -> assertThat(elenco.aperte())
                                .extracting(Riga::numero)
                                .containsExactly(altra.text(), stampata.text()));
    }

    @Test
    void aSerialThatNothingIsPrintedOnOpensItsSheetOfTheLedger() {
        assertThat(cerca(" a0123458 ")).isEqualTo(new Esito.Foglio(new SerialeFormulario("A0123458")));
    }

    @Test
    void aReaNumberFindsTheCompanyItself() {
        assertThat(cerca("GE-481516"))
                .isInstanceOfSatisfying(
                        Esito.Elenco.class,
                        elenco -> assertThat(elenco.aziende()).containsExactly(AZIENDA));
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

    @ParameterizedTest
    @ValueSource(strings = {"M26B23A0999", "C26GE0000999", "GE/2026/0000999", "A0999999"})
    void aCodeThatNothingHereCarriesIsToldFromWordsThatFindNothing(String typed) {
        assertThat(avviso(typed)).contains("questa sede");
        assertThat(avviso("nessuna azienda così")).isEmpty();
    }

    private static String avviso(String typed) {
        return ((Esito.Elenco) cerca(typed)).avviso();
    }
}
