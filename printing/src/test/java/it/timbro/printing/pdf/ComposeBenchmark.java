package it.timbro.printing.pdf;

import it.timbro.printing.pdf.Composition.Composed;
import it.timbro.printing.sheet.Layouts;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/// How long one certificate takes, from values to PDF bytes, on both papers; `installer/bench componi` starts it
/// with the flags of a server. Beside the time by the clock stands the processor's own, which a busy machine does
/// not stretch.
public final class ComposeBenchmark {
    private static final int WARM_UP = 2_000;
    private static final int MEASURED = 5_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Composer composer = new Composer(Fonts.load());
    private final String layout;
    private int bytes;

    private ComposeBenchmark(String layout) {
        this.layout = layout;
    }

    public static void main(String[] arguments) {
        new ComposeBenchmark(Layouts.FORMULARIO).run();
        new ComposeBenchmark(Layouts.FOGLIO_BIANCO).run();
    }

    private void run() {
        long start = System.nanoTime();
        compose();
        double first = (System.nanoTime() - start) / 1e6;
        for (int i = 0; i < WARM_UP; i++) {
            compose();
        }
        long[] clock = new long[MEASURED];
        long[] processor = new long[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            long clockBefore = System.nanoTime();
            long processorBefore = THREADS.getCurrentThreadCpuTime();
            compose();
            processor[i] = THREADS.getCurrentThreadCpuTime() - processorBefore;
            clock[i] = System.nanoTime() - clockBefore;
        }
        System.out.printf("%s: %d volte, %d byte, la prima %.0f ms%n", layout, MEASURED, bytes, first);
        System.out.printf("  orologio    %s%n", percentiles(clock));
        System.out.printf("  processore  %s%n", percentiles(processor));
    }

    private void compose() {
        var composition = (Composed) composer.compose(Esempi.order(layout, Esempi.certificato(), 0));
        bytes = composition.pdf().length;
    }

    private static String percentiles(long[] nanos) {
        Arrays.sort(nanos);
        return "mediana %6.2f ms   p99 %6.2f ms   massimo %6.2f ms"
                .formatted(
                        nanos[nanos.length / 2] / 1e6,
                        nanos[nanos.length * 99 / 100] / 1e6,
                        nanos[nanos.length - 1] / 1e6);
    }
}
