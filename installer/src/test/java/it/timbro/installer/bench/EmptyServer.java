package it.timbro.installer.bench;

import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServer;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Properties;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// The baseline of the start-up benchmark: a Helidon server with TLS and one page, nothing else.
/// Reads the same configuration file as a branch and says the same `PRONTO` line.
public final class EmptyServer {
    private EmptyServer() {}

    public static void main(String[] arguments) throws Exception {
        var config = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            config.load(reader);
        }
        WebServer server = WebServer.builder()
                .host(config.getProperty("host"))
                .port(Integer.parseInt(config.getProperty("port")))
                .tls(Tls.builder().sslContext(sslContext(config)).build())
                .routing(r -> r.get("/*", (_, res) -> res.send("<!doctype html><title>Vuoto</title>")))
                .build()
                .start();
        System.out.println("PRONTO https://" + config.getProperty("host") + ":" + server.port() + "/");
    }

    private static SSLContext sslContext(Properties config) throws Exception {
        char[] password = config.getProperty("tls.password").toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(Path.of(config.getProperty("tls.keystore")))) {
            keys.load(file, password);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
