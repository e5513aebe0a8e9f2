package it.timbro.autorita;

import it.timbro.base.Sede;
import it.timbro.sync.sealed.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The device's key and certificate on its disk, never in a backup. Next to them, while the centre
/// is asked, the key of the certificate to come: if the answer is lost, or the machine stops, the
/// next question is about the same key. Any thread.
public final class CartellaIdentita {
    private final Path attuale;
    private final Path inArrivo;
    private @Nullable Identita identita;
    private Optional<X509Certificate> centrale = Optional.empty();

    public CartellaIdentita(Path folder) {
        this.attuale = folder.resolve("apparecchio.pem");
        this.inArrivo = folder.resolve("apparecchio-in-arrivo.pem");
        try {
            this.identita = Files.exists(attuale) ? read() : null;
        } catch (IOException e) {
            throw new UncheckedIOException("identity of the device", e);
        }
    }

    /// What the device seals a stick with; empty as long as it is not enrolled.
    public synchronized Optional<Sigillo> sigillo() {
        return attuale()
                .map(oggi ->
                        new Sigillo(new KeyPair(oggi.certificato().getPublicKey(), oggi.chiave()), oggi.certificato()));
    }

    /// The keys that a stick for this device may have been closed to: the one in use, and the one whose certificate
    /// the centre may have made although its answer was lost.
    public synchronized List<KeyPair> chiavi() {
        List<KeyPair> chiavi = new ArrayList<>();
        sigillo().map(Sigillo::coppia).ifPresent(chiavi::add);
        if (Files.exists(inArrivo)) {
            chiavi.add(chiaveInArrivo());
        }
        return List.copyOf(chiavi);
    }

    /// The centre's seal, as it came with this device's certificate; empty if the centre gave none.
    public synchronized Optional<X509Certificate> centrale() {
        return centrale;
    }

    /// Empty as long as the device is not enrolled.
    public synchronized Optional<Identita> attuale() {
        return Optional.ofNullable(identita);
    }

    /// The key to ask a certificate for: the one that waits, or a new one. One that waits although its
    /// certificate is in use was left behind when the machine stopped.
    public synchronized KeyPair chiaveInArrivo() {
        try {
            if (Files.exists(inArrivo)) {
                KeyPair waiting = Portachiavi.of(SecretFile.read(inArrivo)).coppia();
                if (identita == null || !identita.certificato().getPublicKey().equals(waiting.getPublic())) {
                    return waiting;
                }
            }
            KeyPair fresh = Portachiavi.nuovaCoppia();
            SecretFile.replace(inArrivo, new Portachiavi(fresh, List.of()).blocks());
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException("key of the device", e);
        }
    }

    /// Takes what the centre answered, if it is for the key that waits and names a device of this
    /// branch; from then on it is what the device shows.
    ///
    /// @param sigillo the centre's; nothing if it gave none
    public synchronized Optional<Identita> accogli(
            Sede sede, byte[] certificato, byte[] autorita, Optional<byte[]> sigillo) {
        KeyPair keys = chiaveInArrivo();
        Identita answered;
        try {
            answered = new Identita(
                    keys.getPrivate(), Portachiavi.certificato(certificato), Portachiavi.certificato(autorita));
        } catch (IllegalStateException _) {
            return Optional.empty();
        }
        boolean ours = answered.certificato().getPublicKey().equals(keys.getPublic())
                && Autorita.emesso(answered.autorita(), answered.certificato())
                && NomeApparecchio.di(answered.certificato())
                        .filter(nome -> nome.sede().equals(sede))
                        .isPresent();
        if (!ours) {
            return Optional.empty();
        }
        Optional<X509Certificate> seal =
                sigillo.flatMap(Sigillo::leggi).filter(suo -> Sigillo.dellaCentrale(answered.autorita(), suo));
        List<X509Certificate> kept = new ArrayList<>(List.of(answered.certificato(), answered.autorita()));
        seal.or(() -> centrale).ifPresent(kept::add);
        try {
            SecretFile.replace(attuale, new Portachiavi(keys, kept).blocks());
            Files.delete(inArrivo);
        } catch (IOException e) {
            throw new UncheckedIOException("identity of the device", e);
        }
        identita = answered;
        centrale = seal.or(() -> centrale);
        return Optional.of(answered);
    }

    private Identita read() throws IOException {
        Portachiavi chiavi = Portachiavi.of(SecretFile.read(attuale));
        centrale = chiavi.certificati().stream().skip(2).findFirst();
        return new Identita(
                chiavi.coppia().getPrivate(),
                chiavi.certificati().get(0),
                chiavi.certificati().get(1));
    }
}
