package it.timbro.pratica;

import it.timbro.base.Sede;
import it.timbro.pratica.DelCredito.CreditoAddebitato;
import it.timbro.pratica.DelCredito.CreditoReso;
import it.timbro.pratica.DelCredito.CreditoStornato;
import it.timbro.pratica.DelCredito.CreditoVersato;
import it.timbro.pratica.DelCredito.CreditoVincolato;
import it.timbro.pratica.DelNumero.BloccoAssegnato;
import it.timbro.pratica.DelNumero.CertificatoAnnullato;
import it.timbro.pratica.DelNumero.CertificatoEmesso;
import it.timbro.pratica.DelNumero.NumeriDispersi;
import it.timbro.pratica.DelNumero.NumeriRestituiti;
import it.timbro.pratica.DelNumero.NumeroImpegnato;
import it.timbro.pratica.DelNumero.NumeroScartato;
import it.timbro.pratica.DelRegistro.EmergenzaAperta;
import it.timbro.pratica.DelRegistro.EmergenzaChiusa;
import it.timbro.pratica.DelRegistro.EmergenzaProrogata;
import it.timbro.pratica.DelRegistro.GiornataSigillata;
import it.timbro.pratica.DelRegistro.PresentazioneProtocollata;
import it.timbro.pratica.DelRegistro.PresentazioneRegistrata;
import it.timbro.pratica.DelRegistro.PresentazioneRicevuta;
import it.timbro.pratica.DelRegistro.ProtocolloAnnullato;
import it.timbro.pratica.DelRegistro.ProtocolloRegistrato;
import it.timbro.pratica.DelRegistro.RegistrazioneAnnullata;
import it.timbro.pratica.DellAppuntamento.UtenzaCreata;
import it.timbro.pratica.DellAppuntamento.UtenzaRifiutata;
import it.timbro.pratica.DellImpresa.ContattoIndicato;
import it.timbro.pratica.DellImpresa.ImpresaAggiornata;
import it.timbro.pratica.DellImpresa.QualificaAttribuita;
import it.timbro.pratica.DellIncarnazione.GenerazioneAperta;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAperta;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAssegnata;
import it.timbro.pratica.DellIncarnazione.ProvaConservata;
import it.timbro.pratica.DellIncarnazione.SedeSentita;
import it.timbro.pratica.DellaCustodia.CustodiaRinnovata;
import it.timbro.pratica.DellaCustodia.RiassegnazioneProposta;
import it.timbro.pratica.DellaPratica.PraticaAssegnata;
import it.timbro.pratica.DellaPratica.PraticaCorrelata;
import it.timbro.pratica.DellaPratica.PraticaProtocollata;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata;
import it.timbro.pratica.DellaPratica.RettificaComunicata;
import it.timbro.pratica.DellaPratica.RettificaScaduta;
import it.timbro.sync.protocol.StreamId;

/// Whose pen writes what. Numbers, protocol, credit, custody and lives are given by the centre, and by the centre of
/// that chamber alone; of the rest each box speaks for itself. Who has a box's keys in his hands can write into its
/// stream, and no more comes of what is not its to say than a card. Who may move a pratica depends on its story, and
/// stands in [Proprieta].
final class Penne {
    private Penne() {}

    /// Whether the writer of a stream may say this.
    static boolean scrive(StreamId penna, Fatto fatto) {
        return switch (fatto) {
            case DelNumero f -> delNumero(penna, f);
            case DelRegistro f -> delRegistro(penna, f);
            case DelCredito f -> delCredito(penna, f);
            case DellIncarnazione f -> dellIncarnazione(penna, f);
            case DellaPratica f -> dellaPratica(penna, f);
            case DellImpresa f -> dellImpresa(penna, f);
            case DellAppuntamento f -> dellAppuntamento(penna, f);
            case DellaCustodia f ->
                switch (f) {
                    case CustodiaRinnovata rinnovata -> centrale(penna, rinnovata.sede());
                    case RiassegnazioneProposta proposta -> centrale(penna, proposta.a());
                };
            case DelCalendario _ -> Proprieta.centrale(penna);
            case DelFormulario _,
                    DellaCassa _,
                    DelVisto _,
                    DellAnnullamento _,
                    DellaSede _,
                    DellaCarta _,
                    DellApparecchio _,
                    DellaPolitica _,
                    DegliIncassi _,
                    DellaPosta _,
                    DellaSpedizione _,
                    Sconosciuto _ -> true;
        };
    }

