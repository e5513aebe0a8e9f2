package it.timbro.tempesta;

import it.timbro.atti.Riassegnazione;
import it.timbro.base.Sede;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Stato;
import java.util.List;
import java.util.Objects;

/// Two persons at the centre take a pratica from a branch that is cut off, that gave it back, or whose box is lost,
/// and give it to another.
final class Passaggi {
    private static final int CODA = 20;

    private final Mondo mondo;

    Passaggi(Mondo mondo) {
        this.mondo = mondo;
    }

    /// The first of the queue's pratiche in this state, as all queues go.
    List<Riga> coda(Stato stato) {
        NodoCentro centro = mondo.centro;
        return centro.journal().read(rows -> centro.stores.pratiche().coda(rows, stato, CODA));
    }

    /// @return whether nothing stood against it
    boolean passa(NumeroPratica numero, Caso caso) {
        Riassegnazione riassegnazione = mondo.centro.processo().riassegnazione();
        Riassegnazione.Quadro quadro = riassegnazione.quadro(numero);
        if (!quadro.ammessa()) {
            return false;
        }
        Sede a = caso.uno(quadro.destinazioni()).sede();
        PraticaRiassegnata.Causa causa = List.of(PraticaRiassegnata.Causa.values()).stream()
                .filter(one -> Objects.requireNonNull(quadro.cause().get(one)).isEmpty())
                .findFirst()
                .orElseThrow();
        long versione = quadro.scheda().versione();
        riassegnazione.proponi(numero, versione, a, causa, "non risponde", "rita");
        riassegnazione.conferma(numero, versione, "luca");
        mondo.conto.uno("passaggi " + causa);
        mondo.diario.nota("centro passa " + numero + " a " + a + " (" + causa + ", era "
                + quadro.scheda().stato() + ")");
        return true;
    }
}
