package it.timbro.world;

import it.timbro.BaseDati;
import it.timbro.atti.Protocollazione;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.centro.sedi.Altezze;
import it.timbro.centro.sedi.Sedi;
import it.timbro.centro.sedi.store.AnnunciStore;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DatiImpresa;
import it.timbro.pratica.DelNumero;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.EsitoFirma;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Rea;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.TipoPratica;
import it.timbro.pratica.store.NonDettiStore;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.sealed.SigningKey;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// The centre of a test.
public final class Centrale implements AutoCloseable {
    public static final StreamId AOO = new StreamId("GE", "aoo");
    public static final Sede GENOVA = new Sede("GE1");

    public final Casa casa;
    public final Sedi sedi;
    public final Protocollazione protocollazione;
    /// False: the centre dies between storing what came and giving numbers.
    public volatile boolean protocolla = true;
    public final List<Sede> hooked = new CopyOnWriteArrayList<>();
    private final Path altrove;
    private final Time time;

    public Centrale(BaseDati base, Path folder, Time time, long seed) {
        this(base, folder, folder, time, seed);
    }

    /// @param folder database and files: what a backup holds
    /// @param altrove keys, and what was told: what it does not
    public Centrale(BaseDati base, Path folder, Path altrove, Time time, long seed) {
        casa = new Casa(base, folder, time, seed);
        protocollazione = new Protocollazione(casa.journal, casa.presentazioni, casa.protocollo);
        this.altrove = altrove;
        this.time = time;
        sedi = conCamere(Map.of(new Sede("GE"), List.of(GENOVA)));
    }

    /// The same centre, started as one that serves these chambers.
    public Sedi conCamere(Map<Sede, List<Sede>> camere) {
        Sedi line = new Sedi(
                new Sedi.Depositi(
                        casa.journal,
                        casa.archivio,
                        casa.parts,
                        SigningKey.open(altrove.resolve("chiavi"), "ricevute"),
                        new Altezze(Disk.real(), altrove.resolve("altezze"), "1"),
                        casa.impronte,
                        new NonDettiStore(),
                        casa.chiavi::diSede),
                new AnnunciStore(),
                casa.vite,
                camere,
                time,
                sede -> {
                    hooked.add(sede);
                    if (protocolla) {
                        protocollazione.rivedi(sede);
                    }
                });
        line.avvia();
        return line;
    }

    /// A company's pratica arrives, is protocolled and routed to Genova in one act.
    public NumeroPratica arriva(int progressivo, byte[] p7m, byte[]... allegati) {
        NumeroPratica numero = new NumeroPratica("M26B22A%04d".formatted(progressivo));
        DellaPratica.PraticaPresentata presentata = new DellaPratica.PraticaPresentata(
                numero,
                "aurora",
                TipoPratica.CO,
                modello(),
                allegato("modello.xml.p7m", "MOB", p7m),
                Arrays.stream(allegati)
                        .map(bytes -> allegato("fattura.pdf", "FAE", bytes))
                        .toList(),
                Opzioni.NESSUNA,
                firma(p7m),
                "");
        casa.journal.write(AOO, "centro", tx -> {
            tx.append(presentata, GENOVA);
            tx.append(
                    new DellaPratica.PraticaProtocollata(
                            numero, new NumeroProtocollo("GE/2026/%07d".formatted(progressivo))),
                    GENOVA);
            return tx.append(new DellaPratica.PraticaAssegnata(numero, GENOVA, 1), GENOVA);
        });
        return numero;
    }

    /// The company answers a rettifica with one more file.
    public void arrivaRettifica(NumeroPratica numero, byte[] allegato) {
        Allegato file = allegato("fattura corretta.pdf", "FAE", allegato);
        casa.journal.write(
                AOO,
                "centro",
                tx -> tx.append(new DellaPratica.RettificaPervenuta(numero, null, null, null, List.of(file)), GENOVA));
    }

    /// The company gives up.
    public void arrivaRinuncia(NumeroPratica numero) {
        casa.journal.write(
                AOO,
                "centro",
                tx -> tx.append(new DellaPratica.RinunciaPervenuta(numero, "merce non spedita"), GENOVA));
    }

    public void assegnaNumeri(int quanti) {
        List<DelNumero.Numerato> numeri = java.util.stream.IntStream.rangeClosed(1, quanti)
                .mapToObj(i -> new DelNumero.Numerato(new NumeroCertificato("C26GE%07d".formatted(i)), "COD" + i))
                .toList();
        casa.journal.write(
                AOO,
                "centro",
                tx -> tx.append(new DelNumero.BloccoAssegnato("GE1-2026-1", GENOVA, 2026, numeri), GENOVA));
    }

    public Scheda scheda(NumeroPratica numero) {
        return casa.journal.read(rows -> casa.pratiche.read(rows, numero));
    }

    private Allegato allegato(String nome, String tipo, byte[] bytes) {
        return new Allegato(casa.archivio.keep(bytes), nome, tipo, "", bytes.length);
    }

    private static Modello modello() {
        return new Modello.CertificatoOrigine(
                new DatiImpresa(new Rea("GE", 412233), new CodiceFiscale("01234567897"), "Aurora Valvole S.r.l."),
                "Aurora Valvole S.r.l., Genova",
                "Sakura Trading K.K.\nOsaka",
                List.of("Giappone"),
                List.of("Italia"),
                "EUR 12.500,00",
                "via mare",
                "",
                List.of(new Modello.Pagina("40 valvole a sfera in ottone", "kg 820")),
                Modello.Dichiarazioni.NESSUNA,
                List.of(new Modello.Fattura("2026/118", LocalDate.of(2026, 11, 20))));
    }

    private static EsitoFirma firma(byte[] p7m) {
        return new EsitoFirma(
                EsitoFirma.Integrita.INTEGRA,
                EsitoFirma.Stato.NON_CONOSCIBILE,
                "manca l'elenco dei certificatori",
                EsitoFirma.Verdetto.DA_VALUTARE,
                "lo stato del certificato non è conoscibile qui",
                List.of(new EsitoFirma.Firmatario("Ada Bruni", null, "Aurora Valvole S.r.l.", "CA di prova", null)),
                Hash.of(p7m),
                1_795_340_520_000L);
    }

    @Override
    public void close() {
        sedi.close();
        casa.close();
    }
}
