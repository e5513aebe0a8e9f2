package it.timbro.pratica;

import it.timbro.base.Sede;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.DellaPratica.Rilievo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A pratica as it stands now: what day view, search, acts and the page of a pratica read.
///
/// @param versione facts applied so far: a decision cites the one it was made on
/// @param ultimaSeq last seq of the branch's stream about it, 0 if the branch has done nothing yet
/// @param complessa why it needs more than the promised days
/// @param decorreMs from when the promised days count: the presentazione, or the company's last answer
/// @param scadenzaMs until when the company may answer, 0 if nothing was asked
/// @param presentazione what the company sent, with the files of an accepted rettifica in place
public record Scheda(
        Sede sede,
        NumeroPratica numero,
        Stato stato,
        int epoca,
        long versione,
        Optional<NumeroProtocollo> protocollo,
        Optional<NumeroCertificato> certificato,
        List<SerialeFormulario> seriali,
        long presentataMs,
        long cambiataMs,
        long ultimaSeq,
        Opzioni opzioni,
        PraticaPresentata presentazione,
        List<Rilievo> rilievi,
        @Nullable String motivo,
        Optional<String> complessa,
        long decorreMs,
        long scadenzaMs) {

    public Modello modello() {
        return presentazione.modello();
    }

    public DatiImpresa impresa() {
        return modello().impresa();
    }

    /// All its files: the signed modello first.
    public List<Allegato> files() {
        return presentazione.files();
    }
}
