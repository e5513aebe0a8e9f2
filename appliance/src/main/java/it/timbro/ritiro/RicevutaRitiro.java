package it.timbro.ritiro;

import it.timbro.pratica.Scheda;
import it.timbro.printing.pdf.ReportComposer;
import it.timbro.printing.sheet.Report;
import it.timbro.printing.sheet.Report.Block;
import it.timbro.printing.sheet.Report.Coppia;
import it.timbro.ritiro.Ritiro.Consegna;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// What who collects signs: every piece that went over the desk. The same handover gives the same
/// bytes. Any thread may call.
public final class RicevutaRitiro {
    private static final DateTimeFormatter QUANDO = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy 'alle' HH:mm", Locale.ITALY)
            .withZone(ZoneId.of("Europe/Rome"));

    private final Supplier<ReportComposer> composer;
    private final String ufficio;

    /// @param composer takes a moment to make, so it is asked for late
    /// @param ufficio who hands over: «Camera di Commercio di Genova, sede di Chiavari»
    public RicevutaRitiro(Supplier<ReportComposer> composer, String ufficio) {
        this.composer = composer;
        this.ufficio = ufficio;
    }

    /// The receipt to sign.
    public byte[] pdf(Scheda scheda, Consegna consegna) {
        List<Coppia> coppie = new ArrayList<>();
        coppie.add(new Coppia("Pratica", scheda.numero().text()));
        coppie.add(new Coppia("Impresa", scheda.impresa().denominazione()));
        coppie.add(new Coppia("Ritirata da", consegna.ritirante() + ", " + consegna.titolo()));
        coppie.add(new Coppia("Documento o numero della spedizione", consegna.documento()));
        coppie.add(new Coppia("Quando", QUANDO.format(Instant.ofEpochMilli(consegna.quandoMs()))));
        coppie.add(new Coppia("Pezzi consegnati", String.join("\n", consegna.pezzi())));
        if (!consegna.nota().isEmpty()) {
            coppie.add(new Coppia("Nota dell'operatore", consegna.nota()));
        }
        List<Block> blocks = List.of(
                new Block.Paragrafo(ufficio),
                new Block.Grande(scheda.certificato()
                        .map(Object::toString)
                        .orElse(scheda.numero().text())),
                new Block.Coppie(coppie),
                new Block.Paragrafo("Dichiaro di avere ricevuto tutti i pezzi elencati. Consegna fatta dall'operatore "
                        + consegna.operatore() + "."),
                new Block.Firma("Chi ritira"));
        return composer.get()
                .compose(new Report("Ricevuta di ritiro", ufficio, blocks), Instant.ofEpochMilli(consegna.quandoMs()));
    }
}
