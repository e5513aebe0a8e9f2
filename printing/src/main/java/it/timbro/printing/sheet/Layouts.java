package it.timbro.printing.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Every layout ever published, read once from the resources beside this class. To publish one, add its file and
/// its id.
public final class Layouts {
    /// The form that is delivered now.
    public static final String FORMULARIO = "formulario-2019.1";
    public static final String FOGLIO_BIANCO = "foglio-bianco-2023.1";

    private static final List<String> IDS =
            List.of(FORMULARIO, "formulario-1994.1", FOGLIO_BIANCO, "foglio-supplementare-2023.1");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Map<String, Layout> LAYOUTS =
            IDS.stream().map(Layouts::load).collect(Collectors.toUnmodifiableMap(Layout::id, layout -> layout));

    private Layouts() {}

    public static Optional<Layout> find(String id) {
        return Optional.ofNullable(LAYOUTS.get(id));
    }

    /// The layout with this id, which must exist.
    public static Layout read(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no layout " + id));
    }

    public static Stream<Layout> all() {
        return IDS.stream().map(Layouts::read);
    }

    /// The forms that blanks were ever printed with, the newest first.
    public static List<Layout> formulari() {
        return all().filter(layout -> layout.carta() == Carta.FORMULARIO)
                .sorted(Comparator.comparing(Layout::dal).reversed())
                .toList();
    }

    private static Layout load(String id) {
        try (InputStream file = Layouts.class.getResourceAsStream(id + ".json")) {
            if (file == null) {
                throw new IllegalStateException("no resource for layout " + id);
            }
            return JSON.readValue(file, Layout.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
