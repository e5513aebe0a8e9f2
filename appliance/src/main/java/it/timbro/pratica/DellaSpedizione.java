package it.timbro.pratica;

import it.timbro.base.Sede;
import it.timbro.sync.protocol.Hash;
import org.jspecify.annotations.Nullable;

/// A consignment for which somebody asked a certificate: one certificate, one consignment. It is known by a digest of
/// invoice, day and consignee, so that the branches of a chamber can warn each other without telling each other whose
/// goods these are.
public sealed interface DellaSpedizione extends Fatto {
    Hash impronta();

    @Override
    default String subject() {
        return "spedizione:" + impronta().hex();
    }

    /// The centre tells the other branches of the chamber how a pratica stands for this consignment. The later of two
    /// about one pratica counts.
    ///
    /// @param presso branch that owns the pratica
    /// @param certificato where one was issued
    /// @param confrontata a person compared it with the others before approving, and found it another consignment
    /// @param dalMs since when it stands so, milliseconds of the Unix epoch
    record SpedizioneSegnalata(
            Hash impronta,
            NumeroPratica pratica,
            Sede presso,
            Posizione posizione,
            @Nullable NumeroCertificato certificato,
            boolean confrontata,
            long dalMs)
            implements DellaSpedizione {}

    /// The names are stored.
    enum Posizione {
        IN_CORSO("è chiesto un certificato"),
        CERTIFICATA("c'è già un certificato emesso"),
        /// Rejected, given up or annulled: it is in nobody's way.
        LIBERA("non ne resta nulla");

        private final String parola;

        Posizione(String parola) {
            this.parola = parola;
        }

        /// What a person reads.
        public String parola() {
            return parola;
        }
    }
}
