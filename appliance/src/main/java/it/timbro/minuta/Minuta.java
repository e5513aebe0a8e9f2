package it.timbro.minuta;

import it.timbro.pratica.IdAppuntamento;
import it.timbro.pratica.IdPresentazione;
import it.timbro.sync.protocol.Hash;
import java.util.Optional;

/// A modello base that is being written at the counter. It becomes the *presentazione* of the same
/// id, and then is no more; until then it is nobody's but this branch's.
///
/// @param versione of the last saving: a page that shows an older one was overtaken
/// @param appuntamento the first-time company's, if it is written at one
/// @param firmato the signed file that the company brought back, in the archivio
/// @param operatore who saved last
/// @param ms when, milliseconds of the Unix epoch
public record Minuta(
        IdPresentazione id,
        long versione,
        Optional<IdAppuntamento> appuntamento,
        Campi campi,
        Optional<Hash> firmato,
        String operatore,
        long ms) {
    /// With other words a signature is worth nothing any more.
    Minuta salvata(Campi scritti, String chi, long quando) {
        return new Minuta(id, versione + 1, appuntamento, scritti, Optional.empty(), chi, quando);
    }

    Minuta firmata(Hash file, String chi, long quando) {
        return new Minuta(id, versione + 1, appuntamento, campi, Optional.of(file), chi, quando);
    }

    /// What a list calls it.
    public String titolo() {
        String destinatario = campi.uno("destinatario").lines().findFirst().orElse("");
        return campi.uno("denominazione") + (destinatario.isEmpty() ? "" : " per " + destinatario);
    }
}
