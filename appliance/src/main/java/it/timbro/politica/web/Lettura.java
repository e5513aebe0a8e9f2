package it.timbro.politica.web;

import it.timbro.journal.Journal;
import it.timbro.politica.Politica;
import it.timbro.politica.Variazioni;

/// What the page reads.
public record Lettura(Journal journal, Variazioni variazioni, Politica.Raccolta politiche) {}
