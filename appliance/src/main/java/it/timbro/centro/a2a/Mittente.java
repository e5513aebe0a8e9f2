package it.timbro.centro.a2a;

/// Who calls: the account of a company's program.
///
/// @param codiceFiscale of the account's holder, as the file of accounts says; the pratica may be another's
/// (intermediaries)
/// @param operativo the additional user it acts for, empty if none; kept, never a right
public record Mittente(String utente, String codiceFiscale, String operativo) {
    /// As it stands in the journal.
    public String operatore() {
        return operativo.isEmpty() ? "a2a:" + utente : "a2a:" + utente + "/" + operativo;
    }
}
