package it.timbro.diritti;

import it.timbro.calendario.Calendario;
import it.timbro.diritti.Incassi.Riga;
import it.timbro.pratica.DellaCassa.Voce;
import it.timbro.pratica.Importo;
import it.timbro.pratica.NumeroRicevuta;
import it.timbro.printing.pdf.ReportComposer;
import it.timbro.printing.sheet.Report;
import it.timbro.printing.sheet.Report.Block;
import it.timbro.printing.sheet.Report.Colonna;
import it.timbro.printing.sheet.Report.Coppia;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// The receipt of what went over the till. What it tells decides its bytes, nothing else; any
/// thread may call.
public final class Ricevute {
    private static final DateTimeFormatter QUANDO =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'alle' HH:mm", Locale.ITALY);
    private static final List<Colonna> COLONNE = List.of(
            new Colonna("Diritto", 90),
            new Colonna("Quanti", 20),
            new Colonna("Ciascuno", 30),
            new Colonna("Importo", 30));

    private final Supplier<ReportComposer> composer;
    private final Supplier<String> ufficio;

    /// @param composer takes a moment to make, so it is asked for late
    /// @param ufficio who issues it: «Camera di Commercio di Bergamo, sede di Treviglio»
    public Ricevute(Supplier<ReportComposer> composer, Supplier<String> ufficio) {
        this.composer = composer;
        this.ufficio = ufficio;
    }

    public byte[] ricevuta(Riga riga) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragrafo(ufficio.get()));
        blocks.add(new Block.Grande(
                (riga.rimborso() ? "Rimborso " : "") + riga.importo().toString()));
        List<Coppia> coppie = new ArrayList<>();
        coppie.add(new Coppia("Ricevuta", riga.ricevuta().text()));
        coppie.add(
                new Coppia("Data", QUANDO.format(Instant.ofEpochMilli(riga.ms()).atZone(Calendario.ROMA))));
        if (!riga.chi().isEmpty()) {
            coppie.add(new Coppia("Da", riga.chi()));
        }
        riga.di().map(NumeroRicevuta::text).ifPresent(di -> coppie.add(new Coppia("Della ricevuta", di)));
        coppie.add(new Coppia(riga.rimborso() ? "Motivo" : "Per", riga.causale()));
        coppie.add(new Coppia(
                riga.rimborso() ? "Reso con" : "Pagato con",
                riga.mezzo().nome() + (riga.riferimento().isEmpty() ? "" : ", " + riga.riferimento())));
        if (!riga.tariffa().isEmpty()) {
            coppie.add(new Coppia("Tariffa", riga.tariffa()));
        }
        coppie.add(new Coppia("Operatore", riga.operatore()));
        blocks.add(new Block.Coppie(coppie));
        if (!riga.voci().isEmpty()) {
            blocks.add(new Block.Tabella(
                    COLONNE, riga.voci().stream().map(Ricevute::voce).toList(), false));
        }
        blocks.add(new Block.Paragrafo("Diritti di segreteria, art. 18 della legge 29 dicembre 1993, n. 580."));
        String titolo = riga.rimborso() ? "Ricevuta di rimborso" : "Ricevuta di pagamento";
        return composer.get().compose(new Report(titolo, ufficio.get(), blocks), Instant.ofEpochMilli(riga.ms()));
    }

    private static Report.Riga voce(Voce voce) {
        return new Report.Riga(List.of(
                voce.descrizione(),
                String.valueOf(voce.quanti()),
                Importo.cent(voce.unitarioCent()).toString(),
                Importo.cent(voce.totaleCent()).toString()));
    }
}
