package it.timbro.atti;

import it.timbro.archivio.Archivio;
import it.timbro.base.Problem;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.politica.Politica;
import it.timbro.pratica.DelFormulario.FormularioUsatoInAzienda;
import it.timbro.pratica.DelNumero.CertificatoEmesso;
import it.timbro.pratica.DelNumero.NumeroImpegnato;
import it.timbro.pratica.DellaPratica.PraticaEmessa;
import it.timbro.pratica.DellaPratica.PraticaMessaADisposizione;
import it.timbro.pratica.DellaPratica.StampaPreparata;
import it.timbro.pratica.Importo;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.stampa.Lavori;
import it.timbro.sync.protocol.StreamId;
import java.util.List;

/// *Stampa in azienda*: the certificate is a document that the company prints. Number, document,
/// issue and its being at the company's disposal are one commit: no printer is touched and no sheet
/// asked for. Where it prints on formulari of its own these are used with it ([CartaDellImpresa]).
public final class InAzienda {
    private final Journal journal;
    private final Lavori lavori;
    private final Politica.Raccolta politiche;
    private final Archivio archivio;
    private final Impegno impegno;
    private final CartaDellImpresa dellImpresa;

    public InAzienda(Journal journal, StreamId stream, Time time, Emissione.Stanze stanze, Archivio archivio) {
        this.journal = journal;
        this.lavori = stanze.lavori();
        this.politiche = stanze.politiche();
        this.archivio = archivio;
        this.impegno = new Impegno(journal, stream, time, stanze, archivio);
        this.dellImpresa = new CartaDellImpresa(stanze.pratiche(), stanze.formulari());
    }

    /// Issues it. From here the document does not change and the company may have it.
    public void emetti(NumeroPratica numero, long versione, String operatore) {
        impegno.prendi(numero, versione, operatore, (tx, scheda, preso) -> {
            if (!politiche.opzioni(scheda).inAzienda()) {
                throw Problem.NON_VALIDO_ORA.rejected("il certificato si stampa allo sportello");
            }
            long toPay = impegno.conti().daPagareCent(tx, scheda);
            if (toPay > 0) {
                throw Problem.DA_PAGARE.rejected(Importo.cent(toPay)); // from its issue on the company has it
            }
            tx.append(new NumeroImpegnato(preso.numero(), numero, preso.lavoro(), preso.documento()));
            tx.append(new StampaPreparata(
                    numero,
                    preso.lavoro(),
                    preso.numero(),
                    Impegno.supporto(politiche.opzioni(scheda)),
                    preso.documento(),
                    List.of()));
            if (dellImpresa.serve(politiche.opzioni(scheda))) {
                dellImpresa
                        .seriali(tx, scheda, politiche.opzioni(scheda))
                        .forEach(seriale -> tx.append(new FormularioUsatoInAzienda(seriale, numero, preso.numero())));
            }
            tx.append(new CertificatoEmesso(preso.numero(), numero, preso.documento()));
            tx.append(new PraticaEmessa(numero, preso.numero()));
            impegno.conti().emessa(tx, scheda);
            impegno.notizie().emessa(tx, scheda, preso.numero());
            tx.append(new PraticaMessaADisposizione(numero, preso.numero(), preso.documento()));
        });
    }

    /// The issued document, to be given to the company by other means too.
    public Documento documento(NumeroPratica numero) {
        Lavori.Lavoro lavoro = journal.read(rows -> lavori.dellaPratica(rows, numero))
                .filter(Lavori.Lavoro::inAzienda)
                .orElseThrow(() -> Problem.NON_TROVATO.rejected(
                        "la pratica " + numero + " non ha un documento da stampare in azienda"));
        return new Documento(lavoro.certificato(), archivio.read(lavoro.documento()));
    }

    public record Documento(NumeroCertificato certificato, byte[] pdf) {}
}
