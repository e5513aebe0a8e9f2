package it.timbro.formulari;

import it.timbro.base.Problem;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.pratica.DelFormulario.FormulariCaricati;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.sync.protocol.StreamId;
import java.util.Map;
import java.util.Optional;

/// The stock of blanks at the branch: deliveries in, and which blank lies on top.
public final class Magazzino {
    private static final int LAST_DIGITS = 3;

    private final Journal journal;
    private final StreamId stream;
    private final Formulari formulari;

    public Magazzino(Journal journal, StreamId stream, Formulari formulari) {
        this.journal = journal;
        this.stream = stream;
        this.formulari = formulari;
    }

    /// Takes a delivery in stock, first and last serial included. Nothing is taken if one of them is known already.
    public void carica(String primo, String ultimo, String operatore) {
        Serie serie = new Serie(parse(primo), parse(ultimo));
        journal.write(
                stream,
                operatore,
                tx -> tx.append(new FormulariCaricati(
                        serie.primo(), serie.ultimo(), serie.seriali().size())));
    }

    public Map<Formulari.Stato, Integer> quanti() {
        return journal.read(formulari::quanti);
    }

    public Optional<SerialeFormulario> prossimo() {
        return journal.read(formulari::prossimo);
    }

    /// The serial a person confirmed: the proposed one by its last three digits or as a whole, or another one that
    /// is in stock, scanned as a whole.
    public static SerialeFormulario confermato(
            Formulari formulari, Reading rows, SerialeFormulario proposto, String typed) {
        String text = typed.strip().toUpperCase(java.util.Locale.ROOT);
        if (text.length() == LAST_DIGITS && proposto.text().endsWith(text)) {
            return proposto;
        }
        SerialeFormulario seriale = SerialeFormulario.parse(text)
                .orElseThrow(() -> Problem.SERIALE_NON_CONFERMATO.rejected(proposto, typed));
        Formulari.Stato stato =
                formulari.stato(rows, seriale).orElseThrow(() -> Problem.SERIALE_SCONOSCIUTO.rejected(seriale));
        if (stato != Formulari.Stato.GIACENZA) {
            throw Problem.SERIALE_GIA_USATO.rejected(seriale, stato.parola());
        }
        return seriale;
    }

    private static SerialeFormulario parse(String typed) {
        return SerialeFormulario.parse(typed)
                .orElseThrow(
                        () -> Problem.RICHIESTA_NON_VALIDA.rejected("«" + typed + "» non è un seriale di formulario"));
    }
}
