package it.timbro.imprese;

import it.timbro.base.Celle;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.Contatto;
import it.timbro.pratica.PartitaIva;
import it.timbro.pratica.Rea;
import it.timbro.pratica.Visura;
import it.timbro.pratica.Visura.Anagrafica;
import it.timbro.pratica.Visura.Luoghi;
import it.timbro.pratica.Visura.Potere;
import it.timbro.pratica.Visura.Qualita;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A list of companies as a table writes it: the first line names the columns ([#COLONNE], in any
/// order, most of them may miss), semicolons between, quotes around what holds one (RFC 4180). A
/// company has a line for each person who may sign; columns of persons that miss altogether say
/// nothing of who may sign.
///
/// All or nothing: a list with one wrong line is refused with every wrong line named.
public final class ElencoImprese {
    /// What a list may say.
    public static final List<String> COLONNE = List.of(
            "codice_fiscale",
            "visura",
            "denominazione",
            "partita_iva",
            "rea",
            "sede_legale",
            "unita_locali",
            "attiva",
            "email",
            "telefono",
            "corriere",
            "persona",
            "nome",
            "qualita",
            "limiti",
            "dal",
            "al");

    /// Most lines of one list.
    public static final int MAX_RIGHE = 2_000;

    private static final int MAX_ERRORI = 10;

    private ElencoImprese() {}

    /// @param contatto empty where the list says nothing of it
    public record Voce(CodiceFiscale impresa, Visura visura, Optional<Contatto> contatto) {
        public Voce(CodiceFiscale impresa, Visura visura) {
            this(impresa, visura, Optional.empty());
        }
    }

    /// @throws RejectedException [Problem#ELENCO_NON_VALIDO] with the first wrong lines
    public static List<Voce> leggi(String testo) {
        List<String> righe = testo.lines()
                .filter(riga -> !riga.isBlank())
                .limit(MAX_RIGHE + 2L)
                .toList();
        if (righe.size() < 2 || righe.size() > MAX_RIGHE + 1) {
            throw Problem.ELENCO_NON_VALIDO.rejected(
                    "servono la riga dei titoli e da 1 a " + MAX_RIGHE + " righe di dati");
        }
        List<String> titoli = Celle.di(righe.getFirst()).stream()
                .map(titolo -> titolo.strip().toLowerCase(Locale.ROOT))
                .toList();
        checkTitoli(titoli);
        List<String> errori = new ArrayList<>();
        Map<CodiceFiscale, Righe> perImpresa = new LinkedHashMap<>();
        for (int i = 1; i < righe.size(); i++) {
            try {
                Riga riga = new Riga(titoli, Celle.di(righe.get(i)));
                CodiceFiscale impresa = riga.codiceFiscale("codice_fiscale");
                perImpresa.computeIfAbsent(impresa, _ -> new Righe(impresa)).add(riga);
            } catch (RejectedException e) {
                errori.add("riga " + (i + 1) + ": " + e.rejection().what());
            }
        }
        List<Voce> voci = new ArrayList<>();
        for (Righe sue : errori.isEmpty() ? perImpresa.values() : List.<Righe>of()) {
            try {
                voci.add(sue.voce());
            } catch (RejectedException e) {
                errori.add("impresa " + sue.impresa + ": " + e.rejection().what());
            }
        }
        if (!errori.isEmpty()) {
            String altri = errori.size() > MAX_ERRORI ? " e altri " + (errori.size() - MAX_ERRORI) : "";
            throw Problem.ELENCO_NON_VALIDO.rejected(String.join(
                            "; ", errori.subList(0, Math.min(errori.size(), MAX_ERRORI)))
                    + altri);
        }
        return voci;
    }

    private static void checkTitoli(List<String> titoli) {
        List<String> estranei =
                titoli.stream().filter(titolo -> !COLONNE.contains(titolo)).toList();
        if (!titoli.containsAll(List.of("codice_fiscale", "visura"))
                || !estranei.isEmpty()
                || new LinkedHashSet<>(titoli).size() != titoli.size()) {
            throw Problem.ELENCO_NON_VALIDO.rejected(
                    estranei.isEmpty()
                            ? "la prima riga deve avere i titoli codice_fiscale e visura, ciascuno una volta"
                            : "titoli non previsti: " + String.join(", ", estranei));
        }
    }

    /// All lines of one company.
    private static final class Righe {
        private final CodiceFiscale impresa;
        private final List<Riga> righe = new ArrayList<>();

        Righe(CodiceFiscale impresa) {
            this.impresa = impresa;
        }

        void add(Riga riga) {
            if (riga.giorno("visura").isEmpty()) {
                throw Problem.VISURA_NON_VALIDA.rejected("manca la data della visura");
            }
            if (!righe.isEmpty() && !righe.getFirst().impresa().equals(riga.impresa())) {
                throw Problem.VISURA_NON_VALIDA.rejected(
                        "i dati dell'impresa sono diversi da quelli di un'altra sua riga");
            }
            righe.add(riga);
        }

        Voce voce() {
            Riga prima = righe.getFirst();
            List<Potere> poteri = prima.ha("persona")
                    ? righe.stream().flatMap(riga -> riga.potere().stream()).toList()
                    : null;
            return new Voce(
                    impresa,
                    new Visura(prima.giorno("visura").orElseThrow(), prima.anagrafica(), prima.luoghi(), poteri),
                    prima.contatto());
        }
    }

    /// One line: what it says under each title.
    private record Riga(List<String> titoli, List<String> celle) {
        Riga {
            if (celle.size() != titoli.size()) {
                throw Problem.VISURA_NON_VALIDA.rejected(
                        "ha " + celle.size() + " valori, i titoli sono " + titoli.size());
            }
        }

        boolean ha(String titolo) {
            return titoli.contains(titolo);
        }

        String testo(String titolo) {
            int at = titoli.indexOf(titolo);
            return at < 0 ? "" : celle.get(at).strip();
        }

        /// What must be the same on all lines of a company.
        List<String> impresa() {
            return COLONNE.stream()
                    .limit(COLONNE.indexOf("persona"))
                    .map(this::testo)
                    .toList();
        }

        @Nullable
        Anagrafica anagrafica() {
            if (testo("denominazione").isEmpty()) {
                return null;
            }
            String partitaIva = testo("partita_iva");
            return new Anagrafica(
                    testo("denominazione"),
                    partitaIva.isEmpty() ? null : new PartitaIva(partitaIva),
                    testo("sede_legale"),
                    attiva());
        }

        Optional<Contatto> contatto() {
            return Stream.of("email", "telefono", "corriere").map(this::testo).allMatch(String::isEmpty)
                    ? Optional.empty()
                    : Optional.of(new Contatto(testo("email"), testo("telefono"), testo("corriere")));
        }

        private @Nullable Boolean attiva() {
            return switch (testo("attiva").toLowerCase(Locale.ROOT)) {
                case "si", "sì" -> Boolean.TRUE;
                case "no" -> Boolean.FALSE;
                case "" -> null;
                default -> throw Problem.VISURA_NON_VALIDA.rejected("«attiva» può dire solo si o no");
            };
        }

        @Nullable
        Luoghi luoghi() {
            return ha("rea") ? new Luoghi(numeriRea(testo("rea")), pezzi(testo("unita_locali"), "\\|")) : null;
        }

        Optional<Potere> potere() {
            if (testo("persona").isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Potere(
                    codiceFiscale("persona"),
                    testo("nome"),
                    qualita(testo("qualita")),
                    testo("limiti"),
                    giorno("dal").orElse(null),
                    giorno("al").orElse(null)));
        }

        CodiceFiscale codiceFiscale(String titolo) {
            return CodiceFiscale.parse(testo(titolo))
                    .orElseThrow(() -> Problem.CODICE_FISCALE_ERRATO.rejected(testo(titolo)));
        }

        Optional<LocalDate> giorno(String titolo) {
            String written = testo(titolo);
            try {
                return written.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(written));
            } catch (DateTimeParseException e) {
                throw Problem.VISURA_NON_VALIDA.rejected(
                        "«" + written + "» non è una data come 2026-11-22 (" + titolo + ")");
            }
        }
    }

    /// REA numbers as a person writes them in one line: `GE-481516, SV-99`.
    public static List<Rea> numeriRea(String written) {
        return pezzi(written, "[,|]").stream()
                .map(pezzo -> Rea.parse(pezzo)
                        .orElseThrow(() -> Problem.VISURA_NON_VALIDA.rejected(
                                "«" + pezzo + "» non è un numero REA come GE-481516")))
                .toList();
    }

    private static Qualita qualita(String written) {
        String tidy = written.strip().toUpperCase(Locale.ROOT).replace(' ', '_');
        return Arrays.stream(Qualita.values())
                .filter(qualita -> qualita.name().equals(tidy))
                .findFirst()
                .orElseThrow(() -> Problem.VISURA_NON_VALIDA.rejected(
                        "la qualità «" + written + "» non è legale rappresentante né procuratore"));
    }

    private static List<String> pezzi(String written, String fra) {
        return Stream.of(written.split(fra))
                .map(String::strip)
                .filter(pezzo -> !pezzo.isEmpty())
                .toList();
    }
}
