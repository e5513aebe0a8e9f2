package it.timbro.firma.cades;

import it.timbro.firma.Ammissione;
import it.timbro.firma.Fiducia;
import it.timbro.firma.Firmatario;
import it.timbro.firma.Integrita;
import it.timbro.firma.StatoCertificato;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Store;
import org.jspecify.annotations.Nullable;

/// Judges the signatures of one envelope, one by one. A signature that cannot be read is a result, not a failure.
final class LettoreFirma {
    /// Certificates handed on to complete a chain: a chain has three or four.
    private static final int MAX_CERTIFICATES = 50;

    /// Twenty bytes by RFC 5280, 4.1.2.2; some certifiers wrote a few more.
    private static final int MAX_SERIAL_BITS = 256;

    /// Made with this class, at the first signature that is read and not at the program's start: its table of
    /// algorithms takes half a second. Keys are read through it too.
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private final Fiducia fiducia;
    private final Store<X509CertificateHolder> certificates;
    private final int livello;
    private final Instant al;

    LettoreFirma(Fiducia fiducia, Store<X509CertificateHolder> certificates, int livello, Instant al) {
        this.fiducia = fiducia;
        this.certificates = certificates;
        this.livello = livello;
        this.al = al;
    }

    Firmatario leggi(SignerInformation firma, boolean controfirma) {
        // One issuer and serial may, in a crafted file, name several certificates: the one whose
        // key made the signature counts.
        Firmatario last = null;
        for (X509CertificateHolder certificate : matches(firma)) {
            last = judge(firma, controfirma, certificate);
            if (last.integrita() == Integrita.INTEGRA) {
                return last;
            }
        }
        return last != null ? last : withoutCertificate(firma, controfirma);
    }

    @SuppressWarnings("unchecked") // SignerId is a Selector without its type
    private List<X509CertificateHolder> matches(SignerInformation firma) {
        Collection<X509CertificateHolder> found = certificates.getMatches(firma.getSID());
        return found.stream().limit(3).toList();
    }

    private Firmatario judge(SignerInformation firma, boolean controfirma, X509CertificateHolder certificate) {
        Soggetto soggetto = new Soggetto(certificate.getSubject());
        Chiave chiave = key(certificate);
        Giudizio giudizio = chiave.chiave() == null
                ? new Giudizio(Integrita.ILLEGGIBILE, chiave.difetto())
                : check(firma, certificate, chiave.chiave());
        StatoCertificato stato = status(certificate);
        return new Firmatario(
                livello,
                controfirma,
                soggetto.nome(),
                soggetto.codiceFiscale().orElse(null),
                soggetto.organizzazione(),
                soggetto.idOrganizzazione(),
                numero(certificate.getSerialNumber()),
                issuer(certificate.getIssuer()),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                signingTime(firma),
                chiave.chiave() == null ? "" : Algoritmi.nome(firma, chiave.chiave()),
                giudizio.integrita(),
                giudizio.motivo(),
                stato,
                policy(giudizio, firma, certificate, chiave.chiave(), stato));
    }

    private Firmatario withoutCertificate(SignerInformation firma, boolean controfirma) {
        String motivo = "manca il certificato del firmatario";
        X500Name issuer = firma.getSID().getIssuer();
        var serial = firma.getSID().getSerialNumber();
        return new Firmatario(
                livello,
                controfirma,
                "",
                null,
                "",
                "",
                serial == null ? "" : numero(serial),
                issuer == null ? "" : issuer(issuer),
                null,
                null,
                signingTime(firma),
                "",
                Integrita.ILLEGGIBILE,
                motivo,
                new StatoCertificato.NonConoscibile(motivo),
                new Ammissione.NonAmmessa(motivo));
    }

    private record Giudizio(Integrita integrita, String motivo) {}

    private record Chiave(@Nullable PublicKey chiave, String difetto) {}

    private static Chiave key(X509CertificateHolder certificate) {
        try {
            PublicKey key = BouncyCastleProvider.getPublicKey(certificate.getSubjectPublicKeyInfo());
            if (key == null) {
                return new Chiave(null, "il tipo di chiave del firmatario non è riconosciuto");
            }
            Optional<String> difetto = Algoritmi.nonVerificabile(key);
            return difetto.isPresent() ? new Chiave(null, difetto.get()) : new Chiave(key, "");
        } catch (IOException | RuntimeException _) { // the library throws what it likes on a crafted key
            return new Chiave(null, "la chiave del firmatario non è leggibile");
        }
    }

    private Giudizio check(SignerInformation firma, X509CertificateHolder certificate, PublicKey key) {
        try {
            // By the bare key: given the certificate, the library would also refuse one expired at
            // the claimed signing time, which is not a matter of integrity.
            var verifier = new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(PROVIDER)
                    .build(key);
            if (!firma.verify(verifier)) {
                return new Giudizio(Integrita.ALTERATA, "il contenuto o i dati firmati non sono quelli firmati");
            }
            return namesCertificate(firma, certificate)
                    ? new Giudizio(Integrita.INTEGRA, "")
                    : new Giudizio(
                            Integrita.ALTERATA, "il certificato nella busta non è quello indicato dal firmatario");
        } catch (OperatorCreationException _) {
            return new Giudizio(Integrita.ILLEGGIBILE, "l'algoritmo di firma non è riconosciuto");
        } catch (CMSException e) {
            return e.getCause() instanceof OperatorCreationException
                    ? new Giudizio(Integrita.ILLEGGIBILE, "l'algoritmo di firma non è riconosciuto")
                    : new Giudizio(Integrita.ALTERATA, "il contenuto o i dati firmati non sono quelli firmati");
        } catch (IOException | NoSuchAlgorithmException | RuntimeException _) { // crafted attributes
            return new Giudizio(Integrita.ILLEGGIBILE, "i dati della firma non sono leggibili");
        }
    }

