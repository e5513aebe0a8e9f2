package it.timbro.installer;

import it.timbro.installer.azienda.Esempi;
import it.timbro.installer.azienda.Richiesta;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

/// A whole house for one test class: real processes (centre, Genova, Chiavari, IPP printer) on
/// free ports, in a temporary folder that goes with it. The same code as the demo.
///
/// ```java
/// try (var house = DemoHouse.start()) {
///     String idPratica = house.send(Esempi.POMPE);
///     house.kill9(Sito.CENTRO);
/// }
/// ```
public final class DemoHouse implements AutoCloseable {
    /// The date on the invoices of this house.
    public static final LocalDate TODAY = LocalDate.of(2026, 6, 3);

    /// What a person types to enter.
    public record Login(String name, String password) {}

    private final House house;
    private final AtomicInteger invoices = new AtomicInteger();

    private DemoHouse(House house) {
        this.house = house;
    }

    public static DemoHouse start() {
        try {
            var folder = new HouseFolder(Files.createTempDirectory("timbro-house"));
            folder.claim();
            var house = new DemoHouse(House.prepare(folder, TrainedImage.get(), Ports.free()));
            try {
                house.house.start(_ -> {});
                return house;
            } catch (RuntimeException e) {
                house.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address(Sito sito) {
        return house.address(sito);
    }

    /// Operator and firmatario at that branch's counter.
    public Login sportello(Sito sito) {
        return login(Accessi.sportello(sito));
    }

    public Login login(Accessi.Operatore operatore) {
        return new Login(operatore.login(), house.accessi().password(operatore));
    }

    /// The example as a new request (a new invoice number each time), signed, not sent.
    public Richiesta richiesta(Esempi esempio) {
        return esempio.richiesta("2026/" + invoices.incrementAndGet(), TODAY, house.ente());
    }

    /// Sent from creation to delivery; returns its code.
    public String send(Esempi esempio) {
        return house.azienda(esempio.ditta()).send(richiesta(esempio));
    }

    /// A call of the JSON API with the program's token; `path` such as `api/v1/stato`.
    public HttpResponse<String> api(Sito sito, String path) {
        var request = HttpRequest.newBuilder(address(sito).resolve(path))
                .header("Authorization", "Bearer " + house.accessi().api(sito))
                .build();
        try {
            return house.client().send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public void kill9(Sito sito) {
        house.kill9(sito);
    }

    /// After [#kill9(Sito)] too.
    public void restart(Sito sito) {
        house.restart(sito);
    }

    /// Everything else: printer on and off, folders, accounts, certification body.
    public House house() {
        return house;
    }

    /// Nothing of it is looked at again: its servers are not given the time to say goodbye.
    @Override
    public void close() {
        house.killAll();
        house.close();
        house.folder().delete();
    }
}
