package it.timbro.printing.pdf;

import it.timbro.printing.sheet.Layouts;
import java.util.Arrays;

/// How long one certificate takes, from values to PDF bytes, on both papers. Prints median and p99.
public final class ComposeBenchmark {
    private static final int WARM_UP = 500;
    private static final int MEASURED = 2_000;

    private ComposeBenchmark() {}

    public static void main(String[] arguments) {
        Composer composer = new Composer(Fonts.load());
        for (String layout : new String[] {Layouts.FORMULARIO, Layouts.FOGLIO_BIANCO}) {
            run(composer, layout, WARM_UP);
            long[] nanos = run(composer, layout, MEASURED);
            Arrays.sort(nanos);
            System.out.printf(
                    "%s: median %.2f ms, p99 %.2f ms%n",
                    layout, nanos[MEASURED / 2] / 1e6, nanos[MEASURED * 99 / 100] / 1e6);
        }
    }

    private static long[] run(Composer composer, String layout, int times) {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            composer.compose(Esempi.order(layout, Esempi.certificato(), 0));
            nanos[i] = System.nanoTime() - start;
        }
        return nanos;
    }
}
