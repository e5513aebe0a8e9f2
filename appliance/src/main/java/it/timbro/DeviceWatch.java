package it.timbro;

import it.timbro.collegamento.Apparecchio;
import it.timbro.collegamento.Collegamento;

/// Looks after the device's certificate: enrols with a code that was left in a file, renews, and tries the line again
/// when there is a new one.
record DeviceWatch(Config config, Apparecchio apparecchio, Collegamento collegamento) {
    void enrol() {
        config.enrolCode().flatMap(apparecchio::iscriviDaFile).ifPresent(this::tryAgain);
    }

    void look() {
        enrol();
        apparecchio.guarda(collegamento.scadutoPerLaCentrale()).ifPresent(this::tryAgain);
    }

    private void tryAgain(Apparecchio.Esito esito) {
        if (esito instanceof Apparecchio.Esito.Fatto) {
            collegamento.provaAdesso();
        }
    }
}
