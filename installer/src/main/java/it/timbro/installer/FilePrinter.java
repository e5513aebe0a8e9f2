package it.timbro.installer;

import java.net.URI;
import java.nio.file.Path;

/// No printer at all: the server writes each job into `folder`.
public record FilePrinter(Path folder) implements Printer {
    @Override
    public URI uri() {
        return URI.create("file://" + folder.toUri().getPath());
    }

    @Override
    public void close() {}
}
