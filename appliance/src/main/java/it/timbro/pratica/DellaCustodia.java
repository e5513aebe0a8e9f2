package it.timbro.pratica;

import it.timbro.base.Sede;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata;

/// What the centre wrote about who holds what, before it touches a pratica: how long a branch may go on alone, and
/// what one person proposed that another must confirm.
public sealed interface DellaCustodia extends Fatto {
    /// The branch may issue on every pratica it owns until then, however long it hears nothing.
    ///
    /// @param finoMs milliseconds of the Unix epoch, by the centre's clock
    record CustodiaRinnovata(Sede sede, long finoMs) implements DellaCustodia {
        @Override
        public String subject() {
            return "custodia:" + sede;
        }
    }

    /// One person asks that a pratica go to another branch. The latest proposal counts.
    record RiassegnazioneProposta(NumeroPratica pratica, Sede a, PraticaRiassegnata.Causa causa, String motivo)
            implements DellaCustodia {
        @Override
        public String subject() {
            return "riassegnazione:" + pratica;
        }
    }
}
