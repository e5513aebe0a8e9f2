package it.timbro.centro.sedi.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.autorita.Identita;
import it.timbro.collegamento.Apparecchio.Esito;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.transport.Answer;
import it.timbro.world.CentraleInRete;
import it.timbro.world.Dispositivo;
import it.timbro.world.Mondo;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A world whose centre answers over a real socket, with certificates made on the spot, and the words for what it
/// answers.
abstract class ProvaInRete {
    private final BaseDati base;
    private final long seed;

    @TempDir
    Path folder;

    Mondo mondo;
    CentraleInRete rete;

    ProvaInRete(BaseDati base, long seed) {
        this.base = base;
        this.seed = seed;
    }

    @BeforeEach
    final void apriLaRete() throws Exception {
        mondo = new Mondo(base, folder, seed);
        rete = new CentraleInRete(mondo, folder);
    }

    @AfterEach
    final void chiudiLaRete() {
        mondo.centrale.sedi.close();
        rete.close();
        mondo.close();
    }

    static Hello hello(String sede) {
        return new Hello(List.of(1), sede, 0, Map.of(), Head.EMPTY);
    }

    static Refusal.Code code(Answer<?> answer) {
        return answer instanceof Answer.Refused<?>(Refusal refusal) ? refusal.code() : Refusal.Code.UNKNOWN;
    }

    static <T> T ok(Answer<T> answer) {
        if (answer instanceof Answer.Ok<T>(T value)) {
            return value;
        }
        throw new IllegalStateException(answer.toString());
    }

    static void refused(Esito esito, String frase) {
        assertThat(esito)
                .isInstanceOfSatisfying(
                        Esito.Rifiutato.class,
                        rifiutato -> assertThat(rifiutato.frase()).contains(frase));
    }

    static Identita identita(Dispositivo box) {
        return box.cartella.attuale().orElseThrow();
    }

    static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
