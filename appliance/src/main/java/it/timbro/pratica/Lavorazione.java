package it.timbro.pratica;

/// One thing that the company asked of the counter beside the original: how many copies, visti or
/// legalizzazioni of which document, and whether they are there (S-128).
///
/// @param documento as the company calls it
/// @param quante asked for, and paid with the pratica
/// @param fatte done so far
/// @param dove the page on which it is done
public record Lavorazione(Atto atto, String documento, int quante, int fatte, String dove) {
    /// By what act it is worked off.
    public enum Atto {
        COPIA("copia", "copie"),
        VISTO("visto", "visti"),
        LEGALIZZAZIONE("legalizzazione", "legalizzazioni");

        private final String una;
        private final String tante;

        Atto(String una, String tante) {
            this.una = una;
            this.tante = tante;
        }

        String parola(int quante) {
            return quante == 1 ? una : tante;
        }
    }

    public boolean fatta() {
        return fatte >= quante;
    }

    /// «2 visti su fattura.pdf».
    public String parole() {
        return quante + " " + atto.parola(quante) + " " + (atto == Atto.COPIA ? "di" : "su") + " " + documento;
    }
}
