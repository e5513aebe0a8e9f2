package it.timbro.firma.cades;

import it.timbro.firma.OpenSsl;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/// Makes, with Bouncy Castle, the envelopes that OpenSSL cannot or will not make: rare algorithms,
/// countersignatures, and what only an attacker writes.
final class Falsario {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final Date FROM = Date.from(OpenSsl.ALLORA.minus(Duration.ofDays(300)));
    private static final Date TO = Date.from(OpenSsl.ALLORA.plus(Duration.ofDays(300)));

    private Falsario() {}

    /// Somebody who vouches for himself.
    ///
    /// @param algoritmo of the signature, such as `Ed25519` or `SHA256withECDSA`
    record Persona(KeyPair chiavi, String algoritmo, X509CertificateHolder certificato) {
        ContentSigner signer() {
            return attempt(() ->
                    new JcaContentSignerBuilder(algoritmo).setProvider(PROVIDER).build(chiavi.getPrivate()));
        }
    }

    static Persona persona(String nome) {
        return persona(nome, keys("EC", 256), "SHA256withECDSA");
    }

    static Persona persona(String nome, KeyPair keys, String algoritmo) {
        X500Name name = new X500Name(BCStyle.INSTANCE, nome);
        return new Persona(keys, algoritmo, certificate(name, name, keys, keys, algoritmo, false));
    }

    static KeyPair keys(String algorithm, int bits) {
        return attempt(() -> {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, PROVIDER);
            if (bits > 0) {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        });
    }

    static X509CertificateHolder certificate(
            X500Name subject, X500Name issuer, KeyPair keys, KeyPair issuerKeys, String algoritmo, boolean authority) {
        return attempt(() -> {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer, new BigInteger(64, new SecureRandom()), FROM, TO, subject, keys.getPublic());
            int usage = authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.nonRepudiation;
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addExtension(
                    Extension.basicConstraints, true, new org.bouncycastle.asn1.x509.BasicConstraints(authority));
            return builder.build(
                    new JcaContentSignerBuilder(algoritmo).setProvider(PROVIDER).build(issuerKeys.getPrivate()));
        });
    }

    static byte[] firma(byte[] content, Persona persona) {
        return firma(content, persona, List.of(), UnaryOperator.identity());
    }

    /// @param altri      certificates put beside the signer's
    /// @param attributi  changes what will be signed beside the content
    static byte[] firma(
            byte[] content,
            Persona persona,
            List<X509CertificateHolder> altri,
            UnaryOperator<AttributeTable> attributi) {
        return attempt(() -> {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(generator(persona, attributi));
            generator.addCertificate(persona.certificato());
            for (X509CertificateHolder altro : altri) {
                generator.addCertificate(altro);
            }
            return generator
                    .generate(new CMSProcessableByteArray(content), true)
                    .getEncoded();
        });
    }

    private static SignerInfoGenerator generator(Persona persona, UnaryOperator<AttributeTable> attributi)
            throws OperatorException, GeneralSecurityException {
        var usual = new org.bouncycastle.cms.DefaultSignedAttributeTableGenerator();
        return new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                        .setProvider(PROVIDER)
                        .build())
                .setSignedAttributeGenerator(parameters -> attributi.apply(usual.getAttributes(parameters)))
                .build(persona.signer(), persona.certificato());
    }

    /// One more signature, on the signature of the first signer of a DER envelope.
    static byte[] controfirma(byte[] p7m, Persona persona) {
        return changeFirst(p7m, signer -> {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(generator(persona, UnaryOperator.identity()));
            return SignerInformation.addCounterSigners(signer, generator.generateCounterSigners(signer));
        });
    }

    /// An attribute that no signature covers, on the first signer.
    static byte[] conAttributoNonFirmato(byte[] p7m, ASN1ObjectIdentifier type, ASN1Encodable... values) {
        return changeFirst(
                p7m,
                signer -> SignerInformation.replaceUnsignedAttributes(
                        signer, new AttributeTable(new Attribute(type, new DERSet(values)))));
    }

    static byte[] conCertificati(byte[] p7m, List<X509CertificateHolder> altri) {
        return attempt(() -> {
            CMSSignedData cms = new CMSSignedData(p7m);
            List<X509CertificateHolder> all =
                    new ArrayList<>(cms.getCertificates().getMatches(null));
            all.addAll(altri);
            return CMSSignedData.replaceCertificatesAndCRLs(
                            cms, new org.bouncycastle.util.CollectionStore<>(all), null, null)
                    .getEncoded();
        });
    }

    /// The first signer's signature value and digest of the content, as OpenSSL's time stamping wants them.
    static byte[] valoreDellaFirma(byte[] p7m) {
        return attempt(() -> new CMSSignedData(p7m)
                .getSignerInfos()
                .getSigners()
                .iterator()
                .next()
                .getSignature());
    }

    /// What is signed says the digest of another content.
    static AttributeTable withWrongDigest(AttributeTable table) {
        return table.remove(CMSAttributes.messageDigest)
                .add(CMSAttributes.messageDigest, new org.bouncycastle.asn1.DEROctetString(new byte[32]));
    }

    private interface Change {
        SignerInformation of(SignerInformation signer) throws CMSException, OperatorException, GeneralSecurityException;
    }

    private static byte[] changeFirst(byte[] p7m, Change change) {
        return attempt(() -> {
            CMSSignedData cms = new CMSSignedData(p7m);
            List<SignerInformation> signers =
                    new ArrayList<>(cms.getSignerInfos().getSigners());
            signers.set(0, change.of(signers.getFirst()));
            return CMSSignedData.replaceSigners(cms, new SignerInformationStore(signers))
                    .getEncoded();
        });
    }

    private interface Work<T> {
        T get() throws IOException, CMSException, OperatorException, GeneralSecurityException;
    }

    private static <T> T attempt(Work<T> work) {
        try {
            return work.get();
        } catch (IOException | CMSException | OperatorException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
