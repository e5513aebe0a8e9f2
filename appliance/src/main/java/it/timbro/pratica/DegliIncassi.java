package it.timbro.pratica;

import it.timbro.pratica.DellaCassa.Voce;
import it.timbro.sync.protocol.Hash;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What went over the counter: tills that were opened and closed, what was taken and given back,
/// and the statements that it was held against. What it means for the diritti of a pratica is said
/// beside it, in [DellaCassa].
public sealed interface DegliIncassi extends Fatto {
    /// An operator took over a till.
    ///
    /// @param fondo cash that lay in it
    record CassaAperta(NumeroTurno turno, String cassiere, Importo fondo) implements DegliIncassi {
        @Override
        public String subject() {
            return "turno:" + turno;
        }
    }

    /// She counted what is in it and gave it up.
    ///
    /// @param contati cash that was counted
    /// @param attesi cash that should be there: fund and takings less what was given back
    /// @param tagli how many of each coin and note, by its value in euro (`0.50`); empty if only
    /// the sum was said
    /// @param spiegazione of the difference; empty where there is none
    record CassaChiusa(
            NumeroTurno turno, Importo contati, Importo attesi, Map<String, Integer> tagli, String spiegazione)
            implements DegliIncassi {
        public CassaChiusa {
            tagli = Map.copyOf(tagli);
        }

        @Override
        public String subject() {
            return "turno:" + turno;
        }
    }

    /// Taken.
    ///
    /// @param pratica what it was paid for, if that is a pratica
    /// @param chi who paid, as the receipt says
    /// @param causale what for, as the receipt says
    /// @param tariffa version of the dated tariff
    /// @param riferimento the payment's name elsewhere: POS slip, pagoPA notice; empty for cash
    record IncassoRegistrato(
            NumeroRicevuta ricevuta,
            NumeroTurno turno,
            @Nullable NumeroPratica pratica,
            String chi,
            String causale,
            String tariffa,
            List<Voce> voci,
            Importo importo,
            Mezzo mezzo,
            String riferimento)
            implements DegliIncassi {
        public IncassoRegistrato {
            voci = List.copyOf(voci);
        }

        @Override
        public String subject() {
            return "incasso:" + ricevuta;
        }
    }

    /// Given back, all or a part.
    ///
    /// @param ricevuta its own number
    /// @param di what was given back of
    record RimborsoRegistrato(
            NumeroRicevuta ricevuta,
            NumeroTurno turno,
            NumeroRicevuta di,
            @Nullable NumeroPratica pratica,
            Importo importo,
            Mezzo mezzo,
            String riferimento,
            String motivo)
            implements DegliIncassi {
        @Override
        public String subject() {
            return "incasso:" + di;
        }
    }

    /// A statement of who moves the money (the bank of the POS, pagoPA) was held against what was taken.
    ///
    /// @param estratto names the statement: the same text has the same
    /// @param dal first day of a payment in it, `al` last one
    /// @param righe how many payments it has
    /// @param trovati takings that it names with their amount, and that no other had named before
    /// @param diverse what does not agree, in Italian, a sentence each
    record EstrattoRiscontrato(
            Hash estratto,
            Mezzo mezzo,
            LocalDate dal,
            LocalDate al,
            int righe,
            List<NumeroRicevuta> trovati,
            List<String> diverse)
            implements DegliIncassi {
        public EstrattoRiscontrato {
            trovati = List.copyOf(trovati);
            diverse = List.copyOf(diverse);
        }

        @Override
        public String subject() {
            return "estratto:" + estratto;
        }
    }
}
