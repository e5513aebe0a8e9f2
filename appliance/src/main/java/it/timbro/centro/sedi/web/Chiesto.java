package it.timbro.centro.sedi.web;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.MalformedException;
import java.security.cert.X509Certificate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a call of a branch says beside its body: who calls, and what for.
final class Chiesto {
    private Chiesto() {}

    /// What the device showed in the handshake; TLS has checked that it holds the key.
    static @Nullable X509Certificate certificate(ServerRequest request) {
        return request.remotePeer()
                .tlsCertificates()
                .filter(chain -> chain.length > 0 && chain[0] instanceof X509Certificate)
                .map(chain -> (X509Certificate) chain[0])
                .orElse(null);
    }

    /// Whose body it is, once it was let in.
    static Object device(ServerRequest request) {
        return Objects.requireNonNull(certificate(request)).getSubjectX500Principal();
    }

    /// Over HTTP/2 Helidon 4.4.0 calls entry 50 of the static table (RFC 7541, appendix A: `range`)
    /// `Content-Location`.
    static String range(ServerRequest request) {
        return request.headers()
                .value(HeaderNames.RANGE)
                .or(() -> request.headers().value(HeaderNames.CONTENT_LOCATION))
                .orElse("");
    }

    static Hash hash(ServerRequest request) throws MalformedException {
        String hex = request.path().pathParameters().get("hash");
        try {
            return new Hash(hex);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("«" + hex + "» non è un'impronta.");
        }
    }

    static long number(ServerRequest request, String name) throws MalformedException {
        String text = request.query().first(name).orElse("0");
        if (!text.matches("[0-9]{1,18}")) {
            throw new MalformedException("Il parametro " + name + " non è un numero.");
        }
        return Long.parseLong(text);
    }
}
