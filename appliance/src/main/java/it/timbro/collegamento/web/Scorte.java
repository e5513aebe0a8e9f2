package it.timbro.collegamento.web;

import it.timbro.autonomia.Autonomia;
import it.timbro.autonomia.Durata;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How long the branch can work alone, resource by resource.
///
/// @param frase «Puoi lavorare senza centrale fino a …»
/// @param rimedio what to do about what ends first, empty if nothing ends
/// @param ignote «Non si sa: …», empty if all is known
public record Scorte(String frase, String rimedio, String ignote, List<Riga> righe) {
    /// @param durata «fino a martedì 24 novembre 10:20», «senza termine: …», «non si sa: …»
    /// @param limite whether it is what ends first
    public record Riga(String nome, String misura, String durata, String rimedio, boolean limite) {}

    static Scorte di(Autonomia autonomia) {
        return new Scorte(
                autonomia.frase(),
                autonomia.limite().map(voce -> voce.risorsa().rimedio()).orElse(""),
                autonomia.ignote().isEmpty()
                        ? ""
                        : "Da sola la sede non sa quanto durano: "
                                + String.join(
                                        ", ",
                                        autonomia.ignote().stream()
                                                .map(voce ->
                                                        voce.risorsa().nome().toLowerCase(Locale.ITALY))
                                                .toList())
                                + ".",
                autonomia.voci().stream()
                        .map(voce -> new Riga(
                                voce.risorsa().nome(),
                                voce.risorsa().misura(),
                                switch (voce.durata()) {
                                    case Durata.FinoA(var end) -> "fino a " + autonomia.quando(end);
                                    case Durata.NonConoscibile(String why) -> "non si sa: " + why;
                                    case Durata.Illimitata(String why) -> "senza termine: " + why;
                                },
                                voce.risorsa().rimedio(),
                                autonomia.limite().equals(Optional.of(voce))))
                        .toList());
    }
}
