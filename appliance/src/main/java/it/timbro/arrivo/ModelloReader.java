package it.timbro.arrivo;

import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DatiImpresa;
import it.timbro.pratica.Modello;
import it.timbro.pratica.Modello.Dichiarazioni;
import it.timbro.pratica.Modello.Fattura;
import it.timbro.pratica.Modello.OrigineMerce;
import it.timbro.pratica.Modello.Pagina;
import it.timbro.pratica.Rea;
import it.timbro.pratica.TipoPratica;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the modello base: root `Domanda`, as the companies' programs write it (the XSD is not public). Tolerant of
/// form, strict about what everything else hangs on: the kind of pratica, the codice fiscale, dates. Whether the
/// rest is complete and right is for *istruttoria* to say, which can ask for a rettifica.
public final class ModelloReader {
    /// Of elements repeated in one modello: sheets, countries, invoices, reported papers.
    private static final int MAX_RIPETIZIONI = 500;

    private ModelloReader() {}

    public static ModelloLetto read(byte[] xml) {
        return switch (Xml.read(xml)) {
            case Xml.Esito.Rifiutato(var motivo) -> new ModelloLetto.Rifiutato(motivo);
            case Xml.Esito.Albero(var root) -> read(root);
        };
    }

    private static ModelloLetto read(XmlElement root) {
        try {
            return new ModelloLetto.Letto(modello(root));
        } catch (RejectedException e) {
            return new ModelloLetto.Rifiutato(e.rejection());
        }
    }

    private static Modello modello(XmlElement root) {
        if (!root.name().equals("Domanda")) {
            throw Problem.XML_ILLEGGIBILE.rejected("comincia con «" + root.name() + "» e non con «Domanda»");
        }
        String code = required(root, "TIPOPRATICA", "il tipo di pratica");
        TipoPratica tipo =
                TipoPratica.parse(code).orElseThrow(() -> Problem.TIPO_PRATICA_SCONOSCIUTO.rejected(shortened(code)));
        DatiImpresa impresa = impresa(block(root, "DATI-IMPRESA"));
        return switch (tipo) {
            case CO -> certificato(root, impresa);
            case VA -> visti(block(root, "CERTIFICATO-VISTI"), impresa);
            case DD, DF -> denuncia(block(root, "CERTIFICATO-DENUNCIA"), impresa, tipo);
            case CD, RD, CA -> new Modello.Altro(impresa, tipo);
        };
    }

    private static DatiImpresa impresa(XmlElement block) {
        String written = required(block, "CodiceFiscale", "il codice fiscale dell'impresa");
        CodiceFiscale codiceFiscale = CodiceFiscale.parse(written)
                .orElseThrow(() -> Problem.CODICE_FISCALE_ERRATO.rejected(shortened(written)));
        String denominazione = required(block, "Denominazione", "la denominazione dell'impresa");
        return new DatiImpresa(rea(block), codiceFiscale, denominazione);
    }

    private static @Nullable Rea rea(XmlElement block) {
        String numero = block.text("Numero");
        if (numero.isEmpty()) {
            return null;
        }
        String provincia =
                block.first("Provincia").map(p -> p.attribute("siglaProv")).orElse("");
        return Rea.parse(provincia, numero)
                .orElseThrow(() -> Problem.MODELLO_INCOMPLETO.rejected("il numero REA «"
                        + shortened(provincia + " " + numero) + "» non è una provincia e da 1 a 7 cifre"));
    }

    private static Modello certificato(XmlElement root, DatiImpresa impresa) {
        XmlElement dati = block(root, "DATI-CERTIFICATO");
        return new Modello.CertificatoOrigine(
                impresa,
                dati.text("Speditore"),
                dati.text("Destinatario"),
                paesiDestinazione(dati),
                paesiOrigine(dati),
                dati.text("FatturatoTotale"),
                dati.text("Trasporto"),
                dati.text("Osservazioni"),
                pagine(dati),
                root.first("DICHIARAZIONE-AGGIUNTIVA")
                        .map(ModelloReader::dichiarazioni)
                        .orElse(Dichiarazioni.NESSUNA),
                fatture(root));
    }

    private static List<String> paesiDestinazione(XmlElement dati) {
        return limited(dati.all("PaesiDestinazione").stream()
                .flatMap(paesi -> paesi.all("PaeseDestinazione").stream())
                .map(paese -> paese.attribute("nomePaeseDestinazione"))
                .toList());
    }

    private static List<String> paesiOrigine(XmlElement dati) {
        return limited(dati.all("PaesiOrigine").stream()
                .flatMap(paesi -> paesi.all("Paese").stream())
                .map(XmlElement::text)
                .toList());
    }

