package it.timbro;

import it.timbro.base.Sede;
import it.timbro.centro.Camere;
import it.timbro.politica.Competenza;
import it.timbro.politica.Parametro;
import it.timbro.politica.Politica;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import java.util.stream.Stream;

/// At the centre the responsabile decides the policy of every chamber and of every office; all
/// offices of the chamber are told.
record ChambersDecide(Camere camere) implements Competenza {
    @Override
    public List<Ambito> ambiti() {
        return camere.tutte().stream()
                .flatMap(camera -> Stream.concat(
                        Stream.of(new Ambito(camera.sigla().code(), camera.nome())),
                        camera.uffici().stream()
                                .map(ufficio -> new Ambito(ufficio.sede().code(), ufficio.nome()))))
                .toList();
    }

    @Override
    public StreamId stream(String ambito) {
        return camera(ambito).stream();
    }

    @Override
    public List<Sede> avvisate(String ambito) {
        return camera(ambito).uffici().stream().map(Camere.Ufficio::sede).toList();
    }

    @Override
    public boolean decide(Politica oggi, Parametro parametro) {
        return true;
    }

    private Camere.Camera camera(String ambito) {
        return camere.camera(new Sede(ambito).camera().code()).orElseThrow();
    }
}
