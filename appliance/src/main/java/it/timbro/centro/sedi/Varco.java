package it.timbro.centro.sedi;

import it.timbro.autorita.NomeApparecchio;
import it.timbro.journal.Journal;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The door at which devices call: who it is and whether the service is open to him, in one look at
/// the store; the first call with a renewed certificate is written down before it goes on. It stands
/// before every call of the line. Any thread, but never from inside a transaction.
public record Varco(Journal journal, Apparecchi apparecchi, Aperture aperture) {
    /// @param chiusa the service is closed to who was let in; empty while it is open, and for
    ///     everybody else
    public record Visita(Chiamante chi, Optional<Aperture.Chiusa> chiusa) {}

    /// @param mostrato the certificate of the connection, `null` if it showed none
    public Visita guarda(@Nullable X509Certificate mostrato) {
        Visita visita = journal.read(rows -> {
            Chiamante chi = apparecchi.chi(rows, mostrato);
            return new Visita(
                    chi,
                    chi instanceof Chiamante.Ammesso(NomeApparecchio nome, var _)
                            ? aperture.chiusa(rows, nome.sede())
                            : Optional.empty());
        });
        apparecchi.usato(visita.chi());
        return visita;
    }
}
