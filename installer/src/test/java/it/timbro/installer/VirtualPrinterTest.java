package it.timbro.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VirtualPrinterTest {
    @TempDir
    Path folder;

    @Test
    void aRealIppPrinterListensUntilItIsSwitchedOff() throws IOException {
        int port = Ports.free().stampante();
        try (var printer = VirtualPrinter.start(new HouseFolder(folder), port);
                var socket = new Socket("localhost", port)) {
            assertThat(socket.isConnected()).isTrue();
            assertThat(printer.uri()).hasToString("ipp://localhost:" + port + "/ipp/print");
        }
        assertThatThrownBy(() -> new Socket("localhost", port)).isInstanceOf(IOException.class);
    }
}
