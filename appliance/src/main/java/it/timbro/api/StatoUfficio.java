package it.timbro.api;

import it.timbro.autonomia.Durata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The office as it is now.
///
/// @param collegamento `null` at the centre
/// @param autonomia `null` at the centre
record StatoUfficio(
        String sede,
        String ruolo,
        String ora,
        Risposte.Orologio orologio,
        Risposte.@Nullable Collegamento collegamento,
        Risposte.InAttesa inAttesa,
        Risposte.StatoNumeri numeri,
        Risposte.StatoFormulari formulari,
        @Nullable Autonomia autonomia,
        @Nullable String quarantena,
        @Nullable String testimone) {

    /// How long the branch can work without the centre.
    ///
    /// @param fino when what ends first ends, `null` if nothing has a known end
    /// @param limite what that is
    record Autonomia(
            String frase, @Nullable String fino, @Nullable String limite, List<Risorsa> risorse) {
        static Autonomia of(it.timbro.autonomia.Autonomia autonomia) {
            return new Autonomia(
                    autonomia.frase(),
                    Orario.orNull(autonomia.fino().orElse(null)),
                    autonomia.limite().map(voce -> voce.risorsa().nome()).orElse(null),
                    autonomia.voci().stream().map(Risorsa::of).toList());
        }
    }

    /// @param durata `fino`, `illimitata` or `non_conoscibile`
    /// @param fino `null` unless known
    /// @param perche why it has no known end, `null` if it has one
    /// @param rimedio what a person does about it
    record Risorsa(
            String nome,
            String misura,
            String durata,
            @Nullable String fino,
            @Nullable String perche,
            String rimedio) {
        static Risorsa of(it.timbro.autonomia.Autonomia.Voce voce) {
            String nome = voce.risorsa().nome();
            String misura = voce.risorsa().misura();
            String rimedio = voce.risorsa().rimedio();
            return switch (voce.durata()) {
                case Durata.FinoA(var end) -> new Risorsa(nome, misura, "fino", Orario.of(end), null, rimedio);
                case Durata.Illimitata(String why) -> new Risorsa(nome, misura, "illimitata", null, why, rimedio);
                case Durata.NonConoscibile(String why) ->
                    new Risorsa(nome, misura, "non_conoscibile", null, why, rimedio);
            };
        }
    }
}
