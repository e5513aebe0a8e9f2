package it.timbro.visti;

import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Visto;
import it.timbro.printing.pdf.ReportComposer;
import it.timbro.printing.sheet.Report;
import it.timbro.printing.sheet.Report.Block;
import it.timbro.printing.sheet.Report.Coppia;
import it.timbro.visti.Regole.Ammesso;
import it.timbro.visti.Visti.Scritto;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The application for a visto as a sheet to sign: empty, to be given out before, or with what stands
/// in the register, so that who presents signs what was asked. Any thread may call.
public final class ModuloRichiesta {
    private static final String RIGA = "______________________________";

    private static final String DICHIARA =
            "Chi firma dichiara, sapendo che cosa comporta dichiarare il falso (DPR 445/2000, artt. 46, 47 e 76), che i"
                    + " dati qui sopra sono veri e che la copia depositata è conforme all'originale.";

    private final Supplier<ReportComposer> composer;
    private final String ufficio;

    /// @param composer takes a moment to make, so it is asked for late
    /// @param ufficio whom it is addressed to
    public ModuloRichiesta(Supplier<ReportComposer> composer, String ufficio) {
        this.composer = composer;
        this.ufficio = ufficio;
    }

    /// @param quando for the document's own data
    public byte[] vuoto(Regole regole, Instant quando) {
        return composer.get().compose(vuoto(regole), quando);
    }

    public byte[] di(Scritto scritto, Regole regole) {
        return composer.get().compose(compilato(scritto, regole), Instant.ofEpochMilli(scritto.ms()));
    }

    /// With the rules of the chamber: what each kind is put on, and what has to be brought along.
    Report vuoto(Regole regole) {
        List<Block> blocks = inizio();
        blocks.add(new Block.Coppie(List.of(
                new Coppia("Chi presenta", RIGA),
                new Coppia("Documento di identità", RIGA),
                new Coppia("Impresa, codice fiscale", RIGA),
                new Coppia("Documento e pagine", RIGA),
                new Coppia("Chi lo ha firmato", RIGA),
                new Coppia("Per che cosa serve", RIGA),
                new Coppia("Data", RIGA))));
        blocks.add(new Block.Titolo("Che cosa si chiede (segnare)"));
        blocks.add(new Block.Coppie(regole.generi().stream()
                .map(genere -> new Coppia(
                        "[  ] " + genere.tipo().nome(),
                        genere.ammessi().stream().map(Ammesso::voce).collect(Collectors.joining("; ")) + "\nSi porta: "
                                + String.join("; ", genere.servono())))
                .toList()));
        return fine(blocks, "Chi presenta");
    }

    Report compilato(Scritto scritto, Regole regole) {
        Visto visto = scritto.visto();
        Presentazione.Impresa impresa = visto.impresa();
        List<Coppia> coppie = new ArrayList<>();
        coppie.add(new Coppia("Si chiede", visto.tipo().nome()));
        coppie.add(new Coppia("Documento", visto.documento()));
        coppie.add(new Coppia("Pagine", String.valueOf(visto.pagine())));
        add(coppie, "Firmato da", visto.firmatario());
        add(coppie, "Per", visto.motivo());
        coppie.add(new Coppia(
                "Chi presenta", visto.persona().nome() + ", " + visto.persona().documento()));
        if (impresa != null) {
            coppie.add(new Coppia(
                    "Impresa",
                    impresa.denominazione()
                            + (impresa.codiceFiscale() == null ? "" : ", codice fiscale " + impresa.codiceFiscale())));
        }
        regole.generi().stream()
                .filter(genere -> genere.tipo() == visto.tipo())
                .findFirst()
                .ifPresent(genere -> coppie.add(new Coppia("Si porta", String.join("; ", genere.servono()))));
        coppie.add(new Coppia(
                "Allegati", visto.copia().stream().map(file -> file.nome()).collect(Collectors.joining(", "))));
        coppie.add(new Coppia("Registrato", scritto.numero() + ", " + FoglioVisto.quando(scritto.ms())));
        List<Block> blocks = inizio();
        blocks.add(new Block.Coppie(coppie));
        return fine(blocks, visto.persona().nome());
    }

    private List<Block> inizio() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragrafo("A " + ufficio));
        blocks.add(new Block.Titolo("Richiesta di visto"));
        return blocks;
    }

    private Report fine(List<Block> blocks, String chiFirma) {
        blocks.add(new Block.Paragrafo(DICHIARA));
        blocks.add(new Block.Firma(chiFirma));
        return new Report("Richiesta di visto", ufficio, blocks);
    }

    private static void add(List<Coppia> coppie, String nome, String valore) {
        if (!valore.isBlank()) {
            coppie.add(new Coppia(nome, valore));
        }
    }
}
