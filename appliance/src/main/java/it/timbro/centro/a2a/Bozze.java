package it.timbro.centro.a2a;

import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.Hash;
import java.util.List;
import java.util.Optional;

/// Where bozze are kept.
public interface Bozze {
    void insert(Tx tx, Bozza bozza);

    /// Writes what changed: state and content.
    void update(Tx tx, Bozza bozza);

    Optional<Bozza> find(Reading rows, NumeroPratica numero);

    /// Those that an account made of one signed file and did not withdraw, newest first.
    List<Bozza> dellImpronta(Reading rows, String utente, Hash impronta);

    /// Those that an account has not sent, newest first.
    List<Bozza> aperte(Reading rows, String utente, int limit);

    /// Whether the company gave the pratica up and its owner has not answered yet.
    boolean rinunciaInoltrata(Reading rows, NumeroPratica numero);

    int quanteAperte(Reading rows, String utente);

    /// The highest number that begins so.
    Optional<NumeroPratica> ultimo(Reading rows, String prefix);
}
