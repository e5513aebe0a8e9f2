package it.timbro.installer.bench;

import it.timbro.installer.House;
import it.timbro.installer.Sito;
import it.timbro.installer.Sportellista;
import it.timbro.installer.azienda.Esempi.Ditta;
import it.timbro.installer.azienda.Firma;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The most that a branch is asked for at once, several times: two logins (19 MiB each), a signed file of nearly
/// 7 MB to verify, a sheet's preview to draw. It must answer all of them within its heap.
record BusyMinute(House house) {
    private static final Sito BRANCH = Sito.GENOVA;
    private static final int TIMES = 5;
    private static final int FILE_BYTES = 7 * 1024 * 1024 - 16 * 1024;
    private static final Pattern NUMERO = Pattern.compile("\"numero\"\\s*:\\s*\"([^\"]+)\"");

    void run() {
        byte[] content = new byte[FILE_BYTES];
        new Random(7).nextBytes(content);
        byte[] p7m = Firma.sign(content, Ditta.values()[0].firmatario(house.ente()));
        Sportellista clerk = Sportellista.enter(house, BRANCH);
        String numero = firstNumber();
        clerk.approve(numero);
        try (var people = Executors.newCachedThreadPool()) {
            for (int i = 0; i < TIMES; i++) {
                List<Callable<Integer>> asked = List.of(
                        () -> Sportellista.enter(house, BRANCH).page("").statusCode(),
                        () -> Sportellista.enter(house, BRANCH).page("").statusCode(),
                        () -> verify(p7m),
                        () -> clerk.page("pratica/" + numero + "/anteprima/1.png")
                                .statusCode());
                for (Future<Integer> answer : people.invokeAll(asked)) {
                    require(answer.get() == 200, "una risposta è " + answer.get());
                }
            }
            String log = Files.readString(house.folder().log(BRANCH));
            require(!log.contains("OutOfMemoryError"), "la memoria non è bastata");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private int verify(byte[] p7m) throws IOException, InterruptedException {
        var request = api("api/v1/firme/verifica").POST(BodyPublishers.ofByteArray(p7m));
        var answer = house.client().send(request.build(), BodyHandlers.ofString());
        require(answer.body().contains("integra"), answer.body());
        return answer.statusCode();
    }

    private String firstNumber() {
        try {
            var answer = house.client().send(api("api/v1/pratiche").build(), BodyHandlers.ofString());
            Matcher numero = NUMERO.matcher(answer.body());
            require(numero.find(), "nessuna pratica: " + answer.body());
            return numero.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder api(String path) {
        return HttpRequest.newBuilder(house.address(BRANCH).resolve(path))
                .header("Authorization", "Bearer " + house.accessi().api(BRANCH));
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalStateException(otherwise);
        }
    }
}
