package it.timbro.autorita;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// A request for a certificate (PKCS #10, RFC 2986), proven to come from who holds the key.
///
/// @param nome the one CN of its subject: the branch when a device is enrolled, the device's name
///     when it renews
/// @param chiave EC P-256
public record Richiesta(String nome, PublicKey chiave) {
    /// Ours have about 250 bytes.
    private static final int MAX_BYTES = 2_000;

    public static byte[] scrivi(String nome, KeyPair keys) {
        try {
            return new JcaPKCS10CertificationRequestBuilder(NomeApparecchio.soggetto(nome), keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                    .getEncoded();
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException("writing a request", e);
        }
    }

    /// Empty if it is no request, is too large, is for another kind of key or is not signed with
    /// its own key. The kind of key is looked at first: checking a signature with a huge RSA key
    /// would cost minutes.
    public static Optional<Richiesta> leggi(byte[] der) {
        if (der.length > MAX_BYTES) {
            return Optional.empty();
        }
        try {
            PKCS10CertificationRequest request = new PKCS10CertificationRequest(der);
            RDN[] names = request.getSubject().getRDNs();
            if (!isP256(request.getSubjectPublicKeyInfo().getAlgorithm())
                    || names.length != 1
                    || names[0].isMultiValued()
                    || !names[0].getFirst().getType().equals(BCStyle.CN)) {
                return Optional.empty();
            }
            PublicKey chiave = new JcaPKCS10CertificationRequest(request).getPublicKey();
            return request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(chiave))
                    ? Optional.of(new Richiesta(
                            IETFUtils.valueToString(names[0].getFirst().getValue()), chiave))
                    : Optional.empty();
        } catch (IOException
                | PKCSException
                | GeneralSecurityException
                | OperatorCreationException
                | IllegalArgumentException
                | ClassCastException e) {
            return Optional.empty(); // whatever it is, it is no request
        }
    }

    private static boolean isP256(AlgorithmIdentifier algorithm) {
        return algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
                && algorithm.getParameters() instanceof ASN1ObjectIdentifier curve
                && curve.equals(SECObjectIdentifiers.secp256r1);
    }
}
