package it.timbro;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Starts the server with a configuration file, says `PRONTO` with its address, and stops on SIGTERM.
public final class Main {
    private static final int LOOK_AT_HEAP_SECONDS = 20;

    private Main() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 1) {
            System.err.println("usage: it.timbro.Main <file.properties>");
            System.exit(2);
        }
        NativeCiphers.install();
        Config config = Config.read(Path.of(args[0]));
        Appliance appliance = Appliance.start(config);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            appliance.close();
            stopped.countDown();
        }));
        System.out.println("PRONTO https://" + config.host() + ":" + appliance.port() + "/");
        HeapTrim heap = new HeapTrim();
        while (!stopped.await(LOOK_AT_HEAP_SECONDS, TimeUnit.SECONDS)) {
            heap.look();
        }
    }
}
