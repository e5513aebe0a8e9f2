package it.timbro.arrivo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.base.Problem;
import it.timbro.base.Rejection;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DatiImpresa;
import it.timbro.pratica.Modello;
import it.timbro.pratica.Modello.CertificatoOrigine;
import it.timbro.pratica.Modello.Denuncia;
import it.timbro.pratica.Modello.Fattura;
import it.timbro.pratica.Modello.OrigineMerce;
import it.timbro.pratica.Modello.Pagina;
import it.timbro.pratica.Modello.Visti;
import it.timbro.pratica.Rea;
import it.timbro.pratica.TipoPratica;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The modello base")
class ModelloReaderTest {
    private static final String IMPRESA = """
            <DATI-IMPRESA>
              <Provincia siglaProv="GE"/><Numero>412345</Numero>
              <CodiceFiscale>01234567897</CodiceFiscale><Denominazione>Officine Prova &amp; C. S.r.l.</Denominazione>
            </DATI-IMPRESA>
            """;

    private static final String CO = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <?xml-stylesheet type='text/xsl' href='http://esempio.invalid/mob.xsl'?>
            <Domanda xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                     xsi:noNamespaceSchemaLocation="http://esempio.invalid/ptco.xsd">
              <TIPOPRATICA>CO</TIPOPRATICA>
            """ + IMPRESA + """
              <DATI-CERTIFICATO>
                <Speditore>Officine Prova
            Via Garibaldi 1
            Genova</Speditore>
                <Destinatario>Müller Ltd.</Destinatario>
                <PaesiDestinazione>
                  <PaeseDestinazione nomePaeseDestinazione="CINA"/><PaeseDestinazione nomePaeseDestinazione="GIAPPONE"/>
                </PaesiDestinazione>
                <PaesiOrigine><Paese>UNIONE EUROPEA - ITALIA</Paese><Paese/></PaesiOrigine>
                <FatturatoTotale>EUR 12.345,60</FatturatoTotale>
                <Trasporto/>
                <DettaglioMerci>valvole</DettaglioMerci><DettaglioMerci>pompe</DettaglioMerci>
                <Quantita>10 kg</Quantita><Quantita>3 pz</Quantita>
              </DATI-CERTIFICATO>
              <DICHIARAZIONE-AGGIUNTIVA>
                <ORIGINEMERCE>MDCOM</ORIGINEMERCE>
                <DETTAGLIO-ORIG-MERCE dichiarazioneRichiedente="Il sottoscritto dichiara">
                  <AziendaModifiche>Torneria Prova</AziendaModifiche>
                </DETTAGLIO-ORIG-MERCE>
              </DICHIARAZIONE-AGGIUNTIVA>
              <RIEPILOGO-FATTURE>
                <Fattura data="2026-07-15+01:00" numero="77/E"/><Fattura numero="78/E" data="2026-07-16"/>
              </RIEPILOGO-FATTURE>
            </Domanda>
            """;

    @Test
    void isReadWhole() {
        CertificatoOrigine co = co(CO);

        assertThat(co.tipo()).isEqualTo(TipoPratica.CO);
        assertThat(co.impresa())
                .isEqualTo(new DatiImpresa(
                        new Rea("GE", 412345), new CodiceFiscale("01234567897"), "Officine Prova & C. S.r.l."));
        assertThat(co.speditore()).isEqualTo("Officine Prova\nVia Garibaldi 1\nGenova");
        assertThat(co.destinatario()).isEqualTo("Müller Ltd.");
        assertThat(co.paesiDestinazione()).containsExactly("CINA", "GIAPPONE");
        assertThat(co.paesiOrigine()).containsExactly("UNIONE EUROPEA - ITALIA");
        assertThat(co.fatturatoTotale()).isEqualTo("EUR 12.345,60");
        assertThat(co.trasporto()).isEmpty();
        assertThat(co.osservazioni()).isEmpty();
        assertThat(co.pagine()).containsExactly(new Pagina("valvole", "10 kg"), new Pagina("pompe", "3 pz"));
        assertThat(co.dichiarazioni().origine()).isEqualTo(OrigineMerce.MDCOM);
        assertThat(co.dichiarazioni().dichiarazioneRichiedente()).isEqualTo("Il sottoscritto dichiara");
        assertThat(co.dichiarazioni().aziendaModifiche()).isEqualTo("Torneria Prova");
        assertThat(co.fatture())
                .containsExactly(
                        new Fattura("77/E", LocalDate.of(2026, 7, 15)), new Fattura("78/E", LocalDate.of(2026, 7, 16)));
    }

    /// What an `&amp;lt;Destinatario&gt;` may hold, and what it reads as.
    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("A &amp; B", "A & B"),
                Arguments.of("A &amp;amp; B", "A & B"),
                Arguments.of("A &amp;lt;B&amp;gt; &amp;quot;C&amp;quot; &amp;apos;D&amp;apos;", "A <B> \"C\" 'D'"),
                Arguments.of("citt&amp;#224; &amp;#xE8;", "città è"),
                Arguments.of("A &amp;nome; B", "A &nome; B"),
                Arguments.of("A &amp;#0; &amp;#x110000; B", "A &#0; &#x110000; B"),
                Arguments.of("<![CDATA[A & <B>]]>", "A & <B>"),
                Arguments.of("A<!-- nota --> B", "A B"),
                Arguments.of("A<?nota?> B", "A B"),
                Arguments.of("uno\r\ndue\r\n", "uno\ndue"),
                Arguments.of("uno&#13;&#10;due&#13;tre", "uno\ndue\ntre"),
                Arguments.of("\n      uno\n        due\n      tre\n    ", "uno\n  due\ntre"),
                Arguments.of("uno\n\n\ndue", "uno\n\n\ndue"),
                Arguments.of("   ", ""),
                Arguments.of("", ""));
    }

    @ParameterizedTest(name = "text «{0}»")
    @MethodSource("texts")
    void readsTextAsTheCompanyMeantIt(String written, String expected) {
        assertThat(co(CO.replace("Müller Ltd.", written)).destinatario()).isEqualTo(expected);
    }

    static Stream<Arguments> encodings() {
        return Stream.of(
                Arguments.of("UTF-8", UTF_8, ""),
                Arguments.of("UTF-8", UTF_8, "\ufeff"),
                Arguments.of("utf-8", UTF_8, "\n  "),
                Arguments.of("ISO-8859-1", ISO_8859_1, ""),
                Arguments.of("windows-1252", Charset.forName("windows-1252"), ""),
                Arguments.of("UTF-16", UTF_16, ""));
    }

    @ParameterizedTest(name = "in {0} after «{2}»")
    @MethodSource("encodings")
    void isReadInItsEncoding(String declared, Charset charset, String before) {
        String xml = before + CO.replace("UTF-8", declared);

        assertThat(((CertificatoOrigine) read(xml.getBytes(charset))).destinatario())
                .isEqualTo("Müller Ltd.");
    }

    /// Variations that change nothing: what stands on the left becomes what stands on the right.
    static Stream<Arguments> variations() {
        return Stream.of(
                Arguments.of("encoding=\"UTF-8\" ", ""),
                Arguments.of("<TIPOPRATICA>CO</TIPOPRATICA>", "<TIPOPRATICA> co </TIPOPRATICA>"),
                Arguments.of("<Trasporto/>", ""),
                Arguments.of("<Trasporto/>", "<Trasporto>  </Trasporto><Novita><Altro>x</Altro></Novita>"),
                Arguments.of("<Domanda xmlns:xsi", "<Domanda xmlns=\"urn:altro\" xmlns:xsi"),
                Arguments.of("data=\"2026-07-15+01:00\" numero=\"77/E\"", "numero='77/E' altro='' data='2026-07-15Z'"),
                Arguments.of("<RIEPILOGO-FATTURE>", "<RIEPILOGO-FATTURE><Fattura numero='' data=''/>"));
    }

    @ParameterizedTest(name = "with «{1}» for «{0}» says the same")
    @MethodSource("variations")
    void saysTheSameInAnotherForm(String from, String to) {
        assertThat(CO).contains(from);
        assertThat(co(CO.replace(from, to))).isEqualTo(co(CO));
    }

    @Test
    void toleratesANamespacePrefix() {
        String prefixed =
                CO.replaceAll("<(/?)([A-Z])", "<$1p:$2").replace("<p:Domanda ", "<p:Domanda xmlns:p='urn:p' ");

        assertThat(co(prefixed)).isEqualTo(co(CO));
    }

    @Test
    void pairsGoodsAndQuantitiesByPositionEvenIfOneIsEmptyOrMissing() {
        String xml = CO.replace(
                        "<Quantita>10 kg</Quantita><Quantita>3 pz</Quantita>", "<Quantita/><Quantita>3 pz</Quantita>")
                .replace("<DettaglioMerci>pompe", "<DettaglioMerci/><DettaglioMerci>pompe");

        assertThat(co(xml).pagine())
                .containsExactly(new Pagina("valvole", ""), new Pagina("", "3 pz"), new Pagina("pompe", ""));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("a DTD", "<Domanda ", "<!DOCTYPE Domanda><Domanda ", Problem.XML_CON_DTD),
                Arguments.of(
                        "an external entity",
                        "<Domanda ",
                        "<!DOCTYPE Domanda [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><Domanda ",
                        Problem.XML_CON_DTD),
                Arguments.of(
                        "an external DTD",
                        "<Domanda ",
                        "<!DOCTYPE Domanda SYSTEM 'http://127.0.0.1:9/x.dtd'><Domanda ",
                        Problem.XML_CON_DTD),
                Arguments.of("an unknown entity", "Müller", "&eacute;", Problem.XML_ILLEGGIBILE),
                Arguments.of("another kind", ">CO<", ">XX<", Problem.TIPO_PRATICA_SCONOSCIUTO),
                Arguments.of("no kind", ">CO<", "><", Problem.MODELLO_INCOMPLETO),
                Arguments.of("a wrong check digit", "01234567897", "01234567890", Problem.CODICE_FISCALE_ERRATO),
                Arguments.of("no codice fiscale", "01234567897", "", Problem.MODELLO_INCOMPLETO),
                Arguments.of("a wrong REA", "412345", "41234A", Problem.MODELLO_INCOMPLETO),
                Arguments.of("a wrong date", "2026-07-16", "2026-02-30", Problem.MODELLO_INCOMPLETO),
                Arguments.of("a wrong origin", "MDCOM", "ALTRO", Problem.MODELLO_INCOMPLETO),
                Arguments.of("another root", "Domanda", "Richiesta", Problem.XML_ILLEGGIBILE),
                Arguments.of("an open element", "</Speditore>", "", Problem.XML_ILLEGGIBILE),
                Arguments.of("two roots", "</Domanda>", "</Domanda><Domanda/>", Problem.XML_ILLEGGIBILE),
                Arguments.of("a control character", "Müller", "&#1;", Problem.XML_ILLEGGIBILE),
                Arguments.of("too deep", "<Trasporto/>", "<a>".repeat(40) + "</a>".repeat(40), Problem.XML_ILLEGGIBILE),
                Arguments.of("too many elements", "<Trasporto/>", "<a/>".repeat(30_000), Problem.XML_ILLEGGIBILE),
                Arguments.of(
                        "too many sheets",
                        "<Trasporto/>",
                        "<Quantita>1</Quantita>".repeat(600),
                        Problem.XML_ILLEGGIBILE),
                Arguments.of("too long a text", "Müller", "x".repeat(300_000), Problem.XML_ILLEGGIBILE),
                Arguments.of("over 7 MB", "Müller", "x".repeat(8_000_000), Problem.FILE_OLTRE_7_MB));
    }

    @ParameterizedTest(name = "is refused with {0}")
    @MethodSource("refused")
    void isRefusedWithItsOwnProblem(String what, String from, String to, Problem problem) {
        assertThat(rejection(CO.replace(from, to).getBytes(UTF_8)).problem()).isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "ciao", "%PDF-1.7", "<", "<?xml version='1.0' encoding='nessuna'?><Domanda/>"})
    void isRefusedIfItIsNotAnXml(String file) {
        assertThat(rejection(file.getBytes(UTF_8)).problem()).isEqualTo(Problem.XML_ILLEGGIBILE);
    }

    @Test
    void isRefusedIfItsBytesAreNotOfItsEncoding() {
        assertThat(rejection(CO.getBytes(ISO_8859_1)).problem()).isEqualTo(Problem.XML_ILLEGGIBILE);
    }

    @Test
    void ofVistiNamesWhoAsks() {
        String visti =
                "<Domanda><TIPOPRATICA>VA</TIPOPRATICA>" + IMPRESA + "<CERTIFICATO-VISTI><SoggettoRichiedente>Anna"
                        + "</SoggettoRichiedente></CERTIFICATO-VISTI></Domanda>";

        assertThat(read(visti.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Visti.class, v -> assertThat(v.soggettoRichiedente()).isEqualTo("Anna"));
        assertThat(rejection(visti.replace("Anna", "").getBytes(UTF_8)).problem())
                .isEqualTo(Problem.MODELLO_INCOMPLETO);
    }

    @Test
    void ofDenunciaKeepsTheDayAndThePapers() {
        String denuncia = "<Domanda><TIPOPRATICA>DF</TIPOPRATICA>" + IMPRESA + "<CERTIFICATO-DENUNCIA><DataDenuncia>"
                + "2026-03-11+01:00</DataDenuncia><Tipo>FUR_SMAR</Tipo><DocumentiDenunciati>"
                + "<DocumentoDenunciato identificativo='A0021500'/></DocumentiDenunciati></CERTIFICATO-DENUNCIA></Domanda>";

        assertThat(read(denuncia.getBytes(UTF_8))).isInstanceOfSatisfying(Denuncia.class, d -> {
            assertThat(d.data()).isEqualTo("2026-03-11");
            assertThat(d.documenti()).containsExactly("A0021500");
        });
        assertThat(rejection(denuncia.replace("FUR_SMAR", "DISTRUZ").getBytes(UTF_8))
                        .problem())
                .isEqualTo(Problem.MODELLO_INCOMPLETO);
    }

    @Test
    void comesBackFromJsonAsItWas() {
        JsonMapper mapper = JsonMapper.builder().build();
        Modello modello = co(CO);

        String json = mapper.writeValueAsString(modello);

        assertThat(json).contains("\"modello\":\"certificato\"").contains("\"codiceFiscale\":\"01234567897\"");
        assertThat(mapper.readValue(json, Modello.class)).isEqualTo(modello);
    }

    private static CertificatoOrigine co(String xml) {
        return (CertificatoOrigine) read(xml.getBytes(UTF_8));
    }

    private static Modello read(byte[] xml) {
        return switch (ModelloReader.read(xml)) {
            case ModelloLetto.Letto(var modello) -> modello;
            case ModelloLetto.Rifiutato(var why) -> throw new AssertionError(why.sentence());
        };
    }

    private static Rejection rejection(byte[] xml) {
        return Objects.requireNonNull(
                ModelloReader.read(xml) instanceof ModelloLetto.Rifiutato(var why) ? why : null, "it was read");
    }
}
