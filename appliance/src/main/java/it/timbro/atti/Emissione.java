package it.timbro.atti;

import it.timbro.archivio.Archivio;
import it.timbro.base.Problem;
import it.timbro.base.Time;
import it.timbro.certificato.Impaginazione;
import it.timbro.certificato.Numeri;
import it.timbro.diritti.Diritti;
import it.timbro.formulari.Formulari;
import it.timbro.formulari.Magazzino;
import it.timbro.istruttoria.Istruttoria;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.politica.Politica;
import it.timbro.pratica.DelFormulario.FormularioGuastato;
import it.timbro.pratica.DelFormulario.FormularioImpegnato;
import it.timbro.pratica.DelFormulario.FormularioUsato;
import it.timbro.pratica.DelNumero.CertificatoEmesso;
import it.timbro.pratica.DelNumero.NumeroImpegnato;
import it.timbro.pratica.DellaCassa.DirittiRiscossi;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.DellaPratica.FoglioNonBuono;
import it.timbro.pratica.DellaPratica.FoglioSostituito;
import it.timbro.pratica.DellaPratica.FoglioUscito;
import it.timbro.pratica.DellaPratica.PraticaEmessa;
import it.timbro.pratica.DellaPratica.StampaInviata;
import it.timbro.pratica.DellaPratica.StampaPreparata;
import it.timbro.pratica.DellaPratica.StampaRifiutata;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.pratica.Stato;
import it.timbro.printing.ipp.Fault;
import it.timbro.printing.ipp.PrintJob;
import it.timbro.printing.ipp.Printer;
import it.timbro.printing.ipp.Submission;
import it.timbro.printing.pdf.Composition;
import it.timbro.printing.pdf.Facsimile;
import it.timbro.printing.pdf.Pages;
import it.timbro.printing.pdf.Preview;
import it.timbro.printing.sheet.Carta;
import it.timbro.printing.sheet.Foglio;
import it.timbro.printing.sheet.Layouts;
import it.timbro.printing.sheet.Segno;
import it.timbro.stampa.Lavori;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// From an approved pratica to paper, exactly once.
///
/// 1. [#prepara]: number, sheets and document are reserved in one commit, before the printer is touched.
/// 2. [#stampa]: the fact that sheets were sent commits first, then the bytes go to the printer. From then on
/// nobody knows what came out, whatever happens to the machine in between.
/// 3. [#rispondi]: a person says what came out, sheet by sheet. When all are good the certificate is issued.
///
/// No sheet is ever sent again by itself.
public final class Emissione {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final int TRIES = 5;

    private final Journal journal;
    private final StreamId stream;
    private final Time time;
    private final Pratiche pratiche;
    private final Numeri numeri;
    private final Formulari formulari;
    private final Lavori lavori;
    private final Diritti diritti;
    private final Istruttoria istruttoria;
    private final Politica.Raccolta politiche;
    private final Impaginazione impaginazione;
    private final Supplier<Preview> preview;
    private final Archivio archivio;
    private final Printer printer;

    /// The rooms this act goes through.
    public record Stanze(
            Pratiche pratiche,
            Numeri numeri,
            Formulari formulari,
            Lavori lavori,
            Diritti diritti,
            Istruttoria istruttoria,
            Politica.Raccolta politiche,
            Impaginazione impaginazione) {}

    public Emissione(
            Journal journal,
            StreamId stream,
            Time time,
            Stanze stanze,
            Supplier<Preview> preview,
            Archivio archivio,
            Printer printer) {
        this.journal = journal;
        this.stream = stream;
        this.time = time;
        this.pratiche = stanze.pratiche();
        this.numeri = stanze.numeri();
        this.formulari = stanze.formulari();
        this.lavori = stanze.lavori();
        this.diritti = stanze.diritti();
        this.istruttoria = stanze.istruttoria();
        this.politiche = stanze.politiche();
        this.impaginazione = stanze.impaginazione();
        this.preview = preview;
        this.archivio = archivio;
        this.printer = printer;
    }

