package it.timbro.firma.cades;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.firma.Fiducia;
import it.timbro.firma.Firmatario;
import it.timbro.firma.Integrita;
import it.timbro.firma.OpenSsl;
import it.timbro.firma.OpenSsl.Persona;
import it.timbro.firma.Verifica;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A storm of damaged files. A failure prints its seed and round: put the seed first in the list to replay it.
@DisplayName("A damaged signed file")
class BusteGuasteTest {
    private static final byte[] XML = "<Domanda><TIPOPRATICA>CO</TIPOPRATICA></Domanda>\n".getBytes(UTF_8);
    private static final int ROUNDS = 1_000;

    @TempDir
    static Path folder;

    static List<byte[]> whole;
    static byte[] plain;
    private final VerificatoreCades verificatore = new VerificatoreCades(Fiducia.assente());

    @BeforeAll
    static void sign() {
        OpenSsl openSsl = new OpenSsl(folder);
        Persona anna = openSsl.persona("Anna Bianchi", "senza");
        Persona carlo =
                openSsl.persona("/CN=Carlo Neri", "sottoscrizione", "20250101000000Z", "20300101000000Z", OpenSsl.EC);
        plain = openSsl.firma(XML, anna);
        whole = List.of(
                plain,
                openSsl.firma(XML, List.of(carlo), "-cades", "-nodetach", "-stream", "-outform", "DER"),
                openSsl.firma(XML, List.of(anna, carlo), "-cades", "-nodetach", "-outform", "DER"),
                openSsl.firma(plain, carlo),
                Base64.getMimeEncoder().encode(plain));
    }

    @ParameterizedTest(name = "never breaks the reader and never passes another content as signed, seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neverBreaksTheReaderAndNeverPassesAnotherContent(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = whole.get(random.nextInt(whole.size()));
            for (int blows = 1 + random.nextInt(3); blows > 0; blows--) {
                damaged = damaged(damaged, random);
            }

            Verifica verifica = verificatore.verifica(damaged, OpenSsl.ALLORA);

            if (verifica.integrita() == Integrita.INTEGRA) {
                assertThat(Objects.requireNonNull(verifica.contenuto()).bytes())
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(XML);
            }
        }
    }

    @Test
    void isNeverWholeIfTheSignedAttributesChanged() {
        byte[] digest = it.timbro.sync.protocol.Hash.of(XML).raw();
        int at = VerificatoreCadesTest.indexOf(plain, digest);
        for (int i = at - 40; i < at + digest.length; i++) { // the attributes before the digest too: type, time
            byte[] altered = plain.clone();
            altered[i] ^= 0x10;

            assertThat(verificatore.verifica(altered, OpenSsl.ALLORA).integrita())
                    .as("byte %d", i)
                    .isNotEqualTo(Integrita.INTEGRA);
        }
    }

    @Test
    void isAResultEvenIfItIsNoise() {
        Random random = new Random(11);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            System.arraycopy(plain, 0, noise, 0, Math.min(noise.length, random.nextInt(40)));

            Verifica verifica = verificatore.verifica(noise, OpenSsl.ALLORA);

            assertThat(verifica.integrita()).isEqualTo(Integrita.ILLEGGIBILE);
            assertThat(verifica.firmatari()).extracting(Firmatario::nome).isEmpty();
        }
    }

    private static byte[] damaged(byte[] file, Random random) {
        int at = random.nextInt(Math.max(1, file.length));
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(file, at);
            case 1 -> set(file, at, (byte) random.nextInt(256));
            case 2 -> set(file, at, (byte) (at < file.length ? file[at] ^ 1 << random.nextInt(8) : 0));
            case 3 -> spliced(file, at, random.nextInt(8), 0);
            default -> spliced(file, at, 0, random.nextInt(8));
        };
    }

    private static byte[] set(byte[] file, int at, byte value) {
        byte[] copy = file.clone();
        if (at < copy.length) {
            copy[at] = value;
        }
        return copy;
    }

    /// The file with some bytes cut out and some zeros put in.
    private static byte[] spliced(byte[] file, int at, int cut, int inserted) {
        int rest = Math.max(0, file.length - at - cut);
        byte[] out = Arrays.copyOf(file, at + inserted + rest);
        Arrays.fill(out, at, at + inserted, (byte) 0);
        System.arraycopy(file, file.length - rest, out, at + inserted, rest);
        return out;
    }
}
