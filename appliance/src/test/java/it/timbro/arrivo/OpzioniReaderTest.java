package it.timbro.arrivo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.base.Problem;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Opzioni.Consegna;
import it.timbro.pratica.Opzioni.Conteggi;
import it.timbro.pratica.Opzioni.DiAllegato;
import it.timbro.pratica.Opzioni.Pagamento;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.TipoAllegato;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The options beside the modello")
class OpzioniReaderTest {
    private static final String EXTRA = """
            <?xml version="1.0" encoding="UTF-8"?>
            <PraticaCdorExtra>
              <CciaaRiferimento>GE</CciaaRiferimento><PraticaId>0</PraticaId><TipoPratica>CO</TipoPratica>
              <Certificato>
                <NumeroCopie>2</NumeroCopie>
                <AutorizzazioniExtra><NumeroCopie/><NumeroVisti>1</NumeroVisti><NumeroUPICA>0</NumeroUPICA></AutorizzazioniExtra>
              </Certificato>
              <Allegati>
                <Allegato>
                  <IdAllegato>1</IdAllegato><NomeFile>fattura.pdf</NomeFile>
                  <OpzioniAllegato><NumeroVisti>3</NumeroVisti></OpzioniAllegato>
                  <TipoDocumento><Codice>FAE</Codice></TipoDocumento>
                </Allegato>
                <Allegato><IdAllegato/></Allegato>
              </Allegati>
              <FlagPostale>false</FlagPostale><FlagProforma>true</FlagProforma><FlagPagDifferito>true</FlagPagDifferito>
              <GiacenzaMerci>Porto di Genova</GiacenzaMerci><FlagPraticaUrgente/>
            </PraticaCdorExtra>
            """;

    private static final Opzioni READ = new Opzioni(
            2,
            null,
            Consegna.SPORTELLO,
            Pagamento.CONSEGNA,
            null,
            true,
            "Porto di Genova",
            new Conteggi(null, 1, 0),
            java.util.List.of(new DiAllegato("1", "fattura.pdf", "", TipoAllegato.FAE, new Conteggi(null, 3, null))));

    @Test
    void areReadAndSilentWhereTheFileIs() {
        assertThat(read(EXTRA)).isEqualTo(new OpzioniLette.Lette(READ));
    }

    @Test
    void areFilledByTheDefaultsOnlyWhereTheyAreSilent() {
        Opzioni defaults = new Opzioni(
                0,
                Supporto.FORMULARIO,
                Consegna.DOMICILIO,
                Pagamento.TELEMACO,
                false,
                false,
                "",
                null,
                java.util.List.of());

        Opzioni full = READ.orElse(defaults);

        assertThat(full.numeroCopie()).isEqualTo(2);
        assertThat(full.supporto()).isEqualTo(Supporto.FORMULARIO);
        assertThat(full.consegna()).isEqualTo(Consegna.SPORTELLO);
        assertThat(full.urgente()).isFalse();
        assertThat(full.proforma()).isTrue();
    }

    @ParameterizedTest(name = "postale {0} and stampa azienda {1} is {2}")
    @CsvSource({
        "true, false, DOMICILIO",
        "true, true, STAMPA_AZIENDA",
        "false, true, STAMPA_AZIENDA",
        "0, 0, SPORTELLO",
        "'', '', ",
        "'', 1, STAMPA_AZIENDA"
    })
    void sayHowTheCertificateIsDelivered(String postale, String azienda, @Nullable Consegna expected) {
        String xml = "<PraticaCdorExtra><FlagPostale>" + postale + "</FlagPostale><FlagStampaAzienda>" + azienda
                + "</FlagStampaAzienda></PraticaCdorExtra>";

        assertThat(((OpzioniLette.Lette) read(xml)).opzioni().consegna()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%PDF-1.7 PraticaCdorExtra", "<Domanda/>", "<!-- PraticaCdorExtra --><Altro/>"})
    void areNotSeenInAnyOtherAttachment(String file) {
        assertThat(read(file)).isEqualTo(new OpzioniLette.NonSonoOpzioni());
    }

    @ParameterizedTest(name = "{0} for {1} is {2}")
    @CsvSource({
        "'<NumeroCopie>2<', '<NumeroCopie>due<', OPZIONI_NON_VALIDE",
        "'<NumeroCopie>2<', '<NumeroCopie>-2<', OPZIONI_NON_VALIDE",
        "'<NumeroCopie>2<', '<NumeroCopie>100<', OPZIONI_NON_VALIDE",
        "'<FlagProforma>true<', '<FlagProforma>forse<', OPZIONI_NON_VALIDE",
        "'</Allegati>', '', XML_ILLEGGIBILE",
        "'<PraticaCdorExtra>', '<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x\"><PraticaCdorExtra>', XML_CON_DTD"
    })
    void areRefusedIfTheyCannotBeRead(String from, String to, Problem problem) {
        assertThat(read(EXTRA.replace(from, to)))
                .isInstanceOfSatisfying(
                        OpzioniLette.Rifiutate.class,
                        r -> assertThat(r.motivo().problem()).isEqualTo(problem));
    }

    @Test
    void comeBackFromJsonAsTheyWere() {
        JsonMapper mapper = JsonMapper.builder().build();

        assertThat(mapper.readValue(mapper.writeValueAsString(READ), Opzioni.class))
                .isEqualTo(READ);
    }

    private static OpzioniLette read(String xml) {
        return OpzioniReader.read(xml.getBytes(UTF_8));
    }
}
