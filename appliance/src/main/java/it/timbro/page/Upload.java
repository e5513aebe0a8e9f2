package it.timbro.page;

import io.helidon.http.HttpMediaType;
import io.helidon.http.media.multipart.MultiPart;
import io.helidon.http.media.multipart.ReadablePart;
import io.helidon.webserver.http.ServerRequest;
import it.timbro.base.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A file that a person sends with a form, or a page's script in her name (`multipart/form-data`, RFC 7578): the
/// one way in. The form's fields stand before it, so that [Guard] has checked them before any of the file is read;
/// the file streams and is as large as the server's limit of a body at most.
///
/// @param name as the browser calls it: never a path of ours
public record Upload(String name, InputStream content) {
    private static final int FIELD_BYTES = 4 << 10;
    private static final int MAX_FIELDS = 20;

    /// The file of this request.
    public static Upload of(ServerRequest request) {
        return request.context()
                .get(Upload.class)
                .orElseThrow(() -> Problem.RICHIESTA_NON_VALIDA.rejected("manca il file"));
    }

    /// The whole file; empty if it is larger.
    public Optional<byte[]> bytes(int max) {
        try (InputStream in = content) {
            byte[] bytes = in.readNBytes(max + 1);
            return bytes.length > max ? Optional.empty() : Optional.of(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("reading a file of a form", e);
        }
    }

    static boolean isOne(ServerRequest request) {
        return request.headers()
                .contentType()
                .map(HttpMediaType::text)
                .filter(type -> type.startsWith("multipart/form-data"))
                .isPresent();
    }

    /// Reads the fields up to the file, and registers the file.
    static Form begin(ServerRequest request) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        MultiPart parts = request.content().as(MultiPart.class);
        for (int i = 0; i < MAX_FIELDS && parts.hasNext(); i++) {
            ReadablePart part = parts.next();
            if (part.fileName().isPresent()) {
                request.context().register(new Upload(part.fileName().get(), part.inputStream()));
                break;
            }
            fields.computeIfAbsent(part.name(), _ -> new ArrayList<>()).add(text(part.inputStream()));
        }
        return new Form(fields);
    }

    static String text(InputStream field) {
        try (InputStream in = field) {
            byte[] bytes = in.readNBytes(FIELD_BYTES + 1);
            if (bytes.length > FIELD_BYTES) {
                throw Problem.TROPPO_GRANDE.rejected("un campo è più lungo di 4 KB");
            }
            return Form.written(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("reading a form", e);
        }
    }
}
