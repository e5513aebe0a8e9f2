package it.timbro.atti;

import it.timbro.base.Problem;
import it.timbro.base.Time;
import it.timbro.diritti.Conti;
import it.timbro.imprese.Delega;
import it.timbro.imprese.Imprese;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.pratica.Arrivo;
import it.timbro.pratica.DelVisto.VistoConsegnato;
import it.timbro.pratica.DellImpresa.Veste;
import it.timbro.pratica.DellaPratica.PraticaConsegnata;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Lavorazione;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Visto;
import it.timbro.ritiro.Ritiro.Ritirante;
import it.timbro.stampa.Lavori;
import it.timbro.sync.protocol.StreamId;
import it.timbro.visti.Visti;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The handover at the counter: everything that was printed goes over the desk, or nothing is
/// recorded.
public final class Consegna {
    /// By post or courier: the carrier has it, under the number of the shipment (S-136).
    public static final String SPEDIZIONE = "spedizione";

    /// Who collects for a company by a delega.
    public static final List<String> VESTI =
            Arrays.stream(Veste.values()).map(Veste::parola).toList();

    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final DateTimeFormatter GIORNO = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ITALY);
    private static final int MAX_TESTO = 200;

    private final Journal journal;
    private final StreamId stream;
    private final Pratiche pratiche;
    private final Lavori lavori;
    private final Visti visti;
    private final Lavorazioni lavorazioni;
    private final Conti conti;
    private final Imprese imprese;
    private final Time time;

    /// What it looks into.
    public record Registri(Pratiche pratiche, Lavori lavori, Visti visti, Conti conti, Imprese imprese) {}

    public Consegna(Journal journal, StreamId stream, Registri registri, Time time) {
        this.journal = journal;
        this.stream = stream;
        this.pratiche = registri.pratiche();
        this.lavori = registri.lavori();
        this.visti = registri.visti();
        this.lavorazioni = new Lavorazioni(registri.lavori(), registri.visti());
        this.conti = registri.conti();
        this.imprese = registri.imprese();
        this.time = time;
    }

    /// What is to be paid before, in cents; 0 if nothing.
    public long daPagareCent(Scheda scheda) {
        return journal.read(rows -> conti.daPagareCent(rows, scheda));
    }

    /// Whether the company asked to have it sent.
    public static boolean spedita(Scheda scheda) {
        return scheda.opzioni().consegna() == Opzioni.Consegna.DOMICILIO;
    }

    /// The physical pieces of the bundle.
    public List<String> pezzi(NumeroPratica numero) {
        return journal.read(rows -> pezzi(rows, numero));
    }

    /// Who may collect for the company today by what the office knows (S-191); without a
    /// document, which is shown each time.
    public List<Ritirante> incaricati(Scheda scheda) {
        LocalDate oggi = LocalDate.ofInstant(time.now(), ROMA);
        return journal.read(rows -> deleghe(rows, scheda).stream()
                .filter(delega -> delega.vale(oggi))
                .map(delega -> new Ritirante(delega.nome(), delega.veste().parola(), ""))
                .distinct()
                .toList());
    }

    private List<Delega> deleghe(Reading rows, Scheda scheda) {
        return imprese.read(rows, scheda.sede().camera(), scheda.impresa().codiceFiscale())
                .deleghe();
    }

    /// What was asked for beside the original, and whether it is done.
    public List<Lavorazione> lavorazioni(Scheda scheda) {
        return journal.read(rows -> lavorazioni.di(rows, scheda));
    }

    private List<String> pezzi(Reading rows, NumeroPratica numero) {
        Stream<String> fogli = lavori.dellaPratica(rows, numero).stream()
                .flatMap(lavoro -> lavoro.fogli().stream())
                .map(foglio -> foglio.tipo()
                        + (foglio.tipo().startsWith("copia") ? " firmata e timbrata" : " firmato e timbrato")
                        + foglio.seriale().map(seriale -> " (" + seriale + ")").orElse(""));
        Stream<String> documenti = daConsegnare(rows, numero)
                .map(scritto -> "visto " + scritto.numero() + " firmato e timbrato ("
                        + scritto.visto().documento() + ")");
        return Stream.concat(fogli, documenti).toList();
    }

    private Stream<Visti.Scritto> daConsegnare(Reading rows, NumeroPratica numero) {
        return visti.dellaPratica(rows, numero).stream()
                .filter(scritto ->
                        scritto.annullo().isEmpty() && scritto.consegnatoMs().isEmpty());
    }

    /// A legalizzazione that the company asked for is the second officer's signature: without it the document is not
    /// the one that was asked for.
    private static void completo(Visti.Scritto scritto) {
        Visto.Telematico telematico = scritto.visto().telematico();
        if (telematico != null
                && telematico.legalizzazione()
                && scritto.legalizzazione().isEmpty()) {
            throw Problem.VISTO_NON_ORA.rejected(
                    scritto.numero(),
                    "l'impresa ha chiesto la legalizzazione e manca la firma del secondo funzionario");
        }
    }

    /// Hands the bundle over.
    ///
    /// @param titolo legale rappresentante, delegato, corriere; or [#SPEDIZIONE]
    /// @param documento kind and number of the identity document shown; of a shipment, its number
    /// @param spuntati the pieces ticked: all of them
    public void consegna(
            NumeroPratica numero,
            long versione,
            String ritirante,
            String titolo,
            String documento,
            List<String> spuntati,
            String operatore) {
        consegna(numero, versione, new Gesto(new Ritirante(ritirante, titolo, documento), spuntati, "", ""), operatore);
    }

    /// What the counter says of a handover.
    ///
    /// @param nota why it is handed over all the same, where the office has a doubt; "" where it
    /// has none
    /// @param arrivo since when who collects stands there, as [Arrivo] reads it
    public record Gesto(Ritirante ritirante, List<String> spuntati, String nota, String arrivo) {}

    /// The same, with a word of the operator where the office has a doubt about who collects.
    public void consegna(NumeroPratica numero, long versione, Gesto gesto, String operatore) {
        Ritirante ritirante = gesto.ritirante();
        String nota = gesto.nota();
        required(ritirante.nome(), "il nome di chi ritira");
        required(ritirante.titolo(), "a che titolo ritira");
        required(ritirante.documento(), "il documento di chi ritira");
        journal.write(stream, operatore, tx -> {
            Scheda scheda = pratiche.vista(tx, numero, versione);
            long toPay = conti.daPagareCent(tx, scheda);
            if (toPay > 0) {
                throw Problem.DA_PAGARE.rejected(Importo.cent(toPay));
            }
            if (ritirante.titolo().equals(SPEDIZIONE) && !spedita(scheda)) {
                throw Problem.NON_VALIDO_ORA.rejected("l'impresa ritira allo sportello");
            }
            daConsegnare(tx, numero).forEach(Consegna::completo);
            if (nota.isBlank()) {
                dubbio(tx, scheda, ritirante).or(() -> manca(tx, scheda)).ifPresent(perche -> {
                    throw Problem.RITIRO_NON_AMMESSO.rejected(perche);
                });
            } else {
                required(nota, "la nota");
            }
            List<String> pezzi = pezzi(tx, numero);
            pezzi.stream()
                    .filter(pezzo -> !gesto.spuntati().contains(pezzo))
                    .findFirst()
                    .ifPresent(pezzo -> {
                        throw Problem.PEZZI_MANCANTI.rejected(pezzo);
                    });
            daConsegnare(tx, numero).toList().forEach(scritto -> tx.append(new VistoConsegnato(scritto.numero())));
            return tx.append(new PraticaConsegnata(
                    numero,
                    ritirante.nome().strip(),
                    ritirante.titolo().strip(),
                    ritirante.documento().strip(),
                    pezzi,
                    nota.isBlank() ? null : nota.strip(),
                    Arrivo.di(gesto.arrivo(), tx.now())));
        });
    }

    /// What is known against a delegato: every delega in this name is over. One who has none here may
    /// show it on paper.
    private Optional<String> dubbio(Reading rows, Scheda scheda, Ritirante ritirante) {
        if (VESTI.stream().noneMatch(ritirante.titolo()::equals)) {
            return Optional.empty();
        }
        LocalDate oggi = LocalDate.ofInstant(time.now(), ROMA);
        List<Delega> sue = deleghe(rows, scheda).stream()
                .filter(delega ->
                        delega.nome().equalsIgnoreCase(ritirante.nome().strip()))
                .toList();
        if (sue.isEmpty() || sue.stream().anyMatch(delega -> delega.vale(oggi))) {
            return Optional.empty();
        }
        return Optional.of("la delega a " + ritirante.nome().strip()
                + sue.getLast()
                        .revoca()
                        .map(revoca -> " è revocata dal " + GIORNO.format(revoca.dal()))
                        .orElse(" oggi non vale"));
    }

    /// What was paid for and is not there.
    private Optional<String> manca(Reading rows, Scheda scheda) {
        return lavorazioni.di(rows, scheda).stream()
                .filter(lavorazione -> !lavorazione.fatta())
                .map(lavorazione -> "l'impresa ha chiesto " + lavorazione.parole() + " e non risulta fatto")
                .findFirst();
    }

    private static void required(String value, String what) {
        if (value.isBlank()) {
            throw Problem.PEZZI_MANCANTI.rejected(what);
        }
        if (value.length() > MAX_TESTO) {
            throw Problem.TROPPO_GRANDE.rejected(what + " supera " + MAX_TESTO + " caratteri");
        }
    }
}
