package it.timbro.sync.sealed;

import it.timbro.sync.protocol.Hash;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataParser;
import org.bouncycastle.cms.CMSAuthEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataParser;
import org.bouncycastle.cms.CMSSignedDataStreamGenerator;
import org.bouncycastle.cms.KeyAgreeRecipientId;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.Selector;
import org.jspecify.annotations.Nullable;

/// A message that one party signs and few can open: CMS SignedData inside AuthEnvelopedData with AES-256-GCM
/// (RFC 5652, 5083, 5084), to EC keys by ephemeral ECDH (RFC 5753). A recipient is named by its key alone, so that
/// it may also open with a key whose certificate has not come back yet. Streams both ways: memory does not grow
/// with the message.
///
/// What comes out while a message is being opened is not to be believed before [#open] has returned
/// [Opening.Opened]: tag and signature stand at the end.
public final class Seal {
    /// The provider of the platform keeps a whole message back until its tag is checked; this one streams.
    private static final BouncyCastleProvider BC = new BouncyCastleProvider();

    private static final String CURVE = "secp256r1";
    private static final int KEY_ID_BYTES = 20;
    private static final int CHUNK_BYTES = 64 << 10;

    private Seal() {}

    /// Who signs.
    public record Signer(PrivateKey key, X509Certificate certificate) {}

    /// What came of opening a message.
    public sealed interface Opening {
        /// Whole, and signed by the key of this certificate. Who that is, the caller must judge.
        record Opened(X509Certificate signer) implements Opening {}

        /// None of our keys opens it.
        record NotForUs() implements Opening {}

        /// Cut, changed, or no message of this kind.
        ///
        /// @param detail technical, for the log
        record Damaged(String detail) implements Opening {}
    }

    /// What is written to the answer goes sealed to `out`; closing it ends the message and leaves `out` open.
    public static OutputStream seal(OutputStream out, Signer signer, List<PublicKey> recipients) throws IOException {
        try {
            KeyPair ephemeral = ephemeral();
            JceKeyAgreeRecipientInfoGenerator keys = new JceKeyAgreeRecipientInfoGenerator(
                            CMSAlgorithm.ECDH_SHA256KDF,
                            ephemeral.getPrivate(),
                            ephemeral.getPublic(),
                            CMSAlgorithm.AES256_WRAP)
                    .setProvider(BC);
            for (PublicKey recipient : recipients) {
                keys.addRecipient(keyId(recipient), recipient);
            }
            CMSAuthEnvelopedDataStreamGenerator envelope = new CMSAuthEnvelopedDataStreamGenerator();
            envelope.addRecipientInfoGenerator(keys);
            envelope.setBufferSize(CHUNK_BYTES);
            OutputStream encrypted = envelope.open(new Uncloseable(out), (OutputAEADEncryptor)
                    new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                            .setProvider(BC)
                            .build());

            CMSSignedDataStreamGenerator signature = new CMSSignedDataStreamGenerator();
            signature.setBufferSize(CHUNK_BYTES);
            signature.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder()
                    .setProvider(BC)
                    .build("SHA256withECDSA", signer.key(), signer.certificate()));
            signature.addCertificate(new JcaX509CertificateHolder(signer.certificate()));
            return new Nested(signature.open(encrypted, true), encrypted);
        } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("sealing with keys of ours", e);
        }
    }

    /// Opens a message with the first of our keys that fits and writes its content to `plain`.
    ///
    /// @throws IOException if the message cannot be read from where it stands, or the content not be written
    public static Opening open(InputStream in, List<KeyPair> keys, OutputStream plain) throws IOException {
        Watched source = new Watched(in);
        WatchedOutput sink = new WatchedOutput(plain);
        try {
            CMSAuthEnvelopedDataParser envelope = new CMSAuthEnvelopedDataParser(source);
            for (KeyPair ours : keys) {
                @Nullable
                RecipientInformation recipient =
                        envelope.getRecipientInfos().get(new KeyAgreeRecipientId(keyId(ours.getPublic())));
                if (recipient != null) {
                    InputStream content = recipient
                            .getContentStream(new JceKeyAgreeAuthEnvelopedRecipient(ours.getPrivate()).setProvider(BC))
                            .getContentStream();
                    return verify(content, sink);
                }
            }
            return new Opening.NotForUs();
        } catch (CMSException
                | GeneralSecurityException
                | OperatorCreationException
                | IOException
                | RuntimeException e) {
            source.rethrow(); // the stick is gone: not the message's fault
            sink.rethrow();
            return new Opening.Damaged(String.valueOf(e.getMessage())); // the parser's own exceptions are of every kind
        }
    }

    private static Opening verify(InputStream content, OutputStream plain)
            throws CMSException, IOException, GeneralSecurityException, OperatorCreationException {
        CMSSignedDataParser signed = new CMSSignedDataParser(
                new JcaDigestCalculatorProviderBuilder().setProvider(BC).build(), content);
        if (signed.getSignedContent() == null) {
            return new Opening.Damaged("nothing is signed");
        }
        signed.getSignedContent().getContentStream().transferTo(plain);
        Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
        if (signers.size() != 1) {
            return new Opening.Damaged(signers.size() + " signers");
        }
        SignerInformation signer = signers.iterator().next();
        Optional<X509CertificateHolder> certificate = certificate(signed, signer);
        content.transferTo(OutputStream.nullOutputStream()); // the tag stands at the end
        if (certificate.isEmpty()) {
            return new Opening.Damaged("no certificate of the signer");
        }
        X509Certificate who = new JcaX509CertificateConverter().setProvider(BC).getCertificate(certificate.get());
        return signer.verify(
                        new JcaSimpleSignerInfoVerifierBuilder().setProvider(BC).build(who.getPublicKey()))
                ? new Opening.Opened(who)
                : new Opening.Damaged("the signature does not fit");
    }

    @SuppressWarnings("unchecked") // what a SignerId selects is what a store of certificates holds
    private static Optional<X509CertificateHolder> certificate(CMSSignedDataParser signed, SignerInformation signer)
            throws CMSException {
        return signed.getCertificates().getMatches((Selector<X509CertificateHolder>) signer.getSID()).stream()
                .findFirst();
    }

    private static KeyPair ephemeral() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BC);
        generator.initialize(new ECGenParameterSpec(CURVE));
        return generator.generateKeyPair();
    }

    private static byte[] keyId(PublicKey key) {
        return Arrays.copyOf(Hash.of(key.getEncoded()).raw(), KEY_ID_BYTES);
    }

    /// Closes the inner message, then the outer.
    private static final class Nested extends FilterOutputStream {
        private final OutputStream outer;

        Nested(OutputStream inner, OutputStream outer) {
            super(inner);
            this.outer = outer;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            out.close();
            outer.close();
        }
    }

    private static final class Uncloseable extends FilterOutputStream {
        Uncloseable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /// Remembers that reading itself failed, which the parser would report as a bad message.
    private static final class Watched extends FilterInputStream {
        private @Nullable IOException failure;

        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                return in.read(bytes, from, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        void rethrow() throws IOException {
            if (failure != null) {
                throw failure;
            }
        }
    }

    private static final class WatchedOutput extends FilterOutputStream {
        private @Nullable IOException failure;

        WatchedOutput(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        void rethrow() throws IOException {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
