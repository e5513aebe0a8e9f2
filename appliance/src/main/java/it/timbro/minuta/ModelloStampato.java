package it.timbro.minuta;

import it.timbro.pratica.Modello.CertificatoOrigine;
import it.timbro.pratica.Modello.Dichiarazioni;
import it.timbro.pratica.Modello.Fattura;
import it.timbro.pratica.Modello.OrigineMerce;
import it.timbro.pratica.Modello.Pagina;
import it.timbro.printing.pdf.ReportComposer;
import it.timbro.printing.sheet.Report;
import it.timbro.printing.sheet.Report.Block;
import it.timbro.printing.sheet.Report.Coppia;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The request on paper, to be signed by hand. The same modello on the same day gives the same
/// bytes. Any thread may call.
public final class ModelloStampato {
    private static final DateTimeFormatter GIORNO = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ITALY);
    /// Dichiarazione sostitutiva (DPR 445/2000, art. 47) under the penalties of art. 76.
    private static final String DICHIARA =
            "CHIEDE il rilascio del certificato di origine per le merci qui descritte. DICHIARA, ai sensi dell'art. 47 del"
                    + " DPR 445/2000 e consapevole delle sanzioni dell'art. 76 e della perdita dei benefici, che quanto"
                    + " scritto è vero. SI IMPEGNA a mostrare, a richiesta della Camera, i documenti che lo provano e a"
                    + " restituire il certificato se non viene usato.";

    private final Supplier<ReportComposer> composer;
    private final Supplier<String> ufficio;

    /// @param composer takes a moment to make, so it is asked for late
    /// @param ufficio as it stands on papers of the office
    public ModelloStampato(Supplier<ReportComposer> composer, Supplier<String> ufficio) {
        this.composer = composer;
        this.ufficio = ufficio;
    }

    /// @param quando of the last saving: it stands in the file's metadata
    public byte[] pdf(CertificatoOrigine co, Instant quando) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragrafo("Alla " + ufficio.get()));
        blocks.add(coppie(List.of(
                new Coppia("Impresa", co.impresa().denominazione()),
                new Coppia("Codice fiscale", co.impresa().codiceFiscale().valore()),
                new Coppia(
                        "REA",
                        co.impresa().rea() == null
                                ? ""
                                : String.valueOf(co.impresa().rea())))));
        blocks.add(new Block.Titolo("Il certificato"));
        blocks.add(coppie(List.of(
                new Coppia("1 Speditore", co.speditore()),
                new Coppia("2 Destinatario", co.destinatario()),
                new Coppia("3 Paese di origine", String.join(" - ", co.paesiOrigine())),
                new Coppia("4 Trasporto", co.trasporto()),
                new Coppia("5 Osservazioni", co.osservazioni()))));
        for (int i = 0; i < co.pagine().size(); i++) {
            Pagina pagina = co.pagine().get(i);
            String foglio = co.pagine().size() == 1 ? "" : ", foglio " + (i + 1);
            blocks.add(coppie(List.of(
                    new Coppia("6 Merci" + foglio, pagina.merci()),
                    new Coppia("7 Quantità" + foglio, pagina.quantita()))));
        }
        blocks.add(new Block.Titolo("Fatture e origine"));
        blocks.add(coppie(List.of(
                new Coppia(
                        "Fatture",
                        co.fatture().stream().map(ModelloStampato::fattura).collect(Collectors.joining("\n"))),
                new Coppia("Fatturato totale", co.fatturatoTotale()),
                new Coppia("Origine", origine(co.dichiarazioni())))));
        blocks.add(new Block.Paragrafo(DICHIARA));
        blocks.add(new Block.Firma("Luogo e data, firma del legale rappresentante o del procuratore"));
        return composer.get().compose(new Report("Domanda di certificato di origine", ufficio.get(), blocks), quando);
    }

    private static Block coppie(List<Coppia> coppie) {
        return new Block.Coppie(
                coppie.stream().filter(coppia -> !coppia.valore().isBlank()).toList());
    }

    private static String fattura(Fattura fattura) {
        return "n. " + fattura.numero() + " del " + GIORNO.format(fattura.data());
    }

    private static String origine(Dichiarazioni dette) {
        OrigineMerce origine = dette.origine();
        return List.of(
                        origine == null ? "" : origine.nome(),
                        dette.dichiarazioneRichiedente(),
                        dette.paeseComunitario(),
                        dette.modalitaProduzione(),
                        dette.aziendaProduttrice(),
                        dette.modificheSubite(),
                        dette.aziendaModifiche(),
                        dette.paeseExtraComunitario(),
                        dette.documentazioneAllegata())
                .stream()
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }
}
