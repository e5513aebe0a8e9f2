package it.timbro;

import it.timbro.base.Sede;
import it.timbro.centro.numeri.Conto;
import it.timbro.centro.numeri.Dispersione;
import it.timbro.centro.sedi.web.QuadroPage;
import java.util.List;

/// What the table of the branches asks of other rooms: numbers and cards.
record SediAnswers(Ground ground, Dispersione dispersione) {
    QuadroPage.Conti conti(Sede sede) {
        List<Conto> blocks = dispersione.conti(sede);
        return new QuadroPage.Conti(
                blocks.stream().mapToInt(Conto::liberi).sum(),
                (int) blocks.stream().filter(Conto::inUso).count(),
                blocks.stream().mapToInt(Conto::senzaConto).sum(),
                (int) ground.journal.read(ground.stores.carte()::aperte).stream()
                        .filter(carta -> carta.stream().sede().equals(sede.code()))
                        .count());
    }
}
