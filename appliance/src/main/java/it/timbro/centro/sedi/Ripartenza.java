package it.timbro.centro.sedi;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.centro.sedi.Incarnazioni.Decisione;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAssegnata;
import it.timbro.sync.protocol.CodiceRientro;
import it.timbro.sync.protocol.StreamId;
import java.util.Optional;
import java.util.function.Consumer;

/// Lets a branch begin anew that is in quarantine and has no line: two persons at the centre, for the code
/// that somebody at the branch reads out. The next stick for the branch ([ViaChiavetta]) is then its *busta
/// di ripartenza*. Any thread.
public final class Ripartenza {
    private final Incarnazioni incarnazioni;
    private final Ripristino ripristino;
    private final Consumer<Sede> provvedi;

    /// @param provvedi leases what a branch needs
    Ripartenza(Incarnazioni incarnazioni, Ripristino ripristino, Consumer<Sede> provvedi) {
        this.incarnazioni = incarnazioni;
        this.ripristino = ripristino;
        this.provvedi = provvedi;
    }

    /// Gives the next incarnation, and numbers to go on with. The same code again gives the same.
    ///
    /// @param codice as typed
    /// @param confermataDa another person than `operatore`
    /// @return the new life
    public StreamId concedi(Sede sede, String codice, String motivo, String operatore, String confermataDa) {
        if (motivo.isBlank()) {
            throw Problem.MOTIVO_MANCANTE.rejected("perché la sede riparte");
        }
        if (operatore.equals(confermataDa)) {
            throw Problem.SERVE_UN_ALTRA_PERSONA.rejected();
        }
        if (ripristino.inCorso(sede.camera())) {
            throw Problem.RIPARTENZA_NON_AMMESSA.rejected(
                    "la centrale è appena stata ripristinata e aspetta di sentire tutte le sedi");
        }
        CodiceRientro richiesta =
                CodiceRientro.parse(codice, sede.code()).orElseThrow(() -> Problem.CODICE_RIENTRO.rejected(sede));
        StreamId nuova = incarnazioni.concedi(sede, richiesta, new Decisione(motivo.strip(), operatore, confermataDa));
        provvedi.accept(sede);
        return nuova;
    }

    /// An incarnation that was given and of which nothing has been heard yet: it goes with the next stick.
    public Optional<IncarnazioneAssegnata> inAttesa(Sede sede) {
        return incarnazioni.inAttesa(sede);
    }
}
