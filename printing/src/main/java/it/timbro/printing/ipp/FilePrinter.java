package it.timbro.printing.ipp;

import it.timbro.printing.ipp.Fault.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A folder instead of a printer: for the demo, for a trial, and where no printer speaks IPP. Every job is one
/// file.
public final class FilePrinter implements Printer {
    private final Path folder;

    public FilePrinter(Path folder) {
        this.folder = folder;
    }

    @Override
    public synchronized Submission submit(PrintJob job) {
        if (status() instanceof PrinterReport.NotReady notReady) {
            return new Submission.Refused(notReady.fault());
        }
        try {
            String name = "%05d-%s.pdf".formatted(next(), job.name().replaceAll("[^A-Za-z0-9-]+", "_"));
            Path unfinished = Files.createTempFile(folder, "job", ".part");
            Files.write(unfinished, job.pdf());
            Files.move(unfinished, folder.resolve(name));
            return new Submission.Accepted(new JobId(name));
        } catch (IOException full) {
            return new Submission.Refused(new Fault(Cause.ALTRO, String.valueOf(full.getMessage())));
        }
    }

    @Override
    public JobReport state(JobId id) {
        Path file = folder.resolve(id.value()).normalize();
        return file.startsWith(folder.normalize()) && Files.isRegularFile(file)
                ? new JobReport.Finished()
                : new JobReport.Unknown(new Fault(Cause.ALTRO, "no such file: " + id.value()));
    }

    @Override
    public PrinterReport status() {
        return Files.isDirectory(folder)
                ? new PrinterReport.Ready(folder.getFileName().toString())
                : new PrinterReport.NotReady(new Fault(Cause.SPENTA, "no such folder: " + folder));
    }

    private long next() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return 1 + files.filter(file -> file.toString().endsWith(".pdf")).count();
        }
    }
}
