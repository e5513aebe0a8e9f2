package it.timbro.firma.cades;

import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/// Which revocation list speaks for which certificate (RFC 5280, 6.3.3). Certifiers cut large lists in parts:
/// silence in one part says nothing about a certificate of another.
final class Revoche {
    private static final String ISSUING_DISTRIBUTION_POINT = Extension.issuingDistributionPoint.getId();

    private Revoche() {}

    /// Whether an entry of the list would count for the certificate.
    static boolean covers(X509CRL list, X509Certificate certificato, X509Certificate issuer) {
        return list.getIssuerX500Principal().equals(certificato.getIssuerX500Principal())
                && isUnderstood(list)
                && isPartOf(list, certificato)
                && isSignedBy(list, issuer);
    }

    /// Whether a covering list's silence says that the certificate was good: not if the list tells only some reasons
    /// of revocation, nor if it was issued after the certificate's end, when entries may be dropped (RFC 5280, 5).
    static boolean silenceSpeaks(X509CRL list, X509Certificate certificato) {
        byte[] extension = list.getExtensionValue(ISSUING_DISTRIBUTION_POINT);
        boolean allReasons = extension == null
                || IssuingDistributionPoint.getInstance(inner(extension)).getOnlySomeReasons() == null;
        return allReasons && !list.getThisUpdate().after(certificato.getNotAfter());
    }

    /// Deltas and other critical matter: not for us.
    private static boolean isUnderstood(X509CRL list) {
        Set<String> critical = list.getCriticalExtensionOIDs();
        return critical == null || Set.of(ISSUING_DISTRIBUTION_POINT).containsAll(critical);
    }

    private static boolean isSignedBy(X509CRL list, X509Certificate issuer) {
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) { // another's list under the same name
            return false;
        }
    }

    private static boolean isPartOf(X509CRL list, X509Certificate certificato) {
        byte[] extension = list.getExtensionValue(ISSUING_DISTRIBUTION_POINT);
        if (extension == null) {
            return true;
        }
        try {
            IssuingDistributionPoint part = IssuingDistributionPoint.getInstance(inner(extension));
            boolean isCertifier = certificato.getBasicConstraints() >= 0;
            if (part.isIndirectCRL()
                    || part.onlyContainsAttributeCerts()
                    || part.onlyContainsCACerts() && !isCertifier
                    || part.onlyContainsUserCerts() && isCertifier) {
                return false;
            }
            Set<GeneralName> of = names(Optional.ofNullable(part.getDistributionPoint()).stream());
            of.retainAll(points(certificato));
            return part.getDistributionPoint() == null || !of.isEmpty();
        } catch (RuntimeException _) { // an extension nobody can read
            return false;
        }
    }

    private static Collection<GeneralName> points(X509Certificate certificato) {
        byte[] extension = certificato.getExtensionValue(Extension.cRLDistributionPoints.getId());
        if (extension == null) {
            return Set.of();
        }
        DistributionPoint[] points = CRLDistPoint.getInstance(inner(extension)).getDistributionPoints();
        return names(Stream.of(points).map(DistributionPoint::getDistributionPoint));
    }

    private static Set<GeneralName> names(Stream<DistributionPointName> points) {
        Set<GeneralName> names = new HashSet<>();
        points.filter(point -> point != null && point.getType() == DistributionPointName.FULL_NAME)
                .forEach(point -> names.addAll(
                        List.of(GeneralNames.getInstance(point.getName()).getNames())));
        return names;
    }

    private static ASN1Primitive inner(byte[] extension) {
        try {
            return ASN1Primitive.fromByteArray(
                    ASN1OctetString.getInstance(extension).getOctets());
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException("not an extension", e);
        }
    }
}
