package it.timbro.centro.a2a.web;

import it.timbro.base.Problem;
import it.timbro.centro.a2a.Limiti;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The body of a call, read as companies' programs write it: `null` anywhere, an empty array where an object is
/// meant, numbers as strings, fields we do not know. Sizes and depth are bounded, and a file in base64 is decoded
/// as it streams by, so that a call costs the file's own bytes and not four copies of them. Line breaks inside
/// base64 may stand where every encoder puts them, after a multiple of four characters.
///
/// @param file decoded `modelloBaseB64`, empty if there was none
@SuppressWarnings("ArrayRecordComponent") // megabytes: never compared, never copied
record Corpo(ObjectNode campi, byte[] file) {
    /// 7 MB in base64 with its line breaks, and the fields beside it.
    static final long MAX_BYTES = 11_010_048; // 10.5 MB

    private static final String FILE = "modelloBaseB64";
    private static final int MAX_DEPTH = 16;
    private static final int MAX_TEXT = 64 << 10;
    private static final Base64Variant BASE64 =
            Base64Variants.MIME_NO_LINEFEEDS.withReadPadding(Base64Variant.PaddingReadBehaviour.PADDING_ALLOWED);

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .maxNameLength(256)
                            .maxNumberLength(32)
                            .maxTokenCount(20_000)
                            .maxDocumentLength(MAX_BYTES + 1)
                            .build())
                    .build())
            .build();

    static final Corpo VUOTO = new Corpo(JSON.createObjectNode(), new byte[0]);

    /// An empty body is an empty object.
    static Corpo read(InputStream in) {
        try (JsonParser parser = JSON.createParser(new Limited(in))) {
            JsonToken first = parser.nextToken();
            if (first == null || first == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.END_ARRAY) {
                return VUOTO;
            }
            if (first != JsonToken.START_OBJECT) {
                throw Problem.RICHIESTA_NON_VALIDA.rejected("il corpo non è un oggetto JSON");
            }
            return fields(parser);
        } catch (JacksonException e) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("il JSON non si può leggere (riga " + line(e) + ")");
        }
    }

    private static long line(JacksonException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    private static Corpo fields(JsonParser parser) {
        ObjectNode fields = JSON.createObjectNode();
        byte[] file = new byte[0];
        String name;
        while ((name = parser.nextName()) != null) {
            JsonToken value = parser.nextToken();
            if (name.equals(FILE) && value == JsonToken.VALUE_STRING) {
                file = decode(parser);
            } else {
                fields.set(name, (JsonNode) parser.readValueAsTree());
            }
        }
        return new Corpo(fields, file);
    }

    private static byte[] decode(JsonParser parser) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 << 10);
        try {
            parser.readBinaryValue(BASE64, new Capped(bytes));
        } catch (JacksonException e) {
            throw Problem.BASE64_ILLEGGIBILE.rejected("contiene caratteri che non sono base64, oppure è tagliato");
        }
        return bytes.toByteArray();
    }

    /// A text, whatever it was written as; empty if it is missing or `null`.
    String testo(String name) {
        return testo(campi, name);
    }

    private static String testo(ObjectNode node, String name) {
        @Nullable JsonNode value = node.get(name);
        if (value == null || !value.isValueNode() || value.isNull()) {
            return "";
        }
        String text = value.asString();
        if (text.indexOf('\0') >= 0) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("«" + name + "» contiene un carattere nullo");
        }
        return text.strip();
    }

    /// `true`, "true", 1: programs write all three.
    boolean vero(String name) {
        String text = testo(name);
        return text.equalsIgnoreCase("true") || text.equals("1");
    }

    /// An object inside; an empty one where there is none, or an array.
    Corpo dentro(String name) {
        return campi.get(name) instanceof ObjectNode node ? new Corpo(node, VUOTO.file) : VUOTO;
    }

    Optional<byte[]> fileInviato() {
        return file.length == 0 ? Optional.empty() : Optional.of(file);
    }

    private static final class Limited extends FilterInputStream {
        private long left = MAX_BYTES;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            return one < 0 ? one : count(1) > 0 ? one : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = super.read(buffer, offset, length);
            return got < 0 ? got : (int) count(got);
        }

        private long count(long got) {
            left -= got;
            if (left < 0) {
                throw Problem.TROPPO_GRANDE.rejected("il massimo è 10,5 MB per chiamata");
            }
            return got;
        }
    }

    private static final class Capped extends OutputStream {
        private final ByteArrayOutputStream bytes;

        Capped(ByteArrayOutputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            if (bytes.size() + length > Limiti.FILE_BYTES) {
                throw Problem.FILE_OLTRE_7_MB.rejected("il massimo è " + Limiti.FILE_BYTES + " byte");
            }
            bytes.write(buffer, offset, length);
        }
    }
}
