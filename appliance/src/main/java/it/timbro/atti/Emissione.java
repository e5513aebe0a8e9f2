package it.timbro.atti;

import it.timbro.annullamento.Annullamenti;
import it.timbro.archivio.Archivio;
import it.timbro.base.Problem;
import it.timbro.base.Time;
import it.timbro.certificato.Impaginazione;
import it.timbro.certificato.Numeri;
import it.timbro.diritti.Crediti;
import it.timbro.diritti.Diritti;
import it.timbro.formulari.Formulari;
import it.timbro.formulari.Magazzino;
import it.timbro.istruttoria.Istruttoria;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.politica.Politica;
import it.timbro.pratica.Custodie;
import it.timbro.pratica.DelFormulario.FormularioGuastato;
import it.timbro.pratica.DelFormulario.FormularioImpegnato;
import it.timbro.pratica.DelFormulario.FormularioUsato;
import it.timbro.pratica.DelNumero.CertificatoEmesso;
import it.timbro.pratica.DelNumero.NumeroImpegnato;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.DellaPratica.FoglioNonBuono;
import it.timbro.pratica.DellaPratica.FoglioSostituito;
import it.timbro.pratica.DellaPratica.FoglioUscito;
import it.timbro.pratica.DellaPratica.PraticaEmessa;
import it.timbro.pratica.DellaPratica.StampaInviata;
import it.timbro.pratica.DellaPratica.StampaPreparata;
import it.timbro.pratica.DellaPratica.StampaRifiutata;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.printing.ipp.Fault;
import it.timbro.printing.ipp.Submission;
import it.timbro.printing.pdf.Composition;
import it.timbro.printing.pdf.Facsimile;
import it.timbro.printing.pdf.Preview;
import it.timbro.printing.sheet.Carta;
import it.timbro.printing.sheet.Foglio;
import it.timbro.printing.sheet.Segno;
import it.timbro.stampa.Lavori;
import it.timbro.sync.protocol.StreamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// From an approved pratica to paper, exactly once.
///
/// 1. [#prepara]: number, sheets and document are reserved in one commit, before any printing.
/// 2. [#stampa]: the fact that sheets were sent commits first, then the bytes go to the printer.
/// From then on nobody knows what came out, whatever happens to the machine in between.
/// 3. [#rispondi]: a person says what came out, sheet by sheet. When all are good the certificate
/// is issued.
///
/// No sheet is ever sent again by itself.
public final class Emissione {
    private final Journal journal;
    private final StreamId stream;
    private final Pratiche pratiche;
    private final Custodie custodie;
    private final Formulari formulari;
    private final Lavori lavori;
    private final Istruttoria istruttoria;
    private final Supplier<Preview> preview;
    private final Archivio archivio;
    private final AllaStampante stampante;
    private final Impegno impegno;

    /// The rooms this act goes through.
    public record Stanze(
            Pratiche pratiche,
            Custodie custodie,
            Numeri numeri,
            Formulari formulari,
            Lavori lavori,
            Diritti diritti,
            Crediti crediti,
            Istruttoria istruttoria,
            Politica.Raccolta politiche,
            Annullamenti annullamenti,
            Impaginazione impaginazione) {}

    public Emissione(
            Journal journal,
            StreamId stream,
            Time time,
            Stanze stanze,
            Supplier<Preview> preview,
            Archivio archivio,
            AllaStampante stampante) {
        this.journal = journal;
        this.stream = stream;
        this.pratiche = stanze.pratiche();
        this.custodie = stanze.custodie();
        this.formulari = stanze.formulari();
        this.lavori = stanze.lavori();
        this.istruttoria = stanze.istruttoria();
        this.preview = preview;
        this.archivio = archivio;
        this.stampante = stampante;
        this.impegno = new Impegno(journal, stream, time, stanze, archivio);
    }

    /// What would be printed.
    ///
    /// @param inAzienda the company prints it: nothing is confirmed here ([InAzienda])
    /// @param difetti Italian sentences; if there is one, it cannot be printed
    public record Proposta(
            NumeroPratica pratica,
            Opzioni.Supporto supporto,
            boolean inAzienda,
            List<FoglioProposto> fogli,
            List<String> difetti) {}

    /// @param seriale the blank that should lie on top for this sheet; empty on white paper
    public record FoglioProposto(int numero, String tipo, Optional<SerialeFormulario> seriale) {}