    /// Goods and quantities come as two runs of elements, paired by position. An empty element holds its place;
    /// pages empty on both sides are not pages.
    private static List<Pagina> pagine(XmlElement dati) {
        List<XmlElement> merci = dati.all("DettaglioMerci");
        List<XmlElement> quantita = dati.all("Quantita");
        int pages = Math.max(merci.size(), quantita.size());
        checkCount(pages);
        List<Pagina> pagine = new ArrayList<>();
        for (int i = 0; i < pages; i++) {
            Pagina pagina = new Pagina(textAt(merci, i), textAt(quantita, i));
            if (!pagina.merci().isEmpty() || !pagina.quantita().isEmpty()) {
                pagine.add(pagina);
            }
        }
        return pagine;
    }

    private static String textAt(List<XmlElement> elements, int index) {
        return index < elements.size() ? elements.get(index).text() : "";
    }

    private static Dichiarazioni dichiarazioni(XmlElement block) {
        String origine = block.text("ORIGINEMERCE");
        XmlElement dettaglio = block.first("DETTAGLIO-ORIG-MERCE").orElse(block);
        return new Dichiarazioni(
                origine.isEmpty() ? null : origine(origine),
                dettaglio.attribute("dichiarazioneRichiedente"),
                dettaglio.text("PaeseComunitario"),
                dettaglio.text("ModalitaProduzione"),
                dettaglio.text("AziendaProduttrice"),
                dettaglio.text("ModificheSubite"),
                dettaglio.text("AziendaModifiche"),
                dettaglio.text("PaeseExtraComunitario"),
                dettaglio.text("DocumentazioneAllegata"));
    }

    private static OrigineMerce origine(String code) {
        return switch (code) {
            case "ORCOM" -> OrigineMerce.ORCOM;
            case "MDCOM" -> OrigineMerce.MDCOM;
            case "OREST" -> OrigineMerce.OREST;
            default ->
                throw Problem.MODELLO_INCOMPLETO.rejected(
                        "l'origine della merce «" + shortened(code) + "» non è ORCOM, MDCOM o OREST");
        };
    }

    private static List<Fattura> fatture(XmlElement root) {
        List<XmlElement> written = root.all("RIEPILOGO-FATTURE").stream()
                .flatMap(block -> block.all("Fattura").stream())
                .filter(f ->
                        !f.attribute("numero").isEmpty() || !f.attribute("data").isEmpty())
                .toList();
        checkCount(written.size());
        return written.stream()
                .map(f -> new Fattura(f.attribute("numero"), day(f.attribute("data"), "la data di una fattura")))
                .toList();
    }

    private static Modello visti(XmlElement block, DatiImpresa impresa) {
        String richiedente = required(block, "SoggettoRichiedente", "il soggetto richiedente");
        return new Modello.Visti(impresa, richiedente, block.text("NoteRichiesta"));
    }

    private static Modello denuncia(XmlElement block, DatiImpresa impresa, TipoPratica tipo) {
        String kind = block.text("Tipo");
        String expected = tipo == TipoPratica.DD ? "DISTRUZ" : "FUR_SMAR";
        if (!kind.isEmpty() && !kind.equals(expected)) {
            throw Problem.MODELLO_INCOMPLETO.rejected(
                    "una pratica " + tipo + " vuole una denuncia " + expected + ", non «" + shortened(kind) + "»");
        }
        String date = block.text("DataDenuncia");
        List<String> documenti = limited(block.all("DocumentiDenunciati").stream()
                .flatMap(list -> list.all("DocumentoDenunciato").stream())
                .map(documento -> documento.attribute("identificativo"))
                .toList());
        return new Modello.Denuncia(
                impresa, tipo, date.isEmpty() ? null : day(date, "la data della denuncia"), documenti);
    }

    /// An xs:date, mostly with a zone that says nothing (`+01:00` all year round): the calendar day is what was
    /// meant.
    private static LocalDate day(String written, String what) {
        try {
            return LocalDate.parse(written.substring(0, Math.min(10, written.length())));
        } catch (DateTimeException _) {
            throw Problem.MODELLO_INCOMPLETO.rejected(
                    what + " «" + shortened(written) + "» non è un giorno (aaaa-mm-gg)");
        }
    }

    private static XmlElement block(XmlElement root, String name) {
        return root.first(name).orElseThrow(() -> Problem.MODELLO_INCOMPLETO.rejected("manca il blocco " + name));
    }

    private static String required(XmlElement block, String name, String what) {
        String text = block.text(name);
        if (text.isEmpty()) {
            throw Problem.MODELLO_INCOMPLETO.rejected("manca " + what + " (" + name + ")");
        }
        return text;
    }

    private static List<String> limited(List<String> texts) {
        checkCount(texts.size());
        return texts.stream().filter(text -> !text.isEmpty()).toList();
    }

    private static void checkCount(int count) {
        if (count > MAX_RIPETIZIONI) {
            throw Problem.XML_ILLEGGIBILE.rejected("un elemento è ripetuto " + count + " volte");
        }
    }

    /// What a foreign file says, fit for a sentence.
    static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }
}
