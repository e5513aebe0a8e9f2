package it.timbro.pratica;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.DellaCarta.CartaRisolta.Decisione;
import it.timbro.sync.protocol.StreamId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Cards: what waits for a person because two truths met. They follow from the facts; working one
/// off is a fact of its own ([DellaCarta]).
public interface Carte {
    /// Most cards that a list answers with.
    int MAX_CARTE = 200;

    /// Cards nobody has decided, oldest first, at most [#MAX_CARTE].
    List<Carta> aperte(Reading rows);

    /// How many there are of them, by whom they concern: the branch that wrote what they are about; of what the
    /// centre wrote, who has the pratica, or else the chamber.
    Map<Sede, Integer> quante(Reading rows);

    Optional<Carta> find(Reading rows, StreamId stream, long seq);

    /// Those of these pratiche that have not come here as far as their last fact.
    Set<NumeroPratica> ferme(Reading rows, Collection<NumeroPratica> pratiche);

    /// One card, named by the fact it is about.
    ///
    /// @param subject what that fact is about: `pratica:M26B2200001`
    /// @param ultimaSeq last fact of the stream that belongs to this card
    /// @param decisioni what was decided so far, oldest first
    record Carta(
            StreamId stream,
            long seq,
            String subject,
            Tipo tipo,
            String testo,
            long ms,
            long ultimaSeq,
            List<Presa> decisioni) {
        /// Nobody has seen all of it.
        public boolean aperta() {
            return decisioni.stream().noneMatch(presa -> presa.vistaFino() >= ultimaSeq);
        }

        /// The pratica it is about, if it is about one.
        public Optional<NumeroPratica> pratica() {
            return NumeroPratica.parse(subject.substring(subject.lastIndexOf(':') + 1));
        }
    }

    /// A decision that was taken.
    record Presa(Decisione decisione, String motivo, String operatore, long ms, long vistaFino) {}

    /// Why there is a card, and what a person can decide. The names are stored.
    enum Tipo {
        /// A fact cannot be applied; its subject waits.
        FERMA("Fatto che non si può applicare", List.of(Decisione.TRALASCIA)),
        /// A newer release wrote it; its subject waits until the upgrade.
        SCONOSCIUTA("Scritto da una versione più nuova", List.of(Decisione.TRALASCIA)),
        /// Written by who did not own the pratica any more.
        SUPERATA(
                "Fatto dopo che la pratica era passata di mano",
                List.of(Decisione.VALE_LA_CENTRALE, Decisione.PRESA_VISIONE)),
        /// Not for the machine that wrote it to say: nothing came of it.
        NON_SUO("Scritto da chi non poteva scriverlo", List.of(Decisione.PRESA_VISIONE)),
        /// Done on a copy of the branch's state that nobody goes on with.
        PROVA(
                "Fatto su una copia da cui non si è continuato",
                List.of(Decisione.VALE_LA_CENTRALE, Decisione.PRESA_VISIONE)),
        /// What a branch took and what the company's account says are not the same.
        RISCONTRO("Differenza fra cassa e conto dell'impresa", List.of(Decisione.PRESA_VISIONE)),
        /// Two valid certificates of one pratica.
        DUE_CERTIFICATI("Due certificati validi", List.of(Decisione.VALE_LA_CENTRALE, Decisione.PRESA_VISIONE));

        private final String parola;
        private final List<Decisione> decisioni;

        Tipo(String parola, List<Decisione> decisioni) {
            this.parola = parola;
            this.decisioni = decisioni;
        }

        /// What a person reads.
        public String parola() {
            return parola;
        }

        /// What a person may decide.
        public List<Decisione> decisioni() {
            return decisioni;
        }
    }
}
