package it.timbro.diritti;

import it.timbro.base.Celle;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.pratica.Importo;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A statement of who moves the money: the bank's of the POS, pagoPA's. Lines with semicolons, the
/// first names the columns `riferimento`, `data` (as 2026-11-23 or 23/11/2026) and `importo`, in any
/// order; others are left aside. All or nothing: one wrong line, and each is named.
///
/// @param dal first day of a payment, `al` last one
public record Estratto(List<Pagamento> pagamenti, LocalDate dal, LocalDate al) {
    /// Most payments of one statement.
    public static final int MAX_RIGHE = 500;

    private static final List<String> COLONNE = List.of("riferimento", "data", "importo");
    private static final DateTimeFormatter ITALIANA = DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ITALY);
    private static final int MAX_RIFERIMENTO = 40;
    private static final int MAX_ERRORI = 10;

    /// @param riferimento as [Cassa] keeps it: no spaces, upper case
    public record Pagamento(String riferimento, LocalDate giorno, Importo importo) {}

    /// @throws RejectedException [Problem#ESTRATTO_NON_VALIDO] with the first wrong lines
    public static Estratto leggi(String testo) {
        List<String> righe = testo.replace("\uFEFF", "")
                .lines()
                .filter(riga -> !riga.isBlank())
                .limit(MAX_RIGHE + 2L)
                .toList();
        if (righe.size() < 2 || righe.size() > MAX_RIGHE + 1) {
            throw Problem.ESTRATTO_NON_VALIDO.rejected(
                    "servono la riga dei titoli e da 1 a " + MAX_RIGHE + " pagamenti");
        }
        List<String> titoli = Celle.di(righe.getFirst()).stream()
                .map(titolo -> titolo.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (!titoli.containsAll(COLONNE)) {
            throw Problem.ESTRATTO_NON_VALIDO.rejected(
                    "la prima riga deve avere i titoli " + String.join(", ", COLONNE));
        }
        List<Pagamento> pagamenti = new ArrayList<>();
        List<String> errori = new ArrayList<>();
        for (int i = 1; i < righe.size(); i++) {
            String difetto = aggiungi(pagamenti, titoli, Celle.di(righe.get(i)));
            if (!difetto.isEmpty()) {
                errori.add("riga " + (i + 1) + ": " + difetto);
            }
        }
        if (!errori.isEmpty()) {
            throw Problem.ESTRATTO_NON_VALIDO.rejected(
                    String.join("; ", errori.subList(0, Math.min(errori.size(), MAX_ERRORI))));
        }
        List<LocalDate> giorni =
                pagamenti.stream().map(Pagamento::giorno).sorted().toList();
        return new Estratto(List.copyOf(pagamenti), giorni.getFirst(), giorni.getLast());
    }

    /// @return what is wrong with the line, in Italian; "" if it was added
    private static String aggiungi(List<Pagamento> pagamenti, List<String> titoli, List<String> celle) {
        String riferimento = Cassa.riferimento(cella(titoli, celle, "riferimento"));
        String data = cella(titoli, celle, "data");
        String euro = cella(titoli, celle, "importo");
        Optional<LocalDate> giorno = giorno(data);
        Optional<Importo> importo = importo(euro);
        if (riferimento.isEmpty() || riferimento.length() > MAX_RIFERIMENTO) {
            return "il riferimento ha da 1 a " + MAX_RIFERIMENTO + " caratteri";
        }
        if (giorno.isEmpty()) {
            return "«" + data + "» non è una data";
        }
        if (importo.isEmpty()) {
            return "«" + euro + "» non è un importo";
        }
        pagamenti.add(new Pagamento(riferimento, giorno.get(), importo.get()));
        return "";
    }

    private static String cella(List<String> titoli, List<String> celle, String titolo) {
        int at = titoli.indexOf(titolo);
        return at < celle.size() ? celle.get(at).strip() : "";
    }

    private static Optional<LocalDate> giorno(String scritto) {
        try {
            return Optional.of(scritto.contains("/") ? LocalDate.parse(scritto, ITALIANA) : LocalDate.parse(scritto));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Optional<Importo> importo(String scritto) {
        try {
            return Optional.of(Importo.leggi(scritto));
        } catch (RejectedException _) {
            return Optional.empty();
        }
    }
}
