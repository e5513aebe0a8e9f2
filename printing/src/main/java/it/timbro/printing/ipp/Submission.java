package it.timbro.printing.ipp;

/// What became of a job that was sent.
public sealed interface Submission {
    /// The printer has it. Whether paper comes out is another question, see [Printer#state].
    record Accepted(JobId id) implements Submission {}

    /// It is certain that the printer does not have it: sending again cannot print it twice.
    record Refused(Fault fault) implements Submission {}

    /// The line was lost after the printer may have had it all. Nobody knows; a person must look at the printer.
    record Incerto(String detail) implements Submission {}
}
