package it.timbro.centro.sedi;

import it.timbro.autorita.Autorita;
import it.timbro.autorita.Identita;
import it.timbro.autorita.NomeApparecchio;
import it.timbro.autorita.Richiesta;
import it.timbro.autorita.Sigillo;
import it.timbro.centro.sedi.Registro.Iscritto;
import it.timbro.journal.Tx;
import it.timbro.pratica.DellApparecchio.ApparecchioRinnovato;
import it.timbro.pratica.DellApparecchio.RinnovoUsato;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Tessera;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the certificates of a device follow each other: at most one a day, and the one before is over
/// when the next has been used, not when it was given, for the answer may be lost.
final class Rinnovi {
    private static final Duration OGNI = Duration.ofDays(1);

    private final Registro registro;
    private final Autorita autorita;

    Rinnovi(Registro registro, Autorita autorita) {
        this.registro = registro;
        this.autorita = autorita;
    }

    /// The next certificate of a device; for a key that has one already that one, until it is to be
    /// renewed itself.
    ///
    /// @param mostrato it asks with this one, which counts as used; it may have run out
    /// @return empty if it had another one today
    Optional<Tessera> rinnova(Tx tx, NomeApparecchio nome, X509Certificate mostrato, Richiesta domanda) {
        usato(tx, nome, mostrato);
        Iscritto iscritto = registro.apparecchio(tx, nome.sede(), nome.id()).orElseThrow();
        X509Certificate ultimo = certificato(iscritto.ultimoCertificato());
        if (ultimo.getPublicKey().equals(domanda.chiave()) && !Identita.daRinnovare(ultimo, tx.bounded())) {
            return Optional.of(tessera(iscritto.ultimoCertificato()));
        }
        if (oggi(iscritto.rinnovatoMs(), tx.now())) {
            return Optional.empty();
        }
        X509Certificate certificato = autorita.rinnova(ultimo, domanda.chiave(), tx.bounded());
        String base64 = base64(certificato);
        tx.append(new ApparecchioRinnovato(
                nome.sede(), nome.id(), base64, certificato.getNotAfter().getTime()));
        return Optional.of(tessera(base64));
    }

    /// A day that a clock lays into the future has not begun.
    private static boolean oggi(@Nullable Long rinnovatoMs, Instant now) {
        return rinnovatoMs != null
                && Duration.between(Instant.ofEpochMilli(rinnovatoMs), now)
                                .abs()
                                .compareTo(OGNI)
                        < 0;
    }

    /// From here on the keys before this certificate are refused. Another process of the centre may
    /// have noted it already, or struck the device off.
    ///
    /// @return whether it is new
    boolean usato(Tx tx, NomeApparecchio nome, X509Certificate mostrato) {
        boolean follows = registro.apparecchio(tx, nome.sede(), nome.id())
                .filter(iscritto -> iscritto.revoca() == null && segue(mostrato, iscritto))
                .isPresent();
        if (follows) {
            tx.append(new RinnovoUsato(
                    nome.sede(),
                    nome.id(),
                    Hash.of(mostrato.getPublicKey().getEncoded()).hex(),
                    base64(mostrato),
                    mostrato.getNotAfter().getTime()));
        }
        return follows;
    }

    /// Whether a certificate was given after the one that the device is known to hold. Told from the
    /// certificates alone, each of which begins later than the one before: a centre that came back
    /// from a copy has not heard of all that it gave.
    static boolean segue(X509Certificate mostrato, Iscritto iscritto) {
        return mostrato.getNotBefore().after(certificato(iscritto.certificato()).getNotBefore());
    }

    /// What a device is given, with a certificate of its own.
    Tessera tessera(String base64) {
        return new Tessera(
                Base64.getDecoder().decode(base64),
                der(autorita.certificato()),
                der(autorita.sigillo().certificato()));
    }

    static X509Certificate certificato(String base64) {
        return Sigillo.leggi(Base64.getDecoder().decode(base64)).orElseThrow();
    }

    static String base64(X509Certificate certificato) {
        return Base64.getEncoder().encodeToString(der(certificato));
    }

    private static byte[] der(X509Certificate certificato) {
        try {
            return certificato.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }
}
