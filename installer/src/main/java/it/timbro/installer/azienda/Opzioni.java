package it.timbro.installer.azienda;

/// What travels beside the signed file (`PraticaCdorExtra`). `copie`: copies beyond the original.
///
/// Support and delivery have no public element there: `Supporto`, `Consegna`, `Pagamento` are our
/// addition, with the codes of the new suite, and a reader that does not know them may skip them.
public record Opzioni(int copie, Supporto supporto, Consegna consegna, boolean urgente) {
    public enum Supporto {
        FORMULARIO("COD_FORMULARIO"),
        FOGLIO_BIANCO("COD_SFONDO_BIANCO");

        private final String code;

        Supporto(String code) {
            this.code = code;
        }
    }

    public enum Consegna {
        SPORTELLO("COD_CONSEGNA_SPORTELLO"),
        DOMICILIO("COD_CONSEGNA_DOMICILIO"),
        AZIENDA("COD_STAMPA_AZIENDA");

        private final String code;

        Consegna(String code) {
            this.code = code;
        }
    }

    public Allegato asAllegato(String cciaa) {
        var xml = new Xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .open("PraticaCdorExtra")
                .text("CciaaRiferimento", cciaa)
                .text("TipoPratica", "CO")
                .open("Certificato")
                .text("NumeroCopie", Integer.toString(copie))
                .close("Certificato")
                .text("FlagPostale", Boolean.toString(consegna == Consegna.DOMICILIO))
                .text("FlagProforma", "false")
                .text("FlagPagDifferito", "false")
                .text("FlagPraticaUrgente", Boolean.toString(urgente))
                .text("FlagStampaAzienda", Boolean.toString(consegna == Consegna.AZIENDA))
                .text("Supporto", supporto.code)
                .text("Consegna", consegna.code)
                .text("Pagamento", "COD_PAGAMENTO_TELEMACO")
                .close("PraticaCdorExtra");
        return new Allegato("GEN", "Opzioni della pratica", "opzioni.xml", xml.bytes());
    }
}
