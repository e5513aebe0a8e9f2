package it.timbro.printing.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.printing.ipp.Fault.Cause;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePrinterTest implements PrinterContract {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Override
    public Printer printer() {
        return new FilePrinter(folder);
    }

    @Override
    public Path output() {
        return folder;
    }

    @Test
    void aFolderThatIsGoneIsAPrinterThatIsOff() {
        assertThat(new FilePrinter(folder.resolve("gone")).submit(new PrintJob("uno", PDF, null)))
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.fault().cause()).isEqualTo(Cause.SPENTA));
    }

    @Test
    void aJobIdCannotLeaveTheFolder() {
        assertThat(printer().state(new JobId("../../../etc/hostname"))).isInstanceOf(JobReport.Unknown.class);
    }
}
