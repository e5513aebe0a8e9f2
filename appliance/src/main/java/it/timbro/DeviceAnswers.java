package it.timbro;

import it.timbro.base.Problem;
import it.timbro.collegamento.Apparecchio;
import it.timbro.collegamento.Collegamento;
import it.timbro.collegamento.web.StatoApparecchio;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.transport.Causa;
import java.util.OptionalLong;

/// What the page Collegamento asks of the device.
record DeviceAnswers(Apparecchio apparecchio, Collegamento collegamento) implements StatoApparecchio {
    @Override
    public Tessera adesso() {
        return apparecchio
                .identita()
                .map(identita -> new Tessera(
                        identita.nome().text(), OptionalLong.of(identita.scade().toEpochMilli())))
                .orElseGet(() -> new Tessera("", OptionalLong.empty()));
    }

    @Override
    public void iscrivi(String codice) {
        switch (apparecchio.iscrivi(codice)) {
            case Apparecchio.Esito.Fatto _ -> collegamento.provaAdesso();
            case Apparecchio.Esito.Rifiutato(Refusal.Code _, String frase) ->
                throw Problem.ISCRIZIONE_NON_RIUSCITA.rejected(frase);
            case Apparecchio.Esito.NonRiuscito(Causa causa) ->
                throw Problem.ISCRIZIONE_NON_RIUSCITA.rejected(causa.sentence());
        }
    }
}
