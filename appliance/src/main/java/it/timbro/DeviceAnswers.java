package it.timbro;

import it.timbro.autonomia.Risorsa;
import it.timbro.base.Problem;
import it.timbro.certificato.ChiaveDellaSede;
import it.timbro.collegamento.Apparecchio;
import it.timbro.collegamento.Collegamento;
import it.timbro.collegamento.web.StatoApparecchio;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.transport.Causa;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// What the page Collegamento asks of the device.
///
/// @param inCentrale since when the centre can publish the key, as the gauge says it
record DeviceAnswers(
        Apparecchio apparecchio,
        Collegamento collegamento,
        ChiaveDellaSede chiaveDellaSede,
        Supplier<Risorsa.Chiave> inCentrale)
        implements StatoApparecchio {
    @Override
    public Tessera adesso() {
        return apparecchio
                .identita()
                .map(identita -> new Tessera(
                        identita.nome().text(), OptionalLong.of(identita.scade().toEpochMilli())))
                .orElseGet(() -> new Tessera("", OptionalLong.empty()));
    }

    @Override
    public Chiave chiave() {
        return new Chiave(
                chiaveDellaSede.attuale().kid(),
                millis(chiaveDellaSede.dal()),
                millis(inCentrale.get().fino()));
    }

    private static OptionalLong millis(Optional<Instant> when) {
        return when.stream().mapToLong(Instant::toEpochMilli).findFirst();
    }

    @Override
    public void cambiaChiave(String kid, String operatore) {
        chiaveDellaSede.cambia(kid, operatore);
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
