package it.timbro;

import it.timbro.imprese.Impresa;
import it.timbro.journal.Reading;
import it.timbro.posta.Inoltro;
import it.timbro.posta.Messaggi;
import it.timbro.posta.Posta;
import it.timbro.posta.Recapito;
import it.timbro.posta.smtp.ServerSmtp;
import it.timbro.pratica.Contatto;
import it.timbro.pratica.Proprieta;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// The mail that leaves the centre, wired: through the folder of a mail server, or to the server
/// itself.
final class PostWing implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final Ground ground;
    private final Function<String, Optional<String>> utenze;
    private final Ronda postino = new Ronda("posta");

    /// @param utenze mail of an account
    PostWing(Ground ground, Function<String, Optional<String>> utenze) {
        this.ground = ground;
        this.utenze = utenze;
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
                                                this::indirizzo)
                                        ::giro;
                            case Config.Posta.Server(ServerSmtp.Accesso accesso, String da) ->
                                new Inoltro(
                                                ground.journal,
                                                ground.stores.posta(),
                                                posta,
                                                new ServerSmtp(accesso),
                                                da,
                                                this::indirizzo,
                                                ground.time)
                                        ::giro;
                        }));
    }

    /// Where a message goes: to the company's contact, which gets every notice (S-039), else to the
    /// account that sent the pratica. What a training office writes goes to nobody.
    Optional<String> indirizzo(Messaggi.Messaggio messaggio) {
        return messaggio.sede().diProva()
                ? Optional.empty()
                : ground.journal.read(rows -> contatto(rows, messaggio)).or(() -> utenze.apply(messaggio.destinatario()));
    }

    private Optional<String> contatto(Reading rows, Messaggi.Messaggio messaggio) {
        return ground.stores
                .pratiche()
                .find(rows, messaggio.pratica())
                .flatMap(scheda -> ground.stores
                        .imprese()
                        .read(rows, scheda.sede().camera(), scheda.impresa().codiceFiscale())
                        .contatto())
                .map(Impresa.Dato::valore)
                .map(Contatto::email)
                .filter(email -> !email.isEmpty());
    }

    @Override
    public void close() {
        postino.close();
    }
}
