package it.timbro.autorita;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/// What the centre's server asks of a client certificate: that our authority made it. Its dates and
/// whether it was revoked are judged at each request, in words: an expired device must still get in
/// to renew itself.
///
/// The server names our authority alone when it asks, so that no browser bothers its user about
/// certificates.
public final class SoloApparecchi implements X509TrustManager {
    private final X509Certificate autorita;

    public SoloApparecchi(X509Certificate autorita) {
        this.autorita = autorita;
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[] {autorita};
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        if (chain.length == 0 || !Autorita.emesso(autorita, chain[0])) {
            throw new CertificateException("not a device of this centre");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("a device is no server");
    }
}
