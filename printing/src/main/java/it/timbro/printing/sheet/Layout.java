package it.timbro.printing.sheet;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One published design of a sheet. A published layout is never changed, only followed by another, so that a
/// certificate of years ago prints as it did.
///
/// @param nome what a person tells the paper by: the words at its head
/// @param dal first day of its use; a form is used up after the next one has come
/// @param supplementare id of the layout of its continuation sheets; `null` in a continuation sheet itself
/// @param ink colour of the form's own graphics
/// @param qr where the QR stands, a square
/// @param paper tint of the paper on the facsimile of the original
/// @param copyPaper tint of the paper on the facsimile of a copy
public record Layout(
        String id,
        String nome,
        LocalDate dal,
        Carta carta,
        @Nullable String supplementare,
        Area page,
        Ink ink,
        Ink paper,
        Ink copyPaper,
        List<Box> boxes,
        List<Stroke> strokes,
        List<Label> labels,
        List<Slot> slots,
        Area qr,
        List<Guilloche> guilloche) {

    public Layout {
        boxes = List.copyOf(boxes);
        strokes = List.copyOf(strokes);
        labels = List.copyOf(labels);
        slots = List.copyOf(slots);
        guilloche = List.copyOf(guilloche);
    }

    /// The box with this number, which must exist.
    public Box box(String id) {
        return boxes.stream()
                .filter(box -> box.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("layout " + this.id + " has no box " + id));
    }
}
