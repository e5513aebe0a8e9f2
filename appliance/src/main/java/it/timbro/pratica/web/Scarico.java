package it.timbro.pratica.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.archivio.Archivio;
import it.timbro.base.Problem;
import it.timbro.pratica.DellaPratica.Allegato;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Sends what this program made, to be shown, and what others sent, to be opened by the person's own
/// program: nothing of that is shown in a page of ours.
public final class Scarico {
    private static final HttpMediaType PDF = HttpMediaType.create("application/pdf");
    private static final HttpMediaType BYTES = HttpMediaType.create("application/octet-stream");

    private Scarico() {}

    /// The one of these files whose SHA-256 stands in the path as `sha256`.
    public static void send(ServerRequest request, ServerResponse response, Archivio archivio, List<Allegato> files) {
        String sha256 = request.path().pathParameters().get("sha256");
        Allegato file = files.stream()
                .filter(one -> one.sha256().hex().equals(sha256))
                .findFirst()
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("il documento"));
        String nome = URLEncoder.encode(file.nome(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        response.headers().contentType(BYTES);
        response.headers().set(HeaderNames.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + nome);
        response.send(archivio.read(file.sha256()));
    }

    /// A paper of the office.
    public static void pdf(ServerResponse response, String nome, byte[] bytes) {
        response.headers().contentType(PDF);
        response.headers().set(HeaderNames.CONTENT_DISPOSITION, "inline; filename=" + nome);
        response.send(bytes);
    }
}
