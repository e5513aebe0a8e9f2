package it.timbro.installer.azienda;

import it.timbro.installer.azienda.Modello.Dichiarazione;
import java.time.LocalDate;
import java.util.List;

/// Writes the *modello base*: root `Domanda`, no namespace, with the stylesheet instruction and
/// the remote schema name that the usual clients write (and that no reader may fetch).
public final class ModelloXml {
    private ModelloXml() {}

    public static byte[] write(Modello modello) {
        var xml = new Xml("""
                <?xml version="1.0" encoding="UTF-8"?>
                <?xml-stylesheet type="text/xsl" href="ptco.xsl"?>
                """);
        xml.open(
                "Domanda",
                "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:noNamespaceSchemaLocation",
                "https://schemi.invalid/ptco.xsd");
        xml.text("TIPOPRATICA", modello.tipo());
        impresa(xml, modello.impresa());
        switch (modello) {
            case Modello.Certificato certificato -> certificato(xml, certificato);
            case Modello.Visti visti -> visti(xml, visti);
            case Modello.Denuncia denuncia -> denuncia(xml, denuncia);
            case Modello.Delega _ -> {}
        }
        return xml.close("Domanda").bytes();
    }

    private static void impresa(Xml xml, Modello.Impresa impresa) {
        xml.open("DATI-IMPRESA")
                .empty("Provincia", "siglaProv", impresa.provincia())
                .text("Numero", impresa.rea())
                .text("CodiceFiscale", impresa.codiceFiscale())
                .text("Denominazione", impresa.denominazione())
                .close("DATI-IMPRESA");
    }

    private static void certificato(Xml xml, Modello.Certificato certificato) {
        xml.open("DATI-CERTIFICATO")
                .text("Speditore", certificato.speditore())
                .text("Destinatario", certificato.destinatario());
        xml.open("PaesiDestinazione");
        certificato.paesiDestinazione().forEach(p -> xml.empty("PaeseDestinazione", "nomePaeseDestinazione", p));
        xml.close("PaesiDestinazione").open("PaesiOrigine");
        certificato.paesiOrigine().forEach(p -> xml.text("Paese", p));
        xml.close("PaesiOrigine")
                .text("FatturatoTotale", certificato.fatturatoTotale())
                .text("Trasporto", certificato.trasporto())
                .text("Osservazioni", certificato.osservazioni());
        // all goods first, then all quantities: pages are paired by position
        certificato.pagine().forEach(p -> xml.text("DettaglioMerci", p.merci()));
        certificato.pagine().forEach(p -> xml.text("Quantita", p.quantita()));
        xml.close("DATI-CERTIFICATO");
        dichiarazione(xml, certificato.dichiarazione());
        fatture(xml, certificato.fatture());
    }

    private static void dichiarazione(Xml xml, Dichiarazione dichiarazione) {
        String code = switch (dichiarazione) {
            case Dichiarazione.OrigineUnione _ -> "ORCOM";
            case Dichiarazione.UltimaTrasformazione _ -> "MDCOM";
            case Dichiarazione.OrigineEstera _ -> "OREST";
        };
        xml.open("DICHIARAZIONE-AGGIUNTIVA").text("ORIGINEMERCE", code);
        xml.open("DETTAGLIO-ORIG-MERCE", "dichiarazioneRichiedente", code);
        switch (dichiarazione) {
            case Dichiarazione.OrigineUnione(var paese, var modalita, var produttore) ->
                xml.text("PaeseComunitario", paese)
                        .text("ModalitaProduzione", modalita)
                        .text("AziendaProduttrice", produttore);
            case Dichiarazione.UltimaTrasformazione(var paese, var modifiche, var azienda) ->
                xml.text("PaeseComunitario", paese)
                        .text("ModificheSubite", modifiche)
                        .text("AziendaModifiche", azienda);
            case Dichiarazione.OrigineEstera(var paese, var documentazione) ->
                xml.text("PaeseExtraComunitario", paese).text("DocumentazioneAllegata", documentazione);
        }
        xml.close("DETTAGLIO-ORIG-MERCE").close("DICHIARAZIONE-AGGIUNTIVA");
    }

    private static void fatture(Xml xml, List<Modello.Fattura> fatture) {
        xml.open("RIEPILOGO-FATTURE");
        fatture.forEach(f -> xml.empty("Fattura", "numero", f.numero(), "data", day(f.data())));
        xml.close("RIEPILOGO-FATTURE");
    }

    private static void visti(Xml xml, Modello.Visti visti) {
        xml.open("CERTIFICATO-VISTI")
                .text("SoggettoRichiedente", visti.soggettoRichiedente())
                .text("NoteRichiesta", visti.noteRichiesta())
                .close("CERTIFICATO-VISTI");
    }

    private static void denuncia(Xml xml, Modello.Denuncia denuncia) {
        xml.open("CERTIFICATO-DENUNCIA")
                .text("DataDenuncia", day(denuncia.data()))
                .text("Tipo", denuncia.causa().name())
                .open("DocumentiDenunciati");
        denuncia.documenti().forEach(d -> xml.empty("DocumentoDenunciato", "identificativo", d));
        xml.close("DocumentiDenunciati").close("CERTIFICATO-DENUNCIA");
    }

    /// The usual clients write +01:00 all year round.
    private static String day(LocalDate date) {
        return date + "+01:00";
    }
}
