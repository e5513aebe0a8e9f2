package it.timbro.printing.sheet;

import java.util.List;

/// Everything a set of sheets is made of. The same order always gives the same bytes.
///
/// @param layoutId such as `formulario-2019.1`, see [Layouts]
/// @param esemplari which specimens, in the order they come out: all of them, or the one that was spoiled
public record PrintOrder(String layoutId, Contents contents, List<Esemplare> esemplari) {
    public PrintOrder {
        esemplari = List.copyOf(esemplari);
        if (esemplari.isEmpty() || esemplari.size() > Segno.Copia.MASSIMO + 1) {
            throw new IllegalArgumentException("specimens: " + esemplari.size());
        }
    }
}
