package it.timbro.tempesta;

import it.timbro.Prove;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.calendario.Chiusura;
import it.timbro.centro.a2a.Bozza;
import it.timbro.centro.a2a.Mittente;
import it.timbro.centro.a2a.Numerazione;
import it.timbro.centro.sedi.Aperture;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.EsitoFirma;
import it.timbro.pratica.Importo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.Hash;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The companies' programs at the centre's door: they send requests, correct what the offices ask, and call twice
/// when they get no answer.
final class Aziende {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final Mittente MITTENTE = new Mittente("azienda.prova", "01234560991", "");
    private static final CodiceFiscale IMPRESA = new CodiceFiscale("01234560991");
    private static final int FILE_BYTES = 3_000;
    private static final List<Stato> PASSANO = List.of(
            Stato.RICONSEGNATA, Stato.ASSEGNATA, Stato.APPROVATA, Stato.APPROVATA, Stato.IN_STAMPA, Stato.EMESSA);

    private final Mondo mondo;
    private final NodoCentro centro;
    private final List<Sede> sedi;
    private final Passaggi passaggi;

    Aziende(Mondo mondo, List<Sede> sedi) {
        this.mondo = mondo;
        this.centro = mondo.centro;
        this.sedi = sedi;
        this.passaggi = new Passaggi(mondo);
    }

    void lavorano() {
        try {
            if (mondo.passaggi && mondo.sorte.capita(400)) {
                passaDiMano();
            } else if (mondo.caso.capita(mondo.guasti.chiusure)) {
                chiude();
            } else if (mondo.credito && mondo.caso.capita(150)) {
                paga(mondo.caso.uno(sedi));
            } else if (mondo.caso.capita(650)) {
                manda(mondo.caso.uno(sedi));
            } else {
                corregge();
            }
        } catch (RejectedException e) {
            mondo.diario.nota("centro " + e.rejection().sentence());
        }
    }

    /// A company pays in, and the centre gives a branch some of its credit.
    private void paga(Sede sede) {
        Importo importo = Importo.cent(mondo.caso.tra(1, 20) * 500L);
        if (mondo.caso.capita(400)) {
            mondo.versati.merge(sede.camera(), importo.cent(), Long::sum);
            centro.processo().vincoli().versa(sede.camera(), IMPRESA, importo, "bonifico", "dario");
            mondo.diario.nota("centro riceve " + importo);
        } else {
            centro.processo().vincoli().vincola(sede, IMPRESA, importo, "dario");
            mondo.diario.nota("centro vincola " + importo + " per " + sede);
        }
    }

    /// Of a branch that is cut off, or that gave it back.
    private void passaDiMano() {
        List<Riga> found = passaggi.coda(mondo.sorte.uno(PASSANO));
        if (!found.isEmpty()) {
            passaggi.passa(new NumeroPratica(mondo.sorte.uno(found).numero()), mondo.sorte);
        }
    }

    /// The service will be closed, or a branch, or one that was to be closed is open after all.
    private void chiude() {
        List<Chiusura> fissate = centro.processo().aperture().fissate();
        if (!fissate.isEmpty() && mondo.caso.capita(400)) {
            centro.processo().aperture().riapri(mondo.caso.uno(fissate).id(), "dario");
            return;
        }
        Instant dal = centro.tempo.now().plusSeconds(mondo.caso.tra(0, 100_000));
        String chi =
                mondo.caso.capita(700) ? Chiusura.CENTRO : mondo.caso.uno(sedi).code();
        centro.processo().aperture().chiudi(chi, dal, dal.plusSeconds(mondo.caso.tra(60, 100_000)), "lavori", "dario");
        mondo.diario.nota("centro fissa una chiusura: " + chi + " dal " + dal);
    }

    /// What was to stay closed is open again.
    void riaprono() {
        Aperture aperture = centro.processo().aperture();
        aperture.fissate().forEach(chiusura -> aperture.riapri(chiusura.id(), "dario"));
    }

    private void manda(Sede sede) {
        Allegato modello = file("modello.xml.p7m", "MOB");
        Allegato fattura = file("fattura.pdf", "FAE");
        Sede camera = centro.camere.cameraDi(sede).sigla();
        LocalDate oggi = centro.tempo.now().atZone(ROMA).toLocalDate();
        Opzioni opzioni = mondo.caso.capita(300)
                ? Opzioni.NESSUNA
                : Prove.opzioni(
                        mondo.caso.capita(600) ? Opzioni.Supporto.FORMULARIO : Opzioni.Supporto.FOGLIO_BIANCO,
                        mondo.caso.tra(0, 2));
        NumeroPratica numero = centro.journal()
                .write(centro.camere.cameraDi(sede).stream(), MITTENTE.operatore(), tx -> {
                    NumeroPratica next = Numerazione.dopo(
                            oggi,
                            centro.bozze.ultimo(tx, Numerazione.prefix(oggi)),
                            tx.stream().incarnation());
                    centro.bozze.insert(
                            tx,
                            new Bozza(
                                    next,
                                    MITTENTE.utente(),
                                    camera,
                                    modello.sha256(),
                                    tx.now().toEpochMilli(),
                                    Bozza.Stato.APERTA,
                                    new Bozza.Corpo(
                                            "",
                                            "",
                                            sede,
                                            Prove.certificato("Pompe Liguri S.r.l.", "KANTO MACHINERY K.K.\nTOKYO"),
                                            modello,
                                            Prove.firma(EsitoFirma.Integrita.INTEGRA),
                                            List.of(fattura),
                                            opzioni,
                                            "",
                                            Bozza.Correzione.VUOTA)));
                    return next;
                });
        centro.processo().invio().invia(MITTENTE, numero);
        if (mondo.caso.capita(200)) {
            centro.processo().invio().invia(MITTENTE, numero);
        }
        mondo.diario.nota("centro riceve " + numero + " per " + sede);
    }

    private void corregge() {
        List<Riga> asked =
                centro.journal().read(rows -> centro.stores.pratiche().coda(rows, Stato.IN_RETTIFICA, 20));
        if (asked.isEmpty()) {
            return;
        }
        NumeroPratica numero = new NumeroPratica(mondo.caso.uno(asked).numero());
        Optional<Bozza> found = centro.journal().read(rows -> centro.bozze.find(rows, numero));
        if (found.isEmpty()) {
            return; // drafts are no facts: a centre that was put back has lost it
        }
        Bozza bozza = found.get();
        Allegato file = file("correzione.pdf", "FAE");
        centro.journal().write(centro.camere.cameraDi(bozza.corpo().sede()).stream(), MITTENTE.operatore(), tx -> {
            centro.bozze.update(tx, bozza.correggi(file));
            return true;
        });
        centro.processo().correzioni().trasmetti(MITTENTE, numero);
        mondo.diario.nota("centro riceve la rettifica di " + numero);
    }

    /// A file that the centre has kept: up to a few kilobytes.
    private Allegato file(String nome, String tipo) {
        byte[] bytes = new byte[mondo.caso.tra(1, FILE_BYTES)];
        mondo.caso.nextBytes(bytes);
        Hash hash = centro.archivio().keep(bytes);
        return new Allegato(hash, nome, tipo, "", bytes.length);
    }
}
