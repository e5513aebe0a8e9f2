package it.timbro.visti;

import it.timbro.base.Check;
import it.timbro.base.Lazy;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.pratica.Codec;
import it.timbro.pratica.Visto.Tipo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/// What a chamber puts a visto on, from a day on, what it refuses, and the words of its stamps.
/// Chambers differ in nearly all of it, so it is data: `regole.json` beside this class.
///
/// @param camera two letters
/// @param dal first day
/// @param lingue two letters each, that of the office first: a document in another one has no stamp
/// @param rifiuti what people come with and is refused, with what to tell them
/// @param legalizzazione the second officer's stamp, by language
public record Regole(
        Sede camera,
        LocalDate dal,
        List<String> lingue,
        List<Genere> generi,
        List<Rifiuto> rifiuti,
        Map<String, String> legalizzazione) {
    private static final Lazy<List<Regole>> TUTTE = new Lazy<>(Regole::read);

    /// @param poteri whether the powers of who signed are attested
    /// @param motivo whether it has to be said what for
    /// @param impresa whether there must be a company
    /// @param servono what has to be brought along, in words
    /// @param timbro words of the stamp by language; in braces what is filled in
    public record Genere(
            Tipo tipo,
            boolean poteri,
            boolean motivo,
            boolean impresa,
            List<Ammesso> ammessi,
            List<String> servono,
            Map<String, String> timbro) {}

    /// A kind of document that is taken.
    public record Ammesso(String codice, String voce) {}

    public record Rifiuto(String codice, String voce, String perche, String rimedio) {}

    /// What was chosen on the form.
    public record Scelta(Genere genere, Ammesso ammesso) {}

    /// Those of a chamber on a day; before the first ones, the first.
    public static Regole valide(Sede camera, LocalDate giorno) {
        List<Regole> sue = TUTTE.get().stream()
                .filter(regole -> regole.camera().equals(camera))
                .sorted(Comparator.comparing(Regole::dal))
                .toList();
        Check.that(!sue.isEmpty(), "there are rules for visti of " + camera);
        return sue.stream()
                .filter(regole -> !regole.dal().isAfter(giorno))
                .reduce((_, later) -> later)
                .orElse(sue.getFirst());
    }

    /// What a person chose, `VPT/CONTRATTO`; a problem with the reason and what to tell where it is
    /// one of those refused.
    public Scelta scelta(String cosa) {
        rifiuti.stream()
                .filter(rifiuto -> rifiuto.codice().equals(cosa))
                .findFirst()
                .ifPresent(rifiuto -> {
                    throw Problem.VISTO_NON_AMMESSO.rejected(rifiuto.perche(), rifiuto.rimedio());
                });
        return find(cosa).orElseThrow(() -> Problem.VISTO_INCOMPLETO.rejected("che cosa si vista"));
    }

    private Optional<Scelta> find(String cosa) {
        return generi.stream()
                .flatMap(genere -> genere.ammessi().stream().map(ammesso -> new Scelta(genere, ammesso)))
                .filter(scelta -> codice(scelta).equals(cosa))
                .findFirst();
    }

    /// As it is written in the form.
    public static String codice(Scelta scelta) {
        return scelta.genere().tipo() + "/" + scelta.ammesso().codice();
    }

    private static List<Regole> read() {
        try (InputStream file = Regole.class.getResourceAsStream("regole.json")) {
            Check.that(file != null, "the rules of the visti are in the jar");
            return Codec.json().readValue(file, new TypeReference<List<Regole>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("rules of the visti", e);
        }
    }
}
