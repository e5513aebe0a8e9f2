package it.timbro.atti;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.centro.a2a.Bozza;
import it.timbro.centro.a2a.Costi;
import it.timbro.centro.a2a.Elenco;
import it.timbro.centro.a2a.Mittente;
import it.timbro.centro.a2a.Urgenze;
import it.timbro.journal.Tx;
import it.timbro.pratica.DelRegistro.ProtocolloRegistrato;
import it.timbro.pratica.DellaCassa.DirittiPrenotati;
import it.timbro.pratica.DellaCassa.DirittiRiscossi;
import it.timbro.pratica.DellaPratica.PraticaAssegnata;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.DellaPratica.PraticaProtocollata;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Ripristini;
import it.timbro.pratica.TipoPratica;
import it.timbro.protocollo.Protocollo;
import java.time.LocalDate;
import java.time.ZoneId;

/// A company sends what it prepared: presented, protocolled, assigned to its office and reckoned in
/// one transaction of the AOO's stream, each fact announced to the office. Sent twice, it was sent
/// once. Any thread may call.
public final class Invio {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final int PRIMA_EPOCA = 1;

    private final Centrale centrale;
    private final Protocollo protocollo;
    private final Costi costi;
    private final Ripristini ripristini;
    private final Custodia.Giorni custodia;
    private final Urgenze urgenze;
    private final Notizie notizie;

    public Invio(
            Centrale centrale,
            Protocollo protocollo,
            Ripristini ripristini,
            Costi costi,
            Custodia.Giorni custodia,
            Urgenze urgenze,
            Notizie notizie) {
        this.centrale = centrale;
        this.protocollo = protocollo;
        this.ripristini = ripristini;
        this.costi = costi;
        this.custodia = custodia;
        this.urgenze = urgenze;
        this.notizie = notizie;
    }

    public Bozza invia(Mittente mittente, NumeroPratica numero) {
        Bozza seen = centrale.journal().read(rows -> Elenco.sua(centrale.bozze(), rows, mittente, numero));
        return centrale.journal()
                .write(centrale.camere().cameraDi(seen.corpo().sede()).stream(), mittente.operatore(), tx -> {
                    Bozza bozza = Elenco.sua(centrale.bozze(), tx, mittente, numero);
                    return switch (bozza.stato()) {
                        case INVIATA -> bozza;
                        case ANNULLATA -> throw Problem.PRATICA_NON_MODIFICABILE.rejected(numero, "è stata annullata");
                        case APERTA -> invia(tx, bozza);
                    };
                });
    }

    private Bozza invia(Tx tx, Bozza bozza) {
        Bozza.Corpo corpo = bozza.corpo();
        if (corpo.modello().tipo() == TipoPratica.VA && corpo.allegati().isEmpty()) {
            throw Problem.ALLEGATO_MANCANTE.rejected();
        }
        NumeroPratica numero = bozza.numero();
        Sede sede = corpo.sede();
        ripristini.libera(tx, bozza.camera());
        LocalDate oggi = tx.now().atZone(ROMA).toLocalDate();
        urgenze.ammessa(tx, sede, corpo.modello().impresa().codiceFiscale().valore(), corpo.opzioni(), tx.now());
        tx.append(
                new PraticaPresentata(
                        numero,
                        bozza.utente(),
                        corpo.modello().tipo(),
                        corpo.modello(),
                        corpo.modelloFirmato(),
                        corpo.allegati(),
                        corpo.opzioni(),
                        corpo.firma(),
                        corpo.note()),
                sede);
        NumeroProtocollo registrato = registra(tx, bozza, oggi);
        tx.append(new PraticaProtocollata(numero, registrato), sede);
        tx.append(new PraticaAssegnata(numero, sede, PRIMA_EPOCA, Custodia.finoMs(custodia, sede, tx.bounded())), sede);
        Costi.Preventivo preventivo = costi.preventivo(sede, corpo.modello().tipo(), corpo.opzioni(), oggi);
        tx.append(new DirittiPrenotati(numero, preventivo.tariffa(), preventivo.voci(), preventivo.totaleCent()), sede);
        if (preventivo.subito() && preventivo.totaleCent() > 0) {
            tx.append(new DirittiRiscossi(numero, preventivo.totaleCent(), Mezzo.TELEMACO), sede);
        }
        notizie.protocollata(tx, centrale.pratiche().read(tx, numero));
        Bozza after = bozza.in(Bozza.Stato.INVIATA);
        centrale.bozze().update(tx, after);
        return after;
    }

    private NumeroProtocollo registra(Tx tx, Bozza bozza, LocalDate oggi) {
        long next = protocollo.prossimo(tx, bozza.camera(), oggi.getYear());
        NumeroProtocollo registrato = NumeroProtocollo.di(bozza.camera(), oggi.getYear(), next);
        var modello = bozza.corpo().modello();
        tx.append(
                new ProtocolloRegistrato(
                        registrato,
                        bozza.numero(),
                        modello.impresa().denominazione(),
                        modello.tipo().nome() + " " + bozza.numero(),
                        bozza.impronta()),
                bozza.corpo().sede());
        return registrato;
    }
}
