package it.timbro.autorita;

import it.timbro.base.Check;
import it.timbro.sync.sealed.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The centre's own certification authority, for its devices and nothing else. Made at the centre's
/// first start; its key never leaves the data folder, which several processes of one centre share.
/// Any thread.
public final class Autorita {
    /// How long a device's certificate is good. A device renews it by itself when a third of this
    /// is left.
    public static final Duration DURATA = Duration.ofDays(90);

    private static final Duration DURATA_AUTORITA = Duration.ofDays(20 * 365L);
    /// A device whose clock is a little behind must not find its certificate in the future.
    private static final Duration INDIETRO = Duration.ofHours(1);

    private static final int SERIAL_BITS = 120;
    static final X500Principal CENTRALE = new X500Principal("CN=centrale,O=Timbro");
    private static final X500Principal NOME = new X500Principal("CN=Timbro: apparecchi delle sedi,O=Timbro");

    private final PrivateKey chiave;
    private final X509Certificate certificato;
    private final SecureRandom random;
    private final Sigillo sigillo;

    private Autorita(Portachiavi chiavi, Path folder, Instant now, SecureRandom random) throws IOException {
        Check.that(chiavi.certificati().size() == 1, "the authority has one certificate, its own");
        this.chiave = chiavi.coppia().getPrivate();
        this.certificato = chiavi.certificati().getFirst();
        this.random = random;
        this.sigillo = sigillo(this, folder, now);
    }

    /// Reads the authority of a folder, or makes one. Two processes that start at once end up with
    /// the same.
    ///
    /// @param now when it begins, if it is made now
    public static Autorita open(Path folder, Instant now, SecureRandom random) {
        try {
            return new Autorita(
                    Portachiavi.of(SecretFile.openOrMake(
                            folder.resolve("autorita.pem"),
                            () -> nuova(now, random).blocks())),
                    folder,
                    now,
                    random);
        } catch (IOException e) {
            throw new UncheckedIOException("authority of the devices", e);
        }
    }

    /// What devices and servers recognise this authority by.
    public X509Certificate certificato() {
        return certificato;
    }

    private static Sigillo sigillo(Autorita autorita, Path folder, Instant now) throws IOException {
        Portachiavi chiavi = Portachiavi.of(SecretFile.openOrMake(folder.resolve("sigillo.pem"), () -> {
            KeyPair keys = Portachiavi.nuovaCoppia();
            X509Certificate made = autorita.perChi(
                    CENTRALE, keys.getPublic(), now, DURATA_AUTORITA, KeyPurposeId.id_kp_emailProtection);
            return new Portachiavi(keys, List.of(made)).blocks();
        }));
        return new Sigillo(chiavi.coppia(), chiavi.certificati().getFirst());
    }

    /// The centre's own seal, for what travels on a stick.
    public Sigillo sigillo() {
        return sigillo;
    }

    /// A certificate for one device: it calls with it, and seals what it puts on a stick. Good from now for
    /// [#DURATA].
    public X509Certificate rilascia(NomeApparecchio nome, PublicKey chiaveDelDispositivo, Instant now) {
        return perChi(
                NomeApparecchio.soggetto(nome.text()),
                chiaveDelDispositivo,
                now,
                DURATA,
                KeyPurposeId.id_kp_clientAuth);
    }

    /// The next certificate of a device. It begins later than the one before, whatever the clock says:
    /// so it is told which of two follows the other.
    public X509Certificate rinnova(X509Certificate prima, PublicKey chiaveDelDispositivo, Instant now) {
        Instant later = prima.getNotBefore().toInstant().plus(INDIETRO).plusSeconds(1);
        return rilascia(
                NomeApparecchio.di(prima).orElseThrow(), chiaveDelDispositivo, now.isBefore(later) ? later : now);
    }

    private X509Certificate perChi(
            X500Principal chi, PublicKey sua, Instant now, Duration durata, KeyPurposeId perCheCosa) {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                NOME, serial(random), Date.from(now.minus(INDIETRO)), Date.from(now.plus(durata)), chi, sua);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyAgreement));
            builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(perCheCosa));
        } catch (CertIOException e) {
            throw new IllegalStateException("extensions of a certificate", e);
        }
        return sign(builder, chiave);
    }

    /// Whether this authority made the certificate. Says nothing of its dates, nor whether it was
    /// revoked.
    public boolean haEmesso(X509Certificate altro) {
        return emesso(certificato, altro);
    }

    static boolean emesso(X509Certificate autorita, X509Certificate altro) {
        if (!altro.getIssuerX500Principal().equals(autorita.getSubjectX500Principal())
                || altro.getBasicConstraints() >= 0) {
            return false;
        }
        try {
            altro.verify(autorita.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static Portachiavi nuova(Instant now, SecureRandom random) {
        KeyPair keys = Portachiavi.nuovaCoppia();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                NOME,
                serial(random),
                Date.from(now.minus(INDIETRO)),
                Date.from(now.plus(DURATA_AUTORITA)),
                NOME,
                keys.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
        } catch (CertIOException e) {
            throw new IllegalStateException("extensions of the authority", e);
        }
        return new Portachiavi(keys, List.of(sign(builder, keys.getPrivate())));
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey chiave) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(chiave)));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("signing a certificate", e);
        }
    }

    /// Random, positive, and never the same twice in practice (RFC 5280, 4.1.2.2).
    private static BigInteger serial(SecureRandom random) {
        return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS);
    }
}