    /// What would be printed.
    ///
    /// @param difetti Italian sentences; if there is one, it cannot be printed
    public record Proposta(
            NumeroPratica pratica, Opzioni.Supporto supporto, List<FoglioProposto> fogli, List<String> difetti) {}

    /// @param seriale the blank that should lie on top for this sheet; empty on white paper
    public record FoglioProposto(int numero, String tipo, Optional<SerialeFormulario> seriale) {}

    public Proposta proposta(NumeroPratica numero) {
        return journal.read(rows -> {
            Scheda scheda = pratiche.read(rows, numero);
            Opzioni opzioni = istruttoria.opzioni(scheda);
            Opzioni.Supporto supporto = supporto(opzioni);
            return switch (componi(scheda, prova())) {
                case Composition.Refused(var flaws) ->
                    new Proposta(
                            numero,
                            supporto,
                            List.of(),
                            flaws.stream().map(Impaginazione::sentence).toList());
                case Composition.Composed composed ->
                    new Proposta(numero, supporto, proposti(rows, composed.fogli()), List.of());
            };
        });
    }

    private List<FoglioProposto> proposti(Reading rows, List<Foglio> fogli) {
        List<SerialeFormulario> pila = new ArrayList<>(formulari.prossimi(
                rows, (int) fogli.stream().filter(Emissione::numerato).count()));
        List<FoglioProposto> proposti = new ArrayList<>();
        for (Foglio foglio : fogli) {
            Optional<SerialeFormulario> seriale =
                    numerato(foglio) && !pila.isEmpty() ? Optional.of(pila.removeFirst()) : Optional.empty();
            proposti.add(new FoglioProposto(proposti.size() + 1, tipo(foglio), seriale));
        }
        return proposti;
    }

    /// One sheet as it will be, under the watermark; drawn from the reserved bytes once there are any.
    ///
    /// @param foglio from 1
    public byte[] anteprima(NumeroPratica numero, int foglio) {
        Scheda scheda = journal.read(rows -> pratiche.read(rows, numero));
        Optional<Lavori.Lavoro> lavoro = lavoro(numero);
        byte[] pdf = lavoro.map(reserved -> archivio.read(reserved.documento())).orElseGet(() -> prova(scheda));
        List<FoglioProposto> fogli = lavoro.map(reserved -> reserved.fogli().stream()
                        .map(sheet -> new FoglioProposto(sheet.numero(), sheet.tipo(), sheet.seriale()))
                        .toList())
                .orElseGet(() -> proposta(numero).fogli());
        if (foglio < 1 || foglio > fogli.size()) {
            throw Problem.NON_TROVATO.rejected("il foglio " + foglio);
        }
        FoglioProposto chiesto = fogli.get(foglio - 1);
        Preview.Layers layers = chiesto.seriale()
                .map(blank -> Preview.Layers.on(new Facsimile(Layouts.FORMULARIO, segno(chiesto.tipo()), blank.text())))
                .orElseGet(Preview.Layers::onWhite);
        return preview.get().png(pdf, foglio - 1, layers);
    }

    private byte[] prova(Scheda scheda) {
        return switch (componi(scheda, prova())) {
            case Composition.Composed composed -> composed.pdf();
            case Composition.Refused(var flaws) ->
                throw Problem.TESTO_NON_STAMPABILE.rejected(
                        flaws.stream().map(Impaginazione::sentence).collect(Collectors.joining("; ")));
        };
    }

    public Optional<Lavori.Lavoro> lavoro(NumeroPratica numero) {
        return journal.read(rows -> lavori.dellaPratica(rows, numero));
    }

