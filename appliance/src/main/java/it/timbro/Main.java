package it.timbro;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// Starts the server with a configuration file, says `PRONTO` with its address, and stops on SIGTERM.
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 1) {
            System.err.println("usage: it.timbro.Main <file.properties>");
            System.exit(2);
        }
        Config config = Config.read(Path.of(args[0]));
        Appliance appliance = Appliance.start(config);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            appliance.close();
            stopped.countDown();
        }));
        System.out.println("PRONTO https://" + config.host() + ":" + appliance.port() + "/");
        stopped.await();
    }
}
