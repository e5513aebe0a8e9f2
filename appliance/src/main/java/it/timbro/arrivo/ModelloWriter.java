package it.timbro.arrivo;

import it.timbro.pratica.DatiImpresa;
import it.timbro.pratica.Modello.CertificatoOrigine;
import it.timbro.pratica.Modello.Dichiarazioni;
import it.timbro.pratica.Modello.Fattura;
import it.timbro.pratica.Modello.OrigineMerce;
import it.timbro.pratica.Modello.Pagina;
import it.timbro.pratica.Rea;
import it.timbro.pratica.TipoPratica;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes a request for a certificate as a modello base that [ModelloReader] reads back as it was, for a company to
/// sign. The same modello gives the same bytes.
public final class ModelloWriter {
    /// What the reader would undo once more ([XmlElement]).
    private static final Pattern ENTITY =
            Pattern.compile("&(?=(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});)");

    private final XMLStreamWriter out;

    private ModelloWriter(XMLStreamWriter out) {
        this.out = out;
    }

    public static byte[] write(CertificatoOrigine co) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter out =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new ModelloWriter(out).domanda(co);
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a modello base in memory", e);
        }
        return bytes.toByteArray();
    }

    private void domanda(CertificatoOrigine co) throws XMLStreamException {
        out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        out.writeStartElement("Domanda");
        element("TIPOPRATICA", TipoPratica.CO.name());
        impresa(co.impresa());
        certificato(co);
        dichiarazioni(co.dichiarazioni());
        fatture(co.fatture());
        out.writeEndElement();
        out.writeEndDocument();
    }

    private void impresa(DatiImpresa impresa) throws XMLStreamException {
        out.writeStartElement("DATI-IMPRESA");
        Rea rea = impresa.rea();
        if (rea != null) {
            empty("Provincia", Map.of("siglaProv", rea.provincia()));
            element("Numero", Integer.toString(rea.numero()));
        }
        element("CodiceFiscale", impresa.codiceFiscale().valore());
        element("Denominazione", impresa.denominazione());
        out.writeEndElement();
    }

    private void certificato(CertificatoOrigine co) throws XMLStreamException {
        out.writeStartElement("DATI-CERTIFICATO");
        element("Speditore", co.speditore());
        element("Destinatario", co.destinatario());
        out.writeStartElement("PaesiDestinazione");
        for (String paese : co.paesiDestinazione()) {
            empty("PaeseDestinazione", Map.of("nomePaeseDestinazione", paese));
        }
        out.writeEndElement();
        out.writeStartElement("PaesiOrigine");
        for (String paese : co.paesiOrigine()) {
            element("Paese", paese);
        }
        out.writeEndElement();
        element("FatturatoTotale", co.fatturatoTotale());
        element("Trasporto", co.trasporto());
        element("Osservazioni", co.osservazioni());
        for (Pagina pagina : co.pagine()) {
            element("DettaglioMerci", pagina.merci());
        }
        for (Pagina pagina : co.pagine()) {
            element("Quantita", pagina.quantita());
        }
        out.writeEndElement();
    }

    private void dichiarazioni(Dichiarazioni dette) throws XMLStreamException {
        out.writeStartElement("DICHIARAZIONE-AGGIUNTIVA");
        OrigineMerce origine = dette.origine();
        element("ORIGINEMERCE", origine == null ? "" : origine.name());
        out.writeStartElement("DETTAGLIO-ORIG-MERCE");
        out.writeAttribute("dichiarazioneRichiedente", twice(dette.dichiarazioneRichiedente()));
        element("PaeseComunitario", dette.paeseComunitario());
        element("ModalitaProduzione", dette.modalitaProduzione());
        element("AziendaProduttrice", dette.aziendaProduttrice());
        element("ModificheSubite", dette.modificheSubite());
        element("AziendaModifiche", dette.aziendaModifiche());
        element("PaeseExtraComunitario", dette.paeseExtraComunitario());
        element("DocumentazioneAllegata", dette.documentazioneAllegata());
        out.writeEndElement();
        out.writeEndElement();
    }

    private void fatture(List<Fattura> fatture) throws XMLStreamException {
        out.writeStartElement("RIEPILOGO-FATTURE");
        for (Fattura fattura : fatture) {
            out.writeEmptyElement("Fattura");
            out.writeAttribute("numero", twice(fattura.numero()));
            out.writeAttribute("data", fattura.data().toString());
        }
        out.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(twice(text));
        out.writeEndElement();
    }

    private void empty(String name, Map<String, String> attributes) throws XMLStreamException {
        out.writeEmptyElement(name);
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            out.writeAttribute(attribute.getKey(), twice(attribute.getValue()));
        }
    }

    /// Escaped once more where the reader would undo it once more.
    private static String twice(String text) {
        return ENTITY.matcher(text).replaceAll("&amp;");
    }
}
