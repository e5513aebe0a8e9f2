package it.timbro.formulari;

import it.timbro.base.Problem;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.DelFormulario.FormulariCaricati;
import it.timbro.pratica.DelFormulario.FormulariDati;
import it.timbro.pratica.DelFormulario.FormulariDenunciati;
import it.timbro.pratica.DelFormulario.FormulariDistrutti;
import it.timbro.pratica.DelFormulario.FormulariRestituiti;
import it.timbro.pratica.DelFormulario.Perdita;
import it.timbro.pratica.DelFormulario.RestituzioneAnnunciata;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.printing.sheet.Layouts;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The stock of blanks at the branch: deliveries in, what goes out to companies and comes back, what
/// is missing or destroyed, and which blank lies on top. A movement is a whole run or nothing.
public final class Magazzino {
    private static final int LAST_DIGITS = 3;
    private static final int MAX_TESTO = 200;

    private final Journal journal;
    private final StreamId stream;
    private final Formulari formulari;

    public Magazzino(Journal journal, StreamId stream, Formulari formulari) {
        this.journal = journal;
        this.stream = stream;
        this.formulari = formulari;
    }

    /// Takes a delivery in stock, first and last serial included. Nothing is taken if one of them is
    /// known already, or was reported stolen or lost anywhere.
    ///
    /// @param modello layout of what is printed on them, one of [Formulari#modelli]
    public void carica(String primo, String ultimo, String modello, String operatore) {
        Serie serie = serie(primo, ultimo);
        if (Formulari.modelli().stream().noneMatch(uno -> uno.id().equals(modello))) {
            throw Problem.MOVIMENTO_INCOMPLETO.rejected("che modello è stampato sui fogli");
        }
        scrivi(operatore, tx -> {
            nonDenunciati(tx, serie);
            return tx.append(new FormulariCaricati(serie.primo(), serie.ultimo(), serie.quanti(), modello));
        });
    }

    /// Takes a delivery of the form that is printed now.
    public void carica(String primo, String ultimo, String operatore) {
        carica(primo, ultimo, Layouts.FORMULARIO, operatore);
    }

    /// Gives blanks to a company that prints on them itself; none that was reported stolen or lost.
    ///
    /// @param richiesta its signed request, as it is quoted
    public void dai(
            String primo,
            String ultimo,
            Presentazione.@Nullable Impresa impresa,
            Presentazione.Persona ritirante,
            String richiesta,
            String operatore) {
        Serie serie = serie(primo, ultimo);
        if (impresa == null) {
            throw Problem.MOVIMENTO_INCOMPLETO.rejected("l'impresa che li riceve");
        }
        if (ritirante.documento().isBlank()) {
            throw Problem.MOVIMENTO_INCOMPLETO.rejected("il documento di chi ritira");
        }
        String quoted = required(richiesta, "la richiesta firmata dall'impresa");
        scrivi(operatore, tx -> {
            nonDenunciati(tx, serie);
            return tx.append(
                    new FormulariDati(serie.primo(), serie.ultimo(), serie.quanti(), impresa, ritirante, quoted));
        });
    }

    /// The module of a return has come by PEC; the envelope may have come before or come later.
    public void annuncia(String primo, String ultimo, String modulo, String operatore) {
        Serie serie = serie(primo, ultimo);
        String quoted = required(modulo, "il protocollo o la data della PEC");
        scrivi(
                operatore,
                tx -> tx.append(new RestituzioneAnnunciata(serie.primo(), serie.ultimo(), serie.quanti(), quoted)));
    }

    /// An envelope with blanks was left at the portineria.
    public void restituisci(String primo, String ultimo, String portati, String busta, String operatore) {
        Serie serie = serie(primo, ultimo);
        String chi = required(portati, "chi li ha portati");
        scrivi(
                operatore,
                tx -> tx.append(
                        new FormulariRestituiti(serie.primo(), serie.ultimo(), serie.quanti(), chi, optional(busta))));
    }

    /// Blanks are stolen or lost: nobody uses them any more, here at once, elsewhere as soon as the
    /// centre has passed it on. They may have been loaded at another branch. What was printed on is
    /// a certificate: that is annulled, not reported here.
    ///
    /// @param denuncia authority, number and date of the police report
    public void denuncia(
            String primo,
            String ultimo,
            Perdita perdita,
            String denuncia,
            Presentazione.Persona persona,
            Presentazione.@Nullable Impresa impresa,
            List<Allegato> documenti,
            String operatore) {
        Serie serie = serie(primo, ultimo);
        String quoted = required(denuncia, "la denuncia: autorità, numero e data");
        if (documenti.isEmpty()) {
            throw Problem.MOVIMENTO_INCOMPLETO.rejected("la scansione della denuncia");
        }
        scrivi(operatore, tx -> {
            for (SerialeFormulario seriale : serie.seriali()) {
                formulari.stato(tx, seriale).filter(Magazzino::scritto).ifPresent(stato -> {
                    throw Problem.SERIALE_GIA_USATO.rejected(seriale, stato.parola());
                });
            }
            return tx.append(new FormulariDenunciati(
                    serie.primo(), serie.ultimo(), serie.quanti(), perdita, quoted, persona, impresa, documenti));
        });
    }

