package it.timbro.installer;

import it.timbro.installer.azienda.A2a;
import it.timbro.installer.azienda.Azienda;
import it.timbro.installer.azienda.EnteCertificatore;
import it.timbro.installer.azienda.Esempi.Ditta;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A whole house of real processes on this machine: centre, branches, printer. The demo shows it,
/// the end-to-end tests and the benchmarks drive it.
///
/// One thread at a time starts, kills and restarts; `close` may come from any thread and stops
/// everything.
public final class House implements AutoCloseable {
    /// Writing an AOT cache takes some seconds, more on a loaded machine.
    private static final Duration TRAINING_LIMIT = Duration.ofMinutes(2);

    private final HouseFolder folder;
    private final Image image;
    private final Ports ports;
    private final Accessi accessi;
    private final TlsAuthority tls;
    private final EnteCertificatore ente;
    private final Map<Sito, ServerProcess> servers = new EnumMap<>(Sito.class);
    private final HttpClient client;
    private @Nullable Printer printer;

    private House(HouseFolder folder, Image image, Ports ports) {
        this.folder = folder;
        this.image = image;
        this.ports = ports;
        this.accessi = Accessi.open(folder.accessi());
        this.tls = TlsAuthority.open(folder.tls(), accessi.keystorePassword());
        this.ente = EnteCertificatore.open(folder.ente(), folder.fiducia());
        this.client = tls.client();
    }

    /// Furnishes the folder (keys, logins, certificates) where it is not furnished yet. Starts
    /// nothing.
    public static House prepare(HouseFolder folder, Image image, Ports ports) {
        return new House(folder, image, ports);
    }

    /// Starts printer, centre and branches; `progress` hears a sentence before each.
    public void start(Consumer<String> progress) {
        stopLeftovers(folder);
        progress.accept("Avvio la stampante");
        startPrinter();
        progress.accept("Avvio la centrale");
        launch(Sito.CENTRO).awaitReady();
        progress.accept("Avvio Genova e Chiavari");
        var genova = launch(Sito.GENOVA);
        launch(Sito.CHIAVARI).awaitReady();
        genova.awaitReady();
    }

    /// Starts one server (again) and waits until it listens.
    public void start(Sito sito) {
        launch(sito).awaitReady();
    }

    /// The same under another program, such as a tracer, that leaves the server its own process.
    public void start(Sito sito, UnaryOperator<List<String>> under) {
        launch(sito, under.apply(image.command(sito.ruolo(), writeConfig(sito))))
                .awaitReady();
    }

    /// `kill -9`: no goodbye, nothing flushed.
    public void kill9(Sito sito) {
        server(sito).kill9();
    }

    /// `kill -9` for all that ever started.
    public void killAll() {
        servers.values().forEach(ServerProcess::kill9);
    }

    /// SIGTERM if it is alive, then started anew.
    public void restart(Sito sito) {
        stop(sito);
        start(sito);
    }

    public void stop(Sito sito) {
        server(sito).stop();
    }

    public ServerProcess server(Sito sito) {
        return Optional.ofNullable(servers.get(sito))
                .orElseThrow(() -> new IllegalStateException(sito.nome() + " non è mai partita"));
    }

    public void startPrinter() {
        printer = Printer.open(folder, ports.stampante());
    }

    /// The printer is switched off until [#startPrinter()].
    public void stopPrinter() {
        printer().close();
    }

    public Printer printer() {
        return Optional.ofNullable(printer).orElseThrow(() -> new IllegalStateException("la stampante non è accesa"));
    }

    public URI address(Sito sito) {
        return ports.address(sito);
    }

    public Accessi accessi() {
        return accessi;
    }

    public HouseFolder folder() {
        return folder;
    }

    public EnteCertificatore ente() {
        return ente;
    }

    public TlsAuthority tls() {
        return tls;
    }

    /// An HTTP client that trusts this house.
    public HttpClient client() {
        return client;
    }

    /// The services of the centre, with the account of that company.
    public A2a a2a(Ditta ditta) {
        return a2a(ditta, client);
    }

    /// The same, with a client of one's own.
    public A2a a2a(Ditta ditta, HttpClient http) {
        return new A2a(http, address(Sito.CENTRO), ditta.userId(), accessi.password(ditta));
    }

    public Azienda azienda(Ditta ditta) {
        return new Azienda(a2a(ditta));
    }

    /// Branches first: they may still say goodbye to the centre.
    @Override
    public void close() {
        for (Sito sito : new Sito[] {Sito.GENOVA, Sito.CHIAVARI, Sito.CENTRO}) {
            ServerProcess server = servers.get(sito);
            if (server != null) {
                server.stop();
            }
        }
        if (printer != null) {
            printer.close();
        }
    }

    /// Starts a server that writes its cache when it is stopped, and waits until it listens.
    void startTraining(Sito sito, Path cache) {
        launch(sito, image.trainingCommand(cache, writeConfig(sito))).awaitReady();
    }

    /// Stops a server that has been started for training, and waits for its cache.
    void stopTraining(Sito sito) {
        server(sito).stop(TRAINING_LIMIT);
    }

    /// Status of a page of the house.
    int get(URI page) {
        try {
            return client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrotto durante " + page, e);
        }
    }

    private ServerProcess launch(Sito sito) {
        return launch(sito, image.command(sito.ruolo(), writeConfig(sito)));
    }

    private ServerProcess launch(Sito sito, List<String> command) {
        var server = ServerProcess.start(sito.nome(), command, folder.log(sito), folder.pid(sito));
        servers.put(sito, server);
        return server;
    }

    private Path writeConfig(Sito sito) {
        return new ServerConfig(folder, ports, accessi, tls, printerUri()).write(sito);
    }

    private URI printerUri() {
        return printer == null ? new FilePrinter(folder.stampe()).uri() : printer.uri();
    }

    /// Servers of this folder that outlived a demo which was itself killed.
    static void stopLeftovers(HouseFolder folder) {
        for (Sito sito : Sito.values()) {
            RunningPid.find(folder.pid(sito)).ifPresent(p -> {
                p.destroy();
                p.onExit().join();
            });
        }
    }
}
