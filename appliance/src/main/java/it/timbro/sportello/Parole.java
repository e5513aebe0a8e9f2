package it.timbro.sportello;

import it.timbro.pratica.Riga;

/// How far what the branch did has come: one of *Salvato in sede*, *In coda*, *Inviato*, *Registrato in centrale*;
/// "" if the branch has done nothing on it. Answered by the link.
public interface Parole {
    String parola(Riga riga);
}
