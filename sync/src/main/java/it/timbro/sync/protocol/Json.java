package it.timbro.sync.protocol;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The small messages of version 1 as JSON: [Hello], [Welcome], [Receipt], [Refusal]. Fields of later releases are
/// passed over.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    public static byte[] write(Record message) {
        return MAPPER.writeValueAsBytes(message);
    }

    public static <T extends Record> T read(byte[] json, Class<T> type) throws MalformedException {
        if (json.length > Limits.JSON_BYTES) {
            throw new MalformedException("Il messaggio è troppo lungo: " + json.length + " byte.");
        }
        try {
            T message = MAPPER.readValue(json, type);
            if (message == null) {
                throw new MalformedException("Il messaggio è vuoto.");
            }
            return message;
        } catch (JacksonException e) {
            throw new MalformedException(
                    "Il messaggio non è un " + type.getSimpleName() + ": " + e.getOriginalMessage());
        }
    }

    public static <T extends Record> T read(InputStream in, Class<T> type) throws IOException {
        return read(in.readNBytes(Limits.JSON_BYTES + 1), type);
    }
}
