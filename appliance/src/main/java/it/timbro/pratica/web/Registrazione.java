package it.timbro.pratica.web;

import it.timbro.pratica.Scheda;

/// How far what the branch did has come: the word of the four, «Salvato in sede», «In coda», «Inviato», «Registrato
/// in centrale». The room `collegamento` answers.
@FunctionalInterface
public interface Registrazione {
    String parola(Scheda scheda);
}
