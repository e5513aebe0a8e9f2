package it.timbro.collegamento.web;

import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;

/// The line in words.
public record CollegamentoView(
        Frame frame,
        boolean collegato,
        String parola,
        String frase,
        String da,
        String ultimoScambio,
        List<Riga> attende,
        String ultimoErrore,
        List<StatoLinea.Accantonato> accantonati)
        implements View {
    public record Riga(String nome, String valore) {}
}
