package it.timbro.certificato.codice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.certificato.codice.Codice.Contenuto;
import it.timbro.certificato.codice.Codice.Esito;
import it.timbro.sync.protocol.Hash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodiceTest {
    private static final String KID = "0011223344556677";
    private static final PrivateKey KEY = secret();
    private static final PublicKey PUBLIC = open();
    private static final Hash TESTA = Hash.of("testa".getBytes(StandardCharsets.UTF_8));
    private static final List<String> CASELLE = List.of(
            "Pompe Liguri S.r.l.\nVia delle Prove 1\n16121 Genova GE\nITALIA",
            "KANTO MACHINERY K.K.\nTOKYO",
            "UNIONE EUROPEA - ITALIA",
            "Via mare / by sea",
            "Fattura / Invoice n. 2026/0147 - 20/11/2026",
            "1  12 colli\nPompe idrauliche",
            "480 kg netti\n520 kg lordi");

    /// RFC 8032, section 7.1, TEST 1 is the key. The bytes were taken apart and verified with OpenSSL once.
    private static final String GOLDEN =
            "hEOhASehBEgAESIzRFVmd1hsiwFsQzI2R0UwMDAwMDEyAhprBACQGRJnSEQXow3IxrU_aEdJQVBQT05FdEtBTlRP"
                    + "IE1BQ0hJTkVSWSBLLksuaTIwMjYvMDE0N2w1MjAga2cgbG9yZGlVOM8Vyn2Fz54OlmC0fV4VyVt6EZm3WEC3fpbW"
                    + "c04JDYhY0U8ZoM-s09995gg-QfwA71G6_iOd0TN5kqDKkP0bRgNRqlppgq4Ss5mDivP15aW2Dgg7pZgH";

    @Test
    void theSameContentsGiveTheSameCodeForEver() {
        assertThat(Codice.firma(contenuto(), KID, KEY)).isEqualTo(GOLDEN);
    }

    @Test
    void aCodeSaysWhatWasSigned() {
        assertThat(verifica(GOLDEN)).isEqualTo(new Esito.Valido(contenuto(), KID));
    }

    @Test
    void everyFlippedBitOfEveryByteIsRefused() {
        byte[] bytes = Base64.getUrlDecoder().decode(GOLDEN);
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] altered = bytes.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(verifica(encode(altered))).as("bit %d", bit).isNotInstanceOf(Esito.Valido.class);
        }
    }

    @Test
    void everyOtherCharacterInEveryPlaceIsRefused() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int place = 0; place < GOLDEN.length(); place++) {
            char other = alphabet.charAt((alphabet.indexOf(GOLDEN.charAt(place)) + 1) % alphabet.length());
            String altered = GOLDEN.substring(0, place) + other + GOLDEN.substring(place + 1);
            assertThat(verifica(altered)).as(altered).isNotInstanceOf(Esito.Valido.class);
        }
    }

    @Test
    void aCodeCutShortOrGrownIsRefused() {
        for (int length = 0; length < GOLDEN.length(); length++) {
            assertThat(verifica(GOLDEN.substring(0, length))).isInstanceOf(Esito.Falso.class);
        }
        assertThat(verifica(GOLDEN + "A")).isInstanceOf(Esito.Falso.class);
        assertThat(verifica(GOLDEN + "=")).isInstanceOf(Esito.Falso.class);
    }

    @Test
    void aKeyThatNobodyPublishedIsNeitherValidNorFalse() {
        assertThat(Codice.verifica(GOLDEN, _ -> Optional.empty())).isEqualTo(new Esito.ChiaveSconosciuta(KID));
    }

    /// One character of each width in UTF-8, a combining mark, half a surrogate pair, and both together.
    @ParameterizedTest
    @ValueSource(strings = {"W", "é", "株", "𠀀", "e\u0301", "\uD840", "\uDC00", "a\uDC00𠀀"})
    void theCodeFitsWhateverTheCompanyWrote(String written) {
        String longText = written.repeat(500);
        Contenuto worst = Contenuto.of(
                "C99ZZ9999999",
                20,
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                TESTA,
                longText,
                longText,
                longText,
                longText,
                List.of(longText, longText, longText, longText, longText, longText, longText));
        String code = Codice.firma(worst, KID, KEY);
        assertThat(Base64.getUrlDecoder().decode(code)).hasSizeLessThanOrEqualTo(Codice.MAX_BYTES);
        assertThat(verifica(code)).isEqualTo(new Esito.Valido(worst, KID));
    }

    @Test
    void aLongTextKeepsItsStartInWholeCharacters() {
        Contenuto cut = Contenuto.of(
                "C26GE0000001",
                0,
                0,
                0,
                TESTA,
                "REPUBBLICA DEMOCRATICA DEL CONGO",
                "\n  株式会社関東機械製作所東京都千代田区\nTOKYO",
                "",
                "",
                CASELLE);
        assertThat(cut.paese()).isEqualTo("REPUBBLICA DEMOCRATICA D");
        assertThat(cut.destinatario()).isEqualTo("株式会社関東機械製作所");
    }

    @ParameterizedTest
    @CsvSource({
        "'Via mare / by sea', 'VIA MARE/BY SEA', true",
        "'Via mare / by sea', 'via-mare by\nsea.', true",
        "'Società Perù', 'SOCIETA\u0300 PERU\u0300', true",
        "'Straße 5', 'STRASSE 5', true",
        "'ΟΔΟΣ', 'οδός', false",
        "'Pallet n. 12', 'Pallet n. 13', false",
        "'Perù', 'Peru', false",
    })
    void aBoxTypedFromThePaperMatchesByItsLettersAndDigits(String paper, String typed, boolean same) {
        assertThat(Codice.impronta(typed).equals(Codice.impronta(paper))).isEqualTo(same);
    }

    @Test
    void aCodeWithoutItsSevenBoxesIsNotMade() {
        assertThatThrownBy(() -> Contenuto.of("C26GE0000001", 0, 0, 0, TESTA, "", "", "", "", CASELLE.subList(0, 6)))
                .hasMessageContaining("boxes 1 to 7");
    }

    private static Contenuto contenuto() {
        return Contenuto.of(
                "C26GE0000012",
                2,
                1_795_424_400L,
                4711,
                TESTA,
                "GIAPPONE",
                CASELLE.get(1),
                "2026/0147",
                "520 kg lordi",
                CASELLE);
    }

    private static Esito verifica(String code) {
        return Codice.verifica(code, kid -> kid.equals(KID) ? Optional.of(PUBLIC) : Optional.empty());
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static PrivateKey secret() {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(HexFormat.of()
                            .parseHex("302e020100300506032b657004220420"
                                    + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicKey open() {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(HexFormat.of()
                            .parseHex("302a300506032b6570032100"
                                    + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
