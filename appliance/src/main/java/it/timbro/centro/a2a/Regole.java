package it.timbro.centro.a2a;

/// What a chamber's policy lets companies choose, for ptcows.
///
/// @param urgentiAnno most urgent pratiche of a company in a year
public record Regole(
        boolean pagamentoDifferito,
        boolean rettificaModelloBase,
        boolean stampaAzienda,
        boolean urgenze,
        int urgentiAnno,
        boolean formulario,
        boolean foglioBianco) {}
