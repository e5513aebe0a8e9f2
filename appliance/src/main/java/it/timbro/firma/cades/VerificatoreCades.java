package it.timbro.firma.cades;

import it.timbro.base.Problem;
import it.timbro.firma.Ammissione;
import it.timbro.firma.Fiducia;
import it.timbro.firma.Integrita;
import it.timbro.firma.Verifica;
import java.time.Instant;
import java.util.List;

public final class VerificatoreCades {
    @SuppressWarnings("UnusedVariable")
    private final Fiducia fiducia;

    public VerificatoreCades(Fiducia fiducia) {
        this.fiducia = fiducia;
    }

    public Verifica verifica(byte[] file, Instant al) {
        return new Verifica(
                Integrita.ILLEGGIBILE,
                Problem.FIRMA_ILLEGGIBILE,
                "in costruzione",
                List.of(),
                null,
                new Ammissione.DaValutare("in costruzione"),
                List.of(),
                al);
    }
}
