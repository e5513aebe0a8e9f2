package it.timbro.centro.a2a;

import it.timbro.base.Problem;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.pratica.DellaPratica.PraticaMessaADisposizione;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.Hash;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a company's program may know of its pratiche. An account sees its own and no other: of another's it is told
/// that there is nothing.
public final class Elenco {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");

    private final Journal journal;
    private final Pratiche pratiche;
    private final Bozze bozze;
    private final Presentate presentate;
    private final Documenti documenti;

    public Elenco(Journal journal, Pratiche pratiche, Bozze bozze, Presentate presentate, Documenti documenti) {
        this.journal = journal;
        this.pratiche = pratiche;
        this.bozze = bozze;
        this.presentate = presentate;
        this.documenti = documenti;
    }

    /// One line of a list.
    public sealed interface Voce {
        /// Not sent yet.
        record DaInviare(Bozza bozza) implements Voce {}

        /// @param rinuncia given up, and passed on to the owner, who has not answered yet
        record Inviata(Bozza bozza, Scheda scheda, Rettifica rettifica, boolean rinuncia) implements Voce {}
    }

    /// The files of this centre, by SHA-256; empty while one has not arrived from its branch. The archivio
    /// answers.
    @FunctionalInterface
    public interface Documenti {
        Optional<byte[]> find(Hash sha256);
    }

    /// The certificate that the company prints itself.
    ///
    /// @param pdf empty while the document is on its way from the branch
    public record DaStampare(NumeroCertificato certificato, Hash sha256, Optional<byte[]> pdf) {}

    /// What the company prints of a pratica, once it was issued for that; empty for what is printed at the counter.
    public Optional<DaStampare> daStampare(Voce voce) {
        return voce instanceof Voce.Inviata inviata && inviata.scheda().stato() == Stato.CONSEGNATA
                ? journal.history("pratica:" + inviata.scheda().numero()).stream()
                        .map(Recorded::fact)
                        .flatMap(fact ->
                                fact instanceof PraticaMessaADisposizione fatto ? Stream.of(fatto) : Stream.empty())
                        .findFirst()
                        .map(fatto -> new DaStampare(
                                fatto.certificato(), fatto.documento(), documenti.find(fatto.documento())))
                : Optional.empty();
    }

    /// Pratiche of an account, those to be sent first, then newest first; at most [Pratiche#MAX_RIGHE].
    public List<Voce> trova(Mittente mittente, Filtro filtro) {
        List<Bozza> daInviare = journal.read(rows -> bozze.aperte(rows, mittente.utente(), Pratiche.MAX_RIGHE)).stream()
                .filter(bozza -> corrisponde(bozza, filtro))
                .toList();
        Stream<Voce> inviate = journal
                .read(rows ->
                        presentate
                                .trova(rows, mittente.utente(), filtro, Pratiche.MAX_RIGHE - daInviare.size())
                                .stream()
                                .map(numero -> trovata(rows, numero))
                                .toList())
                .stream()
                .map(this::inviata);
        return Stream.concat(daInviare.stream().map(Voce.DaInviare::new), inviate)
                .toList();
    }

    /// Those that wait for the company: asked to correct, and not yet transmitted.
    public List<Voce.Inviata> daRettificare(Mittente mittente, Filtro filtro) {
        return journal
                .read(rows -> presentate.inRettifica(rows, mittente.utente(), filtro, Pratiche.MAX_RIGHE).stream()
                        .map(numero -> trovata(rows, numero))
                        .toList())
                .stream()
                .map(this::inviata)
                .filter(voce -> voce.rettifica() instanceof Rettifica.Richiesta)
                .toList();
    }

    /// One pratica of this account.
    public Voce read(Mittente mittente, NumeroPratica numero) {
        Trovata trovata = journal.read(rows -> {
            Bozza bozza = sua(bozze, rows, mittente, numero);
            return new Trovata(bozza, pratiche.find(rows, numero), bozze.rinunciaInoltrata(rows, numero));
        });
        return trovata.scheda().isPresent() ? inviata(trovata) : new Voce.DaInviare(trovata.bozza());
    }

    /// Whether it is the company's turn to correct it.
    public boolean attendeRettifica(Mittente mittente, NumeroPratica numero) {
        return read(mittente, numero) instanceof Voce.Inviata inviata
                && inviata.rettifica() instanceof Rettifica.Richiesta;
    }

    /// The account's own bozza; for any other account it does not exist.
    public static Bozza sua(Bozze bozze, Reading rows, Mittente mittente, NumeroPratica numero) {
        return bozze.find(rows, numero)
                .filter(bozza -> bozza.utente().equals(mittente.utente()))
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("la pratica " + numero));
    }

    private record Trovata(Bozza bozza, Optional<Scheda> scheda, boolean rinuncia) {}

    private Trovata trovata(Reading rows, NumeroPratica numero) {
        Bozza bozza = bozze.find(rows, numero).orElseThrow(() -> Problem.NON_TROVATO.rejected("la pratica " + numero));
        return new Trovata(bozza, pratiche.find(rows, numero), bozze.rinunciaInoltrata(rows, numero));
    }

    /// Outside of any `read`: the history is one of its own, and a reader that waits for a reader waits for ever.
    private Voce.Inviata inviata(Trovata trovata) {
        Scheda scheda = trovata.scheda().orElseThrow();
        return new Voce.Inviata(
                trovata.bozza(),
                scheda,
                scheda.stato() == Stato.IN_RETTIFICA
                        ? Rettifica.of(journal.history("pratica:" + scheda.numero()))
                        : new Rettifica.NonRichiesta(),
                trovata.rinuncia());
    }

    private static boolean corrisponde(Bozza bozza, Filtro filtro) {
        Optional<LocalDate> giorno = filtro.delGiorno();
        return (filtro.numero().isEmpty() || bozza.numero().text().equals(filtro.numero()))
                && (filtro.codiceFiscale().isEmpty()
                        || bozza.corpo()
                                .modello()
                                .impresa()
                                .codiceFiscale()
                                .valore()
                                .equals(filtro.codiceFiscale()))
                && (filtro.sede().isEmpty() || bozza.corpo().sede().code().equals(filtro.sede()))
                && (giorno.isEmpty()
                        || Instant.ofEpochMilli(bozza.creataMs())
                                .atZone(ROMA)
                                .toLocalDate()
                                .equals(giorno.get()));
    }
}
