package it.timbro.atti;

import it.timbro.archivio.Archivio;
import it.timbro.centro.a2a.Limiti;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.TipoAllegato;

/// An attachment as it came. `bytes` are shared, not copied.
@SuppressWarnings("ArrayRecordComponent") // megabytes: never compared, never copied
public record FileInviato(TipoAllegato codice, String nome, String descrizione, byte[] bytes) {
    Allegato keep(Archivio archivio) {
        String tidy = Testo.fileName(nome, Limiti.TESTO_CARATTERI);
        return new Allegato(
                archivio.keep(bytes),
                tidy.isEmpty() ? "allegato" : tidy,
                codice.name(),
                Testo.tidy(descrizione, Limiti.TESTO_CARATTERI),
                bytes.length);
    }
}
