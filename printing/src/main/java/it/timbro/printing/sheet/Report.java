package it.timbro.printing.sheet;

import java.util.List;

/// A document of the office that is no certificate: a receipt, a register to sign. Blocks follow one
/// another down A4 pages.
///
/// @param titolo of the document, also in its metadata
/// @param piede at the foot of each page, beside the number of the page
public record Report(String titolo, String piede, List<Block> blocks) {
    public Report {
        blocks = List.copyOf(blocks);
    }

    /// One thing under another.
    public sealed interface Block {
        record Titolo(String testo) implements Block {}

        record Paragrafo(String testo) implements Block {}

        /// Something to be read first, such as a number: large, between lines.
        record Grande(String testo) implements Block {}

        /// Names with their values.
        record Coppie(List<Coppia> coppie) implements Block {
            public Coppie {
                coppie = List.copyOf(coppie);
            }
        }

        /// @param barrata whether the rows that are left free on the page are struck through, so that
        ///     nobody adds one
        record Tabella(List<Colonna> colonne, List<Riga> righe, boolean barrata) implements Block {
            public Tabella {
                colonne = List.copyOf(colonne);
                righe = List.copyOf(righe);
            }
        }

        /// A line to sign on.
        record Firma(String sotto) implements Block {}
    }

    public record Coppia(String nome, String valore) {}

    public record Colonna(String titolo, double widthMm) {}

    /// @param barrata annulled: struck through and still readable
    public record Riga(List<String> celle, boolean barrata) {
        public Riga {
            celle = List.copyOf(celle);
        }

        public Riga(List<String> celle) {
            this(celle, false);
        }
    }
}
