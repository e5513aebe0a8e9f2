package it.timbro.visti;

import it.timbro.pratica.Visto;

/// A visto that may be put, as far as can be told before the transaction. Only [RegistroVisti] says so.
public final class Pronta {
    private final Regole.Scelta scelta;
    private final Richiesta richiesta;
    private final Domande.Parere parere;
    private final Domande.Tassa tassa;

    Pronta(Regole.Scelta scelta, Richiesta richiesta, Domande.Parere parere, Domande.Tassa tassa) {
        this.scelta = scelta;
        this.richiesta = richiesta;
        this.parere = parere;
        this.tassa = tassa;
    }

    Regole.Scelta scelta() {
        return scelta;
    }

    Richiesta richiesta() {
        return richiesta;
    }

    Domande.Parere parere() {
        return parere;
    }

    Domande.Tassa tassa() {
        return tassa;
    }

    /// Whether it is a copy of a certificate.
    boolean copia() {
        return scelta.genere().tipo() == Visto.Tipo.CER;
    }
}
