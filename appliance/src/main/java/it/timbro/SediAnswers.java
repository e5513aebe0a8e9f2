package it.timbro;

import it.timbro.base.Sede;
import it.timbro.centro.numeri.Conto;
import it.timbro.centro.numeri.Dispersione;
import it.timbro.centro.sedi.web.QuadroPage;
import it.timbro.journal.Journal;
import it.timbro.pratica.Carte;
import java.util.List;
import java.util.Map;

/// What the table of the branches asks of other rooms: numbers and cards.
record SediAnswers(Journal journal, Dispersione dispersione, Carte carte) implements QuadroPage.Stanze {
    @Override
    public QuadroPage.Conti conti(Sede sede) {
        List<Conto> blocks = dispersione.conti(sede);
        return new QuadroPage.Conti(
                blocks.stream().mapToInt(Conto::liberi).sum(),
                (int) blocks.stream().filter(Conto::inUso).count(),
                blocks.stream().mapToInt(Conto::senzaConto).sum());
    }

    @Override
    public Map<Sede, Integer> carteAperte() {
        return journal.read(carte::quante);
    }
}
