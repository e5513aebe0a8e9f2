package it.timbro.world;

import it.timbro.autorita.CartellaIdentita;
import it.timbro.autorita.ContestoTls;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.collegamento.Apparecchio;
import it.timbro.sync.transport.CentreClock;
import it.timbro.sync.transport.HttpLink;
import java.net.URI;
import java.nio.file.Path;

/// A branch's box as the centre sees it: its folder of keys and its line.
public final class Dispositivo implements AutoCloseable {
    public final URI centrale;
    final Path folder;
    public final CartellaIdentita cartella;
    public final ContestoTls tls;
    public final HttpLink link;
    public final Apparecchio apparecchio;

    Dispositivo(Sede sede, Path folder, URI centrale, Path pem, Time time) {
        this.centrale = centrale;
        this.folder = folder;
        this.cartella = new CartellaIdentita(folder);
        this.tls = new ContestoTls(pem, cartella::attuale);
        this.link = new HttpLink(centrale, sede.code(), tls, HttpLink.Patience.USUAL, CentreClock.UNHEARD);
        this.apparecchio = new Apparecchio(sede, cartella, link, time);
    }

    public Apparecchio.Esito iscrivi(String codice) {
        return apparecchio.iscrivi(codice);
    }

    @Override
    public void close() {
        link.close();
    }
}
