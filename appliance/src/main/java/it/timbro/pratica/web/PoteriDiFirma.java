package it.timbro.pratica.web;

import it.timbro.pratica.Scheda;

/// Whether who signed a pratica could sign for the company. The room `imprese` answers.
@FunctionalInterface
public interface PoteriDiFirma {
    FirmaView.Risposta risposta(Scheda scheda);
}
