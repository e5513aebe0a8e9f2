package it.timbro;

import io.helidon.webserver.http.HttpService;
import it.timbro.archivio.Archivio;
import it.timbro.base.Check;
import it.timbro.base.Fidato;
import it.timbro.base.Sede;
import it.timbro.base.TempoFidato;
import it.timbro.base.Time;
import it.timbro.calendario.Calendario;
import it.timbro.calendario.Chiusura;
import it.timbro.certificato.codice.Codice;
import it.timbro.firma.Contenuto;
import it.timbro.firma.Fiducia;
import it.timbro.firma.cades.CartellaFiducia;
import it.timbro.firma.cades.VerificatoreCades;
import it.timbro.journal.Journal;
import it.timbro.journal.PostgreSql;
import it.timbro.journal.Reading;
import it.timbro.orologio.Fonte;
import it.timbro.orologio.Memoria;
import it.timbro.orologio.Orologio;
import it.timbro.orologio.ntp.ServerNtp;
import it.timbro.page.Assets;
import it.timbro.page.Events;
import it.timbro.page.Galleria;
import it.timbro.page.Pages;
import it.timbro.page.Presenze;
import it.timbro.page.Quando;
import it.timbro.page.Server;
import it.timbro.politica.Politica;
import it.timbro.politica.Rilettura;
import it.timbro.pratica.Carte;
import it.timbro.pratica.Codec;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.store.CarteStore;
import it.timbro.pratica.store.SchedaStore;
import it.timbro.pratica.web.CartaView;
import it.timbro.pratica.web.Costi;
import it.timbro.sportello.Fogli;
import it.timbro.sportello.Problemi;
import it.timbro.sportello.Problemi.Problema;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Parts;
import it.timbro.sync.transport.CentreClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// What both roles stand on: the store, the people who may work there, the pages' frame.
final class Ground implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);
    /// How long a list may be relied on when a newer one is due: the longest outage we plan for.
    private static final Duration CRL_TOLERANCE = Duration.ofDays(7);

    final Config config;
    /// So far back closures still count: for how much was used in the last office days.
    private static final Duration CHIUSURE_PASSATE = Duration.ofDays(60);

    private static final Duration CLOCK_LOOK = Duration.ofSeconds(2);
    private static final Duration TIME_SERVERS = Duration.ofMinutes(5);

    /// Read on another thread while the store is opened.
    final CompletableFuture<SSLContext> tls;
    private final Fidato fidato = new Fidato();
    final Time time = new TempoFidato(Time.system(), fidato);
    final Orologio orologio;
    final Ronda ronda = new Ronda("ronda");
    final Disk disk = Disk.real();
    final SecureRandom random = new SecureRandom();
    final Stores stores;
    final Journal journal;
    final Archivio archivio;
    final Fiducia fiducia;
    final VerificatoreCades firme;
    final Politica.Raccolta politiche;
    final Persone persone;
    final Events events;
    final Assets assets = new Assets();
    final Quando quando;
    final Companies imprese;
    final Examination esame;
    final Presenze presenze;

    /// @param stream where this machine writes
    /// @param clients what becomes of the certificates that clients show; none if nobody is asked
    Ground(Config config, StreamId stream, TrustManager... clients) {
        this.config = config;
        this.tls =
                CompletableFuture.supplyAsync(() -> Server.tls(config.keystore(), config.keystorePassword(), clients));
        this.stores = Stores.make(
                switch (config.role()) {
                    case FILIALE -> SchedaStore.dellaSede(config.sede());
                    case CENTRO -> new SchedaStore();
                });
        makeFolder(config.data());
        Politica.Raccolta shipped = Politica.Raccolta.load();
        this.politiche = config.verifica().map(shipped::conVerifica).orElse(shipped);
        this.journal = config.database().map(this::onServer).orElseGet(this::onFile);
        this.orologio = new Orologio(
                time,
                fidato,
                config.timeServers().stream()
                        .<Fonte>map(address -> new ServerNtp(address, time))
                        .toList(),
                new Memoria(disk, config.data().resolve("orologio.properties"), Memoria.avvioDellaMacchina()));
        orologio.riprendi(lastNotBefore(journal, stream));
        journal.thaw();
        if (journal.read(stores.impronte()::incompleta)) {
            journal.write(stream, "avvio", tx -> {
                stores.impronte().completa(tx);
                return true;
            });
        }
        new Rilettura(journal, stores.variazioni(), politiche).comincia();
        this.archivio = new Archivio(config.archivio(), config.arrivi(), disk, random);
        this.fiducia = fiducia(config);
        this.firme = new VerificatoreCades(fiducia);
        this.persone = new Persone(config, journal, stream, stores, politiche, time);
        this.events = new Events(persone.sessioni, time, HEARTBEAT);
        this.quando = new Quando(time);
        this.imprese = new Companies(journal, stores.imprese(), politiche, quando, persone.consultazioni);
        this.esame = new Examination(
                journal, imprese.fascicoli(stores.spedizioni()), stores.posta(), politiche, this::ufficio, time);
        this.presenze = new Presenze(time, events::cambiato);
        journal.onCommit(events::cambiato);
    }

    private Journal onServer(PostgreSql server) {
        Check.that(config.role() == Config.Role.CENTRO, "a branch keeps its journal on its own disk");
        return new Journal(server, new Codec(), stores.projections(), CarteStore::keep, time, random);
    }

    private Journal onFile() {
        Path file = config.data().resolve("timbro.db");
        return new Journal(file, new Codec(), stores.projections(), CarteStore::keep, time, random);
    }

    /// The office days of a branch, by its dated policy and the closures that were decided.
    Calendario ufficio(Reading rows, Sede sede, Instant now) {
        return politiche
                .valida(sede, LocalDate.ofInstant(now, Calendario.ROMA))
                .ufficio(chiusure(rows, sede, sede.code(), now));
    }

    /// When the centre answers this branch.
    Calendario servizio(Reading rows, Sede sede, Instant now) {
        return politiche
                .valida(sede, LocalDate.ofInstant(now, Calendario.ROMA))
                .servizio(chiusure(rows, sede, Chiusura.CENTRO, now));
    }

    /// The same for what every page says: closures are read again after a commit and not before. Those that end
    /// meanwhile do no harm.
    Function<Instant, Calendario> servizio(Sede sede) {
        Supplier<List<Chiusura>> chiusure = journal.kept(rows -> chiusure(rows, sede, Chiusura.CENTRO, time.now()));
        return now -> politiche
                .valida(sede, LocalDate.ofInstant(now, Calendario.ROMA))
                .servizio(chiusure.get());
    }

    private List<Chiusura> chiusure(Reading rows, Sede sede, String chi, Instant now) {
        return stores.chiusure().ancora(rows, sede.camera().code(), chi, now.minus(CHIUSURE_PASSATE));
    }

    /// The page for who develops; nothing elsewhere.
    HttpService galleria(Pages pages) {
        return config.galleria()
                .<HttpService>map(folder -> new Galleria(folder, pages))
                .orElse(_ -> {});
    }

    /// What has come of files on their way.
    Parts parts(Config config) {
        try {
            return new Parts(config.arrivi(), config.arriviDiTutti(), archivio, disk);
        } catch (IOException e) {
            throw new UncheckedIOException("data folder", e);
        }
    }

    /// What the day view asks about paper, of both roles.
    Fogli fogli() {
        return new SheetAnswers(stores.lavori(), stores.pratiche(), politiche);
    }

    /// Cards and revoked deleghe that wait for a person, and what the installation lacks.
    Problemi problemi() {
        return rows -> Stream.of(
                        senzaVerifica().stream(),
                        stores.carte().aperte(rows).stream().map(Ground::problema),
                        imprese.daRicontrollare(rows, config.sede()).stream(),
                        esame.doppie(rows).stream())
                .flatMap(problemi -> problemi)
                .toList();
    }

    /// The number on a printed sheet, from the whole code that a reader gives.
    static Optional<NumeroCertificato> carta(String typed) {
        int hash = typed.indexOf('#');
        return hash < 0
                ? Optional.empty()
                : Codice.numero(typed.substring(hash + 1)).flatMap(NumeroCertificato::parse);
    }

    private static Problema problema(Carte.Carta carta) {
        return new Problema(
                CartaView.titolo(carta), carta.tipo().parola(), carta.ms(), "Leggi e decidi", CartaView.dove(carta));
    }

    private Optional<Problema> senzaVerifica() {
        return config.verifica().isPresent() || config.role() == Config.Role.CENTRO
                ? Optional.empty()
                : Optional.of(new Problema(
                        "Manca l'indirizzo di verifica",
                        "Nella configurazione non c'è verifica.url: finché manca, nessun certificato si può emettere."
                                + " Chiama l'assistenza.",
                        0,
                        "",
                        ""));
    }

    Optional<Costi.Conto> conto(NumeroPratica numero) {
        return journal.read(rows -> stores.diritti().find(rows, numero))
                .map(conto -> new Costi.Conto(
                        conto.voci(),
                        conto.apertiCent(),
                        conto.riscossiCent(),
                        conto.rimborsatiCent(),
                        conto.daRimborsareCent()));
    }

    /// What stands inside a signed envelope, where it can be read.
    Optional<byte[]> contenuto(byte[] p7m) {
        return Optional.ofNullable(firme.verifica(p7m, time.now()).contenuto()).map(Contenuto::bytes);
    }

    /// What the line to the centre tells its clock to.
    CentreClock centreClock() {
        return new CentreClock() {
            @Override
            public long ticks() {
                return time.ticks();
            }

            @Override
            public void heard(long centreMs, long roundTripMs) {
                orologio.sente("centrale", centreMs, roundTripMs);
            }
        };
    }

    /// Looks after the clock from now on.
    void watchClock(StreamId stream) {
        ronda.ogni(CLOCK_LOOK, () -> orologio.giro(journal, stream));
        if (!config.timeServers().isEmpty()) {
            ronda.ogni(TIME_SERVERS, orologio::chiediAlleFonti);
        }
    }

    /// What the last entry of ours says of the time: it was certain then.
    private static long lastNotBefore(Journal journal, StreamId stream) {
        StreamId last = journal.lives(stream).getLast();
        return journal.find(last, journal.head(last).seq())
                .map(entry -> entry.time().notBeforeMs())
                .orElse(0L);
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("data folder " + folder, e);
        }
    }

    private static Fiducia fiducia(Config config) {
        return config.trustFolder()
                .<Fiducia>map(folder -> {
                    try {
                        return CartellaFiducia.read(folder, CRL_TOLERANCE);
                    } catch (IOException e) {
                        throw new UncheckedIOException("trust folder " + folder, e);
                    }
                })
                .orElseGet(Fiducia::assente);
    }

    @Override
    public void close() {
        events.close();
        ronda.close();
        journal.close();
    }
}
