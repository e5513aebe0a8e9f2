package it.timbro.printing.sheet;

/// The place of one value that is not free text of a box.
///
/// @param box the box a flaw in it is reported under
/// @param preprinted the form already carries it: shown on the facsimile, never printed
public record Slot(
        Value value,
        String box,
        String prefix,
        double xMm,
        double baselineMm,
        double widthMm,
        double sizePt,
        Face face,
        Align align,
        boolean preprinted) {

    /// What can stand in a slot.
    public enum Value {
        NUMERO,
        SERIALE,
        SEGNO,
        CAMERA,
        LUOGO,
        DATA,
        CODICE_SICUREZZA,
        INDIRIZZO_VERIFICA,
        FOGLIO_SUPPLEMENTARE,
        SEGUE
    }
}