    /// Reserves number, sheets and document in one commit.
    ///
    /// @param seriali what the person scanned or typed for each sheet on formulario: the whole serial or its last
    /// three digits
    public void prepara(NumeroPratica numero, long versione, Map<Integer, String> seriali, String operatore) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (tryToPrepare(numero, versione, seriali, operatore)) {
                return;
            }
        }
        throw Problem.TROPPO_CARICO.rejected();
    }

    /// Composes for the next free number outside the writer's turn, keeps the file, then reserves; `false` if a
    /// colleague took that number meanwhile.
    private boolean tryToPrepare(NumeroPratica numero, long versione, Map<Integer, String> seriali, String operatore) {
        Instant quando = time.now();
        int anno = anno(quando);
        Scheda scheda = journal.read(rows -> pratiche.vista(rows, numero, versione));
        if (scheda.stato() != Stato.APPROVATA) {
            throw Problem.NON_VALIDO_ORA.rejected(
                    "la pratica è «" + scheda.stato().parola() + "»");
        }
        Numeri.Libero libero = journal.read(rows -> numeri.prossimo(rows, anno))
                .orElseThrow(() -> Problem.NUMERI_ESAURITI.rejected(anno));
        Composition.Composed composed =
                switch (componi(scheda, new Impaginazione.Emissione(libero, quando, journal.head(stream)))) {
                    case Composition.Composed good -> good;
                    case Composition.Refused(var flaws) ->
                        throw Problem.TESTO_NON_STAMPABILE.rejected(
                                flaws.stream().map(Impaginazione::sentence).collect(Collectors.joining("; ")));
                };
        Hash documento = archivio.keep(composed.pdf());
        return journal.write(stream, operatore, tx -> {
            pratiche.vista(tx, numero, versione);
            if (!numeri.prossimo(tx, anno).equals(Optional.of(libero))) {
                return false;
            }
            NumeroLavoro lavoro =
                    new NumeroLavoro(stream.sede() + "-" + (tx.head().seq() + 1));
            List<DellaPratica.Foglio> fogli = reserve(tx, numero, lavoro, composed.fogli(), seriali);
            tx.append(new NumeroImpegnato(libero.numero(), numero, lavoro, documento));
            tx.append(new StampaPreparata(
                    numero, lavoro, libero.numero(), supporto(istruttoria.opzioni(scheda)), documento, fogli));
            return true;
        });
    }

    private List<DellaPratica.Foglio> reserve(
            Tx tx, NumeroPratica numero, NumeroLavoro lavoro, List<Foglio> fogli, Map<Integer, String> seriali) {
        List<FoglioProposto> proposti = proposti(tx, fogli);
        List<DellaPratica.Foglio> reserved = new ArrayList<>();
        for (int i = 0; i < fogli.size(); i++) {
            FoglioProposto proposto = proposti.get(i);
            if (!numerato(fogli.get(i))) {
                reserved.add(new DellaPratica.Foglio(i + 1, proposto.tipo(), null));
                continue;
            }
            SerialeFormulario top = proposto.seriale()
                    .orElseThrow(() -> Problem.FORMULARI_ESAURITI.rejected(
                            fogli.stream().filter(Emissione::numerato).count()));
            SerialeFormulario seriale = Magazzino.confermato(formulari, tx, top, seriali.getOrDefault(i + 1, ""));
            tx.append(new FormularioImpegnato(seriale, numero, lavoro, i + 1));
            reserved.add(new DellaPratica.Foglio(i + 1, proposto.tipo(), seriale));
        }
        return reserved;
    }

    /// Sends to the printer what is still to print. Refused before anything moves if a sheet sent earlier is
    /// unanswered.
    ///
    /// @param motivo why it is printed again; not asked the first time
    public Invio stampa(NumeroPratica numero, long versione, String motivo, String operatore) {
        Lavori.Lavoro lavoro = journal.write(stream, operatore, tx -> {
            pratiche.vista(tx, numero, versione);
            Lavori.Lavoro current = lavori.dellaPratica(tx, numero)
                    .orElseThrow(() -> Problem.NON_VALIDO_ORA.rejected("la stampa non è stata preparata"));
            current.inDubbio().stream().findFirst().ifPresent(foglio -> {
                throw Problem.FOGLIO_IN_DUBBIO.rejected(foglio.numero() + " (" + foglio.tipo() + ")");
            });
            if (current.daStampare().isEmpty()) {
                throw Problem.NON_VALIDO_ORA.rejected("tutti i fogli sono già usciti");
            }
            if (current.invii() > 0 && motivo.isBlank() && current.esito().isEmpty()) {
                throw Problem.MOTIVO_MANCANTE.rejected("è la " + (current.invii() + 1) + "ª stampa");
            }
            tx.append(new StampaInviata(
                    numero,
                    current.numero(),
                    current.daStampare().stream().map(Lavori.Foglio::numero).toList(),
                    motivo.strip()));
            return current;
        });
        return switch (printer.submit(job(lavoro))) {
            case Submission.Accepted _ -> new Invio.Inviato();
            case Submission.Incerto(String detail) -> new Invio.Incerto(detail);
            case Submission.Refused(Fault fault) -> {
                String causa = causa(fault);
                journal.write(stream, operatore, tx -> tx.append(new StampaRifiutata(numero, lavoro.numero(), causa)));
                yield new Invio.Rifiutato(causa);
            }
        };
    }

    /// What the printer answered.
    public sealed interface Invio {
        record Inviato() implements Invio {}

        /// Nothing was printed.
        record Rifiutato(String causa) implements Invio {}

        /// The line was lost while sending: a person must look.
        record Incerto(String dettaglio) implements Invio {}
    }

    private PrintJob job(Lavori.Lavoro lavoro) {
        byte[] pdf = archivio.read(lavoro.documento());
        Set<Integer> pages =
                lavoro.daStampare().stream().map(foglio -> foglio.numero() - 1).collect(Collectors.toSet());
        return new PrintJob(
                lavoro.certificato() + " " + lavoro.pratica(),
                pages.size() == lavoro.fogli().size() ? pdf : Pages.only(pdf, pages),
                null);
    }

    private static String causa(Fault fault) {
        return switch (fault.cause()) {
            case SPENTA -> "la stampante è spenta o non raggiungibile";
            case SENZA_CARTA -> "nella stampante manca la carta";
            case SCONOSCIUTA -> "all'indirizzo della stampante non risponde una stampante";
            case FORMATO_RIFIUTATO -> "la stampante non accetta il formato PDF";
            case OCCUPATA -> "la stampante non accetta lavori adesso";
            case ALTRO -> "la stampante dice: " + fault.words();
        };
    }

    /// What a person says of a sheet.
    public enum Risposta {
        BUONO,
        ROVINATO,
        INCEPPATO,
        NON_USCITO
    }

    /// Answers «Che cosa è uscito?» for one sheet.
    ///
    /// @param nuovoSeriale for a spoiled sheet on formulario: the next blank, scanned or by its last three digits
    public void rispondi(
            NumeroPratica numero, long versione, int foglio, Risposta risposta, String nuovoSeriale, String operatore) {
        journal.write(stream, operatore, tx -> {
            Scheda scheda = pratiche.vista(tx, numero, versione);
            Lavori.Lavoro lavoro = lavori.dellaPratica(tx, numero)
                    .orElseThrow(() -> Problem.NON_VALIDO_ORA.rejected("la stampa non è stata preparata"));
            Lavori.Foglio sheet = lavoro.fogli().stream()
                    .filter(candidate -> candidate.numero() == foglio)
                    .findFirst()
                    .orElseThrow(() -> Problem.NON_TROVATO.rejected("il foglio " + foglio));
            switch (risposta) {
                case BUONO -> good(tx, scheda, lavoro, sheet);
                case ROVINATO -> bad(tx, scheda, lavoro, sheet, FoglioNonBuono.Causa.ROVINATO, nuovoSeriale);
                case INCEPPATO -> bad(tx, scheda, lavoro, sheet, FoglioNonBuono.Causa.INCEPPATO, nuovoSeriale);
                case NON_USCITO ->
                    tx.append(new FoglioNonBuono(numero, lavoro.numero(), foglio, FoglioNonBuono.Causa.NON_USCITO));
            }
            return risposta;
        });
    }

    private void good(Tx tx, Scheda scheda, Lavori.Lavoro lavoro, Lavori.Foglio sheet) {
        NumeroPratica numero = scheda.numero();
        tx.append(new FoglioUscito(numero, lavoro.numero(), sheet.numero()));
        sheet.seriale().ifPresent(seriale -> tx.append(new FormularioUsato(seriale, lavoro.certificato())));
        Lavori.Lavoro after = lavori.dellaPratica(tx, numero).orElseThrow();
        if (after.finito()) {
            tx.append(new CertificatoEmesso(lavoro.certificato(), numero, lavoro.documento()));
            tx.append(new PraticaEmessa(numero, lavoro.certificato()));
            diritti.find(tx, numero)
                    .filter(conto -> conto.apertiCent() > 0)
                    .ifPresent(conto -> tx.append(new DirittiRiscossi(numero, conto.apertiCent())));
        }
    }

    private void bad(
            Tx tx,
            Scheda scheda,
            Lavori.Lavoro lavoro,
            Lavori.Foglio sheet,
            FoglioNonBuono.Causa causa,
            String nuovoSeriale) {
        NumeroPratica numero = scheda.numero();
        tx.append(new FoglioNonBuono(numero, lavoro.numero(), sheet.numero(), causa));
        sheet.seriale().ifPresent(spoiled -> {
            tx.append(new FormularioGuastato(spoiled, causa.name().toLowerCase(java.util.Locale.ROOT)));
            SerialeFormulario top = formulari.prossimo(tx).orElseThrow(() -> Problem.FORMULARI_ESAURITI.rejected(1));
            SerialeFormulario next = Magazzino.confermato(formulari, tx, top, nuovoSeriale);
            tx.append(new FormularioImpegnato(next, numero, lavoro.numero(), sheet.numero()));
            tx.append(new FoglioSostituito(numero, lavoro.numero(), sheet.numero(), next));
        });
    }

    private Composition componi(Scheda scheda, Impaginazione.Emissione emissione) {
        Politica politica = politiche.valida(scheda.sede(), LocalDate.ofInstant(emissione.quando(), ROMA));
        return impaginazione.componi(scheda, istruttoria.opzioni(scheda), politica, emissione);
    }

    private Impaginazione.Emissione prova() {
        return Impaginazione.Emissione.prova(time.now(), Head.EMPTY);
    }

    /// The year of the number: from the bounds of the trusted time where there are any; if they straddle New Year,
    /// a person answers.
    private int anno(Instant quando) {
        Time.Bounds bounds = time.bounds();
        if (bounds.equals(Time.Bounds.UNKNOWN)) {
            return quando.atZone(ROMA).getYear();
        }
        Set<Integer> years = new HashSet<>();
        years.add(Instant.ofEpochMilli(bounds.notBeforeMs()).atZone(ROMA).getYear());
        years.add(Instant.ofEpochMilli(bounds.notAfterMs()).atZone(ROMA).getYear());
        if (years.size() > 1) {
            throw Problem.ANNO_INCERTO.rejected();
        }
        return years.iterator().next();
    }

    private static Opzioni.Supporto supporto(Opzioni opzioni) {
        Opzioni.Supporto supporto = opzioni.supporto();
        return supporto == null ? Opzioni.Supporto.FOGLIO_BIANCO : supporto;
    }

    private static boolean numerato(Foglio foglio) {
        return foglio.carta() == Carta.FORMULARIO;
    }

    private static String tipo(Foglio foglio) {
        String esemplare = switch (foglio.segno()) {
            case Segno.Originale _ -> "originale";
            case Segno.Copia(int n) -> "copia " + n;
        };
        return switch (foglio) {
            case Foglio.Principale _ -> esemplare;
            case Foglio.Supplementare extra ->
                esemplare + ", foglio supplementare " + extra.numero() + "/" + extra.di();
        };
    }

    private static Segno segno(String tipo) {
        return tipo.startsWith("copia ")
                ? new Segno.Copia(
                        Integer.parseInt(tipo.substring("copia ".length()).split(",")[0]))
                : new Segno.Originale();
    }
}
