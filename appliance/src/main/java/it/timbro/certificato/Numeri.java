package it.timbro.certificato;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The numbers leased to this branch, and what became of each.
public interface Numeri {
    /// The next free number of a year, lowest first.
    Optional<Libero> prossimo(Reading rows, int anno);

    int liberi(Reading rows, int anno);

    /// How many numbers of a branch were taken since then: its own use.
    int impegnati(Reading rows, Sede sede, Instant dal);

    /// Free numbers of years before this one, by block: nobody may use them any more.
    Map<String, List<NumeroCertificato>> avanzati(Reading rows, Sede sede, int primaDi);

    /// Numbers reserved by a branch for pratiche that are another's by now.
    List<Certificato> diAltri(Reading rows, Sede sede);

    Optional<Certificato> find(Reading rows, NumeroCertificato numero);

    /// Certificates of a pratica that were issued, annulled ones included.
    List<Certificato> dellaPratica(Reading rows, NumeroPratica pratica);

    /// @param codice security code of box 8
    record Libero(NumeroCertificato numero, String codice) {}

    /// A number that is no longer free.
    record Certificato(
            NumeroCertificato numero,
            String codice,
            Stato stato,
            NumeroPratica pratica,
            Hash documento,
            @Nullable Long emessoMs,
            @Nullable Long annullatoMs,
            @Nullable String motivo) {}

    /// What became of a number. The words are stored.
    enum Stato {
        LIBERO,
        IMPEGNATO,
        EMESSO,
        ANNULLATO,
        SCARTATO,
        RESTITUITO,
        /// Leased to an earlier incarnation of the branch, which may have used it: nobody uses it
        /// any more until it is known what became of it.
        SOSPESO
    }
}
