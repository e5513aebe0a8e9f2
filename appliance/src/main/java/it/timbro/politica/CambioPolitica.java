package it.timbro.politica;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.calendario.Calendario;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.pratica.DellaPolitica.PoliticaVariata;
import it.timbro.pratica.DellaPolitica.VariazioneRitirata;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A person decides what holds from a day on, which is never in the past. What was decided,
/// reckoned or asked before stays as it was: the facts of the day carry the amounts and the
/// tariff's version.
///
/// Any thread may call, but never from inside a transaction.
public final class CambioPolitica {
    private static final int MAX_MOTIVO = 300;
    private static final int MAX_ANNI = 2;

    private final Journal journal;
    private final Variazioni variazioni;
    private final Politica.Raccolta politiche;
    private final Competenza competenza;

    public CambioPolitica(Journal journal, Variazioni variazioni, Politica.Raccolta politiche, Competenza competenza) {
        this.journal = journal;
        this.variazioni = variazioni;
        this.politiche = politiche;
        this.competenza = competenza;
    }

    /// What a person wrote.
    ///
    /// @param viste how many decisions she saw: a newer one is a [Problem#POLITICA_CAMBIATA]
    /// @param valori by path, only what is to change
    public record Proposta(String ambito, int viste, LocalDate dal, Map<String, String> valori, String motivo) {}

    public void cambia(Proposta proposta, String operatore) {
        Sede ambito = ambito(proposta.ambito());
        String motivo = motivo(proposta.motivo());
        journal.write(competenza.stream(proposta.ambito()), operatore, tx -> {
            List<Variazione> prima = variazioni.tutte(tx);
            if (prima.size() != proposta.viste()) {
                throw Problem.POLITICA_CAMBIATA.rejected();
            }
            LocalDate oggi = oggi(tx.now());
            Politica.Raccolta now = politiche.con(prima);
            Map<String, String> valori = valori(proposta, now, ambito, oggi);
            String id = tx.stream() + ":" + (tx.head().seq() + 1);
            Variazione more = new Variazione(
                    id,
                    ambito.code(),
                    proposta.dal(),
                    valori,
                    motivo,
                    operatore,
                    tx.now().toEpochMilli(),
                    Optional.empty());
            coerente(
                    politiche.con(Stream.concat(prima.stream(), Stream.of(more)).toList()), ambito, proposta.dal());
            return tx.append(
                    new PoliticaVariata(id, ambito.code(), proposta.dal(), valori, motivo),
                    competenza.avvisate(ambito.code()));
        });
    }

    /// What changes, each value within its limits and written as its type writes it.
    private Map<String, String> valori(Proposta proposta, Politica.Raccolta now, Sede ambito, LocalDate oggi) {
        Map<String, String> valori = new LinkedHashMap<>();
        Politica inForce = now.valida(ambito, oggi);
        Politica then = now.valida(ambito, proposta.dal());
        proposta.valori().forEach((via, scritto) -> {
            Parametro parametro = Parametri.find(via)
                    .orElseThrow(() -> Problem.POLITICA_NON_VALIDA.rejected("«" + via + "» non si decide qui"));
            if (!competenza.decide(inForce, parametro)) {
                throw Problem.POLITICA_ALTRUI.rejected("«" + parametro.nome() + "»");
            }
            String value = parametro
                    .tipo()
                    .valore(scritto.strip())
                    .map(parametro.tipo()::scritto)
                    .orElseThrow(() -> Problem.POLITICA_NON_VALIDA.rejected("per «" + parametro.nome() + "» serve "
                            + parametro.tipo().limiti()));
            entroITempi(parametro, proposta.dal(), oggi);
            if (!value.equals(parametro.scritto(then))) {
                valori.put(via, value);
            }
        });
        if (valori.isEmpty()) {
            throw Problem.POLITICA_NON_VALIDA.rejected("da quel giorno è già così, non cambierebbe nulla");
        }
        return valori;
    }

    private static void entroITempi(Parametro parametro, LocalDate dal, LocalDate oggi) {
        if (dal.isBefore(oggi.plusDays(parametro.anticipo()))) {
            throw Problem.POLITICA_NON_VALIDA.rejected("«" + parametro.nome() + "» cambia al più presto "
                    + (parametro.anticipo() == 0 ? "da oggi" : "da domani")
                    + ", mai per il passato");
        }
        if (dal.isAfter(oggi.plusYears(MAX_ANNI))) {
            throw Problem.POLITICA_NON_VALIDA.rejected("il primo giorno è fra più di " + MAX_ANNI + " anni");
        }
    }

    /// Takes back what is not in force yet.
    public void ritira(String id, String motivo, String operatore) {
        String perche = motivo(motivo);
        Variazione known = journal.read(rows -> aperta(rows, id));
        journal.write(competenza.stream(known.ambito()), operatore, tx -> {
            Variazione taken = aperta(tx, id);
            if (!id.startsWith(tx.stream().sede() + "/")) {
                throw Problem.POLITICA_ALTRUI.rejected("la variazione è stata decisa altrove");
            }
            if (!taken.dal().isAfter(oggi(tx.now()))) {
                throw Problem.POLITICA_NON_VALIDA.rejected("la variazione vale già: decidine un'altra");
            }
            List<Variazione> rest = variazioni.tutte(tx).stream()
                    .filter(other -> !other.id().equals(id))
                    .toList();
            coerente(politiche.con(rest), new Sede(taken.ambito()), taken.dal());
            return tx.append(new VariazioneRitirata(id, perche), competenza.avvisate(taken.ambito()));
        });
    }

    private Variazione aperta(Reading rows, String id) {
        return variazioni.tutte(rows).stream()
                .filter(variazione ->
                        variazione.id().equals(id) && variazione.ritiro().isEmpty())
                .findFirst()
                .orElseThrow(Problem.POLITICA_CAMBIATA::rejected);
    }

    /// From its first day on, at every office that it reaches.
    private void coerente(Politica.Raccolta whole, Sede ambito, LocalDate dal) {
        List<Sede> reached = new ArrayList<>(competenza.avvisate(ambito.code()));
        reached.removeIf(sede -> !sede.equals(ambito) && !sede.camera().equals(ambito));
        reached.add(ambito);
        for (Sede sede : reached) {
            Stream.concat(Stream.of(dal), whole.giorni(sede).stream().filter(day -> day.isAfter(dal)))
                    .flatMap(day -> whole.valida(sede, day).contrasti().stream())
                    .findFirst()
                    .ifPresent(contrast -> {
                        throw Problem.POLITICA_NON_VALIDA.rejected(contrast);
                    });
        }
    }

    private Sede ambito(String code) {
        return competenza.ambiti().stream()
                .filter(ambito -> ambito.code().equals(code))
                .findFirst()
                .map(ambito -> new Sede(ambito.code()))
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("la politica richiesta"));
    }

    private static String motivo(String text) {
        String motivo = text.strip();
        if (motivo.isEmpty()) {
            throw Problem.MOTIVO_MANCANTE.rejected("perché la politica cambia");
        }
        if (motivo.length() > MAX_MOTIVO) {
            throw Problem.TROPPO_GRANDE.rejected("il motivo supera " + MAX_MOTIVO + " caratteri");
        }
        return motivo;
    }

    private static LocalDate oggi(Instant now) {
        return LocalDate.ofInstant(now, Calendario.ROMA);
    }
}
