package it.timbro.installer.bench;

import it.timbro.installer.AotCache;
import it.timbro.installer.House;
import it.timbro.installer.HouseFolder;
import it.timbro.installer.Image;
import it.timbro.installer.Ports;
import it.timbro.installer.Sito;
import it.timbro.installer.azienda.Esempi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;

/// Resident memory of each process some time after the demo's requests were sent, and again after the busiest minute
/// of a branch.
record MemoryBench(Image image, Path target) {
    private static final Duration REST = Duration.ofSeconds(60);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 3);

    void run() {
        Image trained = AotCache.attach(image, target);
        HouseFolder folder = temporary();
        try (var house = House.prepare(folder, trained, Ports.free())) {
            house.start(System.out::println);
            int invoice = 1;
            for (Esempi esempio : Esempi.values()) {
                house.azienda(esempio.ditta()).send(esempio.richiesta("2026/" + invoice++, TODAY, house.ente()));
            }
            rest();
            print(house, "dopo le pratiche di esempio (limite di una filiale: 256)");
            new BusyMinute(house).run();
            rest();
            print(house, "dopo due accessi, una firma di 7 MB e un'anteprima insieme, a Genova (nessuno rifiutato)");
        } finally {
            folder.delete();
        }
    }

    private static void print(House house, String when) {
        System.out.printf("MB residenti %d s %s%n", REST.toSeconds(), when);
        for (Sito sito : Sito.values()) {
            System.out.printf(
                    "  %-10s %5d%n",
                    sito.nome(), Residente.megabytes(house.server(sito).pid()));
        }
    }

    private static HouseFolder temporary() {
        try {
            return new HouseFolder(Files.createTempDirectory("timbro-bench"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void rest() {
        try {
            Thread.sleep(REST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
