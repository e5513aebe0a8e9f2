package it.timbro.centro.a2a;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.centro.Camere;
import it.timbro.journal.Journal;
import java.util.function.Function;

/// What a company may choose at a chamber, and how much of it it has used.
public final class Facolta {
    private final Journal journal;
    private final Urgenze urgenze;
    private final Camere camere;
    private final Function<Sede, Regole> politica;
    private final Time time;

    /// @param politica the chamber's rules as of now
    public Facolta(Journal journal, Presentate presentate, Camere camere, Function<Sede, Regole> politica, Time time) {
        this.journal = journal;
        this.urgenze = new Urgenze(presentate, politica);
        this.camere = camere;
        this.politica = politica;
        this.time = time;
    }

    /// @param camera two letters as the program wrote them
    public Regole regole(String camera) {
        Camere.Camera known = camere.camera(camera)
                .orElseThrow(
                        () -> Problem.SEDE_SCONOSCIUTA.rejected(camera.substring(0, Math.min(20, camera.length()))));
        return politica.apply(known.sigla());
    }

    /// Urgent pratiche that a company has sent this year.
    public long urgentiInviate(String codiceFiscale) {
        return journal.read(rows -> urgenze.inviate(rows, codiceFiscale, time.now()));
    }
}
