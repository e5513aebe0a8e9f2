package it.timbro.tempesta;

import it.timbro.sync.protocol.Hash;
import it.timbro.sync.sealed.KeyPlace;
import it.timbro.sync.sealed.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// Keys of machines, each made of its machine's name: the same in every world.
final class Chiavi {
    private static final int KID_DIGITS = 16;
    private static final HexFormat HEX = HexFormat.of();
    private static final Map<String, SigningKey> FATTE = new ConcurrentHashMap<>();

    private Chiavi() {}

    static SigningKey di(String name) {
        return FATTE.computeIfAbsent(name, Chiavi::fatta);
    }

    /// Where a machine's key lies: it is the same for ever.
    static KeyPlace posto(String name) {
        return new Fisso(di(name));
    }

    private record Fisso(SigningKey current) implements KeyPlace {
        @Override
        public Optional<SigningKey> next() {
            return Optional.empty();
        }

        @Override
        public SigningKey makeNext() {
            throw new IllegalStateException("nobody changes keys in the storm");
        }

        @Override
        public void advance() {
            throw new IllegalStateException("nobody changes keys in the storm");
        }
    }

    private static SigningKey fatta(String name) {
        byte[] seed = HEX.parseHex(Hash.of(("chiave di prova " + name).getBytes(StandardCharsets.UTF_8))
                .hex());
        byte[] point = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, point, 0);
        try {
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            PrivateKey secret = keys.generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            PublicKey known = keys.generatePublic(
                    new X509EncodedKeySpec(HEX.parseHex("302a300506032b6570032100" + HEX.formatHex(point))));
            return new SigningKey(Hash.of(known.getEncoded()).hex().substring(0, KID_DIGITS), secret, known);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has Ed25519", e);
        }
    }
}
