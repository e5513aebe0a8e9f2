package it.timbro.world;

import it.timbro.BaseDati;
import it.timbro.annullamento.store.AnnullamentoStore;
import it.timbro.appuntamenti.store.AppuntamentoStore;
import it.timbro.archivio.Archivio;
import it.timbro.atti.Riassegnazione;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.calendario.store.ChiusureStore;
import it.timbro.centro.CentroDiProva;
import it.timbro.centro.sedi.store.RegistroStore;
import it.timbro.centro.sedi.store.ViteStore;
import it.timbro.certificato.store.ChiaveStore;
import it.timbro.certificato.store.NumeroStore;
import it.timbro.collegamento.store.RettificheStore;
import it.timbro.diritti.Addebiti;
import it.timbro.diritti.Conti;
import it.timbro.diritti.store.CreditoStore;
import it.timbro.diritti.store.DirittoStore;
import it.timbro.diritti.store.IncassoStore;
import it.timbro.emergenza.store.EmergenzaStore;
import it.timbro.emergenza.store.PresentazioneStore;
import it.timbro.formulari.store.FormularioStore;
import it.timbro.imprese.store.ImpresaStore;
import it.timbro.istruttoria.store.SpedizioneStore;
import it.timbro.journal.Journal;
import it.timbro.politica.Politica;
import it.timbro.politica.store.VariazioneStore;
import it.timbro.posta.store.PostaStore;
import it.timbro.pratica.Codec;
import it.timbro.pratica.store.CarteStore;
import it.timbro.pratica.store.CustodiaStore;
import it.timbro.pratica.store.FileStore;
import it.timbro.pratica.store.ImpronteStore;
import it.timbro.pratica.store.ProvaStore;
import it.timbro.pratica.store.SchedaStore;
import it.timbro.protocollo.store.ProtocolloStore;
import it.timbro.ritiro.store.ConsegnaStore;
import it.timbro.stampa.store.LavoroStore;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.receiver.Parts;
import it.timbro.visti.store.VistoStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// What both roles stand on: journal, archivio, files on their way in. Opening the same folder
/// again is a restart.
public final class Casa implements AutoCloseable {
    public final SchedaStore pratiche = new SchedaStore();
    public final ImpronteStore impronte = new ImpronteStore();
    public final CarteStore carte = new CarteStore();
    public final CustodiaStore custodie = new CustodiaStore();
    public final FileStore files = new FileStore();
    public final ChiaveStore chiavi = new ChiaveStore();
    public final NumeroStore numeri = new NumeroStore();
    public final FormularioStore formulari = new FormularioStore();
    public final RettificheStore rettifiche = new RettificheStore();
    public final RegistroStore registro = new RegistroStore();
    public final ProtocolloStore protocollo = new ProtocolloStore();
    public final EmergenzaStore emergenze = new EmergenzaStore();
    public final PresentazioneStore presentazioni = new PresentazioneStore();
    public final VistoStore visti = new VistoStore();
    public final AnnullamentoStore annullamenti = new AnnullamentoStore();
    public final AppuntamentoStore appuntamenti = new AppuntamentoStore();
    public final ChiusureStore chiusure = new ChiusureStore();
    public final CreditoStore crediti = new CreditoStore();
    public final DirittoStore diritti = new DirittoStore();
    public final IncassoStore incassi = new IncassoStore();
    public final LavoroStore lavori = new LavoroStore();
    public final ImpresaStore imprese = new ImpresaStore();
    public final ConsegnaStore consegne = new ConsegnaStore();
    public final VariazioneStore variazioni = new VariazioneStore();
    public final ViteStore vite = new ViteStore();
    public final SpedizioneStore spedizioni = new SpedizioneStore();
    public final PostaStore posta = new PostaStore();
    public final Journal journal;
    public final Archivio archivio;
    public final Parts parts;

    public Casa(Path folder, Time time, long seed) {
        this(BaseDati.SQLITE, folder, time, seed);
    }

    public Casa(BaseDati base, Path folder, Time time, long seed) {
        try {
            java.nio.file.Files.createDirectories(folder);
            archivio = new Archivio(folder.resolve("archivio"), Disk.real(), new Random(seed));
            parts = new Parts(folder.resolve("arrivi"), archivio, Disk.real());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        journal = base.open(
                folder.resolve("timbro.db"),
                new Codec(),
                List.of(
                        pratiche,
                        carte,
                        custodie,
                        files,
                        chiavi,
                        numeri,
                        formulari,
                        rettifiche,
                        registro,
                        protocollo,
                        emergenze,
                        presentazioni,
                        visti,
                        annullamenti,
                        appuntamenti,
                        chiusure,
                        crediti,
                        diritti,
                        incassi,
                        lavori,
                        imprese,
                        consegne,
                        variazioni,
                        vite,
                        spedizioni,
                        posta,
                        new ProvaStore()),
                CarteStore::keep,
                time,
                new Random(seed));
    }

    /// What acts of a branch mean for money, by the policies that ship.
    public Conti conti(Sede sede, Time time) {
        return new Conti(diritti, new Addebiti(crediti, sede, time), Politica.Raccolta.load());
    }

    @Override
    public void close() {
        journal.close();
    }

    /// The centre's act, over this house's registers.
    ///
    /// @param giorni that a custody lasts
    /// @param revocate branches whose device is struck off
    public Riassegnazione riassegnazione(int giorni, Set<Sede> revocate, Time time) {
        return new Riassegnazione(
                journal,
                new Riassegnazione.Registri(pratiche, custodie, CentroDiProva.camere(), incassi, presentazioni, vite),
                _ -> giorni,
                (_, sede) -> revocate.contains(sede),
                time);
    }
}
