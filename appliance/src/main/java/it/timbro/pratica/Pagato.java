package it.timbro.pratica;

import java.util.Optional;

/// How somebody pays at the counter.
///
/// @param riferimento POS slip or pagoPA notice; "" for cash
/// @param fondo cash that lies in the till, if who takes the money has none open yet; empty: then
/// nothing is taken
public record Pagato(Mezzo mezzo, String riferimento, Optional<Importo> fondo) {
    public Pagato(Mezzo mezzo, String riferimento) {
        this(mezzo, riferimento, Optional.empty());
    }
}