    /// RFC 5035: the signer binds the certificate into what is signed, so that another with the same key cannot
    /// take its place.
    private boolean namesCertificate(SignerInformation firma, X509CertificateHolder certificate)
            throws IOException, NoSuchAlgorithmException {
        byte[] encoded = certificate.getEncoded();
        ASN1Encodable v2 = signedValue(firma, PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (v2 != null) {
            var id = SigningCertificateV2.getInstance(v2).getCerts()[0];
            String digest = id.getHashAlgorithm().getAlgorithm().getId();
            return MessageDigest.isEqual(
                    MessageDigest.getInstance(digest, PROVIDER).digest(encoded), id.getCertHash());
        }
        ASN1Encodable v1 = signedValue(firma, PKCSObjectIdentifiers.id_aa_signingCertificate);
        if (v1 != null) {
            byte[] hash = SigningCertificate.getInstance(v1).getCerts()[0].getCertHash();
            return MessageDigest.isEqual(
                    MessageDigest.getInstance("SHA-1", PROVIDER).digest(encoded), hash);
        }
        return true;
    }

    /// Compulsory in CAdES (ETSI EN 319 122-1, 5.2.2), absent in plain CMS.
    private static boolean namesItsCertificate(SignerInformation firma) {
        return signedValue(firma, PKCSObjectIdentifiers.id_aa_signingCertificateV2) != null
                || signedValue(firma, PKCSObjectIdentifiers.id_aa_signingCertificate) != null;
    }

    private static @Nullable ASN1Encodable signedValue(SignerInformation firma, ASN1ObjectIdentifier type) {
        AttributeTable signed = firma.getSignedAttributes();
        Attribute attribute = signed == null ? null : signed.get(type);
        return attribute == null || attribute.getAttrValues().size() == 0
                ? null
                : attribute.getAttrValues().getObjectAt(0);
    }

    private static @Nullable Instant signingTime(SignerInformation firma) {
        try {
            ASN1Encodable time = signedValue(firma, CMSAttributes.signingTime);
            return time == null ? null : Time.getInstance(time).getDate().toInstant();
        } catch (RuntimeException _) { // a date nobody can read is no claim
            return null;
        }
    }

    private StatoCertificato status(X509CertificateHolder holder) {
        if (al.isAfter(holder.getNotAfter().toInstant())) {
            return new StatoCertificato.Scaduto(holder.getNotAfter().toInstant());
        }
        if (al.isBefore(holder.getNotBefore().toInstant())) {
            return new StatoCertificato.NonAncoraValido(holder.getNotBefore().toInstant());
        }
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            X509Certificate signer = certificate(factory, holder);
            List<X509Certificate> others = new ArrayList<>();
            for (X509CertificateHolder other : certificates.getMatches(null)) {
                if (others.size() < MAX_CERTIFICATES && !other.equals(holder)) {
                    others.add(certificate(factory, other));
                }
            }
            return fiducia.stato(signer, others, al);
        } catch (CertificateException | IOException _) {
            return new StatoCertificato.NonConoscibile("un certificato nella busta non è leggibile");
        }
    }

    private static X509Certificate certificate(CertificateFactory factory, X509CertificateHolder holder)
            throws CertificateException, IOException {
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
    }

    private static Ammissione policy(
            Giudizio giudizio,
            SignerInformation firma,
            X509CertificateHolder certificate,
            @Nullable PublicKey key,
            StatoCertificato stato) {
        if (giudizio.integrita() != Integrita.INTEGRA || key == null) {
            return new Ammissione.NonAmmessa(giudizio.motivo());
        }
        Optional<String> algorithms = Algoritmi.nonAmmessi(firma, key);
        if (algorithms.isPresent()) {
            return new Ammissione.NonAmmessa(algorithms.get());
        }
        if (!isForSigning(certificate)) {
            return new Ammissione.NonAmmessa("il certificato non è di sottoscrizione (manca il non ripudio)");
        }
        return switch (stato) {
            case StatoCertificato.Buono _ ->
                namesItsCertificate(firma)
                        ? new Ammissione.Ammessa()
                        : new Ammissione.DaValutare("la firma non indica il proprio certificato: non è CAdES");
            case StatoCertificato.Revocato(var when) ->
                new Ammissione.NonAmmessa("il certificato è revocato o sospeso dal " + Giorno.di(when));
            case StatoCertificato.Scaduto(var when) ->
                new Ammissione.NonAmmessa("il certificato è scaduto il " + Giorno.di(when));
            case StatoCertificato.NonAncoraValido(var from) ->
                new Ammissione.NonAmmessa("il certificato vale solo dal " + Giorno.di(from));
            case StatoCertificato.NonConoscibile(var why) -> new Ammissione.DaValutare(why);
        };
    }

    /// Qualified certificates for signature carry the non-repudiation bit (ETSI EN 319 412-2, 4.3.2).
    private static boolean isForSigning(X509CertificateHolder certificate) {
        try {
            KeyUsage usage = KeyUsage.fromExtensions(certificate.getExtensions());
            return usage != null && usage.hasUsages(KeyUsage.nonRepudiation);
        } catch (RuntimeException _) { // a crafted extension
            return false;
        }
    }

    /// A number that only an attacker writes is not shown.
    private static String numero(BigInteger serial) {
        return serial.bitLength() > MAX_SERIAL_BITS ? "" : serial.toString(16).toUpperCase(Locale.ROOT);
    }

    private static String issuer(X500Name name) {
        return new Soggetto(name).nome();
    }
}
