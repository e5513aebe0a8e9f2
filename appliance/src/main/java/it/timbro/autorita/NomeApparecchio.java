package it.timbro.autorita;

import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/// A device by its branch and an id that the centre drew when it was enrolled: `GE1/7f3a09c2`.
/// Stands as CN in each of its certificates, the renewed ones too.
public record NomeApparecchio(Sede sede, String id) {
    private static final int ID_BYTES = 4;
    private static final Pattern TEXT = Pattern.compile("([A-Z0-9]{2,6})/([0-9a-f]{8})");
    private static final Pattern SUBJECT = Pattern.compile("CN=([^,+]*)");

    public static NomeApparecchio nuovo(Sede sede, RandomGenerator random) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return new NomeApparecchio(sede, HexFormat.of().formatHex(id));
    }

    /// Empty if the text is no device's name.
    public static Optional<NomeApparecchio> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new NomeApparecchio(new Sede(matcher.group(1)), matcher.group(2)));
        } catch (RejectedException _) {
            return Optional.empty();
        }
    }

    /// Whom a certificate names; empty if its subject is anything but a device's name.
    public static Optional<NomeApparecchio> di(X509Certificate certificato) {
        Matcher subject = SUBJECT.matcher(certificato.getSubjectX500Principal().getName());
        return subject.matches() ? parse(subject.group(1)) : Optional.empty();
    }

    /// The subject of its certificates, and of its requests for one.
    static X500Principal soggetto(String nome) {
        return new X500Principal("CN=" + nome);
    }

    public String text() {
        return sede.code() + "/" + id;
    }
}
