package it.timbro.registri;

import it.timbro.pratica.DelRegistro.RegistroSigillato;
import it.timbro.printing.pdf.ReportComposer;
import it.timbro.printing.sheet.Report;
import it.timbro.printing.sheet.Report.Block;
import it.timbro.printing.sheet.Report.Colonna;
import it.timbro.printing.sheet.Report.Coppia;
import it.timbro.printing.sheet.Report.Riga;
import it.timbro.registri.Lettura.Pezzo;
import it.timbro.registri.Righe.Chiusa;
import it.timbro.sync.protocol.Hash;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The registers on paper, PDF/A: what they tell decides their bytes, nothing else. Any thread may
/// call.
public final class StampaRegistri {
    private static final DateTimeFormatter GIORNO = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ITALY);

    private final Supplier<ReportComposer> composer;

    /// @param composer takes a moment to make, so it is asked for late
    public StampaRegistri(Supplier<ReportComposer> composer) {
        this.composer = composer;
    }

    /// How many documents a register of so many rows needs: one even for none, for a day without use is
    /// noted too.
    public static int parti(int righe) {
        return Math.max(1, Math.ceilDiv(righe, Lettura.MAX));
    }

    /// One part of a register.
    ///
    /// @param ufficio who keeps it, as people say it
    /// @param parte from 1
    public byte[] registro(DelGiorno quale, String ufficio, int parte, Pezzo pezzo) {
        Registro registro = quale.registro();
        int parti = parti(pezzo.totale());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragrafo(ufficio + (registro.norma().isEmpty() ? "." : ". " + registro.norma() + ".")));
        blocks.add(new Block.Coppie(List.of(
                new Coppia("Giorno", giorno(quale.giorno())),
                new Coppia("Righe del giorno", Integer.toString(pezzo.totale())),
                new Coppia("Parte", parte + " di " + parti))));
        if (pezzo.righe().isEmpty()) {
            blocks.add(new Block.Paragrafo(registro.vuoto()));
        } else {
            blocks.add(new Block.Tabella(
                    colonne(registro),
                    pezzo.righe().stream()
                            .flatMap(riga -> righe(registro, riga).stream())
                            .toList(),
                    true));
        }
        return composer.get()
                .compose(
                        new Report(registro.titolo() + " del " + giorno(quale.giorno()), ufficio, blocks),
                        Instant.ofEpochMilli(pezzo.ultimaMs()));
    }

    private static List<Colonna> colonne(Registro registro) {
        List<Colonna> columns = new ArrayList<>();
        columns.add(new Colonna("N.", 10));
        columns.add(new Colonna("Ora", 16));
        registro.colonne().forEach(colonna -> columns.add(new Colonna(colonna.titolo(), colonna.widthMm())));
        columns.add(new Colonna("Operatore", 22));
        return columns;
    }

    /// What is to be said beside a row stands under it, in the widest column: a struck row must stay
    /// readable.
    private static List<Riga> righe(Registro registro, Lettura.Riga riga) {
        List<String> celle = new ArrayList<>();
        celle.add(Integer.toString(riga.numero()));
        celle.add(riga.ora());
        celle.addAll(riga.celle());
        celle.add(riga.operatore());
        Riga sua = new Riga(celle, riga.barrata());
        if (riga.nota().isEmpty()) {
            return List.of(sua);
        }
        List<String> nota = new ArrayList<>(Collections.nCopies(celle.size(), ""));
        nota.set(2 + larga(registro), riga.nota());
        return List.of(sua, new Riga(nota));
    }

    private static int larga(Registro registro) {
        return IntStream.range(0, registro.colonne().size())
                .boxed()
                .max(Comparator.comparingDouble(i -> registro.colonne().get(i).widthMm()))
                .orElse(0);
    }

    /// The report of a day that was closed: what is under the seal.
    public byte[] chiusura(Chiusa chiusa, String ufficio) {
        List<Block> blocks = new ArrayList<>();
        LocalDate giorno = chiusa.sigillo().giorno();
        blocks.add(new Block.Paragrafo(ufficio + "."));
        blocks.add(new Block.Coppie(List.of(
                new Coppia("Giorno", giorno(giorno)),
                new Coppia("Chiusa il", Lettura.quando(chiusa.ms())),
                new Coppia("Chiusa da", chiusa.operatore()))));
        blocks.add(new Block.Titolo("Registri sotto sigillo"));
        blocks.add(new Block.Tabella(
                List.of(
                        new Colonna("Registro", 30),
                        new Colonna("Righe", 14),
                        new Colonna("Impronta delle righe (SHA-256)", 63),
                        new Colonna("Impronta del PDF/A conservato (SHA-256)", 63)),
                chiusa.sigillo().registri().stream()
                        .map(StampaRegistri::sigillo)
                        .toList(),
                false));
        blocks.add(new Block.Titolo("Testa di ogni catena"));
        blocks.add(new Block.Coppie(chiusa.sigillo().teste().stream()
                .map(testa -> new Coppia(testa.stream() + " n. " + testa.seq(), spezzata(testa.hash())))
                .toList()));
        blocks.add(new Block.Paragrafo("Quello che è registrato sotto questo giorno dopo la chiusura sta fuori dal"
                + " sigillo e si vede come tale."));
        blocks.add(new Block.Firma("Il responsabile"));
        return composer.get()
                .compose(
                        new Report("Chiusura della giornata del " + giorno(giorno), ufficio, blocks),
                        Instant.ofEpochMilli(chiusa.ms()));
    }

    private static Riga sigillo(RegistroSigillato sigillo) {
        return new Riga(List.of(
                Registri.find(sigillo.registro()).map(Registro::titolo).orElse(sigillo.registro()),
                Integer.toString(sigillo.righe()),
                spezzata(sigillo.impronta()),
                String.join(
                        "\n",
                        sigillo.documenti().stream()
                                .map(StampaRegistri::spezzata)
                                .toList())));
    }

    /// The whole of it is wider than a line.
    private static String spezzata(Hash hash) {
        int half = hash.hex().length() / 2;
        return hash.hex().substring(0, half) + "\n" + hash.hex().substring(half);
    }

    /// «22 novembre 2026».
    public static String giorno(LocalDate giorno) {
        return GIORNO.format(giorno);
    }
}
