package it.timbro.formulari;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.DelFormulario;
import it.timbro.pratica.DelFormulario.DiSerie;
import it.timbro.pratica.DelFormulario.FormulariDenunciati;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.printing.sheet.Layout;
import it.timbro.printing.sheet.Layouts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The blanks of this branch.
public interface Formulari {
    /// The serial that should lie on top of the stack: the lowest in stock.
    default Optional<SerialeFormulario> prossimo(Reading rows) {
        return prossimi(rows, 1).stream().findFirst();
    }

    /// The serials that should lie on top, in order; fewer if there are fewer.
    List<SerialeFormulario> prossimi(Reading rows, int quanti);

    Optional<Foglio> find(Reading rows, SerialeFormulario seriale);

    /// What is printed on blanks, by which a packet is told from another.
    ///
    /// @param id of the layout
    /// @param nome the words at its head
    record Modello(String id, String nome) {}

    /// The forms there ever were, the newest first.
    static List<Modello> modelli() {
        return Layouts.formulari().stream()
                .map(layout -> new Modello(layout.id(), layout.nome()))
                .toList();
    }

    /// What is printed on a blank.
    ///
    /// @param id `null` where it was loaded when there was one form only
    static Modello modello(@Nullable String id) {
        Layout layout = Layouts.read(id == null ? Layouts.FORMULARIO : id);
        return new Modello(layout.id(), layout.nome());
    }

    /// The layout of the blanks that lie on top; of the newest form where there are none.
    default String modelloInCima(Reading rows) {
        return prossimo(rows)
                .flatMap(seriale -> find(rows, seriale))
                .map(foglio -> foglio.modello().id())
                .orElse(Layouts.FORMULARIO);
    }

    default Optional<Stato> stato(Reading rows, SerialeFormulario seriale) {
        return find(rows, seriale).map(Foglio::stato);
    }

    /// The sheets on which a pratica's certificate was printed and is valid.
    List<SerialeFormulario> usati(Reading rows, NumeroPratica pratica);

    /// How many are in each state.
    Map<Stato, Integer> quanti(Reading rows);

    /// How many were used or spoiled since then.
    int consumati(Reading rows, Instant dal);

    /// The movements of whole runs, the newest first (*carico e scarico*).
    List<Movimento> movimenti(Reading rows, int limit);

    /// Those that a serial stands in, the oldest first.
    List<Movimento> delSeriale(Reading rows, SerialeFormulario seriale);

    /// The first of a run that was reported stolen or lost, if one was.
    Optional<Foglio> mancante(Reading rows, Serie serie);

    /// Blanks that were announced by PEC and have not come, or have come without the module.
    List<Foglio> daRiconciliare(Reading rows, int limit);

    /// Whether some of so many chambers has not been told of some report.
    boolean daSegnalare(Reading rows, int camere);

    /// Reports of stolen and lost blanks that the branches of a chamber have not been told of, the
    /// oldest first, out of those that not all chambers have been told of.
    ///
    /// @param camera two letters
    /// @param camere how many chambers there are
    List<Denunciati> daSegnalare(Reading rows, Sede camera, int camere, int limit);

    /// @param chiave stream and seq of the report
    record Denunciati(String chiave, Sede sede, FormulariDenunciati fatto) {}

    /// One sheet.
    ///
    /// @param pratica for which it was reserved or used
    /// @param impresa to whom it was given, "" if to nobody
    /// @param modulo by which its return was announced, "" if it was not
    /// @param allarme what was reported of a sheet that was in use already, "" if nothing
    record Foglio(
            SerialeFormulario seriale,
            Stato stato,
            Optional<NumeroPratica> pratica,
            String impresa,
            String modulo,
            String allarme,
            Modello modello) {
        /// Whether a company has it and may print on it.
        public boolean datoA(String denominazione) {
            return stato == Stato.DATO && allarme.isEmpty() && impresa.equals(denominazione);
        }
    }

    record Movimento(DiSerie fatto, Sede sede, long ms, String operatore) {}

    /// Where a serial is. The words are stored; a used one never comes back (INV-2).
    enum Stato {
        GIACENZA("in giacenza"),
        IMPEGNATO("impegnato"),
        USATO("usato"),
        GUASTO("guasto"),
        DATO("dato a un'impresa"),
        RESTITUITO("restituito in bianco"),
        ANNULLATO("annullato, rientrato"),
        SOSPESO("sospeso, forse usato prima del rientro"),
        DISTRUTTO("distrutto"),
        SMARRITO("smarrito"),
        RUBATO("rubato");

        private final String parola;

        Stato(String parola) {
            this.parola = parola;
        }

        /// Those of what was reported missing.
        public static final List<Stato> MANCANTI = List.of(SMARRITO, RUBATO);

        /// What a person reads.
        public String parola() {
            return parola;
        }

        /// Whether it was reported missing: nobody may use it.
        public boolean mancante() {
            return MANCANTI.contains(this);
        }

        public static Stato di(DelFormulario.Perdita perdita) {
            return switch (perdita) {
                case FURTO -> RUBATO;
                case SMARRIMENTO -> SMARRITO;
            };
        }

        public static Stato di(DelFormulario.Fine fine) {
            return switch (fine) {
                case RIENTRATO -> ANNULLATO;
                case DISTRUTTO -> DISTRUTTO;
                case RUBATO -> RUBATO;
                case SMARRITO -> SMARRITO;
            };
        }
    }

    /// What a movement does to the serials in it: to which state, from which ones.
    ///
    /// @param denunciati whether it also moves what was reported missing; else that stays missing
    record Passo(Stato verso, List<Stato> da, boolean denunciati) {}

    /// Which state may follow which, for runs that have been loaded before. What is not written here
    /// is forbidden. A report of theft is no step: it wins over every state but those of use. It may
    /// be heard before what a branch did without knowing of it, so no step is forbidden to what is
    /// missing; that a branch which knows does not do it is for [Magazzino] to see to.
    static Optional<Passo> passo(DiSerie fatto) {
        return switch (fatto) {
            case DelFormulario.FormulariDati _ -> Optional.of(new Passo(Stato.DATO, List.of(Stato.GIACENZA), false));
            case DelFormulario.FormulariRestituiti _ ->
                Optional.of(new Passo(Stato.RESTITUITO, List.of(Stato.DATO), true));
            case DelFormulario.FormulariDistrutti _ ->
                Optional.of(new Passo(
                        Stato.DISTRUTTO,
                        List.of(
                                Stato.GIACENZA,
                                Stato.DATO,
                                Stato.GUASTO,
                                Stato.RESTITUITO,
                                Stato.ANNULLATO,
                                Stato.SOSPESO),
                        true));
            case DelFormulario.FormulariCaricati _,
                    DelFormulario.RestituzioneAnnunciata _,
                    DelFormulario.FormulariDenunciati _,
                    DelFormulario.FormulariSegnalati _ -> Optional.empty();
        };
    }
}
