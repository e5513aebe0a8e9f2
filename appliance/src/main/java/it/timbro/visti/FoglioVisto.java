package it.timbro.visti;

import it.timbro.printing.pdf.ReportComposer;
import it.timbro.printing.sheet.Report;
import it.timbro.printing.sheet.Report.Block;
import it.timbro.printing.sheet.Report.Coppia;
import it.timbro.visti.Visti.Scritto;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// The visto on a sheet of its own, to be joined to the original: number, stamp, both signatures,
/// and the fingerprint by which the copy on file is found. The same visto gives the same bytes. Any
/// thread may call.
public final class FoglioVisto {
    private static final DateTimeFormatter QUANDO = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy 'alle' HH:mm", Locale.ITALY)
            .withZone(ZoneId.of("Europe/Rome"));

    private final Supplier<ReportComposer> composer;
    private final String ufficio;

    /// @param composer takes a moment to make, so it is asked for late
    /// @param ufficio who issues it: «Camera di Commercio di Genova, sede di Chiavari»
    public FoglioVisto(Supplier<ReportComposer> composer, String ufficio) {
        this.composer = composer;
        this.ufficio = ufficio;
    }

    /// «22 novembre 2026 alle 09:42».
    public static String quando(long ms) {
        return QUANDO.format(Instant.ofEpochMilli(ms));
    }

    /// The sheet.
    public byte[] pdf(Scritto scritto) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragrafo(ufficio));
        blocks.add(new Block.Grande(scritto.numero().text()));
        blocks.add(new Block.Paragrafo(scritto.visto().testo()));
        blocks.add(new Block.Firma(scritto.funzionario().nome()));
        scritto.legalizzazione().ifPresent(legalizzazione -> {
            blocks.add(new Block.Titolo(scritto.visto().lingua().equals("it") ? "Legalizzazione" : "Legalisation"));
            blocks.add(new Block.Paragrafo(legalizzazione.testo()));
            blocks.add(new Block.Firma(legalizzazione.funzionario().nome()));
        });
        blocks.add(new Block.Coppie(List.of(
                new Coppia("Documento", scritto.visto().documento()),
                new Coppia("Pagine", String.valueOf(scritto.visto().pagine())),
                new Coppia(
                        "Impronta (SHA-256)",
                        scritto.visto().copia().getFirst().sha256().hex()),
                new Coppia("Registrato", quando(scritto.ms())))));
        scritto.annullo().ifPresent(annullo -> blocks.add(new Block.Paragrafo("ANNULLATO: " + annullo.motivo())));
        return composer.get()
                .compose(
                        new Report(scritto.visto().tipo().nome() + " " + scritto.numero(), ufficio, blocks),
                        Instant.ofEpochMilli(scritto.ms()));
    }
}
