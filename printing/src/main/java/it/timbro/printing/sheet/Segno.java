package it.timbro.printing.sheet;

/// What one specimen of a certificate is: the original (one per shipment) or a numbered copy of equal value.
public sealed interface Segno {
    /// The words on the paper.
    String parole();

    record Originale() implements Segno {
        @Override
        public String parole() {
            return "ORIGINALE / ORIGINAL";
        }
    }

    /// @param numero from 1 to [#MASSIMO]
    record Copia(int numero) implements Segno {
        public static final int MASSIMO = 20;

        public Copia {
            if (numero < 1 || numero > MASSIMO) {
                throw new IllegalArgumentException("copies are numbered from 1 to " + MASSIMO + ": " + numero);
            }
        }

        @Override
        public String parole() {
            return "COPIA / COPY " + numero;
        }
    }
}
