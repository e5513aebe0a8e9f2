package it.timbro.appuntamenti;

import it.timbro.appuntamenti.Appuntamenti.Appuntamento;
import it.timbro.pratica.DellAppuntamento.Passo;
import it.timbro.printing.pdf.ReportComposer;
import it.timbro.printing.sheet.Report;
import it.timbro.printing.sheet.Report.Block;
import it.timbro.printing.sheet.Report.Coppia;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// The sheet for a first-time company: when to come, what to bring, what will be done. The same
/// appointment gives the same bytes. Any thread may call.
public final class FoglioAppuntamento {
    private static final DateTimeFormatter QUANDO = DateTimeFormatter.ofPattern(
                    "EEEE d MMMM yyyy 'alle' HH:mm", Locale.ITALY)
            .withZone(ZoneId.of("Europe/Rome"));

    private final Supplier<ReportComposer> composer;
    private final String ufficio;

    /// @param composer takes a moment to make, so it is asked for late
    public FoglioAppuntamento(Supplier<ReportComposer> composer, String ufficio) {
        this.composer = composer;
        this.ufficio = ufficio;
    }

    /// The sheet.
    ///
    /// @param dispositivi where the company gets a signature device
    public byte[] pdf(Appuntamento uno, List<Dispositivo> dispositivi) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragrafo(ufficio));
        blocks.add(new Block.Grande(QUANDO.format(Instant.ofEpochMilli(uno.inizioMs()))));
        blocks.add(new Block.Coppie(List.of(
                new Coppia("Impresa", uno.fissato().impresa().denominazione()),
                new Coppia("Viene", uno.fissato().persona().nome()),
                new Coppia("Dura", uno.fissato().minuti() + " minuti"))));
        blocks.add(new Block.Titolo("Che cosa portare"));
        Orari.portare().forEach(riga -> blocks.add(new Block.Paragrafo("– " + riga)));
        if (!dispositivi.isEmpty()) {
            blocks.add(new Block.Titolo("Dispositivo di firma: non lo rilascia questo ufficio"));
            dispositivi.forEach(dove -> blocks.add(new Block.Paragrafo("– " + dove.testo())));
        }
        blocks.add(new Block.Titolo("Che cosa si fa"));
        blocks.add(new Block.Coppie(Arrays.stream(Passo.values())
                .map(passo -> new Coppia(passo.titolo(), passo.minuti() + " min"))
                .toList()));
        return composer.get()
                .compose(
                        new Report("Prima richiesta di certificato di origine", ufficio, blocks),
                        Instant.ofEpochMilli(uno.inizioMs()));
    }
}
