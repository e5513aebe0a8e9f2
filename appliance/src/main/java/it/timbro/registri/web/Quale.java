package it.timbro.registri.web;

import io.helidon.webserver.http.ServerRequest;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.page.Quando;
import it.timbro.pratica.DelRegistro.RegistroSigillato;
import it.timbro.registri.DelGiorno;
import it.timbro.registri.Registri;
import it.timbro.registri.Registro;
import it.timbro.registri.Righe.Chiusa;
import it.timbro.sync.protocol.Hash;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The day and the office that an address names.
record Quale(LocalDate giorno, Sede sede) {
    private static final int MAX_PAGINA = 1_000_000;

    static Quale of(ServerRequest request, Uffici uffici, Quando quando) {
        String giorno = request.query().first("giorno").orElse("");
        return new Quale(
                giorno.isEmpty() ? quando.oggi() : DelGiorno.leggi(giorno),
                uffici.sede(request.query().first("sede").orElse("")));
    }

    /// What stands behind the question mark.
    String dati() {
        return "giorno=" + giorno + "&sede=" + sede;
    }

    DelGiorno del(Registro registro) {
        return DelGiorno.di(registro, sede, giorno);
    }

    /// As it stands among what people looked at.
    String oggetto(String codice) {
        return "REGISTRO " + codice.toUpperCase(Locale.ROOT) + " " + sede + " " + giorno;
    }

    static Registro registro(ServerRequest request) {
        return Registri.read(request.path().pathParameters().get("registro"));
    }

    /// A number from 1, such as of a page; 1 if the address has none.
    static int numero(ServerRequest request, String name) {
        String text = request.query().first(name).orElse("1");
        if (!text.matches("[1-9][0-9]{0,6}") || Integer.parseInt(text) > MAX_PAGINA) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("«" + text + "» non è un numero di pagina");
        }
        return Integer.parseInt(text);
    }

    /// The prints that were kept when the day was closed, part by part.
    static List<Hash> conservati(Registro registro, Optional<Chiusa> chiusa) {
        return chiusa.stream()
                .flatMap(seal -> seal.sigillo().registri().stream())
                .filter(uno -> uno.registro().equals(registro.codice()))
                .map(RegistroSigillato::documenti)
                .findFirst()
                .orElse(List.of());
    }
}
