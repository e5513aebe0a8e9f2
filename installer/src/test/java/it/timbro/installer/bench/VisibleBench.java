package it.timbro.installer.bench;

import it.timbro.installer.AotCache;
import it.timbro.installer.House;
import it.timbro.installer.HouseFolder;
import it.timbro.installer.Image;
import it.timbro.installer.Ports;
import it.timbro.installer.Sito;
import it.timbro.installer.Sportellista;
import it.timbro.installer.azienda.A2a;
import it.timbro.installer.azienda.Azienda;
import it.timbro.installer.azienda.Esempi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// From the centre's answer to `inviaA2A` until a page of the branch shows the pratica. The page is asked
/// again as the browser does it, when the branch's event stream says that something changed; nothing polls.
/// A page shown before the answer has reached the sender counts 0.
record VisibleBench(Image image, Path target, int pratiche) {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 3);
    private static final int WARM_UP = 5;

    void run() {
        HouseFolder folder = temporary();
        try (var house = House.prepare(folder, AotCache.attach(image, target), Ports.free())) {
            house.start(Sito.CENTRO);
            house.start(Sito.GENOVA);
            Sportellista person = Sportellista.enter(house, Sito.GENOVA);
            var seen = new Seen();
            Thread.ofVirtual().start(() -> watch(person, seen));
            List<Long> nanos = new ArrayList<>();
            for (int n = 1; n <= WARM_UP + pratiche; n++) {
                long took = send(house, seen, n);
                if (n > WARM_UP) {
                    nanos.add(took);
                }
            }
            System.out.println(
                    "Da inviaA2A risposto alla pagina della filiale che mostra la pratica; limite p50 200 ms");
            System.out.println("  " + Percentili.of(nanos));
        } finally {
            folder.delete();
        }
    }

    private static long send(House house, Seen seen, int n) {
        Esempi esempio = Esempi.POMPE;
        var richiesta = esempio.richiesta("2026/" + n, TODAY, house.ente());
        A2a a2a = house.a2a(esempio.ditta());
        String id = Azienda.accepted(a2a.crea(richiesta)).path("idPratica").asString();
        richiesta.allegati().forEach(allegato -> Azienda.accepted(a2a.aggiungiAllegato(id, allegato)));
        CompletableFuture<Long> shown = seen.expect(id);
        Azienda.accepted(a2a.invia(id));
        long answered = System.nanoTime();
        long at = shown.orTimeout(60, TimeUnit.SECONDS).join();
        return Math.max(0, at - answered);
    }

    private static void watch(Sportellista person, Seen seen) {
        try {
            person.changes().filter(line -> line.equals("event: cambio")).forEach(_ -> seen.look(person));
        } catch (UncheckedIOException _) {
            // the branch was stopped: nothing is waited for any more
        }
    }

    /// Pratiche that are waited for. The page of the pratica itself is asked for: the day view shows the
    /// oldest forty.
    private static final class Seen {
        private final Map<String, CompletableFuture<Long>> waiting = new ConcurrentHashMap<>();

        CompletableFuture<Long> expect(String id) {
            return waiting.computeIfAbsent(id, _ -> new CompletableFuture<>());
        }

        void look(Sportellista person) {
            waiting.forEach((id, shown) -> {
                if (person.page("pratica/" + id).statusCode() == 200) {
                    shown.complete(System.nanoTime());
                    waiting.remove(id);
                }
            });
        }
    }

    private static HouseFolder temporary() {
        try {
            return new HouseFolder(Files.createTempDirectory("timbro-bench"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
