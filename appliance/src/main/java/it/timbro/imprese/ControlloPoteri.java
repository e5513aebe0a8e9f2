package it.timbro.imprese;

import it.timbro.imprese.Impresa.Dato;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.Visura.Potere;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether who signed could sign for the company, as far as it is known here. It only tells: a
/// person decides.
///
/// @param freschiGiorni how old a visura may be and still be relied on; policy of the branch
public record ControlloPoteri(int freschiGiorni) {
    private static final DateTimeFormatter GIORNO = DateTimeFormatter.ofPattern("d/M/yyyy", Locale.ITALY);

    /// From the best to the worst that can be said of one person.
    public enum Rischio {
        VERDE("Sì"),
        GIALLO("Probabile"),
        GRIGIO("Non si sa"),
        ROSSO("No");

        private final String parola;

        Rischio(String parola) {
            this.parola = parola;
        }

        /// What a person reads, beside the colour and never instead of it.
        public String parola() {
            return parola;
        }
    }

    public record Esito(Rischio rischio, String perche) {}

    /// @param firmatari who signed, empty where the certificate does not say; one who may is enough
    /// @param giorno on which it was signed, as far as the office knows: that of the presentation
    /// @param oggi for the age of what is known
    public Esito esito(Impresa impresa, List<Optional<CodiceFiscale>> firmatari, LocalDate giorno, LocalDate oggi) {
        return firmatari.stream()
                .map(firmatario -> firmatario
                        .map(persona -> esito(impresa, persona, giorno, oggi))
                        .orElseGet(() -> new Esito(
                                Rischio.GRIGIO,
                                "il certificato di firma non dice il codice fiscale di chi ha firmato.")))
                .min(Comparator.comparing(Esito::rischio))
                .orElseGet(() -> new Esito(Rischio.GRIGIO, "non si legge chi ha firmato."));
    }

    private Esito esito(Impresa impresa, CodiceFiscale persona, LocalDate giorno, LocalDate oggi) {
        Optional<Dato<List<Potere>>> poteri = impresa.poteri();
        if (poteri.isEmpty()) {
            return delega(impresa, persona, giorno)
                    .orElseGet(() ->
                            new Esito(Rischio.GRIGIO, "di questa impresa nessuna visura dice ancora chi può firmare."));
        }
        Dato<List<Potere>> dato = poteri.get();
        String visura = "la visura del " + GIORNO.format(dato.al());
        List<Potere> suoi = dato.valore().stream()
                .filter(potere -> potere.persona().equals(persona))
                .toList();
        Optional<Potere> buono =
                suoi.stream().filter(potere -> potere.vale(giorno)).findFirst();
        if (buono.isPresent()) {
            return conPotere(buono.get(), visura, ChronoUnit.DAYS.between(dato.al(), oggi));
        }
        return delega(impresa, persona, giorno)
                .orElseGet(() -> new Esito(
                        Rischio.ROSSO,
                        suoi.isEmpty()
                                ? "non è fra chi può firmare secondo " + visura + "."
                                : "secondo " + visura + " il suo potere non valeva il " + GIORNO.format(giorno) + "."));
    }

    private Esito conPotere(Potere potere, String visura, long giorni) {
        String chi = potere.nome() + " è " + potere.qualita().parola() + " secondo " + visura;
        String limiti = potere.limiti().isEmpty() ? "" : " Limiti: «" + potere.limiti() + "».";
        return giorni > freschiGiorni
                ? new Esito(Rischio.GIALLO, chi + ", che ha " + giorni + " giorni: chiedine una nuova." + limiti)
                : new Esito(Rischio.VERDE, chi + "." + limiti);
    }

    /// What a delega says of the person; nothing if there is none.
    private static Optional<Esito> delega(Impresa impresa, CodiceFiscale persona, LocalDate giorno) {
        List<Delega> sue = impresa.deleghe().stream()
                .filter(delega -> delega.delegato().equals(persona))
                .toList();
        return sue.stream()
                .filter(delega -> delega.vale(giorno))
                .max(Comparator.comparing(Delega::anchePerFirmare))
                .map(delega -> delega.anchePerFirmare()
                        ? new Esito(
                                Rischio.GIALLO,
                                delega.nome() + " ha solo una delega, che vale anche per firmare le dichiarazioni."
                                        + delega.revoca()
                                                .map(r -> " È revocata dal " + GIORNO.format(r.dal())
                                                        + ", dopo la presentazione.")
                                                .orElse(""))
                        : new Esito(
                                Rischio.ROSSO,
                                delega.nome() + " ha una delega per "
                                        + delega.conferita()
                                                .map(c -> c.ambito().parola())
                                                .orElse("ritirare")
                                        + ", non per firmare."))
                .or(() -> sue.stream()
                        .flatMap(delega -> delega.revoca().stream())
                        .min(Comparator.comparing(Delega.Revoca::dal))
                        .map(revoca -> new Esito(
                                Rischio.ROSSO, "la sua delega è revocata dal " + GIORNO.format(revoca.dal()) + ".")));
    }
}
