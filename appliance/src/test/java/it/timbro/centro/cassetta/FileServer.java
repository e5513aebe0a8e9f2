package it.timbro.centro.cassetta;

import it.timbro.centro.cassetta.ftps.ServerFtps;
import it.timbro.world.Server;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpReply;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/// A real FTPS server over a folder, which hangs up when it is told to, may forbid deleting, and lists a folder
/// that is stuck until the client gives up.
final class FileServer implements AutoCloseable {
    private static final String PASSWORD = "parola-di-prova";

    final Path root;
    volatile int commandsLeft = Integer.MAX_VALUE;
    volatile boolean keepsFiles;
    volatile String stuck = "";
    private final Path folder;
    private final FtpServer server;
    private final Listener listener;

    FileServer(Path folder) throws Exception {
        this.folder = folder;
        root = Files.createDirectories(folder.resolve("ftp"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair keys = generator.generateKeyPair();
        X509Certificate certificate = Server.selfSigned(keys);
        Server.pem(folder.resolve("ftps.pem"), certificate);
        Path keystore = folder.resolve("ftps.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("ftps", keys.getPrivate(), PASSWORD.toCharArray(), new X509Certificate[] {certificate});
        try (OutputStream out = Files.newOutputStream(keystore)) {
            store.store(out, PASSWORD.toCharArray());
        }

        SslConfigurationFactory ssl = new SslConfigurationFactory();
        ssl.setKeystoreFile(keystore.toFile());
        ssl.setKeystoreType("PKCS12");
        ssl.setKeystorePassword(PASSWORD);
        ssl.setKeyPassword(PASSWORD);
        ssl.setSslProtocol("TLSv1.3", "TLSv1.2");
        ListenerFactory listening = new ListenerFactory();
        listening.setServerAddress("127.0.0.1");
        listening.setPort(0);
        listening.setSslConfiguration(ssl.createSslConfiguration());
        listener = listening.createListener();
        FtpServerFactory factory = new FtpServerFactory();
        factory.setListeners(new HashMap<>(Map.of("default", listener))); // it empties the map when it stops
        factory.setFtplets(new HashMap<>(Map.of("whims", new Whims())));
        BaseUser user = new BaseUser();
        user.setName("timbro");
        user.setPassword(PASSWORD);
        user.setHomeDirectory(root.toString());
        user.setAuthorities(List.of(new WritePermission()));
        factory.getUserManager().save(user);
        server = factory.createServer();
        server.start();
    }

    ServerFtps.Accesso accesso() {
        return accesso("localhost", folder.resolve("ftps.pem"));
    }

    ServerFtps.Accesso accesso(String host, Path trust) {
        return accesso(host, trust, Duration.ofSeconds(5));
    }

    ServerFtps.Accesso accesso(Duration patience) {
        return accesso("localhost", folder.resolve("ftps.pem"), patience);
    }

    private ServerFtps.Accesso accesso(String host, Path trust, Duration patience) {
        return new ServerFtps.Accesso(host + ":" + listener.getPort(), "timbro", PASSWORD, trust, "/", patience);
    }

    private final class Whims extends DefaultFtplet {
        @Override
        public FtpletResult beforeCommand(FtpSession session, FtpRequest request) throws FtpException {
            if (commandsLeft-- <= 0) {
                return FtpletResult.DISCONNECT;
            }
            if (keepsFiles && request.getCommand().equalsIgnoreCase("DELE")) {
                session.write(new DefaultFtpReply(FtpReply.REPLY_550_REQUESTED_ACTION_NOT_TAKEN, "not yours"));
                return FtpletResult.SKIP;
            }
            if (request.getCommand().equalsIgnoreCase("NLST")
                    && String.valueOf(request.getArgument()).equals(stuck)) {
                return hang(session);
            }
            return FtpletResult.DEFAULT;
        }

        /// Sends nothing, and says that it has when the client has closed the data connection.
        private FtpletResult hang(FtpSession session) throws FtpException {
            session.write(new DefaultFtpReply(FtpReply.REPLY_150_FILE_STATUS_OKAY, "here it comes"));
            try {
                session.getDataConnection()
                        .openConnection()
                        .transferFromClient(session, OutputStream.nullOutputStream());
            } catch (Exception e) {
                session.write(new DefaultFtpReply(FtpReply.REPLY_426_CONNECTION_CLOSED_TRANSFER_ABORTED, e.toString()));
                return FtpletResult.SKIP;
            } finally {
                session.getDataConnection().closeDataConnection();
            }
            session.write(new DefaultFtpReply(FtpReply.REPLY_226_CLOSING_DATA_CONNECTION, "that was it"));
            return FtpletResult.SKIP;
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
