package it.timbro.atti;

import it.timbro.archivio.Archivio;
import it.timbro.centro.Camere;
import it.timbro.centro.a2a.Bozze;
import it.timbro.journal.Journal;
import it.timbro.pratica.Pratiche;

/// What the centre's acts of intake work with.
public record Centrale(Journal journal, Pratiche pratiche, Bozze bozze, Archivio archivio, Camere camere) {}
