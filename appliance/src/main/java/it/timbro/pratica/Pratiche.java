package it.timbro.pratica;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The pratiche as they stand. Inside a transaction it sees what the transaction has done so far.
public interface Pratiche {
    /// Most lines that a list answers with.
    int MAX_RIGHE = 200;

    Optional<Scheda> find(Reading rows, NumeroPratica numero);

    /// The line of one, where the modello is not needed.
    Optional<Riga> riga(Reading rows, NumeroPratica numero);

    default Scheda read(Reading rows, NumeroPratica numero) {
        return find(rows, numero).orElseThrow(() -> Problem.NON_TROVATO.rejected("la pratica " + numero));
    }

    /// The pratica, if it is still as the person saw it who decides.
    ///
    /// @throws it.timbro.base.RejectedException [Problem#DECISA_SU_DATI_VECCHI] if something happened since
    default Scheda vista(Reading rows, NumeroPratica numero, long versione) {
        Scheda scheda = read(rows, numero);
        if (scheda.versione() != versione) {
            throw Problem.DECISA_SU_DATI_VECCHI.rejected(
                    "ora è «" + scheda.stato().parola() + "»");
        }
        return scheda;
    }

    /// Lines whose words begin with what was typed (any identity of the pratica or its paper, the company, the
    /// consignee), newest first; all lines if nothing was typed.
    List<Riga> cerca(Reading rows, String typed, Optional<Stato> stato, int limit);

    /// Open ones, one of whose numbers ends so: what a person types who reads a torn code from its end.
    List<Riga> finisce(Reading rows, String fine, int limit);

    /// Lines of a state, oldest first: a branch's own, at the centre those of all but training offices.
    List<Riga> coda(Reading rows, Stato stato, int limit);

    /// Lines of training offices in these states, oldest first: at the centre they stand in no other queue.
    List<Riga> diProva(Reading rows, Collection<Stato> stati, int limit);

    /// What the companies asked with these pratiche, where they are known here; read without opening the modello.
    Map<NumeroPratica, Opzioni> opzioni(Reading rows, Collection<NumeroPratica> numeri);

    /// Lines of a branch in a state that were presented from then on, oldest first, at most
    /// [#MAX_RIGHE].
    List<Riga> codaDal(Reading rows, Sede sede, Stato stato, long dalMs);

    /// How many pratiche are in each of these states, and since when the oldest waits; a state without any is left
    /// out. Open ones are few, closed ones are all those of years: who asks says which are wanted.
    Map<Stato, Quante> quante(Reading rows, Collection<Stato> stati);

    /// Lines of an account, newest first.
    List<Riga> dellUtente(Reading rows, String utente, int limit);

    /// Notes that came after sending.
    List<Nota> note(Reading rows, NumeroPratica numero);

    /// What is read in all that the company wrote beside the modello, with the request and afterwards.
    default Annotazioni annotazioni(Reading rows, Scheda scheda) {
        return Annotazioni.di(Stream.concat(
                        Stream.of(scheda.presentazione().note()),
                        note(rows, scheda.numero()).stream().map(Nota::testo))
                .collect(Collectors.joining("\n")));
    }

    record Quante(int numero, long piuVecchiaMs) {}

    record Nota(long ms, String testo) {}
}
