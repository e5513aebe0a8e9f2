package it.timbro.diritti;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.DellaCassa.Voce;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroRicevuta;
import it.timbro.pratica.NumeroTurno;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Tills, and what was taken and given back at them.
public interface Incassi {
    /// The open till of an operator.
    Optional<Turno> aperto(Reading rows, Sede sede, String cassiere);

    /// Tills of a branch that are open, or were closed since; the oldest first.
    List<Turno> turni(Reading rows, Sede sede, long daMs);

    Optional<Turno> turno(Reading rows, NumeroTurno turno);

    /// What went over a till, in order.
    List<Riga> righe(Reading rows, NumeroTurno turno);

    /// The register of a branch's tills, in order.
    ///
    /// @param daMs from this instant on, milliseconds of the Unix epoch
    /// @param aMs before this one
    List<Riga> righe(Reading rows, Sede sede, long daMs, long aMs);

    /// What was taken for a pratica and given back of it, at whatever branch.
    List<Riga> dellaPratica(Reading rows, NumeroPratica pratica);

    Optional<Riga> find(Reading rows, NumeroRicevuta ricevuta);

    /// The last number of a code in a year; 0 if there is none.
    long ultimo(Reading rows, String codice, int anno);

    /// Whether this payment was taken before and not given back.
    ///
    /// @param turno where a name counts within one till only, as the number of a POS slip does
    boolean giaPresa(Reading rows, Mezzo mezzo, String riferimento, Optional<NumeroTurno> turno);

    /// What a branch took with this payment, in whichever till.
    List<Riga> conRiferimento(Reading rows, Sede sede, Mezzo mezzo, String riferimento);

    /// What a branch took so and no statement has named yet, the oldest first.
    List<Riga> daRiscontrare(Reading rows, Sede sede, List<Mezzo> mezzi, int limit);

    /// The statements that a branch read last, the newest first.
    List<EstrattoLetto> estratti(Reading rows, Sede sede, int limit);

    /// @param ms when it was read last
    /// @param diverse what did not agree then, in Italian
    record EstrattoLetto(
            Mezzo mezzo, LocalDate dal, LocalDate al, int righe, List<String> diverse, String operatore, long ms) {}

    /// @param chiusura empty while it is open
    record Turno(
            NumeroTurno turno, Sede sede, String cassiere, Importo fondo, long apertoMs, Optional<Chiusura> chiusura) {}

    record Chiusura(Importo contati, Importo attesi, String spiegazione, String da, long ms) {
        /// What is too much, or too little if it is negative; in cents.
        public long differenzaCent() {
            return contati.cent() - attesi.cent();
        }
    }

    /// One line of the register.
    ///
    /// @param di what was given back of; empty of a taking
    /// @param reso of a taking, what was given back of it so far
    /// @param riscontrato whether a statement has named it
    record Riga(
            NumeroRicevuta ricevuta,
            Optional<NumeroRicevuta> di,
            NumeroTurno turno,
            Optional<NumeroPratica> pratica,
            String chi,
            String causale,
            String tariffa,
            List<Voce> voci,
            Importo importo,
            Importo reso,
            Mezzo mezzo,
            String riferimento,
            String operatore,
            long ms,
            boolean riscontrato) {
        public boolean rimborso() {
            return di.isPresent();
        }

        /// In cents, negative if it was given back.
        public long segnoCent() {
            return rimborso() ? -importo.cent() : importo.cent();
        }

        /// What may still be given back of it.
        public Importo resta() {
            return rimborso() ? Importo.ZERO : Importo.cent(importo.cent() - reso.cent());
        }
    }

    /// Cash that should be in a till.
    static long contantiCent(Turno turno, List<Riga> righe) {
        return turno.fondo().cent()
                + righe.stream()
                        .filter(riga -> riga.mezzo() == Mezzo.CONTANTI)
                        .mapToLong(Riga::segnoCent)
                        .sum();
    }
}
