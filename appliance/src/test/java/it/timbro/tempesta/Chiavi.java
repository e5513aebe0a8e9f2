package it.timbro.tempesta;

import it.timbro.sync.protocol.Hash;
import it.timbro.sync.sealed.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactorySpi;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.SignatureSpi;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keys of machines, each the same in every world. A signature is a hash under the key's name, which binds where
/// nobody forges, and costs a hundredth of Ed25519: half of a storm's time went there. It reaches the product as a
/// provider of the JCA that knows these keys alone; every other key goes on to the providers behind it.
final class Chiavi {
    private static final String PROVIDER = "Tempesta";
    private static final String ALGORITHM = "Ed25519";
    private static final String HERE = "chiave di prova ";
    private static final int KID_DIGITS = 16;

    static {
        Security.removeProvider(PROVIDER); // of another house in this machine, see Mutanti
        Security.insertProviderAt(new Firme(), 1);
    }

    private Chiavi() {}

    static SigningKey di(String name) {
        Chiave key = new Chiave(name);
        return new SigningKey(Hash.of(key.getEncoded()).hex().substring(0, KID_DIGITS), key, key);
    }

    /// Both halves.
    private record Chiave(String nome) implements PublicKey, PrivateKey {
        @Override
        public String getAlgorithm() {
            return ALGORITHM;
        }

        @Override
        public String getFormat() {
            return "X.509";
        }

        @Override
        public byte[] getEncoded() {
            return (HERE + nome).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static final class Firme extends Provider {
        private static final long serialVersionUID = 1L;

        Firme() {
            super(PROVIDER, "1", "signatures of the simulator's machines");
            putService(new Service(this, "Signature", ALGORITHM, Firma.class.getName(), List.of(), Map.of()) {
                @Override
                public Object newInstance(@Nullable Object parameter) {
                    return new Firma();
                }

                @Override
                public boolean supportsParameter(@Nullable Object parameter) {
                    return parameter instanceof Chiave;
                }
            });
            putService(new Service(this, "KeyFactory", ALGORITHM, Lettura.class.getName(), List.of(), Map.of()) {
                @Override
                public Object newInstance(@Nullable Object parameter) {
                    return new Lettura();
                }
            });
        }
    }

    private static final class Firma extends SignatureSpi {
        private final MessageDigest digest = sha512();
        private byte[] key = {};

        private static MessageDigest sha512() {
            try {
                return MessageDigest.getInstance("SHA-512");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        private void init(Key key) throws InvalidKeyException {
            if (!(key instanceof Chiave)) {
                throw new InvalidKeyException("not of the simulator");
            }
            this.key = key.getEncoded();
            digest.reset();
        }

        @Override
        protected void engineInitVerify(PublicKey publicKey) throws InvalidKeyException {
            init(publicKey);
        }

        @Override
        protected void engineInitSign(PrivateKey privateKey) throws InvalidKeyException {
            init(privateKey);
        }

        @Override
        protected void engineUpdate(byte b) {
            digest.update(b);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        @Override
        protected byte[] engineSign() {
            return digest.digest(key);
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return MessageDigest.isEqual(engineSign(), signature);
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Lettura extends KeyFactorySpi {
        @Override
        protected PublicKey engineGeneratePublic(KeySpec spec) throws InvalidKeySpecException {
            if (spec instanceof X509EncodedKeySpec encoded) {
                String text = new String(encoded.getEncoded(), StandardCharsets.UTF_8);
                if (text.startsWith(HERE)) {
                    return new Chiave(text.substring(HERE.length()));
                }
            }
            throw new InvalidKeySpecException("not of the simulator");
        }

        @Override
        protected PrivateKey engineGeneratePrivate(KeySpec spec) throws InvalidKeySpecException {
            throw new InvalidKeySpecException("not of the simulator");
        }

        @Override
        protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> spec) throws InvalidKeySpecException {
            throw new InvalidKeySpecException("not of the simulator");
        }

        @Override
        protected Key engineTranslateKey(Key key) throws InvalidKeyException {
            throw new InvalidKeyException("not of the simulator");
        }
    }
}
