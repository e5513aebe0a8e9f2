package it.timbro;

import it.timbro.base.Sede;
import it.timbro.centro.numeri.Conto;
import it.timbro.centro.numeri.Dispersione;
import it.timbro.centro.numeri.store.BlocchiStore;
import it.timbro.centro.sedi.web.QuadroPage;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.pratica.Carte;
import it.timbro.pratica.web.CarteView;
import it.timbro.sportello.Problemi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the table of the branches asks of other rooms: numbers and cards. A block of suspended numbers counts as a
/// card: it waits for a person until somebody ends its account.
record SediAnswers(Journal journal, Dispersione dispersione, Carte carte) implements QuadroPage.Stanze {
    SediAnswers(Ground ground) {
        this(ground.journal, new Dispersione(ground.journal, new BlocchiStore(), ground.time), ground.stores.carte());
    }

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
        return journal.read(rows -> {
            Map<Sede, Integer> quante = new HashMap<>(carte.quante(rows));
            dispersione.sospesi(rows).forEach(sospeso -> quante.merge(sospeso.sede(), 1, Integer::sum));
            return quante;
        });
    }

    /// Where the account of suspended numbers is ended.
    List<CarteView.Rinvio> sospesi(Reading rows) {
        return dispersione.sospesi(rows).stream()
                .map(sospeso -> new CarteView.Rinvio(
                        "Blocco " + sospeso.blocco(),
                        "Numeri sospesi: la sede " + sospeso.sede() + " è ripartita da una copia e di "
                                + (sospeso.numeri() == 1 ? "un numero" : sospeso.numeri() + " numeri")
                                + " non si sa la fine",
                        sospeso.ms(),
                        "/numeri/" + sospeso.sede() + "/" + sospeso.blocco()))
                .toList();
    }

    /// The same among the problems of the day.
    Problemi con(Problemi altri) {
        return rows -> Stream.concat(
                        altri.problemi(rows).stream(),
                        sospesi(rows).stream()
                                .map(carta -> new Problemi.Problema(
                                        carta.titolo(), carta.perche(), carta.ms(), "Leggi e decidi", carta.dove())))
                .toList();
    }
}