    public Proposta proposta(NumeroPratica numero) {
        return journal.read(rows -> {
            Scheda scheda = pratiche.read(rows, numero);
            Opzioni opzioni = istruttoria.opzioni(scheda);
            List<String> difetti = new ArrayList<>(impegno.vietato(rows, scheda));
            List<FoglioProposto> fogli = List.of();
            switch (impegno.prova(rows, scheda)) {
                case Composition.Refused(var flaws) ->
                    flaws.stream().map(Impaginazione::sentence).forEach(difetti::add);
                case Composition.Composed composed -> fogli = proposti(rows, composed.fogli());
            }
            return new Proposta(
                    numero,
                    Impegno.supporto(opzioni),
                    opzioni.inAzienda(),
                    difetti.isEmpty() ? fogli : List.of(),
                    difetti);
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

    /// One sheet as it will be, under the watermark; drawn from the reserved bytes if there are any.
    ///
    /// @param foglio from 1
    public byte[] anteprima(NumeroPratica numero, int foglio) {
        Optional<Lavori.Lavoro> lavoro = lavoro(numero);
        byte[] pdf = lavoro.map(reserved -> archivio.read(reserved.documento()))
                .orElseGet(() -> impegno.prova(numero).pdf());
        List<FoglioProposto> fogli = lavoro.map(reserved -> reserved.fogli().stream()
                        .map(sheet -> new FoglioProposto(sheet.numero(), sheet.tipo(), sheet.seriale()))
                        .toList())
                .orElseGet(() -> proposta(numero).fogli());
        if (foglio < 1 || foglio > fogli.size()) {
            throw Problem.NON_TROVATO.rejected("il foglio " + foglio);
        }
        FoglioProposto chiesto = fogli.get(foglio - 1);
        Preview.Layers layers = chiesto.seriale()
                .map(blank -> Preview.Layers.on(
                        new Facsimile(journal.read(rows -> modello(rows, blank)), segno(chiesto.tipo()), blank.text())))
                .orElseGet(Preview.Layers::onWhite);
        return preview.get().png(pdf, foglio - 1, layers);
    }

    public Optional<Lavori.Lavoro> lavoro(NumeroPratica numero) {
        return journal.read(rows -> lavori.dellaPratica(rows, numero));
    }

    /// Reserves number, sheets and document in one commit.
    ///
    /// @param seriali what the person scanned or typed for each sheet on formulario: the whole
    /// serial or its last three digits
    public void prepara(NumeroPratica numero, long versione, Map<Integer, String> seriali, String operatore) {
        impegno.prendi(numero, versione, operatore, (tx, scheda, preso) -> {
            Opzioni opzioni = istruttoria.opzioni(scheda);
            if (opzioni.inAzienda()) {
                throw Problem.NON_VALIDO_ORA.rejected("il certificato lo stampa l'impresa");
            }
            List<DellaPratica.Foglio> fogli = reserve(tx, numero, preso, seriali);
            tx.append(new NumeroImpegnato(preso.numero(), numero, preso.lavoro(), preso.documento()));
            tx.append(new StampaPreparata(
                    numero, preso.lavoro(), preso.numero(), Impegno.supporto(opzioni), preso.documento(), fogli));
        });
    }

    private List<DellaPratica.Foglio> reserve(
            Tx tx, NumeroPratica numero, Impegno.Preso preso, Map<Integer, String> seriali) {
        List<Foglio> fogli = preso.fogli();
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
            delModello(tx, seriale, preso.formulario());
            tx.append(new FormularioImpegnato(seriale, numero, preso.lavoro(), i + 1));
            reserved.add(new DellaPratica.Foglio(i + 1, proposto.tipo(), seriale));
        }
        return reserved;
    }

    /// Sends to the printer what is still to print; nothing moves while a sheet sent earlier is unanswered.
    ///
    /// @param motivo why it is printed again; not asked the first time
    public Invio stampa(NumeroPratica numero, long versione, String motivo, String operatore) {
        Lavori.Lavoro lavoro = journal.write(stream, operatore, tx -> {
            pratiche.vista(tx, numero, versione);
            custodie.libera(tx);
            Lavori.Lavoro current = lavori.dellaPratica(tx, numero)
                    .orElseThrow(() -> Problem.NON_VALIDO_ORA.rejected("la stampa non è stata preparata"));
            impegno.inCustodia(tx, current);
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
        return switch (stampante.manda(lavoro)) {
            case Submission.Accepted _ -> new Invio.Inviato();
            case Submission.Incerto(String detail) -> new Invio.Incerto(detail);
            case Submission.Refused(Fault fault) -> {
                String causa = AllaStampante.causa(fault);
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

    /// What a person says of a sheet.
    public enum Risposta {
        BUONO,
        ROVINATO,
        INCEPPATO,
        NON_USCITO
    }

    /// Answers «Che cosa è uscito?» for one sheet.
    ///
    /// @param nuovoSeriale for a spoiled sheet on formulario: the next blank, scanned or by its
    /// last three digits
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
            impegno.conti().emessa(tx, scheda);
            impegno.notizie().emessa(tx, scheda, lavoro.certificato());
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
            delModello(tx, next, modello(tx, spoiled));
            tx.append(new FormularioImpegnato(next, numero, lavoro.numero(), sheet.numero()));
            tx.append(new FoglioSostituito(numero, lavoro.numero(), sheet.numero(), next));
        });
    }

    /// The document is composed for one form: another one has its lines elsewhere.
    private void delModello(Reading rows, SerialeFormulario seriale, String atteso) {
        if (!modello(rows, seriale).equals(atteso)) {
            throw Problem.FORMULARIO_DI_ALTRO_MODELLO.rejected(
                    seriale,
                    Formulari.modello(modello(rows, seriale)).nome(),
                    Formulari.modello(atteso).nome());
        }
    }

    private String modello(Reading rows, SerialeFormulario seriale) {
        return formulari.find(rows, seriale).orElseThrow().modello().id();
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
