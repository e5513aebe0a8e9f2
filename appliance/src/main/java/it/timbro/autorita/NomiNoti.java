package it.timbro.autorita;

import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Whom this authority's certificates are for. The signature of each is checked once: a device calls all day with the
/// same one. Says nothing of its dates, nor whether it was revoked. Any thread.
public final class NomiNoti {
    private static final int MAX = 2_000;

    private final Autorita autorita;
    private final Map<X509Certificate, NomeApparecchio> noti = new ConcurrentHashMap<>();

    public NomiNoti(Autorita autorita) {
        this.autorita = autorita;
    }

    /// The device that a certificate names; empty if this authority did not make it.
    public Optional<NomeApparecchio> di(X509Certificate mostrato) {
        @Nullable NomeApparecchio noto = noti.get(mostrato);
        if (noto != null) {
            return Optional.of(noto);
        }
        Optional<NomeApparecchio> nome = autorita.haEmesso(mostrato) ? NomeApparecchio.di(mostrato) : Optional.empty();
        if (noti.size() >= MAX) {
            noti.clear();
        }
        nome.ifPresent(trovato -> noti.put(mostrato, trovato));
        return nome;
    }
}
