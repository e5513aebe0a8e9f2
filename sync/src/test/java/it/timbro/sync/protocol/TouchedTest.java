package it.timbro.sync.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TouchedTest {
    private static final StreamId GENOVA = new StreamId("GE1", "1");

    private static List<Entry> about(String... subjects) {
        List<Entry> batch = new ArrayList<>();
        for (String subject : subjects) {
            byte[] payload = "{}".getBytes(StandardCharsets.UTF_8);
            batch.add(Entry.seal(
                    GENOVA,
                    batch.size() + 1L,
                    batch.size() + 1L,
                    1,
                    new Entry.Stamp(0, 0, 0, 0),
                    "lucia.verdi",
                    new Entry.Draft("NumeroImpegnato", 1, 0, subject, payload),
                    new byte[16],
                    batch.isEmpty() ? Hash.ZERO : batch.getLast().hash()));
        }
        return batch;
    }

    @Test
    void consecutiveNumbersAreOneRunWhateverTheirOrderAndHoweverOften() {
        assertThat(Touched.of(about(
                        "numero:C26GE0000013",
                        "numero:C26GE0000012",
                        "numero:C26GE0000012",
                        "numero:C26GE0000015",
                        "formulario:0004711")))
                .containsExactly("formulario:0004711", "numero:C26GE0000012-0000013", "numero:C26GE0000015");
    }

    @Test
    void whatHasNoNumberIsNotSaid() {
        assertThat(Touched.of(about("operatore:lucia.verdi", "gettone:gestionale")))
                .isEmpty();
    }

    @Test
    void seriesOfDifferentLengthAreDifferentSeries() {
        assertThat(Touched.of(about("formulario:0999", "formulario:1000", "formulario:01001")))
                .containsExactly("formulario:0999-1000", "formulario:01001");
    }

    @Test
    void aReceiptStaysSmallHoweverScatteredTheNumbersAre() {
        String[] scattered = IntStream.range(0, 450)
                .mapToObj(i -> "numero:C26GE%07d".formatted(2 * i))
                .toArray(String[]::new);
        assertThat(Touched.of(about(scattered))).hasSize(201).endsWith("+250");
    }
}
