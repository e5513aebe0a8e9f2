package it.timbro.world;

import it.timbro.autorita.Autorita;
import it.timbro.autorita.SoloApparecchi;
import it.timbro.base.Sede;
import it.timbro.calendario.Calendario;
import it.timbro.calendario.Chiusura;
import it.timbro.centro.CentroDiProva;
import it.timbro.centro.sedi.Aperture;
import it.timbro.centro.sedi.Apparecchi;
import it.timbro.centro.sedi.Contatti;
import it.timbro.centro.sedi.store.ContattiStore;
import it.timbro.centro.sedi.web.SyncService;
import it.timbro.sync.protocol.StreamId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Set;

/// The centre of a world behind its own server: real TLS, real certificates, two branches.
public final class CentraleInRete implements AutoCloseable {
    public static final StreamId STREAM = new StreamId("CENTRO", "1");
    public static final Sede CHIAVARI = new Sede("GE2");

    public final Apparecchi apparecchi;
    public final Autorita autorita;
    public final Aperture aperture;
    public final Contatti contatti;
    private final Mondo mondo;
    private final Path folder;
    private final Server server;
    private final Path pem;

    public CentraleInRete(Mondo mondo, Path folder) throws Exception {
        this.mondo = mondo;
        this.folder = folder;
        SecureRandom random = new SecureRandom();
        this.autorita = Autorita.open(folder.resolve("chiavi"), mondo.orologio.now(), random);
        this.apparecchi = new Apparecchi(
                new Apparecchi.Libro(mondo.centrale.casa.journal, STREAM, mondo.centrale.casa.registro),
                autorita,
                Set.of(Centrale.GENOVA, CHIAVARI),
                mondo.orologio,
                random);
        this.aperture = new Aperture(
                mondo.centrale.casa.journal,
                mondo.centrale.casa.chiusure,
                CentroDiProva.camere(),
                (rows, sede, now) ->
                        Calendario.sempre(mondo.centrale.casa.chiusure.ancora(rows, "GE", Chiusura.CENTRO, now)),
                mondo.orologio);
        this.contatti = new Contatti(mondo.centrale.casa.journal, new ContattiStore(), mondo.orologio);
        this.server = new Server(
                new SyncService(mondo.centrale.sedi, aperture.varco(apparecchi), contatti, mondo.orologio),
                new SoloApparecchi(autorita.certificato()));
        this.pem = server.pem(folder);
    }

    /// A box that stands in a branch, not enrolled.
    public Dispositivo dispositivo(Sede sede, String nome) {
        return new Dispositivo(sede, folder.resolve(nome), server.address(), pem, mondo.orologio);
    }

    /// A box enrolled in the usual way.
    public Dispositivo iscritto(Sede sede, String nome) {
        Dispositivo dispositivo = dispositivo(sede, nome);
        dispositivo.iscrivi(apparecchi.nuovoCodice(sede, "dario"));
        return dispositivo;
    }

    /// Another box with the keys of this one, as on a disk that was taken out of it.
    public Dispositivo copia(Dispositivo dispositivo, String nome) {
        Sede sede = dispositivo.cartella.attuale().orElseThrow().nome().sede();
        try {
            Files.createDirectories(folder.resolve(nome));
            Files.copy(
                    dispositivo.folder.resolve("apparecchio.pem"),
                    folder.resolve(nome).resolve("apparecchio.pem"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return dispositivo(sede, nome);
    }

    @Override
    public void close() {
        server.close();
    }
}
