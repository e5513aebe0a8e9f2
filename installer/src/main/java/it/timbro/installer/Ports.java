package it.timbro.installer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// The loopback ports of one house.
public record Ports(int centro, int genova, int chiavari, int stampante) {
    static final String HOST = "127.0.0.1";

    /// Four ports in a row.
    public static Ports from(int base) {
        return new Ports(base, base + 1, base + 2, base + 3);
    }

    /// Ports that nobody held a moment ago.
    public static Ports free() {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < 4; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            var ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return new Ports(ports.get(0), ports.get(1), ports.get(2), ports.get(3));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int of(Sito sito) {
        return switch (sito) {
            case CENTRO -> centro;
            case GENOVA -> genova;
            case CHIAVARI -> chiavari;
        };
    }

    public URI address(Sito sito) {
        return URI.create("https://" + HOST + ":" + of(sito) + "/");
    }

    /// Those that another program holds now.
    public List<Integer> taken() {
        return List.of(centro, genova, chiavari, stampante).stream()
                .filter(port -> !isFree(port))
                .toList();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
