package it.timbro.centro.numeri;

import it.timbro.base.Sede;

/// The account of one block: what became of each of its numbers, as far as the branch's facts have
/// reached the centre.
///
/// @param totale numbers in the block
/// @param liberi neither used nor given back nor given up
/// @param impegnati reserved for a document, and not yet issued
/// @param emessi issued, annulled ones included
/// @param scartati void, each with its reason
/// @param restituiti given back unused at the end of the year
/// @param dispersi given up by the responsabile
/// @param ritrovati given up, and then heard of: they count where they belong
/// @param senzaConto open, and nothing explains why ([Aperto.Perche]): must be 0
public record Conto(
        String blocco,
        Sede sede,
        int anno,
        int totale,
        int liberi,
        int impegnati,
        int emessi,
        int scartati,
        int restituiti,
        int dispersi,
        int ritrovati,
        int senzaConto) {
    /// Each number has its end.
    public boolean chiuso() {
        return liberi == 0 && impegnati == 0;
    }
}
