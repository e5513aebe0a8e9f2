package it.timbro.atti;

import it.timbro.diritti.Conti;
import it.timbro.istruttoria.Istruttoria;
import it.timbro.journal.Tx;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Scheda;

/// What the istruttoria decides, carried into the account of the pratica in the same transaction.
public record OneriDellaPratica(Conti conti) implements Istruttoria.Oneri {
    @Override
    public void respinta(Tx tx, Scheda scheda, String motivo) {
        conti.chiusa(tx, scheda.numero(), motivo);
    }

    @Override
    public void opzioniCambiate(Tx tx, Scheda prima, Opzioni dopo) {
        conti.ricalcola(tx, prima, dopo);
    }
}
