package it.timbro;

import it.timbro.posta.Inoltro;
import it.timbro.posta.Posta;
import it.timbro.posta.Recapito;
import it.timbro.posta.smtp.ServerSmtp;
import it.timbro.pratica.Proprieta;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// The mail that leaves the centre, wired: through the folder of a mail server, or to the server
/// itself.
final class PostWing implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final Ground ground;
    private final MailAddresses indirizzi;
    private final Ronda postino = new Ronda("posta");

    /// @param utenze mail of an account
    PostWing(Ground ground, Function<String, Optional<String>> utenze) {
        this.ground = ground;
        this.indirizzi = new MailAddresses(ground.journal, ground.stores.pratiche(), ground.stores.imprese(), utenze);
    }

    /// Sends from now on, if the configuration says how.
    void comincia() {
        Posta posta = new Posta(ground.journal, ground.stores.posta(), Proprieta::aoo);
        ground.config
                .posta()
                .ifPresent(uscita -> postino.ogni(
                        LOOK,
                        switch (uscita) {
                            case Config.Posta.Cartella(var folder, String da) ->
                                new Recapito(
                                        ground.journal,
                                        ground.stores.posta(),
                                        posta,
                                        ground.disk,
                                        folder,
                                        da,
                                        indirizzi)::giro;
                            case Config.Posta.Server(ServerSmtp.Accesso accesso, String da) ->
                                new Inoltro(
                                        ground.journal,
                                        ground.stores.posta(),
                                        posta,
                                        new ServerSmtp(accesso),
                                        da,
                                        indirizzi,
                                        ground.time)::giro;
                        }));
    }

    @Override
    public void close() {
        postino.close();
    }
}
