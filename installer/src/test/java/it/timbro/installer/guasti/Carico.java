package it.timbro.installer.guasti;

import it.timbro.installer.House;
import it.timbro.installer.Sito;
import it.timbro.installer.Sportellista;
import it.timbro.installer.azienda.Azienda;
import it.timbro.installer.azienda.Esempi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// People who go on working whatever dies: a company sends, one clerk loads blanks, another takes each pratica from
/// its arrival to the last sheet. Who gets no answer tries again from what the server then shows, as people do.
final class Carico implements AutoCloseable {
    private static final Sito SEDE = Sito.GENOVA;
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 3);
    private static final long AGAIN_MS = 40;
    private static final Pattern HIDDEN = Pattern.compile("name=\"(versione|foglio)\" value=\"(\\d+)\"");
    private static final Pattern SERIALE =
            Pattern.compile("class=\"seriale\">([^<]+)</strong></label>\\s*<input[^>]* name=\"(seriale\\.\\d+)\"");

    private final House house;
    private final Detto detto;
    private final Queue<String> pratiche = new ConcurrentLinkedQueue<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();

    Carico(House house, Detto detto) {
        this.house = house;
        this.detto = detto;
    }

    /// A step of one person; may fail because a server is not there.
    private interface Passo {
        void run() throws IOException;
    }

    void start() {
        int[] sent = {0};
        int[] loaded = {0};
        go("azienda", () -> company(++sent[0]));
        go("magazzino", new Passo() {
            private @Nullable Sportellista clerk;

            @Override
            public void run() {
                clerk = clerk == null ? Sportellista.enter(house, SEDE) : clerk;
                String seriale = "K%07d".formatted(++loaded[0]);
                if (carried(clerk.submit("formulari", Map.of("primo", seriale, "ultimo", seriale)))) {
                    detto.promette(SEDE, "formulari:" + seriale, "FormulariCaricati");
                    pause();
                } else {
                    clerk = null;
                }
            }
        });
        go("banco", new Passo() {
            private @Nullable Sportellista clerk;

            @Override
            public void run() throws IOException {
                clerk = clerk == null ? Sportellista.enter(house, SEDE) : clerk;
                String numero = pratiche.poll();
                if (numero == null) {
                    pause();
                    return;
                }
                boolean done = false;
                try {
                    done = advance(clerk, numero);
                } finally {
                    if (!done) {
                        pratiche.add(numero);
                    }
                }
            }
        });
    }

    private void company(int n) {
        Esempi esempio = n % 2 == 0 ? Esempi.OLIO : Esempi.POMPE;
        String numero = house.azienda(esempio.ditta())
                .send(esempio.richiesta("G" + System.nanoTime() + "/" + n, TODAY, house.ente()));
        detto.promette(Sito.CENTRO, "pratica:" + numero, "PraticaPresentata");
        pratiche.add(numero);
        pause();
    }

    /// The next act of a pratica; true when it is issued.
    private boolean advance(Sportellista clerk, String numero) throws IOException {
        JsonNode pratica = pratica(numero);
        String path = "pratica/" + numero;
        switch (pratica.path("stato").asString()) {
            case "ASSEGNATA" ->
                act(
                        clerk,
                        numero,
                        path + "/approva",
                        Map.of("versione", pratica.path("versione").asString()),
                        "PraticaApprovata");
            case "APPROVATA" -> {
                String page = clerk.page(path + "/stampa").body();
                Map<String, String> form = hidden(page);
                Matcher seriale = SERIALE.matcher(page);
                while (seriale.find()) {
                    form.put(seriale.group(2), seriale.group(1));
                }
                act(clerk, numero, path + "/stampa/prepara", form, "StampaPreparata");
            }
            case "IN_STAMPA" -> printing(clerk, numero, path + "/stampa");
            case "EMESSA" -> {
                return true;
            }
            default -> pause();
        }
        remember(numero);
        return false;
    }

    private void printing(Sportellista clerk, String numero, String path) {
        String page = clerk.page(path).body();
        if (page.contains(path + "/invia\"")) {
            act(clerk, numero, path + "/invia", hidden(page), "StampaInviata");
        } else if (page.contains("name=\"foglio\"")) {
            Map<String, String> form = hidden(page);
            form.put("risposta", "BUONO");
            act(clerk, numero, path + "/rispondi", form, "FoglioUscito");
        }
    }

    /// The first version and sheet that the page shows.
    private static Map<String, String> hidden(String page) {
        Map<String, String> form = new HashMap<>();
        Matcher field = HIDDEN.matcher(page);
        while (field.find()) {
            form.putIfAbsent(field.group(1), field.group(2));
        }
        return form;
    }

    private void act(Sportellista clerk, String numero, String path, Map<String, String> form, String kind) {
        if (carried(clerk.submit(path, form))) {
            detto.promette(SEDE, "pratica:" + numero, kind);
        }
    }

    /// 303 to anywhere but the door: it was carried out.
    private static boolean carried(HttpResponse<String> answer) {
        return answer.statusCode() == 303
                && !answer.headers().firstValue("location").orElse("").contains("/accesso");
    }

    /// A certificate that was shown stays as it was shown (INV-9).
    private void remember(String numero) throws IOException {
        String certificato = pratica(numero).path("certificato").asString("");
        if (!certificato.isEmpty()) {
            JsonNode shown = api("api/v1/certificati/" + certificato);
            String now = shown.path("documentoSha256").asString();
            String before = detto.documento(certificato, now);
            if (!before.equals(now) || !shown.path("pratica").asString().equals(numero)) {
                throw new AssertionError("INV-9: " + certificato + " was " + before + ", is " + shown);
            }
        }
    }

    private JsonNode pratica(String numero) throws IOException {
        return api("api/v1/pratiche/" + numero);
    }

    private JsonNode api(String path) throws IOException {
        var request = HttpRequest.newBuilder(house.address(SEDE).resolve(path))
                .header("Authorization", "Bearer " + house.accessi().api(SEDE))
                .build();
        try {
            return Azienda.accepted(house.client().send(request, BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void go(String name, Passo passo) {
        threads.add(Thread.ofPlatform().name(name).start(() -> {
            while (stop.getCount() > 0) {
                try {
                    passo.run();
                } catch (IOException | UncheckedIOException | IllegalStateException | Azienda.RifiutataException e) {
                    pause(); // it is down, or was when it was asked
                } catch (RuntimeException | Error e) {
                    broken.compareAndSet(null, e);
                    return;
                }
            }
        }));
    }

    private void pause() {
        try {
            stop.await(AGAIN_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Throws what one of the people could not believe.
    void check() {
        Throwable found = broken.get();
        if (found != null) {
            throw new AssertionError(found.getMessage(), found);
        }
    }

    /// Everybody goes home.
    @Override
    public void close() {
        stop.countDown();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
