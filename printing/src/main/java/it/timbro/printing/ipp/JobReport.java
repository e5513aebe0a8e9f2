package it.timbro.printing.ipp;

/// What a printer says of a job. Even [Finished] is the printer's word only: what came out, a person says.
public sealed interface JobReport {
    /// Waiting or printing.
    record Underway() implements JobReport {}

    /// Stands still until somebody does something at the printer.
    record Stopped(Fault fault) implements JobReport {}

    record Finished() implements JobReport {}

    /// Cancelled at the panel, or given up by the printer. Some sheets may have come out.
    record Abandoned(String words) implements JobReport {}

    /// No answer, or the printer has forgotten the job.
    record Unknown(Fault fault) implements JobReport {}
}
