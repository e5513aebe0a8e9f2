package it.timbro.sync.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    private static final Receipt RECEIPT =
            new Receipt("GE1/1", 6, Hash.of(new byte[] {6}), 5, 1).about(List.of("numero:C26GE0000012"));

    @TempDir
    Path folder;

    @Test
    void aSignedReceiptIsKnownByTheKeyOfItsSignerAndByNoOther() {
        SigningKey centre = SigningKey.open(folder, "ricevute");
        SigningKey other = SigningKey.open(folder, "altra");
        Receipt signed = centre.sign(RECEIPT);
        assertThat(SigningKey.signed(signed, centre.published())).isTrue();
        assertThat(SigningKey.signed(signed, other.published())).isFalse();
        assertThat(SigningKey.signed(RECEIPT, centre.published())).isFalse();
        assertThat(SigningKey.signed(signed, "")).isFalse();
    }

    @Test
    void everyWordOfTheReceiptIsUnderTheSignature() {
        SigningKey centre = SigningKey.open(folder, "ricevute");
        Receipt signed = centre.sign(RECEIPT);
        List<Receipt> altered = List.of(
                new Receipt("GE2/1", 6, signed.hash(), 5, 1, signed.touched(), signed.key(), signed.signature()),
                new Receipt("GE1/1", 7, signed.hash(), 5, 1, signed.touched(), signed.key(), signed.signature()),
                new Receipt("GE1/1", 6, Hash.ZERO, 5, 1, signed.touched(), signed.key(), signed.signature()),
                new Receipt("GE1/1", 6, signed.hash(), 6, 1, signed.touched(), signed.key(), signed.signature()),
                new Receipt("GE1/1", 6, signed.hash(), 5, 0, signed.touched(), signed.key(), signed.signature()),
                signed.about(List.of("numero:C26GE0000013")),
                signed.signedBy(signed.key(), "!"),
                signed.signedBy(signed.key(), ""));
        assertThat(altered)
                .allSatisfy(receipt -> assertThat(SigningKey.signed(receipt, centre.published()))
                        .isFalse());
    }

    @Test
    void whatWeSignTheJvmVerifiesAndWhatItSignsWeVerify() throws Exception {
        SigningKey centre = SigningKey.open(folder, "ricevute");
        Receipt ours = centre.sign(RECEIPT);
        Signature jvm = Signature.getInstance("Ed25519");
        jvm.initVerify(centre.publicKey());
        jvm.update(RECEIPT.statement());
        assertThat(jvm.verify(Base64.getDecoder().decode(ours.signature()))).isTrue();
        jvm.initSign(centre.privateKey());
        jvm.update(RECEIPT.statement());
        Receipt its = RECEIPT.signedBy(centre.published(), Base64.getEncoder().encodeToString(jvm.sign()));
        assertThat(SigningKey.signed(its, centre.published())).isTrue();
    }

    @Test
    void whatIsNoKeyHasSignedNothing() throws Exception {
        Receipt signed = SigningKey.open(folder, "ricevute").sign(RECEIPT);
        String other = Base64.getEncoder()
                .encodeToString(KeyPairGenerator.getInstance("Ed448")
                        .generateKeyPair()
                        .getPublic()
                        .getEncoded());
        String noPoint = Base64.getEncoder()
                .encodeToString(HexFormat.of().parseHex("302a300506032b6570032100" + "ff".repeat(32)));
        assertThat(List.of("!", "AAAA", other, noPoint))
                .allSatisfy(key -> assertThat(SigningKey.signed(signed.signedBy(key, signed.signature()), key))
                        .isFalse());
    }

    @Test
    void aKeyThatAProgramThatDiedHadBegunIsClearedAndOneThatAnotherMayBeWritingIsNot() throws IOException {
        Path left = Files.createFile(folder.resolve("chiave1.tmp"));
        Files.setLastModifiedTime(left, FileTime.fromMillis(0));
        Path underWay = Files.createFile(folder.resolve("chiave2.tmp"));
        SigningKey.open(folder, "ricevute");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(underWay, folder.resolve("ricevute.pem"));
        }
    }

    @Test
    void theKeyIsMadeOnceAndOnlyItsOwnerReadsIt() throws IOException {
        SigningKey first = SigningKey.open(folder, "ricevute");
        assertThat(SigningKey.open(folder, "ricevute")).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(folder.resolve("ricevute.pem")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(first.toString()).contains(first.kid()).doesNotContain("rivate");
    }

    @Test
    void processesThatStartAtOnceEndUpWithTheSameKeyAndLeaveNothingElse() throws Exception {
        List<Callable<SigningKey>> starts = Collections.nCopies(8, () -> SigningKey.open(folder, "ricevute"));
        try (var processes = Executors.newVirtualThreadPerTaskExecutor()) {
            Set<SigningKey> keys = new HashSet<>();
            for (var start : processes.invokeAll(starts)) {
                keys.add(start.get());
            }
            assertThat(keys).hasSize(1);
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("ricevute.pem"));
        }
    }
}
