package it.timbro.sync.transport;

import it.timbro.sync.protocol.Iscrizione;
import it.timbro.sync.protocol.Rinnovo;
import it.timbro.sync.protocol.Tessera;

/// How a device gets a certificate of the centre, and the next one. Every call blocks, ends by
/// itself within a bound, and may be repeated: the same code with the same key is answered with the
/// same certificate.
public interface Iscrizioni {
    Answer<Tessera> iscrivi(Iscrizione domanda);

    /// The centre lets in a device whose certificate has expired for this one question.
    Answer<Tessera> rinnova(Rinnovo domanda);
}
