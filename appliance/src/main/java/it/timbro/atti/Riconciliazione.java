package it.timbro.atti;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.pratica.Carte;
import it.timbro.pratica.Carte.Carta;
import it.timbro.pratica.DellaCarta.CartaRisolta;
import it.timbro.pratica.DellaCarta.CartaRisolta.Decisione;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Proprieta;
import it.timbro.sync.protocol.StreamId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// A person works off a card. The decision is a fact; who else holds the card hears of it. Any thread may call.
public final class Riconciliazione {
    private static final int MAX_TESTO = 1_000;

    private final Journal journal;
    private final Carte carte;
    private final Pratiche pratiche;
    private final Function<Carta, StreamId> stream;
    private final boolean centrale;

    private Riconciliazione(
            Journal journal, Carte carte, Pratiche pratiche, Function<Carta, StreamId> stream, boolean centrale) {
        this.journal = journal;
        this.carte = carte;
        this.pratiche = pratiche;
        this.stream = stream;
        this.centrale = centrale;
    }

    /// At a branch: what is decided goes to the centre with its stream.
    public static Riconciliazione dellaSede(Journal journal, Carte carte, Pratiche pratiche, StreamId own) {
        return new Riconciliazione(journal, carte, pratiche, _ -> own, false);
    }

    /// At the centre: what is decided is announced to the branch that wrote the fact and to the pratica's owner.
    public static Riconciliazione dellaCentrale(Journal journal, Carte carte, Pratiche pratiche) {
        return new Riconciliazione(
                journal,
                carte,
                pratiche,
                carta -> Proprieta.aoo(new Sede(carta.stream().sede())),
                true);
    }

    /// @param vistaFino last fact of the card that the page showed
    public void risolvi(
            StreamId cited, long seq, long vistaFino, Decisione decisione, String motivo, String operatore) {
        if (motivo.isBlank()) {
            throw Problem.MOTIVO_MANCANTE.rejected("perché si decide così");
        }
        if (motivo.length() > MAX_TESTO) {
            throw Problem.TROPPO_GRANDE.rejected("il motivo supera " + MAX_TESTO + " caratteri");
        }
        Carta seen = journal.read(rows -> read(rows, cited, seq));
        journal.write(stream.apply(seen), operatore, tx -> {
            Carta carta = read(tx, cited, seq);
            if (carta.ultimaSeq() != vistaFino) {
                throw Problem.CARTA_GIA_CAMBIATA.rejected();
            }
            if (!carta.aperta()) {
                throw Problem.NON_VALIDO_ORA.rejected("sulla carta qualcuno ha già deciso");
            }
            if (!carta.tipo().decisioni().contains(decisione)) {
                throw Problem.RICHIESTA_NON_VALIDA.rejected("su questa carta non si può decidere così");
            }
            return tx.append(
                    new CartaRisolta(cited.toString(), seq, vistaFino, decisione, motivo.strip()),
                    centrale ? sedi(tx, carta) : List.of());
        });
    }

    private Carta read(Reading rows, StreamId cited, long seq) {
        return carte.find(rows, cited, seq)
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("la carta " + cited + "/" + seq));
    }

    private List<Sede> sedi(Reading rows, Carta carta) {
        Set<Sede> sedi = new LinkedHashSet<>();
        sedi.add(new Sede(carta.stream().sede()));
        carta.pratica().flatMap(numero -> pratiche.find(rows, numero)).ifPresent(scheda -> sedi.add(scheda.sede()));
        sedi.removeIf(sede -> sede.code().length() == 2); // the centre itself
        return List.copyOf(sedi);
    }
}
