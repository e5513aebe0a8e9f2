package it.timbro.istruttoria;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.DellaSpedizione.Posizione;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.Hash;
import java.util.List;
import java.util.Optional;

/// Which pratiche are about the same consignment, in this house and in the other branches of the chamber as the
/// centre last told.
public interface Spedizioni {
    /// Where nothing is kept.
    Spedizioni NESSUNA = new Spedizioni() {
        @Override
        public List<Altra> altre(Reading rows, NumeroPratica pratica) {
            return List.of();
        }

        @Override
        public List<Doppia> doppie(Reading rows, int limit) {
            return List.of();
        }

        @Override
        public List<DaDire> daDire(Reading rows, Sede camera, int limit) {
            return List.of();
        }
    };

    /// Others for the same consignment of which something remains, those with a certificate first.
    List<Altra> altre(Reading rows, NumeroPratica pratica);

    /// Consignments with two certificates that nobody compared: somebody has to annul one.
    List<Doppia> doppie(Reading rows, int limit);

    /// At the centre: what the branches of a chamber have not been told, the oldest first.
    List<DaDire> daDire(Reading rows, Sede camera, int limit);

    /// @param presso branch that owns it
    /// @param fattura as written here, by which the two are one
    /// @param qui whether the pratica can be opened here
    /// @param ms since when it stands so
    record Altra(
            NumeroPratica pratica,
            Sede presso,
            Posizione posizione,
            Optional<NumeroCertificato> certificato,
            String fattura,
            boolean qui,
            long ms) {}

    /// @param pratica the one of this house
    record Doppia(NumeroPratica pratica, NumeroCertificato certificato, String fattura, long ms) {}

    record DaDire(
            Hash impronta,
            NumeroPratica pratica,
            Sede presso,
            Posizione posizione,
            Optional<NumeroCertificato> certificato,
            boolean confrontata,
            long ms) {}
}
