package it.timbro.tempesta;

import it.timbro.sync.protocol.Hash;
import it.timbro.sync.sealed.SigningKey;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/// Keys of machines, each the same in every world.
final class Chiavi {
    private static final int ED25519_BITS = 255;
    private static final int KID_DIGITS = 16;
    private static final Map<String, SigningKey> KEYS = new ConcurrentHashMap<>();

    private Chiavi() {}

    static SigningKey di(String name) {
        return KEYS.computeIfAbsent(name, Chiavi::make);
    }

    private static SigningKey make(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(ED25519_BITS, new Seeded(name.hashCode()));
            KeyPair pair = generator.generateKeyPair();
            String kid = Hash.of(pair.getPublic().getEncoded()).hex().substring(0, KID_DIGITS);
            return new SigningKey(kid, pair.getPrivate(), pair.getPublic());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Seeded extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final SplittableRandom numbers;

        Seeded(long seed) {
            this.numbers = new SplittableRandom(seed);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            numbers.nextBytes(bytes);
        }
    }
}