    private static boolean centrale(StreamId penna, Sede sede) {
        return Proprieta.centrale(penna) && penna.sede().equals(sede.camera().code());
    }

    private static boolean delNumero(StreamId penna, DelNumero fatto) {
        return switch (fatto) {
            case BloccoAssegnato f -> centrale(penna, f.sede());
            case NumeriDispersi f -> centrale(penna, f.sede());
            case NumeroImpegnato _, CertificatoEmesso _, CertificatoAnnullato _, NumeroScartato _, NumeriRestituiti _ ->
                true;
        };
    }

    private static boolean delRegistro(StreamId penna, DelRegistro fatto) {
        return switch (fatto) {
            case ProtocolloRegistrato f -> dellaCamera(penna, f.numero());
            case PresentazioneProtocollata f -> dellaCamera(penna, f.numero()) && centrale(penna, f.sede());
            case ProtocolloAnnullato f -> dellaCamera(penna, f.numero());
            case GiornataSigillata f -> penna.sede().equals(f.tenuti().code());
            case PresentazioneRicevuta _,
                    PresentazioneRegistrata _,
                    RegistrazioneAnnullata _,
                    EmergenzaAperta _,
                    EmergenzaProrogata _,
                    EmergenzaChiusa _ -> true;
        };
    }

    private static boolean dellaCamera(StreamId penna, NumeroProtocollo numero) {
        return Proprieta.centrale(penna) && numero.text().startsWith(penna.sede() + "/");
    }

    private static boolean delCredito(StreamId penna, DelCredito fatto) {
        return switch (fatto) {
            case CreditoVersato _ -> Proprieta.centrale(penna);
            case CreditoVincolato f -> centrale(penna, f.sede());
            case CreditoAddebitato _, CreditoStornato _, CreditoReso _ -> true;
        };
    }

    private static boolean dellIncarnazione(StreamId penna, DellIncarnazione fatto) {
        return switch (fatto) {
            case IncarnazioneAssegnata f -> centrale(penna, f.sede());
            case IncarnazioneAperta f -> penna.sede().equals(f.sede().code());
            case GenerazioneAperta f ->
                Proprieta.centrale(penna) && penna.sede().equals(f.camera());
            case SedeSentita f -> centrale(penna, f.sede());
            case ProvaConservata _ -> true;
        };
    }

    private static boolean dellaPratica(StreamId penna, DellaPratica fatto) {
        boolean soloLaCentrale = fatto instanceof PraticaProtocollata
                || fatto instanceof PraticaAssegnata
                || fatto instanceof PraticaRiassegnata
                || fatto instanceof PraticaCorrelata
                || fatto instanceof RettificaComunicata
                || fatto instanceof RettificaScaduta;
        return !soloLaCentrale || Proprieta.centrale(penna);
    }

    /// A chamber's streams speak of its own companies; what the Registro delle imprese says and what is kept there
    /// only the centre brings.
    private static boolean dellImpresa(StreamId penna, DellImpresa fatto) {
        boolean soloLaCentrale = switch (fatto) {
            case ImpresaAggiornata _, ContattoIndicato _, QualificaAttribuita _ -> true;
            case DellImpresa.ImpresaRilevata _,
                    DellImpresa.DelegaConferita _,
                    DellImpresa.DelegaRevocata _,
                    DellImpresa.RevocaRecepita _,
                    DellImpresa.DelegaRicontrollata _ -> false;
        };
        return penna.sede().startsWith(fatto.camera().code()) && (!soloLaCentrale || Proprieta.centrale(penna));
    }

    private static boolean dellAppuntamento(StreamId penna, DellAppuntamento fatto) {
        return switch (fatto) {
            case UtenzaCreata f -> centrale(penna, f.sede());
            case UtenzaRifiutata f -> centrale(penna, f.sede());
            case DellAppuntamento.AppuntamentoFissato _,
                    DellAppuntamento.AppuntamentoApprovato _,
                    DellAppuntamento.AppuntamentoSpostato _,
                    DellAppuntamento.AppuntamentoAnnullato _,
                    DellAppuntamento.PassoCompiuto _,
                    DellAppuntamento.UtenzaRichiesta _,
                    DellAppuntamento.AppuntamentoConcluso _ -> true;
        };
    }
}
