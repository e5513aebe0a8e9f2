package it.timbro.installer;

import java.net.URI;

/// Where the house prints: a real IPP printer program, or files where that program is not
/// installed.
public sealed interface Printer extends AutoCloseable permits VirtualPrinter, FilePrinter {

    /// As the servers' configuration wants it: `ipp://...` or `file:///...`.
    URI uri();

    @Override
    void close();

    /// The IPP printer where it can be had, the file printer otherwise.
    static Printer open(HouseFolder folder, int port) {
        return VirtualPrinter.isInstalled() ? VirtualPrinter.start(folder, port) : new FilePrinter(folder.stampe());
    }
}
