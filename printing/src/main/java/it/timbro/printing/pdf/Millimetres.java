package it.timbro.printing.pdf;

/// PDF measures in points, 72 to the inch.
final class Millimetres {
    private static final double POINTS_PER_MM = 72 / 25.4;

    private Millimetres() {}

    static double toPoints(double mm) {
        return mm * POINTS_PER_MM;
    }

    static double fromPoints(double points) {
        return points / POINTS_PER_MM;
    }
}
