package it.timbro.arrivo;

import it.timbro.base.Problem;
import it.timbro.base.Rejection;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads somebody else's XML into a small tree, within limits and without ever fetching anything: no DTD, no
/// entities but the five of XML, no stylesheet, no schema. The encoding is the declared one, or what the byte-order
/// mark says.
final class Xml {
    static final int MAX_BYTES = 7 * 1024 * 1024;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_ELEMENTS = 20_000;
    private static final int MAX_ATTRIBUTES = 50;

    /// Of one element: a sheet of goods has at most some 4,000 characters.
    private static final int MAX_TEXT = 200_000;

    private Xml() {}

    sealed interface Esito {
        record Albero(XmlElement root) implements Esito {}

        record Rifiutato(Rejection motivo) implements Esito {}
    }

    static Esito read(byte[] xml) {
        if (xml.length > MAX_BYTES) {
            return new Esito.Rifiutato(Problem.FILE_OLTRE_7_MB.with("l'XML è di " + xml.length / 1024 / 1024 + " MB"));
        }
        try {
            return tree(reader(xml));
        } catch (XMLStreamException e) {
            return unreadable(where(e));
        } catch (RuntimeException _) { // the parser throws what it likes on a crafted encoding or name
            return unreadable("la sua struttura non è valida");
        }
    }

    /// Name of the root element, if the bytes begin like an XML. A DTD before it is stepped over, not read.
    static Optional<String> rootName(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return Optional.empty();
        }
        try {
            XMLStreamReader reader = reader(bytes);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    return Optional.of(reader.getLocalName());
                }
            }
            return Optional.empty();
        } catch (XMLStreamException | RuntimeException _) { // not an XML
            return Optional.empty();
        }
    }

    private static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        int start = 0;
        while (start < xml.length && xml[start] > 0 && xml[start] <= ' ') {
            start++; // white space before the declaration: a fatal error for XML, a habit of some programs
        }
        return factory.createXMLStreamReader(new ByteArrayInputStream(xml, start, xml.length - start));
    }

    private static Esito tree(XMLStreamReader reader) throws XMLStreamException {
        Deque<Open> open = new ArrayDeque<>();
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> {
                    return new Esito.Rifiutato(Problem.XML_CON_DTD.with("dichiarazione DOCTYPE"));
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MAX_ELEMENTS || open.size() == MAX_DEPTH) {
                        return unreadable("ha troppi elementi");
                    }
                    if (reader.getAttributeCount() > MAX_ATTRIBUTES) {
                        return unreadable("un elemento ha troppi attributi");
                    }
                    open.push(Open.at(reader));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty() && !open.peek().add(reader.getText())) {
                        return unreadable("un testo è troppo lungo");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    XmlElement element = open.pop().close();
                    if (open.isEmpty()) {
                        return rest(reader, element);
                    }
                    open.peek().children.add(element);
                }
                default -> {} // comments, processing instructions
            }
        }
        return unreadable("è vuoto");
    }

    /// After the root only comments may stand: whatever else is an error of the parser.
    private static Esito rest(XMLStreamReader reader, XmlElement root) throws XMLStreamException {
        while (reader.hasNext()) {
            reader.next();
        }
        return new Esito.Albero(root);
    }

    private static Esito unreadable(String why) {
        return new Esito.Rifiutato(Problem.XML_ILLEGGIBILE.with(why));
    }

    private static String where(XMLStreamException e) {
        return e.getLocation() == null
                ? "non è ben formato"
                : "non è ben formato alla riga " + Math.max(1, e.getLocation().getLineNumber());
    }

    /// An element whose end was not met yet.
    private record Open(String name, Map<String, String> attributes, List<XmlElement> children, StringBuilder text) {
        static Open at(XMLStreamReader reader) {
            Map<String, String> attributes = new LinkedHashMap<>();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
            return new Open(reader.getLocalName(), attributes, new ArrayList<>(), new StringBuilder());
        }

        boolean add(String characters) {
            text.append(characters);
            return text.length() <= MAX_TEXT;
        }

        XmlElement close() {
            return new XmlElement(name, attributes, children, text.toString());
        }
    }
}
