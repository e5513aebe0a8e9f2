package it.timbro.imprese.web;

import it.timbro.base.Problem;
import it.timbro.imprese.Schedario.Conferimento;
import it.timbro.page.Form;
import it.timbro.pratica.DellImpresa.Ambito;
import it.timbro.pratica.DellImpresa.Veste;
import java.util.Arrays;

/// The form of a delega, as it was typed.
public record ModuloDelega(
        String persona, String nome, String veste, String ambito, String dal, String al, String titolo) {
    /// @param titolo how the office knows, such as the pratica CD that brought it; "" if nothing is said
    static ModuloDelega vuoto(String oggi, String titolo) {
        return new ModuloDelega("", "", Veste.DELEGATO.name(), Ambito.TRASMISSIONE.name(), oggi, "", titolo);
    }

    static ModuloDelega of(Form form) {
        return new ModuloDelega(
                form.text("delegato"),
                form.text("nomeDelegato"),
                form.text("veste"),
                form.text("ambito"),
                form.text("delegaDal"),
                form.text("delegaAl"),
                form.text("titolo"));
    }

    Conferimento conferimento() {
        return new Conferimento(
                ModuloVisura.codiceFiscaleDi(persona),
                nome,
                Arrays.stream(Ambito.values())
                        .filter(a -> a.name().equals(ambito))
                        .findFirst()
                        .orElseThrow(() -> Problem.DELEGA_NON_VALIDA.rejected("manca che cosa può fare")),
                ModuloVisura.giorno(dal).orElseThrow(() -> Problem.DELEGA_NON_VALIDA.rejected("manca il primo giorno")),
                ModuloVisura.giorno(al).orElse(null),
                titolo,
                Arrays.stream(Veste.values())
                        .filter(v -> v.name().equals(veste))
                        .findFirst()
                        .orElse(Veste.DELEGATO));
    }
}
