package it.timbro.printing.sheet;

/// A rectangle on the sheet; millimetres from the top left corner, y grows downwards.
public record Area(double xMm, double yMm, double widthMm, double heightMm) {
    public Area {
        if (widthMm <= 0 || heightMm <= 0) {
            throw new IllegalArgumentException("an area has a size: " + widthMm + " x " + heightMm);
        }
    }

    public double rightMm() {
        return xMm + widthMm;
    }

    public double bottomMm() {
        return yMm + heightMm;
    }
}
