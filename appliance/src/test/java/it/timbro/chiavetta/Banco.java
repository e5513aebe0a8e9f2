package it.timbro.chiavetta;

import it.timbro.autorita.Autorita;
import it.timbro.autorita.CartellaIdentita;
import it.timbro.autorita.Richiesta;
import it.timbro.base.Sede;
import it.timbro.centro.sedi.Apparecchi;
import it.timbro.centro.sedi.ViaChiavetta;
import it.timbro.centro.sedi.store.AnnunciStore;
import it.timbro.centro.sedi.store.ContattiStore;
import it.timbro.centro.sedi.store.DomandeStore;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.envelope.Counterpart;
import it.timbro.sync.protocol.Iscrizione;
import it.timbro.sync.protocol.Rinnovo;
import it.timbro.sync.protocol.Tessera;
import it.timbro.sync.transport.Answer;
import it.timbro.world.Centrale;
import it.timbro.world.CentraleInRete;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Both ends of a world whose line is down, each with its stick in the same folder: what one writes the other reads.
final class Banco {
    static final String STICK = "KINGSTON";
    static final Sede CHIAVARI = CentraleInRete.CHIAVARI;

    final Path media;
    final Autorita autorita;
    final Apparecchi apparecchi;
    final CartellaIdentita cartella;
    final AtomicLong generazione = new AtomicLong(1);
    final Chiavette genova;
    final Chiavette centro;

    Banco(Mondo mondo, Path folder, Disk stick) {
        media = folder.resolve("media");
        try {
            Files.createDirectories(media.resolve(STICK));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        autorita = Autorita.open(folder.resolve("autorita"), mondo.orologio.now(), new SecureRandom());
        apparecchi = new Apparecchi(
                new Apparecchi.Libro(mondo.centrale.casa.journal, CentraleInRete.STREAM, mondo.centrale.casa.registro),
                autorita,
                Set.of(Centrale.GENOVA, CHIAVARI),
                mondo.orologio,
                new SecureRandom());
        cartella = new CartellaIdentita(folder.resolve("apparecchio"));
        iscrivi(Centrale.GENOVA, cartella);
        mondo.linea.giu = true;
        genova = sede(mondo, mondo.genova, folder.resolve("chiavette-genova"), stick);
        centro = new Chiavette(
                List.of(della(mondo, Centrale.GENOVA), della(mondo, CHIAVARI)),
                dotazione(mondo, stick, folder.resolve("chiavette-centro")),
                Runnable::run,
                () -> {});
    }

    /// The sticks of one box of Genova.
    Chiavette sede(Mondo mondo, Genova box, Path data, Disk stick) {
        return new Chiavette(
                List.of(box.collegamento.chiavetta(cartella, generazione::get)),
                dotazione(mondo, stick, data),
                Runnable::run,
                () -> {});
    }

    Counterpart della(Mondo mondo, Sede sede) {
        return new ViaChiavetta(
                sede,
                mondo.centrale.sedi,
                apparecchi,
                new AnnunciStore(),
                new ViaChiavetta.Libro(
                        mondo.centrale.casa.journal,
                        CentraleInRete.STREAM,
                        new DomandeStore(),
                        new ContattiStore(),
                        generazione::get));
    }

    private Chiavette.Dotazione dotazione(Mondo mondo, Disk disk, Path data) {
        return new Chiavette.Dotazione(disk, Optional.of(media), data, mondo.orologio, new Random(7));
    }

    void iscrivi(Sede sede, CartellaIdentita dove) {
        accogli(
                sede,
                dove,
                apparecchi.iscrivi(new Iscrizione(
                        sede.code(),
                        apparecchi.nuovoCodice(sede, "dario"),
                        Richiesta.scrivi(sede.code(), dove.chiaveInArrivo()))));
    }

    /// The centre renews the device's certificate, and the answer is lost.
    void rinnovoPerso() {
        var oggi = cartella.attuale().orElseThrow();
        apparecchi.rinnova(
                oggi.certificato(), new Rinnovo(Richiesta.scrivi(oggi.nome().text(), cartella.chiaveInArrivo())));
    }

    private static void accogli(Sede sede, CartellaIdentita dove, Answer<Tessera> answer) {
        if (!(answer instanceof Answer.Ok<Tessera>(Tessera tessera))) {
            throw new IllegalStateException("not enrolled: " + answer);
        }
        if (dove.accogli(sede, tessera.certificato(), tessera.autorita(), Optional.ofNullable(tessera.sigillo()))
                .isEmpty()) {
            throw new IllegalStateException("the centre's own answer is not taken");
        }
    }

    Lavoro dallaSede() {
        genova.prepara("centrale", Optional.of(STICK));
        return genova.lavoro().orElseThrow();
    }

    Lavoro allaCentrale() {
        centro.leggi("GE1", STICK);
        return centro.lavoro().orElseThrow();
    }

    Lavoro dallaCentrale() {
        return dallaCentrale("GE1");
    }

    Lavoro dallaCentrale(String sede) {
        centro.prepara(sede, Optional.of(STICK));
        return centro.lavoro().orElseThrow();
    }

    Lavoro allaSede() {
        genova.leggi("centrale", STICK);
        return genova.lavoro().orElseThrow();
    }

    List<Path> buste(String inizio) {
        return buste().stream()
                .filter(file -> file.getFileName().toString().startsWith(inizio))
                .toList();
    }

    /// The envelopes on the stick, in order.
    List<Path> buste() {
        try (Stream<Path> files = Files.list(media.resolve(STICK).resolve("TIMBRO"))) {
            return files.filter(file -> file.toString().endsWith(".busta"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
