package it.timbro.stampa;

import it.timbro.journal.Reading;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.sync.protocol.Hash;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The print jobs of this branch.
public interface Lavori {
    /// The job of a pratica: there is one, because number and document are reserved once.
    Optional<Lavoro> dellaPratica(Reading rows, NumeroPratica pratica);

    /// Those among them of which nobody has said what came out of the printer.
    Set<NumeroPratica> inDubbio(Reading rows, Collection<NumeroPratica> pratiche);

    record Lavoro(
            NumeroLavoro numero,
            NumeroPratica pratica,
            NumeroCertificato certificato,
            Opzioni.Supporto supporto,
            Hash documento,
            int invii,
            String esito,
            List<Foglio> fogli) {

        /// Sheets that were sent and that nobody has spoken for: *in dubbio*.
        public List<Foglio> inDubbio() {
            return fogli.stream()
                    .filter(foglio -> foglio.stato() == StatoFoglio.INVIATO)
                    .toList();
        }

        public List<Foglio> daStampare() {
            return fogli.stream()
                    .filter(foglio -> foglio.stato() == StatoFoglio.DA_STAMPARE)
                    .toList();
        }

        /// No sheet comes out here: the company prints the document itself.
        public boolean inAzienda() {
            return fogli.isEmpty();
        }

        public boolean finito() {
            return fogli.stream().allMatch(foglio -> foglio.stato() == StatoFoglio.BUONO);
        }
    }

    /// @param guasti how many blanks it has cost so far
    record Foglio(int numero, String tipo, Optional<SerialeFormulario> seriale, StatoFoglio stato, int guasti) {}

    /// The words are stored.
    enum StatoFoglio {
        DA_STAMPARE,
        /// Sent to the printer; nobody knows what came out until a person says so.
        INVIATO,
        BUONO
    }
}
