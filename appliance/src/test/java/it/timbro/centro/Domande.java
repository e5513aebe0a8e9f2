package it.timbro.centro;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Requests as a company's program writes them.
public final class Domande {
    public static final String ACME = "12345678903";

    /// One-page PDF, as small as a PDF gets.
    public static final byte[] PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
            .getBytes(StandardCharsets.US_ASCII);

    private Domande() {}

    public static String modello(String tipo, String codiceFiscale) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Domanda>
                 <TIPOPRATICA>%s</TIPOPRATICA>
                 <DATI-IMPRESA><Provincia siglaProv="GE"/><Numero>123456</Numero>
                  <CodiceFiscale>%s</CodiceFiscale><Denominazione>ACME Valvole S.r.l.</Denominazione></DATI-IMPRESA>
                 <DATI-CERTIFICATO>
                  <Speditore>ACME Valvole S.r.l.&#10;Via Prova 1&#10;16100 Genova</Speditore>
                  <Destinatario>Foo Trading LLC&#10;Dubai</Destinatario>
                  <PaesiDestinazione><PaeseDestinazione nomePaeseDestinazione="EMIRATI ARABI UNITI"/></PaesiDestinazione>
                  <PaesiOrigine><Paese>UNIONE EUROPEA - ITALIA</Paese></PaesiOrigine>
                  <FatturatoTotale>1000,00</FatturatoTotale><Trasporto>mare</Trasporto><Osservazioni/>
                  <DettaglioMerci>10 colli valvole</DettaglioMerci><Quantita>120 kg</Quantita>
                 </DATI-CERTIFICATO>
                 <DICHIARAZIONE-AGGIUNTIVA><ORIGINEMERCE>ORCOM</ORIGINEMERCE></DICHIARAZIONE-AGGIUNTIVA>
                 <RIEPILOGO-FATTURE><Fattura numero="12" data="2026-05-30+01:00"/></RIEPILOGO-FATTURE>
                </Domanda>
                """.formatted(tipo, codiceFiscale);
    }

    public static String opzioni(int copie) {
        return """
                <?xml version="1.0"?><PraticaCdorExtra><TipoPratica>CO</TipoPratica>
                <Certificato><NumeroCopie>%d</NumeroCopie></Certificato>
                <FlagPraticaUrgente>true</FlagPraticaUrgente></PraticaCdorExtra>
                """.formatted(copie);
    }

    public static String base64(byte[] file) {
        return Base64.getEncoder().encodeToString(file);
    }

    /// Body of creaA2A, nulls and empty arrays included, as programs send it.
    public static String crea(byte[] p7m, String tipo, String camera, String sede, String codiceFiscale) {
        return """
                {"mobFirmato": "true", "modelloBaseB64": "%s", "altro": {"nuovo": 1},
                 "datiPratica": {"tPratica": "cdor", "tipoSportello": "CO", "tipoPratica": "%s",
                  "descrizione": "Valvole per Dubai", "cciaaCompetenza": "%s", "datiIdp": null, "filtri": [],
                  "datiImpresa": {"cciaa": "GE", "nrea": 123456, "codFisc": "%s", "proloc": null},
                  "codiceSedeDistaccata": %s}}
                """.formatted(base64(p7m), tipo, camera, codiceFiscale, sede.isEmpty() ? "null" : "\"" + sede + "\"");
    }

    public static String allegato(byte[] file, String tipo, String nome) {
        return """
                {"modelloBaseB64": "%s", "tipoAllegato": "%s", "descrizioneAllegato": "fattura", "allegatoFileName": "%s"}
                """.formatted(base64(file), tipo, nome);
    }
}
