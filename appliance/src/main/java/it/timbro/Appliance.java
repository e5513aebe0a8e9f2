package it.timbro;

/// A running server, in one of its two roles. Everything is wired by hand in [Branch] and [Centre], on the same
/// [Ground]; there is no framework to ask.
public interface Appliance extends AutoCloseable {
    /// Starts the role that the configuration names and returns when it listens.
    static Appliance start(Config config) {
        return switch (config.role()) {
            case FILIALE -> new Branch(config);
            case CENTRO -> new Centre(config);
        };
    }

    /// The port it listens on.
    int port();

    /// Stops listening, finishes what is being written, closes the store.
    @Override
    void close();
}
