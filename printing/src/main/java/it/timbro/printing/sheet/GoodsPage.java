package it.timbro.printing.sheet;

/// One goods page of the modello: box 6 and box 7, aligned row by row.
public record GoodsPage(String merci, String quantita) {
    public GoodsPage {
        Contents.limit(merci);
        Contents.limit(quantita);
    }
}
