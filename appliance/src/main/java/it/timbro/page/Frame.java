package it.timbro.page;

import it.timbro.operatori.Operatore;
import it.timbro.operatori.Ruolo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything around the content of a page.
///
/// @param statici address of the folder of style sheets, scripts and fonts, without a final slash
/// @param csrf secret of the session's forms, "" before login
/// @param chiave once-only key of this page's forms, "" before login
/// @param bloccoMs after how long without a person the screen asks for the PIN; 0 where nobody has
/// entered
/// @param uffici names of the offices that this server knows, by their code
/// @param nomi what the people of this house are called
/// @param diProva whether this is an office for trying out
/// @param avviso sentence about what has just been done
public record Frame(
        String titolo,
        String sede,
        String percorso,
        Optional<Operatore> operatore,
        String statici,
        long bloccoMs,
        Strip.Vista strip,
        Optional<String> avviso,
        String csrf,
        String chiave,
        String cercato,
        List<Voce> menu,
        Map<String, String> uffici,
        Nomi nomi,
        boolean diProva) {
    /// One entry of the navigation.
    ///
    /// @param qui whether it leads to this page, or to the one that this page belongs to
    public record Voce(String dove, String parola, boolean qui) {}

    /// «sede di Genova», or «sede GE1» where its name is not known.
    public String ufficio(String codice) {
        return uffici.containsKey(codice) ? "sede di " + uffici.get(codice) : "sede " + codice;
    }

    /// The pratica that the page is about, by its address; "" if it is about none.
    public String pratica() {
        String[] parts = percorso.split("/");
        return parts.length > 2 && parts[1].equals("pratica") ? parts[2] : "";
    }

    /// Whether the person may open this page of ours.
    public boolean apre(String dove) {
        return operatore
                .filter(persona -> Permessi.ammesso(persona, "GET", dove))
                .isPresent();
    }

    /// Whether the person has one of these roles: to leave out what she may not do anyway.
    public boolean puo(Ruolo... ruoli) {
        return operatore.filter(persona -> persona.haUno(Set.of(ruoli))).isPresent();
    }
}
