package it.timbro;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import it.timbro.sync.protocol.Hash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;

class NativeCiphersTest {
    private static final byte[] TEXT = "abc".getBytes(StandardCharsets.US_ASCII);

    @Test
    void whatTlsReckonsWithIsMachineCode() throws GeneralSecurityException {
        assertThat(NativeCiphers.install())
                .as("a library for this machine (docs/decisions/0021)")
                .isTrue();
        assertThat(Cipher.getInstance("AES/GCM/NoPadding").getProvider())
                .isInstanceOf(AmazonCorrettoCryptoProvider.class);
    }

    /// FIPS 180-4, example of one block.
    @Test
    void digestsAreThoseOfTheStandard() {
        assertThat(Hash.of(TEXT).hex()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    /// A branch with a library and a centre without one understand each other.
    @Test
    void whatOneSignsTheOtherVerifies() throws GeneralSecurityException {
        Provider java = Security.getProvider("SunEC");
        Provider machine = AmazonCorrettoCryptoProvider.INSTANCE;
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", java);
        generator.initialize(256);
        KeyPair keys = generator.generateKeyPair();
        assertThat(verified(java, keys, signed(machine, keys))).isTrue();
        assertThat(verified(machine, keys, signed(java, keys))).isTrue();
    }

    private static byte[] signed(Provider provider, KeyPair keys) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA", provider);
        signature.initSign(keys.getPrivate());
        signature.update(TEXT);
        return signature.sign();
    }

    private static boolean verified(Provider provider, KeyPair keys, byte[] signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA", provider);
        signature.initVerify(keys.getPublic());
        signature.update(TEXT);
        return signature.verify(signed);
    }
}
