package it.timbro.installer.azienda;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.installer.azienda.Modello.Impresa;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

class EsempiTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 3);
    private static final Impresa IMPRESA =
            new Impresa("GE", "487213", "01987650999", "ROSSI & FIGLI <S.R.L.>", "Via Polonio 41", "16162", "Genova");

    @ParameterizedTest
    @EnumSource
    void everyExampleIsAWellFormedDomandaWithItsInvoice(Esempi esempio) {
        Element domanda = parse(esempio.modello("2026/411", TODAY));
        assertThat(domanda.getTagName()).isEqualTo("Domanda");
        assertThat(texts(domanda, "TIPOPRATICA")).containsExactly("CO");
        assertThat(attribute(domanda, "Fattura", "numero")).isEqualTo("2026/411");
        assertThat(attribute(domanda, "Fattura", "data")).isEqualTo("2026-06-02+01:00");
    }

    @ParameterizedTest
    @EnumSource
    void everyAttachmentThatClaimsToBeAPdfIsOneAndNamesTheGoodsReceiver(Esempi esempio) throws IOException {
        for (Allegato allegato : esempio.allegati("2026/411", TODAY)) {
            if (allegato.tipo().equals("FAE") || allegato.tipo().equals("PAC")) {
                try (var pdf = Loader.loadPDF(allegato.content())) {
                    String receiver = esempio.modello("2026/411", TODAY)
                            .destinatario()
                            .lines()
                            .findFirst()
                            .orElseThrow();
                    assertThat(new PDFTextStripper().getText(pdf)).contains(receiver);
                }
            }
        }
    }

    @Test
    void goodsOfForeignOriginComeWithTheirForeignCertificate() {
        assertThat(Esempi.CAFFE.allegati("2026/411", TODAY))
                .extracting(Allegato::tipo)
                .contains("COE");
        assertThat(texts(parse(Esempi.CAFFE.modello("2026/411", TODAY)), "ORIGINEMERCE"))
                .containsExactly("OREST");
    }

    @Test
    void optionsTravelInAnAttachmentWithTheirOwnRoot() {
        var options = new Opzioni(2, Opzioni.Supporto.FORMULARIO, Opzioni.Consegna.SPORTELLO, false).asAllegato("GE");
        Element root = parse(options.content());
        assertThat(root.getTagName()).isEqualTo("PraticaCdorExtra");
        assertThat(texts(root, "NumeroCopie")).containsExactly("2");
        assertThat(texts(root, "Supporto")).containsExactly("COD_FORMULARIO");
    }

    @Test
    void pagesOfGoodsAreWrittenBeforePagesOfQuantities() {
        var certificato = Esempi.POMPE.modello("2026/411", TODAY);
        var two = new Modello.Certificato(
                certificato.impresa(),
                certificato.speditore(),
                certificato.destinatario(),
                certificato.paesiDestinazione(),
                certificato.paesiOrigine(),
                certificato.fatturatoTotale(),
                certificato.trasporto(),
                certificato.osservazioni(),
                List.of(new Modello.Pagina("uno", "kg 1"), new Modello.Pagina("due", "kg 2")),
                certificato.dichiarazione(),
                certificato.fatture());
        String xml = new String(ModelloXml.write(two), StandardCharsets.UTF_8);
        assertThat(xml).containsSubsequence("uno", "due", "kg 1", "kg 2");
    }

    @Test
    void namesWithMarkupCharactersArriveAsTheyAre() {
        Element domanda = parse(new Modello.Visti(IMPRESA, "ROSSI & FIGLI", "visto su \"fattura\""));
        assertThat(texts(domanda, "Denominazione")).containsExactly("ROSSI & FIGLI <S.R.L.>");
        assertThat(texts(domanda, "NoteRichiesta")).containsExactly("visto su \"fattura\"");
    }

    @Test
    void aDenunciaNamesItsCauseAndEveryPaper() {
        Element domanda = parse(new Modello.Denuncia(
                IMPRESA, Modello.Denuncia.Causa.FUR_SMAR, TODAY, List.of("C26GE0000001", "AB 12345")));
        assertThat(texts(domanda, "TIPOPRATICA")).containsExactly("DF");
        assertThat(texts(domanda, "Tipo")).containsExactly("FUR_SMAR");
        assertThat(domanda.getElementsByTagName("DocumentoDenunciato").getLength())
                .isEqualTo(2);
    }

    @Test
    void aDelegaIsGivenOrRevoked() {
        assertThat(texts(parse(new Modello.Delega(IMPRESA, false)), "TIPOPRATICA"))
                .containsExactly("CD");
        assertThat(texts(parse(new Modello.Delega(IMPRESA, true)), "TIPOPRATICA"))
                .containsExactly("RD");
    }

    private static Element parse(Modello modello) {
        return parse(ModelloXml.write(modello));
    }

    private static Element parse(byte[] xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError(new String(xml, StandardCharsets.UTF_8), e);
        }
    }

    private static List<String> texts(Element root, String name) {
        var nodes = root.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    private static String attribute(Element root, String name, String attribute) {
        return ((Element) root.getElementsByTagName(name).item(0)).getAttribute(attribute);
    }
}
