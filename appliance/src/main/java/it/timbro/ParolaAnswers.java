package it.timbro;

import it.timbro.collegamento.Parola;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Scheda;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The word of the four on every page; nothing where no branch has done anything.
///
/// @param parole how far pratiche have come, by the branch's last fact about each; asked once for a page
record ParolaAnswers(Function<Map<NumeroPratica, Long>, Function<NumeroPratica, Parola>> parole) {
    Parola parola(Scheda scheda) {
        return parole.apply(Map.of(scheda.numero(), scheda.ultimaSeq())).apply(scheda.numero());
    }

    /// On the page of a pratica.
    String testo(Scheda scheda) {
        return scheda.ultimaSeq() == 0 ? "" : parola(scheda).testo();
    }

    /// In a list.
    Function<Riga, String> testi(List<Riga> righe) {
        var asked = parole.apply(righe.stream()
                .filter(riga -> riga.ultimaSeq() > 0)
                .collect(Collectors.toMap(riga -> new NumeroPratica(riga.numero()), Riga::ultimaSeq, Math::max)));
        return riga -> riga.ultimaSeq() == 0
                ? ""
                : asked.apply(new NumeroPratica(riga.numero())).testo();
    }
}
