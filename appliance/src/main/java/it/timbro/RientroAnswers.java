package it.timbro;

import it.timbro.chiavetta.Chiavette;
import it.timbro.chiavetta.Lavoro;
import it.timbro.collegamento.Collegamento;
import it.timbro.collegamento.Quarantene.Quarantena;
import it.timbro.collegamento.Rientro;
import it.timbro.collegamento.web.StatoRientro;
import it.timbro.testimone.Testimone;
import java.util.List;
import java.util.Optional;

/// What the page Rientro asks of the line, of the witness and of the sticks.
record RientroAnswers(Collegamento collegamento, Optional<Testimone> testimone, Chiavette sticks)
        implements StatoRientro {
    @Override
    public Optional<Quarantena> adesso() {
        return collegamento.quarantena();
    }

    @Override
    public String statoDelTestimone() {
        return testimone
                .map(present -> present.stato().frase())
                .orElse("Nessun testimone è configurato: ogni fatto sta solo sul disco di questo apparecchio.");
    }

    @Override
    public boolean senzaIlSuoTestimone() {
        return testimone.filter(present -> present.stato().assente()).isPresent();
    }

    @Override
    public void nuovoTestimone(String operatore) {
        testimone.ifPresent(present -> present.nuovo(operatore));
    }

    @Override
    public Optional<String> codice() {
        return collegamento.codiceRientro();
    }

    @Override
    public void nuovoCodice(String operatore) {
        collegamento.nuovoCodiceRientro(operatore);
    }

    @Override
    public List<String> chiavette() {
        return sticks.chiavette();
    }

    @Override
    public List<String> lettura() {
        return sticks.lavoro().filter(lavoro -> lavoro.verso() == Lavoro.Verso.LEGGI).stream()
                .flatMap(lavoro -> lavoro.frasi().stream())
                .toList();
    }

    @Override
    public Rientro.Esito rientra(String operatore, String motivo) {
        return collegamento.rientra(operatore, motivo);
    }
}
