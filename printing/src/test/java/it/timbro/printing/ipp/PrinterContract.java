package it.timbro.printing.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.timbro.printing.ipp.Submission.Accepted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every printer does, whatever is behind the door.
interface PrinterContract {
    byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    Printer printer();

    /// Where what it prints can be seen.
    Path output();

    @Test
    default void aPrinterThatWorksSaysItIsReady() {
        assertThat(printer().status()).isInstanceOf(PrinterReport.Ready.class);
    }

    @Test
    default void aJobIsPrintedOnceWithTheVeryBytesAndThenFinished() throws IOException {
        Accepted accepted = (Accepted) printer().submit(new PrintJob("C26GE0001234", PDF, null));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> printer().state(accepted.id()) instanceof JobReport.Finished);
        assertThat(printed()).singleElement().satisfies(file -> assertThat(file).hasBinaryContent(PDF));
    }

    @Test
    default void everyJobHasItsOwnNumber() {
        Accepted first = (Accepted) printer().submit(new PrintJob("uno", PDF, null));
        await().atMost(Duration.ofSeconds(20)).until(() -> printer().state(first.id()) instanceof JobReport.Finished);
        Accepted second = (Accepted) printer().submit(new PrintJob("due", PDF, null));

        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    default void aJobItNeverHadIsUnknown() {
        assertThat(printer().state(new JobId("99999"))).isInstanceOf(JobReport.Unknown.class);
    }

    private List<Path> printed() throws IOException {
        try (Stream<Path> files = Files.list(output())) {
            return files.filter(file -> file.toString().endsWith(".pdf")).toList();
        }
    }
}
