package it.timbro.centro.numeri;

import it.timbro.base.Sede;

/// The account of one block: what became of each of its numbers, as far as the branch's facts have
/// reached the centre.
///
/// @param totale numbers in the block
/// @param liberi neither used nor given back nor given up
/// @param impegnati reserved for a document, and not yet issued
/// @param sospesi leased to an earlier incarnation of the branch: used by nobody until a sheet turns up or
/// they are given up
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
        int sospesi,
        int emessi,
        int scartati,
        int restituiti,
        int dispersi,
        int ritrovati,
        int senzaConto) {
    /// Each number has its end.
    public boolean chiuso() {
        return liberi == 0 && impegnati == 0 && sospesi == 0;
    }

    /// The branch still works on it.
    public boolean inUso() {
        return liberi > 0 || impegnati > 0;
    }

    /// The columns come to the whole block: no number is in none of them, or in two.
    public boolean torna() {
        return totale == liberi + impegnati + sospesi + emessi + scartati + restituiti + dispersi;
    }
}
