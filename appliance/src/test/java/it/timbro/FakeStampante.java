package it.timbro;

import it.timbro.printing.ipp.Fault;
import it.timbro.printing.ipp.JobId;
import it.timbro.printing.ipp.JobReport;
import it.timbro.printing.ipp.PrintJob;
import it.timbro.printing.ipp.Printer;
import it.timbro.printing.ipp.PrinterReport;
import it.timbro.printing.ipp.Submission;
import java.util.ArrayList;
import java.util.List;

/// A printer that keeps what it was sent and answers what the test wants.
public final class FakeStampante implements Printer {
    public final List<PrintJob> ricevuti = new ArrayList<>();
    private boolean corrente = true;
    private Submission prossima = new Submission.Accepted(new JobId("1"));

    public void rispondi(Submission submission) {
        prossima = submission;
    }

    /// The machine loses power while the bytes are under way.
    public void togliCorrente() {
        corrente = false;
    }

    public static final class CorrenteMancata extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public Submission submit(PrintJob job) {
        ricevuti.add(job);
        if (!corrente) {
            throw new CorrenteMancata();
        }
        return prossima;
    }

    @Override
    public JobReport state(JobId id) {
        return new JobReport.Finished();
    }

    @Override
    public PrinterReport status() {
        return prossima instanceof Submission.Refused(Fault fault)
                ? new PrinterReport.NotReady(fault)
                : new PrinterReport.Ready("finta");
    }
}
