package it.timbro.collegamento;

import it.timbro.pratica.Impronte;
import it.timbro.sync.protocol.Impronta;
import it.timbro.sync.protocol.Impronta.Discordanza;
import it.timbro.sync.protocol.Impronta.Voce;
import it.timbro.sync.session.Mirror;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The branch's pratiche as they stand in its database.
record JournalMirror(Filiale filiale, Impronte impronte) implements Mirror {
    private static final Logger LOG = Logger.getLogger(JournalMirror.class.getName());

    @Override
    public Impronta impronta() {
        return filiale.journal().read(rows -> impronte.impronta(rows, filiale.sede()));
    }

    @Override
    public List<Voce> voci(List<Integer> fasce, String dopo) {
        return filiale.journal().read(rows -> impronte.voci(rows, filiale.sede(), fasce, dopo));
    }

    @Override
    public void found(List<Discordanza> discordi) {
        boolean before = !filiale.journal().read(impronte::discordi).isEmpty();
        if (before || !discordi.isEmpty()) {
            LOG.log(Level.WARNING, "branch and centre do not tell alike: {0}", discordi);
            filiale.journal().write(filiale.stream(), Filiale.OPERATORE, tx -> {
                impronte.discordi(tx, filiale.sede(), discordi, filiale.nowMs());
                return true;
            });
        }
    }
}
