package it.timbro.registri.web;

import it.timbro.archivio.Archivio;
import it.timbro.journal.Journal;
import it.timbro.operatori.Consultazioni;
import it.timbro.registri.Chiusura;
import it.timbro.registri.Lettura;
import it.timbro.registri.StampaRegistri;

/// What the pages of this room stand on.
public record Fonti(
        Journal journal,
        Lettura lettura,
        Chiusura chiusura,
        StampaRegistri stampa,
        Archivio archivio,
        Consultazioni consultazioni) {}
