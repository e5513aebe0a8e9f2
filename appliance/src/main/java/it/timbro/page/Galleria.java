package it.timbro.page;

import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `/galleria`, for who develops: every screen in its states, as the tests of the browser last saw them.
/// Only where the configuration names the folder of the pictures; elsewhere the page does not exist.
public final class Galleria implements HttpService {
    private static final HttpMediaType PNG = HttpMediaType.create("image/png");
    private static final Pattern NAME = Pattern.compile("(([a-z0-9]+)[a-z0-9-]*)-([0-9]{3,4})\\.png");
    private static final int MAX = 2_000;

    private final Path folder;
    private final Pages pages;

    /// @param folder of pictures named `screen-state-width.png`
    public Galleria(Path folder, Pages pages) {
        this.folder = folder;
        this.pages = pages;
    }

    public record GalleriaView(Frame frame, List<Schermo> schermi) implements View {
        public GalleriaView {
            schermi = List.copyOf(schermi);
        }
    }

    /// One screen with the states it was seen in.
    public record Schermo(String nome, List<Foto> foto) {
        public Schermo {
            foto = List.copyOf(foto);
        }
    }

    public record Foto(String stato, String larghezza, String file) {}

    @Override
    public void routing(HttpRules rules) {
        rules.get("/galleria", this::show).get("/galleria/{foto}", this::send);
    }

    private void show(ServerRequest request, ServerResponse response) {
        Map<String, List<Foto>> byScreen = names().stream()
                .map(NAME::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.groupingBy(
                        name -> name.group(2),
                        TreeMap::new,
                        Collectors.mapping(
                                name -> new Foto(name.group(1), name.group(3), name.group()), Collectors.toList())));
        pages.send(
                response,
                "page/galleria.jte",
                new GalleriaView(
                        pages.frame(request, "Galleria"),
                        byScreen.entrySet().stream()
                                .map(screen -> new Schermo(screen.getKey(), screen.getValue()))
                                .toList()));
    }

    private List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .sorted()
                    .limit(MAX)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("folder of the gallery", e);
        }
    }

    private void send(ServerRequest request, ServerResponse response) {
        String name = request.path().pathParameters().get("foto");
        if (!NAME.matcher(name).matches() || !Files.isRegularFile(folder.resolve(name))) {
            throw Problem.NON_TROVATO.rejected("la fotografia " + name);
        }
        response.headers().contentType(PNG);
        try {
            response.send(Files.readAllBytes(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException("a picture of the gallery", e);
        }
    }
}
