package it.timbro.printing.ipp;

/// What a printer says of itself.
public sealed interface PrinterReport {
    /// @param name as the printer calls itself
    record Ready(String name) implements PrinterReport {}

    record NotReady(Fault fault) implements PrinterReport {}
}
