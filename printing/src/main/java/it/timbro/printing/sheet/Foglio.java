package it.timbro.printing.sheet;

/// What one printed sheet is.
public sealed interface Foglio {
    /// The specimen it belongs to.
    Segno segno();

    Carta carta();

    /// The sheet with the eight boxes.
    record Principale(Segno segno, Carta carta) implements Foglio {}

    /// A continuation of boxes 6 and 7, number `numero` of `di`; always on white paper, so it uses up no
    /// formulario.
    record Supplementare(Segno segno, int numero, int di) implements Foglio {
        @Override
        public Carta carta() {
            return Carta.FOGLIO_BIANCO;
        }
    }
}
