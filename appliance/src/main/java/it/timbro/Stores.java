package it.timbro;

import it.timbro.annullamento.store.AnnullamentoStore;
import it.timbro.appuntamenti.store.AppuntamentoStore;
import it.timbro.atti.Riannuncio;
import it.timbro.atti.Riassegnazione;
import it.timbro.calendario.store.ChiusureStore;
import it.timbro.centro.Camere;
import it.timbro.centro.sedi.store.RegistroStore;
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
import it.timbro.journal.Journal;
import it.timbro.journal.Projection;
import it.timbro.operatori.store.ConsultazioneStore;
import it.timbro.operatori.store.OperatoreStore;
import it.timbro.politica.store.VariazioneStore;
import it.timbro.posta.store.PostaStore;
import it.timbro.pratica.NonDetti;
import it.timbro.pratica.store.CarteStore;
import it.timbro.pratica.store.CustodiaStore;
import it.timbro.pratica.store.FileStore;
import it.timbro.pratica.store.ImpronteStore;
import it.timbro.pratica.store.NonDettiStore;
import it.timbro.pratica.store.ProvaStore;
import it.timbro.pratica.store.SchedaStore;
import it.timbro.protocollo.store.ProtocolloStore;
import it.timbro.ritiro.store.ConsegnaStore;
import it.timbro.stampa.store.LavoroStore;
import it.timbro.visti.store.VistoStore;
import java.util.List;

/// The SQL corners of every room, the same in both roles: the same facts make the same tables
/// everywhere.
record Stores(
        SchedaStore pratiche,
        ImpronteStore impronte,
        CarteStore carte,
        CustodiaStore custodie,
        FileStore files,
        NumeroStore numeri,
        ChiaveStore chiavi,
        FormularioStore formulari,
        LavoroStore lavori,
        ConsegnaStore consegne,
        DirittoStore diritti,
        IncassoStore incassi,
        ProtocolloStore protocollo,
        EmergenzaStore emergenze,
        PresentazioneStore presentazioni,
        VistoStore visti,
        AnnullamentoStore annullamenti,
        AppuntamentoStore appuntamenti,
        RettificheStore rettifiche,
        OperatoreStore operatori,
        ConsultazioneStore consultazioni,
        RegistroStore registro,
        ChiusureStore chiusure,
        CreditoStore crediti,
        ImpresaStore imprese,
        VariazioneStore variazioni,
        ViteStore vite,
        SpedizioneStore spedizioni,
        PostaStore posta,
        ProvaStore prove) {

    /// @param pratiche those that the day view of this role shows
    static Stores make(SchedaStore pratiche) {
        return new Stores(
                pratiche,
                new ImpronteStore(),
                new CarteStore(),
                new CustodiaStore(),
                new FileStore(),
                new NumeroStore(),
                new ChiaveStore(),
                new FormularioStore(),
                new LavoroStore(),
                new ConsegnaStore(),
                new DirittoStore(),
                new IncassoStore(),
                new ProtocolloStore(),
                new EmergenzaStore(),
                new PresentazioneStore(),
                new VistoStore(),
                new AnnullamentoStore(),
                new AppuntamentoStore(),
                new RettificheStore(),
                new OperatoreStore(),
                new ConsultazioneStore(),
                new RegistroStore(),
                new ChiusureStore(),
                new CreditoStore(),
                new ImpresaStore(),
                new VariazioneStore(),
                new ViteStore(),
                new SpedizioneStore(),
                new PostaStore(),
                new ProvaStore());
    }

    /// What a branch was never told.
    NonDetti nonDetti() {
        return new NonDettiStore();
    }

    /// Who tells it.
    Riannuncio riannuncio(Journal journal) {
        return new Riannuncio(journal, nonDetti(), pratiche, incassi, presentazioni);
    }

    /// What a reassignment reads and takes along.
    Riassegnazione.Registri riassegnazione(Camere camere) {
        return new Riassegnazione.Registri(pratiche, custodie, camere, incassi, presentazioni, vite);
    }

    /// In the order in which they see a fact: the [it.timbro.pratica.Iter] speaks first.
    List<Projection> projections() {
        return List.of(
                pratiche,
                carte,
                custodie,
                files,
                numeri,
                chiavi,
                formulari,
                lavori,
                consegne,
                diritti,
                incassi,
                protocollo,
                emergenze,
                presentazioni,
                visti,
                annullamenti,
                appuntamenti,
                rettifiche,
                operatori,
                consultazioni,
                registro,
                chiusure,
                crediti,
                imprese,
                variazioni,
                vite,
                spedizioni,
                posta,
                prove);
    }
}
