package it.timbro.printing.ipp;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.KeywordOrName;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Media;
import com.hp.jipp.model.MediaCol;
import com.hp.jipp.model.PrintScaling;
import com.hp.jipp.model.Sides;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import it.timbro.printing.ipp.Exchange.Answer;
import it.timbro.printing.ipp.Fault.Cause;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A printer that speaks IPP (RFC 8010, RFC 8011), or a CUPS queue.
///
/// The printer is asked for its state first, so that what can be refused is refused before a byte of the job has
/// left. From then on, only an answer of the printer is an answer: a lost line is [Submission.Incerto].
public final class IppPrinter implements Printer {
    private static final String PDF = "application/pdf";
    private static final int A4_WIDTH = 21_000; // hundredths of a millimetre
    private static final int A4_HEIGHT = 29_700;
    private static final int OK_LIMIT = 0x0100; // RFC 8011, 4.1.6: status codes below are successes

    private final URI printer;
    private final Exchange exchange;

    /// @param printer such as `ipp://192.0.2.7:631/ipp/print`
    /// @param answerWithin how long the printer may take to answer once it has the job
    public IppPrinter(URI printer, Duration answerWithin) {
        this.printer = printer;
        this.exchange = new Exchange(printer, answerWithin);
    }

    @Override
    public Submission submit(PrintJob job) {
        if (status() instanceof PrinterReport.NotReady notReady) {
            return new Submission.Refused(notReady.fault());
        }
        return switch (exchange.send(printJob(job), job.pdf())) {
            case Answer.Unreached unreached -> new Submission.Refused(unreached.fault());
            case Answer.Lost lost -> new Submission.Incerto(lost.words());
            case Answer.Received received -> submission(received.packet());
        };
    }

    @Override
    public JobReport state(JobId id) {
        IppPacket question = IppPacket.getJobAttributes(
                        printer, Integer.parseInt(id.value()), Types.jobState, Types.jobStateReasons)
                .build();
        return switch (exchange.send(question, new byte[0])) {
            case Answer.Unreached unreached -> new JobReport.Unknown(unreached.fault());
            case Answer.Lost lost -> new JobReport.Unknown(new Fault(Cause.ALTRO, lost.words()));
            case Answer.Received received -> jobReport(received.packet());
        };
    }

    @Override
    public PrinterReport status() {
        IppPacket question = IppPacket.getPrinterAttributes(
                        printer,
                        Types.printerName,
                        Types.printerStateReasons,
                        Types.printerIsAcceptingJobs,
                        Types.documentFormatSupported)
                .build();
        return switch (exchange.send(question, new byte[0])) {
            case Answer.Unreached unreached -> new PrinterReport.NotReady(unreached.fault());
            case Answer.Lost lost -> new PrinterReport.NotReady(new Fault(Cause.ALTRO, lost.words()));
            case Answer.Received received -> printerReport(received.packet());
        };
    }

    private IppPacket printJob(PrintJob job) {
        MediaCol media = new MediaCol();
        media.setMediaSize(new MediaCol.MediaSize(A4_WIDTH, A4_HEIGHT));
        String tray = job.tray();
        IppPacket.Builder packet = IppPacket.printJob(printer)
                .putOperationAttributes(
                        Types.requestingUserName.of("timbro"),
                        Types.jobName.of(job.name()),
                        Types.documentFormat.of(PDF));
        if (tray == null) {
            packet.putJobAttributes(Types.media.of(Media.isoA4_210x297mm));
        } else {
            media.setMediaSource(new KeywordOrName(tray));
            packet.putJobAttributes(Types.mediaCol.of(media));
        }
        packet.putJobAttributes(
                Types.copies.of(1), Types.sides.of(Sides.oneSided), Types.printScaling.of(PrintScaling.none));
        return packet.build();
    }

    private static Submission submission(IppPacket answer) {
        if (answer.getCode() >= OK_LIMIT) {
            return new Submission.Refused(fault(answer));
        }
        return Optional.ofNullable(answer.getValue(Tag.jobAttributes, Types.jobId))
                .<Submission>map(number -> new Submission.Accepted(new JobId(number.toString())))
                .orElseGet(() -> new Submission.Incerto("accepted without a job-id"));
    }

    private JobReport jobReport(IppPacket answer) {
        JobState state = answer.getValue(Tag.jobAttributes, Types.jobState);
        if (answer.getCode() >= OK_LIMIT || state == null) {
            return new JobReport.Unknown(fault(answer));
        }
        if (state.equals(JobState.completed)) {
            return new JobReport.Finished();
        }
        if (state.equals(JobState.canceled) || state.equals(JobState.aborted)) {
            return new JobReport.Abandoned(
                    String.join(", ", answer.getStrings(Tag.jobAttributes, Types.jobStateReasons)));
        }
        // Printers differ in whether a job without paper is "stopped" or still "processing": the printer's reasons
        // tell.
        if (status() instanceof PrinterReport.NotReady notReady
                && notReady.fault().cause() == Cause.SENZA_CARTA) {
            return new JobReport.Stopped(notReady.fault());
        }
        return state.equals(JobState.processingStopped)
                ? new JobReport.Stopped(new Fault(Cause.ALTRO, state.getName()))
                : new JobReport.Underway();
    }

    private static PrinterReport printerReport(IppPacket answer) {
        AttributeGroup printer = answer.get(Tag.printerAttributes);
        if (answer.getCode() >= OK_LIMIT || printer == null) {
            return new PrinterReport.NotReady(fault(answer));
        }
        List<String> reasons = printer.getStrings(Types.printerStateReasons);
        String words = String.join(", ", reasons);
        if (reasons.stream()
                .anyMatch(reason -> reason.startsWith("media-empty") || reason.startsWith("media-needed"))) {
            return new PrinterReport.NotReady(new Fault(Cause.SENZA_CARTA, words));
        }
        if (Boolean.FALSE.equals(printer.getValue(Types.printerIsAcceptingJobs))) {
            return new PrinterReport.NotReady(new Fault(Cause.OCCUPATA, words));
        }
        List<String> formats = printer.getStrings(Types.documentFormatSupported);
        if (!formats.contains(PDF)) {
            return new PrinterReport.NotReady(new Fault(Cause.FORMATO_RIFIUTATO, String.join(", ", formats)));
        }
        return new PrinterReport.Ready(
                Optional.ofNullable(printer.getString(Types.printerName)).orElse(""));
    }

    private static Fault fault(IppPacket answer) {
        Status status = answer.getStatus();
        String message = answer.getString(Tag.operationAttributes, Types.statusMessage);
        String words = message == null ? status.getName() : status.getName() + ": " + message;
        return new Fault(cause(status), words);
    }

    private static Cause cause(Status status) {
        if (status.equals(Status.clientErrorDocumentFormatNotSupported)
                || status.equals(Status.clientErrorDocumentFormatError)) {
            return Cause.FORMATO_RIFIUTATO;
        }
        if (status.equals(Status.serverErrorBusy) || status.equals(Status.serverErrorNotAcceptingJobs)) {
            return Cause.OCCUPATA;
        }
        return status.equals(Status.clientErrorNotFound) ? Cause.SCONOSCIUTA : Cause.ALTRO;
    }
}
