package it.timbro;

import it.timbro.collegamento.Collegamento;
import it.timbro.collegamento.Quarantene.Quarantena;
import it.timbro.collegamento.Rientro;
import it.timbro.collegamento.web.StatoRientro;
import it.timbro.testimone.Testimone;
import java.util.Optional;

/// What the page Rientro asks of the line and of the witness.
record RientroAnswers(Collegamento collegamento, Optional<Testimone> testimone) implements StatoRientro {
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
    public Rientro.Esito rientra(String operatore, String motivo) {
        return collegamento.rientra(operatore, motivo);
    }
}
