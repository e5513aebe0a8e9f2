package it.timbro;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroEmergenza;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroVisto;
import it.timbro.pratica.Pratiche;
import it.timbro.ritiro.web.AttesaPage;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Where the paper lies whose code was read at the wrong counter. Numbers of the registers name their
/// branch; of a pratica this one knows only if it was its own.
public record Altrove(Pratiche pratiche, Sede qui, Function<Sede, Optional<String>> luogo)
        implements AttesaPage.Altrove {
    @Override
    public Optional<String> dove(Reading rows, String cercato) {
        return Arrays.stream(cercato.split("\\|"))
                .map(String::strip)
                .flatMap(part -> dice(rows, part).stream())
                .findFirst();
    }

    private Optional<String> dice(Reading rows, String part) {
        Optional<Sede> registro = Stream.concat(
                        NumeroVisto.parse(part).map(NumeroVisto::text).stream(),
                        NumeroEmergenza.parse(part).map(NumeroEmergenza::text).stream())
                .map(text -> new Sede(text.substring(0, text.indexOf('-'))))
                .findFirst();
        if (registro.isPresent()) {
            return Optional.of(
                    registro.get().equals(qui)
                            ? "«" + part + "» non è una pratica da ritirare: cercalo fra i visti o le presentazioni."
                            : "«" + part + "» è della sede di " + nome(registro.get()) + ": si ritira lì.");
        }
        Optional<Sede> passata = NumeroPratica.parse(part)
                .flatMap(numero -> pratiche.find(rows, numero))
                .map(scheda -> scheda.sede())
                .filter(sede -> !sede.equals(qui));
        if (passata.isPresent()) {
            return Optional.of("La pratica " + part + " si trova a " + nome(passata.get()) + ": si ritira lì.");
        }
        return NumeroPratica.parse(part).isPresent()
                        || NumeroCertificato.parse(part).isPresent()
                ? Optional.of(
                        "«" + part + "» non è un codice di questa sede: il ritiro è alla sede scritta sulla distinta.")
                : Optional.empty();
    }

    private String nome(Sede sede) {
        return luogo.apply(sede).orElse(sede.code());
    }
}
