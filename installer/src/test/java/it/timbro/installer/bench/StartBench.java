package it.timbro.installer.bench;

import it.timbro.installer.AotCache;
import it.timbro.installer.House;
import it.timbro.installer.HouseFolder;
import it.timbro.installer.Image;
import it.timbro.installer.Ports;
import it.timbro.installer.Sito;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// From the start of the process to its first served page, a branch against [EmptyServer]: same
/// flags, same jars, each with its own AOT cache, turn by turn in one run so that the machine's
/// mood touches both.
///
/// @param target where the caches and the baseline's jar are kept
/// @param times measured starts of each, after one that is not counted
record StartBench(Image image, Path target, int times) {

    void run() {
        Image empty = image.with(EmptyServer.class.getName(), emptyServerJar());
        try (var branch = new Contestant("filiale", AotCache.attach(image, target));
                var baseline = new Contestant("vuoto", AotCache.attachForStart(empty, target))) {
            for (int i = 0; i <= times; i++) {
                baseline.start(i > 0);
                branch.start(i > 0);
            }
            System.out.printf("ms fino alla prima pagina, mediana di %d avvii alternati%n", times);
            System.out.printf("  server vuoto  %6.0f  %s%n", baseline.median(), baseline.millis);
            System.out.printf("  filiale       %6.0f  %s%n", branch.median(), branch.millis);
            System.out.printf("  rapporto      %6.2f  (limite 2)%n", branch.median() / baseline.median());
        }
    }

    /// An AOT cache takes classes from jars only.
    private Path emptyServerJar() {
        Path jar = target.resolve("empty-server.jar");
        String name = EmptyServer.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream bytes = EmptyServer.class.getResourceAsStream("/" + name)) {
            out.putNextEntry(new JarEntry(name));
            bytes.transferTo(out);
            out.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    /// One of the two programs, in a house of its own.
    private static final class Contestant implements AutoCloseable {
        private final String name;
        private final House house;
        private final HttpClient client;
        private final List<Long> millis = new ArrayList<>();

        Contestant(String name, Image image) {
            this.name = name;
            try {
                house = House.prepare(new HouseFolder(Files.createTempDirectory("timbro-bench")), image, Ports.free());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            client = HttpClient.newBuilder()
                    .sslContext(house.tls().sslContext())
                    .followRedirects(Redirect.ALWAYS)
                    .build();
        }

        void start(boolean counted) {
            long before = System.nanoTime();
            house.start(Sito.GENOVA);
            firstPage();
            long took = (System.nanoTime() - before) / 1_000_000;
            if (counted) {
                millis.add(took);
            }
            house.stop(Sito.GENOVA);
        }

        private void firstPage() {
            try {
                var request = HttpRequest.newBuilder(house.address(Sito.GENOVA)).build();
                int status = client.send(request, BodyHandlers.ofString()).statusCode();
                if (status != 200) {
                    throw new IllegalStateException(name + " risponde " + status);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        double median() {
            var sorted = new ArrayList<>(millis);
            Collections.sort(sorted);
            int half = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2.0;
        }

        @Override
        public void close() {
            house.close();
            client.close();
            house.folder().delete();
        }
    }
}
