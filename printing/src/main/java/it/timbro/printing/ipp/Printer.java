package it.timbro.printing.ipp;

/// The door to a printer. Every call is answered once; nothing is retried behind the caller's back, because a
/// numbered sheet that comes out twice is worse than one that does not come out.
///
/// Calls block, at most for the time-outs of the implementation; any thread may call.
public interface Printer {
    /// Sends one job. Always one copy: what has several specimens has several pages.
    Submission submit(PrintJob job);

    /// What the printer says of a job it accepted.
    JobReport state(JobId id);

    /// What the printer says of itself, asked before paper is at stake.
    PrinterReport status();
}
