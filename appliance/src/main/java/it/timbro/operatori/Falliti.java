package it.timbro.operatori;

import it.timbro.journal.Reading;
import it.timbro.journal.Tx;

/// Where tries that may fail are counted. In the store, so that neither a restart nor another
/// process of a centre forgives; bounded, the oldest goes.
public interface Falliti {
    /// Most keys kept.
    int MAX_CHIAVI = 5_000;

    /// @return [Conto#NESSUNO] if there is none
    Conto find(Reading rows, Chiave chiave);

    void save(Tx tx, Chiave chiave, Conto conto);

    void delete(Tx tx, Chiave chiave);

    /// Wrong passwords for a login, from anywhere, since its person last entered.
    int dopo(Reading rows, String login);

    /// From now on they count from nothing again.
    void azzeraDopo(Tx tx, String login);

    /// Forgets everything about a login, from anywhere.
    void perdona(Tx tx, String login);

    /// Who or what is counted.
    ///
    /// @param login "" for all who try from the address
    /// @param indirizzo "" for all addresses from which the login is tried
    record Chiave(String login, String indirizzo) {}

    /// @param falliti in a row
    /// @param dopo since the person last entered
    /// @param finoMs refused until then
    record Conto(int falliti, int dopo, long finoMs, long ultimoMs) {
        public static final Conto NESSUNO = new Conto(0, 0, 0, 0);
    }
}
