package it.timbro;

import it.timbro.annullamento.store.AnnullamentoStore;
import it.timbro.calendario.store.ChiusureStore;
import it.timbro.centro.sedi.store.ViteStore;
import it.timbro.certificato.store.ChiaveStore;
import it.timbro.certificato.store.NumeroStore;
import it.timbro.collegamento.store.RettificheStore;
import it.timbro.diritti.store.CreditoStore;
import it.timbro.diritti.store.DirittoStore;
import it.timbro.diritti.store.IncassoStore;
import it.timbro.emergenza.store.EmergenzaStore;
import it.timbro.emergenza.store.PresentazioneStore;
import it.timbro.formulari.store.FormularioStore;
import it.timbro.imprese.store.ImpresaStore;
import it.timbro.istruttoria.store.SpedizioneStore;
import it.timbro.journal.Projection;
import it.timbro.pratica.store.CustodiaStore;
import it.timbro.pratica.store.SchedaStore;
import it.timbro.protocollo.store.ProtocolloStore;
import it.timbro.ritiro.store.ConsegnaStore;
import it.timbro.stampa.store.LavoroStore;
import it.timbro.visti.store.VistoStore;
import java.util.List;

/// The stores of both roles exactly as the wiring makes them, for tests that wire by themselves: a
/// projection that is added to the product is in them too.
public final class Provvista {
    private final Stores stores = Stores.make(new SchedaStore());

    public List<Projection> projections() {
        return stores.projections();
    }

    /// Names of all the tables that a rebuild fills again.
    public List<String> tables() {
        return stores.projections().stream()
                .flatMap(projection -> projection.tables().stream())
                .distinct()
                .toList();
    }

    public SchedaStore pratiche() {
        return stores.pratiche();
    }

    public SpedizioneStore spedizioni() {
        return stores.spedizioni();
    }

    public ViteStore vite() {
        return stores.vite();
    }

    public CustodiaStore custodie() {
        return stores.custodie();
    }

    public NumeroStore numeri() {
        return stores.numeri();
    }

    public ChiaveStore chiavi() {
        return stores.chiavi();
    }

    public FormularioStore formulari() {
        return stores.formulari();
    }

    public VistoStore visti() {
        return stores.visti();
    }

    public LavoroStore lavori() {
        return stores.lavori();
    }

    public DirittoStore diritti() {
        return stores.diritti();
    }

    public IncassoStore incassi() {
        return stores.incassi();
    }

    public CreditoStore crediti() {
        return stores.crediti();
    }

    public ChiusureStore chiusure() {
        return stores.chiusure();
    }

    public ProtocolloStore protocollo() {
        return stores.protocollo();
    }

    public AnnullamentoStore annullamenti() {
        return stores.annullamenti();
    }

    public EmergenzaStore emergenze() {
        return stores.emergenze();
    }

    public PresentazioneStore presentazioni() {
        return stores.presentazioni();
    }

    public RettificheStore rettifiche() {
        return stores.rettifiche();
    }

    public ConsegnaStore consegne() {
        return stores.consegne();
    }

    public ImpresaStore imprese() {
        return stores.imprese();
    }
}