    /// A company reports that a blank given to it is gone: inside the transaction that approves its pratica.
    public void denuncia(
            Tx tx,
            SerialeFormulario seriale,
            Perdita perdita,
            String denuncia,
            Presentazione.Persona persona,
            Presentazione.Impresa impresa,
            List<Allegato> documenti) {
        tx.append(new FormulariDenunciati(
                seriale,
                seriale,
                1,
                perdita,
                required(denuncia, "la denuncia: autorità, numero e data"),
                persona,
                impresa,
                documenti));
    }

    /// A company declares that it destroyed a blank given to it: inside the transaction that approves its pratica.
    public void distrutto(Tx tx, SerialeFormulario seriale, String verbale) {
        tx.append(new FormulariDistrutti(seriale, seriale, 1, optional(verbale)));
    }

    /// Why a company cannot declare a blank gone or destroyed; empty if it can. One that was loaded at another
    /// branch is not known here: that it is gone may be reported all the same.
    public Optional<String> impedimento(Reading rows, SerialeFormulario seriale, String impresa, boolean distrutto) {
        Optional<Formulari.Foglio> foglio = formulari.find(rows, seriale);
        if (foglio.isEmpty()) {
            return distrutto ? Optional.of("in questa sede non è conosciuto") : Optional.empty();
        }
        if (foglio.get().stato() != Formulari.Stato.DATO) {
            return Optional.of("risulta " + foglio.get().stato().parola());
        }
        return foglio.get().impresa().equalsIgnoreCase(impresa)
                ? Optional.empty()
                : Optional.of("risulta dato a " + foglio.get().impresa()
                        + ": se è la stessa impresa, registralo alla pagina Formulari e respingi questa");
    }

    /// Spoiled, returned and annulled sheets are destroyed, by minutes. What was reported stolen or
    /// lost and turns up is given back first.
    public void distruggi(String primo, String ultimo, String verbale, String operatore) {
        Serie serie = serie(primo, ultimo);
        String quoted = required(verbale, "il verbale di distruzione");
        scrivi(operatore, tx -> {
            nonDenunciati(tx, serie);
            return tx.append(new FormulariDistrutti(serie.primo(), serie.ultimo(), serie.quanti(), quoted));
        });
    }

    public Map<Formulari.Stato, Integer> quanti() {
        return journal.read(formulari::quanti);
    }

    public Optional<SerialeFormulario> prossimo() {
        return journal.read(formulari::prossimo);
    }

    /// The serial a person confirmed: the proposed one by its last three digits or as a whole, or another one that
    /// is in stock, scanned as a whole. So is one that a former life may have used, and that lies here blank.
    public static SerialeFormulario confermato(
            Formulari formulari, Reading rows, SerialeFormulario proposto, String typed) {
        String text = typed.strip().toUpperCase(Locale.ROOT);
        if (text.length() == LAST_DIGITS && proposto.text().endsWith(text)) {
            return proposto;
        }
        SerialeFormulario seriale = SerialeFormulario.parse(text)
                .orElseThrow(() -> Problem.SERIALE_NON_CONFERMATO.rejected(proposto, typed));
        nonDenunciati(formulari, rows, new Serie(seriale, seriale));
        Formulari.Stato stato =
                formulari.stato(rows, seriale).orElseThrow(() -> Problem.SERIALE_SCONOSCIUTO.rejected(seriale));
        if (stato != Formulari.Stato.GIACENZA && stato != Formulari.Stato.SOSPESO) {
            throw Problem.SERIALE_GIA_USATO.rejected(seriale, stato.parola());
        }
        return seriale;
    }

    private void nonDenunciati(Reading rows, Serie serie) {
        nonDenunciati(formulari, rows, serie);
    }

    private static void nonDenunciati(Formulari formulari, Reading rows, Serie serie) {
        formulari.mancante(rows, serie).ifPresent(foglio -> {
            throw Problem.FORMULARIO_DENUNCIATO.rejected(
                    foglio.seriale(), "risulta " + foglio.stato().parola());
        });
    }

    private static boolean scritto(Formulari.Stato stato) {
        return stato == Formulari.Stato.USATO || stato == Formulari.Stato.IMPEGNATO;
    }

    private void scrivi(String operatore, Function<Tx, Object> work) {
        journal.write(stream, operatore, work::apply);
    }

    private static Serie serie(String primo, String ultimo) {
        return new Serie(parse(primo), parse(ultimo.isBlank() ? primo : ultimo));
    }

    private static String required(String text, String what) {
        if (text.isBlank()) {
            throw Problem.MOVIMENTO_INCOMPLETO.rejected(what);
        }
        return optional(text);
    }

    private static String optional(String text) {
        String tidy = text.strip();
        if (tidy.length() > MAX_TESTO) {
            throw Problem.TROPPO_GRANDE.rejected("un testo supera " + MAX_TESTO + " caratteri");
        }
        return tidy;
    }

    private static SerialeFormulario parse(String typed) {
        return SerialeFormulario.parse(typed)
                .orElseThrow(
                        () -> Problem.RICHIESTA_NON_VALIDA.rejected("«" + typed + "» non è un seriale di formulario"));
    }
}
