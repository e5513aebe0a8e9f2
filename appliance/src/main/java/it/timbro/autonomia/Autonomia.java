package it.timbro.autonomia;

import it.timbro.calendario.Calendario;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// «Puoi lavorare senza centrale fino a …»: the earliest end among all that the branch lives on
/// while it is alone, and which one it is. What cannot be known here is said beside it, never taken
/// for endless.
///
/// @param al the instant it was reckoned for
/// @param voci what ends first stands first, then what cannot be known, then the rest
public record Autonomia(Instant al, List<Voce> voci) {
    private static final DateTimeFormatter GIORNO = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ITALY);
    private static final DateTimeFormatter GIORNO_E_ANNO = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ITALY);
    private static final DateTimeFormatter ORA = DateTimeFormatter.ofPattern("HH:mm", Locale.ITALY);
    private static final int VICINO_GIORNI = 60;

    /// One resource and how long it lasts.
    public record Voce(Risorsa risorsa, Durata durata) {
        private int rango() {
            return switch (durata) {
                case Durata.FinoA _ -> 0;
                case Durata.NonConoscibile _ -> 1;
                case Durata.Illimitata _ -> 2;
            };
        }

        private Instant fine() {
            return durata instanceof Durata.FinoA(Instant quando) ? quando : Instant.MAX;
        }
    }

    public static Autonomia di(List<Risorsa> risorse, Instant now, Calendario ufficio) {
        return new Autonomia(
                now,
                risorse.stream()
                        .map(risorsa -> new Voce(risorsa, risorsa.durata(now, ufficio)))
                        .sorted(Comparator.comparingInt(Voce::rango).thenComparing(Voce::fine))
                        .toList());
    }

    /// What ends first; empty if nothing has a known end.
    public Optional<Voce> limite() {
        return voci.stream()
                .filter(voce -> voce.durata() instanceof Durata.FinoA)
                .findFirst();
    }

    /// When the first of all ends.
    public Optional<Instant> fino() {
        return limite().map(Voce::fine);
    }

    /// What nobody here can know.
    public List<Voce> ignote() {
        return voci.stream()
                .filter(voce -> voce.durata() instanceof Durata.NonConoscibile)
                .toList();
    }

    /// The whole answer in a sentence.
    public String frase() {
        return limite().map(voce -> finita(voce.fine())
                        ? "Senza centrale non si va avanti: " + nome(voce) + ", "
                                + voce.risorsa().misura() + "."
                        : "Puoi lavorare senza centrale fino a " + quando(voce.fine()) + " (" + nome(voce) + ").")
                .orElseGet(() -> ignote().isEmpty()
                        ? "Puoi lavorare senza centrale senza un termine."
                        : "Per quanto si sa, puoi lavorare senza centrale senza un termine.");
    }

    /// For the strip: «Autonomia fino a martedì 24 novembre 10:20 (numeri di certificato)».
    public String breve() {
        return limite().map(voce -> finita(voce.fine())
                        ? "Autonomia finita (" + nome(voce) + ")"
                        : "Autonomia fino a " + quando(voce.fine()) + " (" + nome(voce) + ")")
                .orElse("Autonomia senza un termine noto");
    }

    /// The instant as people say it: «martedì 24 novembre 10:20», further away «12 marzo 2027».
    public String quando(Instant quando) {
        LocalDate day = LocalDate.ofInstant(quando, Calendario.ROMA);
        LocalDate today = LocalDate.ofInstant(al, Calendario.ROMA);
        if (day.equals(today)) {
            return "oggi " + quando.atZone(Calendario.ROMA).format(ORA);
        }
        return day.isBefore(today.plusDays(VICINO_GIORNI))
                ? day.format(GIORNO) + " " + quando.atZone(Calendario.ROMA).format(ORA)
                : giorno(quando);
    }

    /// «12 marzo 2027»
    static String giorno(Instant quando) {
        return quando.atZone(Calendario.ROMA).format(GIORNO_E_ANNO);
    }

    private boolean finita(Instant end) {
        return !end.isAfter(al);
    }

    private static String nome(Voce voce) {
        return voce.risorsa().nome().substring(0, 1).toLowerCase(Locale.ITALY)
                + voce.risorsa().nome().substring(1);
    }
}
