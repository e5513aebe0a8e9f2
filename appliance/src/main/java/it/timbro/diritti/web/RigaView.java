package it.timbro.diritti.web;

import it.timbro.diritti.Incassi.Riga;
import it.timbro.page.Quando;
import it.timbro.pratica.NumeroPratica;

/// A line of the register of the tills, in words.
///
/// @param importo with a minus where it was given back
public record RigaView(
        String ora,
        String ricevuta,
        String chi,
        String causale,
        String pratica,
        String mezzo,
        String importo,
        String operatore) {
    static RigaView of(Riga riga, Quando quando) {
        return new RigaView(
                quando.ora(riga.ms()),
                riga.ricevuta().text(),
                riga.rimborso() ? "rimborso" : riga.chi(),
                riga.causale(),
                riga.pratica().map(NumeroPratica::text).orElse(""),
                riga.mezzo().nome() + (riga.riferimento().isEmpty() ? "" : " " + riga.riferimento()),
                (riga.rimborso() ? "−" : "") + riga.importo(),
                riga.operatore());
    }
}
