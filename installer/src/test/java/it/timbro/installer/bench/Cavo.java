package it.timbro.installer.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The cable between branch and centre in the hand of a test or a benchmark: it counts what goes
/// through both ways, may be pulled in the middle of a byte, and made slow. Where it ends at several
/// processes of a centre each connection goes to the next of them that is there.
public final class Cavo implements AutoCloseable {
    private static final int CHUNK = 16 << 10;

    private final List<Integer> centres;
    private final ServerSocket end;
    private final Set<Socket> through = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean plugged = true;
    private volatile long bytesPerSecond;
    private long freeAtNanos;

    /// @param centres the ports where the cable ends
    public Cavo(Integer... centres) {
        this.centres = new ArrayList<>(List.of(centres));
        try {
            end = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return end.getLocalPort();
    }

    /// Everything under way is cut; who calls is turned away.
    public void pull() {
        plugged = false;
        through.forEach(Cavo::cut);
    }

    public void plug() {
        plugged = true;
    }

    /// Both ways together; 0 as fast as it goes.
    public void limit(long perSecond) {
        bytesPerSecond = perSecond;
    }

    /// What went through so far, both ways.
    public long bytes() {
        return bytes.get();
    }

    private void accept() {
        while (!end.isClosed()) {
            try {
                Socket branch = end.accept();
                if (!plugged) {
                    cut(branch);
                    continue;
                }
                Socket server = connect(branch);
                through.add(branch);
                through.add(server);
                branch.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> pump(branch, server));
                Thread.ofVirtual().start(() -> pump(server, branch));
            } catch (IOException _) {
                // the centre is not there, or the bench is over: who called hears a closed line
            }
        }
    }

    private Socket connect(Socket branch) throws IOException {
        for (int tried = 1; ; tried++) {
            Collections.rotate(centres, -1);
            try {
                return new Socket(InetAddress.getLoopbackAddress(), centres.getLast());
            } catch (IOException e) {
                if (tried == centres.size()) {
                    cut(branch);
                    throw e;
                }
            }
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(chunk); read >= 0 && plugged; read = in.read(chunk)) {
                pace(read);
                out.write(chunk, 0, read);
                bytes.addAndGet(read);
            }
        } catch (IOException | InterruptedException _) {
            // cut, from one side or by us
        } finally {
            through.remove(from);
            through.remove(to);
        }
    }

    private void pace(int length) throws InterruptedException {
        long rate = bytesPerSecond;
        if (rate == 0) {
            return;
        }
        long wait;
        synchronized (this) {
            long now = System.nanoTime();
            freeAtNanos = Math.max(now, freeAtNanos) + TimeUnit.SECONDS.toNanos(length) / rate;
            wait = freeAtNanos - now;
        }
        TimeUnit.NANOSECONDS.sleep(wait);
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        pull();
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
