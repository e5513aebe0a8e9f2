package it.timbro.tempesta;

import it.timbro.Prove;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.centro.a2a.Bozza;
import it.timbro.centro.a2a.Mittente;
import it.timbro.centro.a2a.Numerazione;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.EsitoFirma;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.Hash;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// The companies' programs at the centre's door: they send requests, correct what the offices ask, and call twice
/// when they get no answer.
final class Aziende {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final Mittente MITTENTE = new Mittente("azienda.prova", "01234560991", "");
    private static final int FILE_BYTES = 3_000;

    private final Mondo mondo;
    private final NodoCentro centro;
    private final List<Sede> sedi;

    Aziende(Mondo mondo, List<Sede> sedi) {
        this.mondo = mondo;
        this.centro = mondo.centro;
        this.sedi = sedi;
    }

    void lavorano() {
        try {
            if (mondo.caso.capita(650)) {
                manda(mondo.caso.uno(sedi));
            } else {
                corregge();
            }
        } catch (RejectedException e) {
            mondo.diario.nota("centro " + e.rejection().sentence());
        }
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
        Bozza bozza =
                centro.journal().read(rows -> centro.bozze.find(rows, numero)).orElseThrow();
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
