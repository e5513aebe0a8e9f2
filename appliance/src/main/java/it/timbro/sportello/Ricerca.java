package it.timbro.sportello;

import it.timbro.journal.Reading;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Riga;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.sportello.Registrazioni.Trovata;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a person typed or the reader read in the one field that is always there.
public final class Ricerca {
    static final int MAX_RIGHE = 60;
    private static final int MAX_TYPED = 100;

    static final int MAX_IMPRESE = 8;

    /// The end of a number, read from a torn code.
    private static final Pattern ULTIME = Pattern.compile("[A-Za-z]?\\d{4,6}");

    private static final int ANNI_IN_VISTA = 2;
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");

    private final Pratiche pratiche;
    private final Registrazioni registrazioni;
    private final Aziende aziende;
    private final Carta carta;
    private final Libro libro;

    public Ricerca(Pratiche pratiche, Registrazioni registrazioni, Aziende aziende) {
        this(pratiche, registrazioni, aziende, _ -> Optional.empty());
    }

    /// Where no ledger of blanks is kept.
    public Ricerca(Pratiche pratiche, Registrazioni registrazioni, Aziende aziende, Carta carta) {
        this(pratiche, registrazioni, aziende, carta, (_, _) -> false);
    }

    public Ricerca(Pratiche pratiche, Registrazioni registrazioni, Aziende aziende, Carta carta, Libro libro) {
        this.pratiche = pratiche;
        this.registrazioni = registrazioni;
        this.aziende = aziende;
        this.carta = carta;
        this.libro = libro;
    }

    /// Whether a blank stands in the ledger. The room `formulari` answers.
    @FunctionalInterface
    public interface Libro {
        boolean registra(Reading rows, SerialeFormulario seriale);
    }

    /// Reads the code that stands on a printed sheet, whole, as a reader gives it. The room `certificato` answers.
    @FunctionalInterface
    public interface Carta {
        /// The number on the sheet; empty if this is not such a code.
        Optional<NumeroCertificato> letto(String typed);
    }

    /// Where nothing but pratiche is to be found.
    public static Ricerca dellePratiche(Pratiche pratiche) {
        return new Ricerca(pratiche, Registrazioni.NESSUNA, (_, _, _) -> List.of());
    }

    /// The companies that have all the words that were typed. The room `imprese` answers.
    @FunctionalInterface
    public interface Aziende {
        List<Azienda> cerca(Reading rows, String typed, int limit);
    }

    /// A company among what was found: no person of it.
    ///
    /// @param dove address of its page
    public record Azienda(String dove, String denominazione, String codiceFiscale, String rea) {}

    /// What was found.
    public sealed interface Esito {
        /// An identity was typed whole, and it is this pratica's: open it.
        record Una(NumeroPratica numero) implements Esito {}

        /// A serial that no pratica is printed on, but the ledger has: given to a company, stolen, in stock.
        record Foglio(SerialeFormulario seriale) implements Esito {}

        /// A registration with the number that was typed whole.
        record Registrata(Trovata trovata) implements Esito {}

        /// @param tutte false if there are more than are shown
        /// @param avviso what a code is that nothing here has; "" where words were typed
        record Elenco(
                List<Azienda> aziende,
                List<Riga> aperte,
                List<Riga> chiuse,
                boolean tutte,
                List<Trovata> registrazioni,
                String avviso)
                implements Esito {
            public boolean vuoto() {
                return aziende.isEmpty() && aperte.isEmpty() && chiuse.isEmpty() && registrazioni.isEmpty();
            }
        }
    }

    /// Whether a pratica is over for so long that lists leave it out until somebody asks for the old
    /// ones too. Nothing is deleted, and its number opens it as ever.
    ///
    /// @param oggi in Rome
    public static boolean archiviata(Riga riga, LocalDate oggi) {
        long fino =
                oggi.minusYears(ANNI_IN_VISTA).atStartOfDay(ROMA).toInstant().toEpochMilli();
        return riga.stato().chiusa() && riga.cambiataMs() < fino;
    }

    public Esito cerca(Reading rows, String typed) {
        String text = typed.strip();
        text = carta.letto(text).map(NumeroCertificato::text).orElse(text);
        text = text.length() > MAX_TYPED ? text.substring(0, MAX_TYPED) : text;
        Optional<NumeroPratica> exact =
                numero(text).filter(numero -> pratiche.find(rows, numero).isPresent());
        if (exact.isPresent()) {
            return new Esito.Una(exact.get());
        }
        Optional<Trovata> registrata = registrazioni.conNumero(rows, text);
        if (registrata.isPresent()) {
            return new Esito.Registrata(registrata.get());
        }
        List<Riga> righe = pratiche.cerca(rows, text, Optional.empty(), MAX_RIGHE + 1);
        if (righe.size() == 1 && identity(text)) {
            return new Esito.Una(new NumeroPratica(righe.getFirst().numero()));
        }
        Optional<SerialeFormulario> foglio = righe.isEmpty()
                ? SerialeFormulario.parse(text).filter(seriale -> libro.registra(rows, seriale))
                : Optional.empty();
        if (foglio.isPresent()) {
            return new Esito.Foglio(foglio.get());
        }
        if (righe.isEmpty() && ULTIME.matcher(text).matches()) {
            righe = pratiche.finisce(rows, text, MAX_RIGHE + 1);
        }
        List<Riga> shown = righe.subList(0, Math.min(righe.size(), MAX_RIGHE));
        List<Trovata> presentate = registrazioni.cerca(rows, text);
        return new Esito.Elenco(
                aziende.cerca(rows, text, MAX_IMPRESE),
                shown.stream().filter(riga -> !riga.stato().chiusa()).toList(),
                shown.stream().filter(riga -> riga.stato().chiusa()).toList(),
                righe.size() <= MAX_RIGHE,
                presentate,
                righe.isEmpty() && presentate.isEmpty() ? sconosciuto(text) : "");
    }

    /// A number of pratica, also inside the code that stands on a sheet or distinta:
    /// `CO1|M26B22A0001|C26GE0000012`.
    private static Optional<NumeroPratica> numero(String text) {
        return Arrays.stream(text.split("\\|"))
                .flatMap(part -> NumeroPratica.parse(part).stream())
                .findFirst();
    }

    private static boolean identity(String text) {
        return NumeroCertificato.parse(text).isPresent()
                || NumeroProtocollo.parse(text).isPresent()
                || seriale(text);
    }

    private static boolean seriale(String text) {
        return SerialeFormulario.parse(text).isPresent();
    }

    /// A whole code of ours that nothing here carries: whose it may be.
    private static String sconosciuto(String text) {
        if (numero(text).isPresent()) {
            return "Non è una pratica di questa sede: può essere di un'altra sede, o non essere ancora arrivata.";
        }
        if (NumeroCertificato.parse(text).isPresent()) {
            return "Nessuna pratica di questa sede ha questo numero di certificato: può averlo rilasciato un'altra"
                    + " sede.";
        }
        if (NumeroProtocollo.parse(text).isPresent()) {
            return "Nessuna pratica di questa sede ha questo protocollo.";
        }
        return seriale(text) ? "Nessuna pratica di questa sede è stampata su questo formulario." : "";
    }
}
