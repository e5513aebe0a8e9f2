package it.timbro.diritti.web;

import it.timbro.base.Sede;
import it.timbro.diritti.Diritti;
import it.timbro.diritti.Incassi;
import it.timbro.journal.Journal;
import it.timbro.politica.Politica;
import it.timbro.pratica.Pratiche;

/// What the pages of the till read.
public record Lettura(
        Journal journal, Sede sede, Incassi incassi, Diritti diritti, Pratiche pratiche, Politica.Raccolta politiche) {}
