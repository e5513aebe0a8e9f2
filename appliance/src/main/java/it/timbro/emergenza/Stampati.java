package it.timbro.emergenza;

import it.timbro.emergenza.Presentazioni.Scritta;
import it.timbro.emergenza.Registri.Atto;
import it.timbro.emergenza.Registri.Registro;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Presentazione.Verso;
import it.timbro.printing.pdf.ReportComposer;
import it.timbro.printing.sheet.Report;
import it.timbro.printing.sheet.Report.Block;
import it.timbro.printing.sheet.Report.Colonna;
import it.timbro.printing.sheet.Report.Coppia;
import it.timbro.printing.sheet.Report.Riga;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// The papers of this room: the receipt that is due at once (L. 241/1990, art. 18-bis) and the
/// register to sign. What they tell decides their bytes, nothing else. Any thread may call.
public final class Stampati {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final DateTimeFormatter QUANDO =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'alle' HH:mm", Locale.ITALY);
    private static final DateTimeFormatter BREVE = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ITALY);
    private static final DateTimeFormatter GIORNO = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ITALY);
    private static final int HASH_SHOWN = 16;

    private final Supplier<ReportComposer> composer;
    private final String ufficio;

    /// @param composer takes a moment to make, so it is asked for late
    /// @param ufficio who issues the papers: «Camera di Commercio di Genova, sede di Chiavari»
    public Stampati(Supplier<ReportComposer> composer, String ufficio) {
        this.composer = composer;
        this.ufficio = ufficio;
    }

    /// «22 novembre 2026 alle 09:42».
    public static String quando(long ms) {
        return QUANDO.format(Instant.ofEpochMilli(ms).atZone(ROMA));
    }

    /// The receipt. One with a number of emergency never changes afterwards: it says that the
    /// ordinary number will follow, also when that is here.
    public byte[] ricevuta(Scritta scritta) {
        Presentazione presentazione = scritta.presentazione();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragrafo(ufficio));
        blocks.add(new Block.Grande(numero(scritta)));
        List<Coppia> coppie = new ArrayList<>();
        coppie.add(new Coppia("Data di presentazione", quando(scritta.ms())));
        coppie.add(new Coppia("Presentata da", persona(presentazione)));
        Presentazione.Impresa impresa = presentazione.impresa();
        if (impresa != null) {
            coppie.add(new Coppia("Per conto di", impresa(impresa)));
        }
        coppie.add(new Coppia("Oggetto", presentazione.oggetto()));
        coppie.add(new Coppia(presentazione.tipo().nome(), presentazione.fondamento()));
        coppie.add(new Coppia("Documenti", documenti(presentazione)));
        blocks.add(new Block.Coppie(coppie));
        blocks.add(new Block.Paragrafo(
                "Termine per la risposta: " + presentazione.termine() + " dalla data di presentazione."));
        blocks.add(new Block.Paragrafo(segue(scritta)));
        blocks.add(
                new Block.Paragrafo("Ricevuta rilasciata ai sensi dell'art. 18-bis della legge 7 agosto 1990, n. 241."
                        + " Operatore: " + scritta.operatore() + "."));
        return composer.get()
                .compose(new Report("Ricevuta di presentazione", ufficio, blocks), Instant.ofEpochMilli(scritta.ms()));
    }

    private static String numero(Scritta scritta) {
        return scritta.emergenza()
                .map(emergenza -> emergenza.numero().text())
                .or(() -> scritta.protocollo()
                        .map(protocollo -> protocollo.numero().text()))
                .orElse("In attesa del numero di protocollo");
    }

    private static String segue(Scritta scritta) {
        if (scritta.emergenza().isPresent()) {
            return "È il numero del registro di emergenza (DPR 445/2000, art. 63): vale dalla data di presentazione. Al"
                    + " ripristino del protocollo informatico la registrazione riceve anche il numero di protocollo"
                    + " ordinario; i due numeri restano collegati e si può cercare con l'uno o con l'altro.";
        }
        return scritta.protocollo().isPresent()
                ? "È il numero di protocollo della Camera."
                : "Il numero di protocollo è stato chiesto alla centrale e seguirà.";
    }

    public static String persona(Presentazione presentazione) {
        CodiceFiscale codice = presentazione.persona().codiceFiscale();
        return presentazione.persona().nome() + (codice == null ? "" : ", codice fiscale " + codice);
    }

    public static String impresa(Presentazione.Impresa impresa) {
        return impresa.denominazione()
                + (impresa.codiceFiscale() == null ? "" : ", codice fiscale " + impresa.codiceFiscale())
                + (impresa.rea() == null ? "" : ", REA " + impresa.rea());
    }

    private static String documenti(Presentazione presentazione) {
        return presentazione.documenti().isEmpty()
                ? "su carta, senza scansione"
                : String.join(
                        "\n",
                        presentazione.documenti().stream()
                                .map(Stampati::impronta)
                                .toList());
    }

    private static String impronta(Allegato file) {
        String hex = file.sha256().hex();
        int half = hex.length() / 2; // the whole of it is wider than the line
        return file.nome() + "\nSHA-256 " + hex.substring(0, half) + "\n" + hex.substring(half);
    }

    /// The register as it stands: header, acts, total of each day, registrations, closing; what is
    /// left free is struck through once it is closed.
    ///
    /// @param finoMs the last moment that it tells of
    public byte[] registro(Registro registro, List<Scritta> righe, long finoMs) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragrafo(
                ufficio + ". Registro di emergenza ai sensi dell'art. 63 del DPR 28 dicembre 2000," + " n. 445."));
        blocks.add(new Block.Coppie(List.of(
                new Coppia("Causa", registro.causa()),
                new Coppia("Inizio dell'interruzione", quando(registro.inizioMs())),
                new Coppia("Registro aperto", quando(registro.apertaMs())),
                new Coppia(
                        "Ripristino",
                        registro.ripristinoMs().isPresent()
                                ? quando(registro.ripristinoMs().getAsLong())
                                : "registro ancora aperto"),
                new Coppia(
                        "Registro chiuso",
                        registro.chiusaMs().isPresent()
                                ? quando(registro.chiusaMs().getAsLong())
                                : "non ancora"))));
        blocks.add(new Block.Titolo("Atti che autorizzano"));
        registro.atti().forEach(atto -> blocks.add(new Block.Paragrafo(frase(atto))));
        blocks.add(new Block.Titolo("Totale di ogni giorno"));
        blocks.add(new Block.Coppie(Giorni.di(registro, righe, finoMs).giorni().stream()
                .map(giorno -> new Coppia(GIORNO.format(giorno.data()), giorno.frase()))
                .toList()));
        blocks.add(new Block.Titolo("Registrazioni: " + righe.size()));
        blocks.add(new Block.Tabella(
                List.of(
                        new Colonna("Numero e data", 40),
                        new Colonna("Mittente o destinatario", 42),
                        new Colonna("Oggetto e impronte", 56),
                        new Colonna("Protocollo ordinario", 32)),
                righe.stream().map(Stampati::riga).toList(),
                !registro.aperto()));
        blocks.add(new Block.Firma("Il responsabile del protocollo"));
        return composer.get()
                .compose(
                        new Report("Registro di emergenza " + registro.id(), ufficio, blocks),
                        Instant.ofEpochMilli(finoMs));
    }

    /// An act with what it allows: «… dal 22/11/2026 09:42 al 23/11/2026 09:42».
    public static String frase(Atto atto) {
        return atto.autorizzazione().frase() + ": " + atto.causa() + ". Vale dal " + breve(atto.dalMs()) + " al "
                + breve(atto.scadenzaMs()) + ". Registrato da " + atto.operatore() + " il " + breve(atto.ms()) + ".";
    }

    private static Riga riga(Scritta scritta) {
        Presentazione presentazione = scritta.presentazione();
        String annullo = scritta.annullo()
                .map(atto -> "\nANNULLATA il " + breve(atto.ms()) + " da " + atto.operatore() + ", "
                        + atto.atto().frase() + ": " + atto.motivo())
                .orElse("");
        String impronte = String.join(
                "",
                presentazione.documenti().stream()
                        .map(file -> "\n" + file.sha256().hex().substring(0, HASH_SHOWN) + "…")
                        .toList());
        Presentazioni.Emergenza emergenza = scritta.emergenza().orElseThrow();
        return new Riga(
                List.of(
                        emergenza.numero() + "\n" + breve(scritta.ms()),
                        (presentazione.verso() == Verso.ENTRATA ? "da " : "a ") + presentazione.corrispondente(),
                        presentazione.oggetto() + impronte + annullo,
                        scritta.protocollo()
                                .map(protocollo -> protocollo.numero() + "\n" + breve(protocollo.ms()))
                                .orElse("seguirà")),
                scritta.annullo().isPresent());
    }

    /// «22/11/2026 09:42».
    public static String breve(long ms) {
        return BREVE.format(Instant.ofEpochMilli(ms).atZone(ROMA));
    }
}
