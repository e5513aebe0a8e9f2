package it.timbro.pratica.web;

import it.timbro.page.Quando;
import it.timbro.pratica.EsitoFirma;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The three answers about the signature, in words.
public record FirmaView(List<Risposta> risposte, List<Coppia> firmatari) {
    /// @param tono never the only sign: the word says it
    public record Risposta(String domanda, String parola, String perche, Tono tono) {}

    public enum Tono {
        BENE("bene", "✓"),
        ATTENZIONE("attenzione", "?"),
        MALE("male", "✕"),
        IGNOTO("ignoto", "○");

        private final String classe;
        private final String segno;

        Tono(String classe, String segno) {
            this.classe = classe;
            this.segno = segno;
        }

        public String classe() {
            return classe;
        }

        public String segno() {
            return segno;
        }
    }

    /// @param altre answers about who signed that the page has from elsewhere
    static FirmaView of(EsitoFirma esito, Quando quando, List<Risposta> altre) {
        return new FirmaView(
                Stream.concat(Stream.of(integrita(esito), stato(esito, quando), verdetto(esito)), altre.stream())
                        .toList(),
                esito.firmatari().stream()
                        .map(firmatario -> firmatario(firmatario, quando))
                        .toList());
    }

    private static Risposta integrita(EsitoFirma esito) {
        String domanda = "Il file è quello firmato?";
        return switch (esito.integrita()) {
            case INTEGRA -> new Risposta(domanda, "Integra", "il contenuto non è cambiato dopo la firma.", Tono.BENE);
            case ALTERATA -> new Risposta(domanda, "Alterata", "il contenuto è cambiato dopo la firma.", Tono.MALE);
            case ILLEGGIBILE -> new Risposta(domanda, "Illeggibile", "la busta firmata non si può leggere.", Tono.MALE);
            case SU_CARTA ->
                new Risposta(domanda, "Su carta", "è firmato a penna: si confronta con il foglio.", Tono.ATTENZIONE);
        };
    }

    private static Risposta stato(EsitoFirma esito, Quando quando) {
        String domanda = "Il certificato di firma valeva al controllo (" + quando.ora(esito.quandoMs()) + ")?";
        String perche = esito.statoMotivo();
        return switch (esito.stato()) {
            case BUONO -> new Risposta(domanda, "Valido", perche, Tono.BENE);
            case REVOCATO -> new Risposta(domanda, "Revocato", perche, Tono.MALE);
            case SCADUTO -> new Risposta(domanda, "Scaduto", perche, Tono.MALE);
            case NON_CONOSCIBILE -> new Risposta(domanda, "Non si può sapere qui", perche, Tono.ATTENZIONE);
        };
    }

    private static Risposta verdetto(EsitoFirma esito) {
        String domanda = "L'ufficio la ammette?";
        String perche = esito.verdettoMotivo();
        return switch (esito.verdetto()) {
            case AMMESSA -> new Risposta(domanda, "Ammessa", perche, Tono.BENE);
            case NON_AMMESSA -> new Risposta(domanda, "Non ammessa", perche, Tono.MALE);
            case DA_VALUTARE -> new Risposta(domanda, "Da valutare", perche, Tono.ATTENZIONE);
        };
    }

    private static Coppia firmatario(EsitoFirma.Firmatario firmatario, Quando quando) {
        String codice =
                Optional.ofNullable(firmatario.codiceFiscale()).orElse("codice fiscale non scritto nel certificato");
        String organizzazione = firmatario.organizzazione().isEmpty() ? "" : ", per " + firmatario.organizzazione();
        Long firmato = firmatario.firmatoMs();
        String dichiarata = firmato == null ? "" : ", dichiara di aver firmato " + quando.ora(firmato);
        return new Coppia(
                firmatario.nome(),
                codice + organizzazione + dichiarata + "."
                        + (firmatario.emittente().isEmpty() ? "" : " Certificato di " + firmatario.emittente() + "."));
    }
}
