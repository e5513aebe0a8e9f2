package it.timbro.printing.ipp;

/// Why a printer does not print.
///
/// @param words the printer's own words, or the network's; for the details of a message, never its whole
public record Fault(Cause cause, String words) {
    public enum Cause {
        /// Nobody answers at its address.
        SPENTA,
        SENZA_CARTA,
        /// Something answers, but it is no IPP printer; or the name is not known.
        SCONOSCIUTA,
        /// It does not take PDF.
        FORMATO_RIFIUTATO,
        /// It does not accept jobs now.
        OCCUPATA,
        ALTRO
    }
}
