package it.timbro.atti;

import it.timbro.base.Problem;
import it.timbro.centro.a2a.Bozza;
import it.timbro.centro.a2a.Elenco;
import it.timbro.centro.a2a.Mittente;
import it.timbro.centro.a2a.Rettifica;
import it.timbro.journal.Reading;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.RettificaPervenuta;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.TipoAllegato;
import it.timbro.sync.protocol.StreamId;

/// A company corrects what the office asked (*rettifica*): files are collected, then transmitted once to the office
/// that owns the pratica, whose answer alone changes its state. Any thread may call.
public final class Correzioni {
    private final Centrale centrale;
    private final Esame esame;

    public Correzioni(Centrale centrale, Esame esame) {
        this.centrale = centrale;
        this.esame = esame;
    }

    /// Collects one corrected attachment.
    public Bozza allega(Mittente mittente, NumeroPratica numero, FileInviato file) {
        Bozza seen = checkRichiesta(centrale.journal().read(rows -> sua(rows, mittente, numero)));
        esame.allegato(file.bytes(), file.codice(), seen.corpo().modello().tipo());
        Presa.checkRoom(seen, file);
        Allegato allegato = file.keep(centrale.archivio());
        return centrale.journal().write(stream(seen), mittente.operatore(), tx -> {
            Bozza bozza = checkRichiesta(sua(tx, mittente, numero));
            Presa.checkRoom(bozza, file);
            Bozza after = bozza.correggi(allegato);
            centrale.bozze().update(tx, after);
            return after;
        });
    }

    /// Collects a new signed modello, of the same company and kind.
    public Bozza modello(Mittente mittente, NumeroPratica numero, FileInviato file) {
        Bozza seen = checkRichiesta(centrale.journal().read(rows -> sua(rows, mittente, numero)));
        Esame.Domanda domanda = esame.domanda(file.bytes());
        var before = seen.corpo().modello();
        if (domanda.modello().tipo() != before.tipo()) {
            throw Problem.TIPO_DIVERSO.rejected(before.tipo(), domanda.modello().tipo());
        }
        if (!domanda.modello().impresa().codiceFiscale().equals(before.impresa().codiceFiscale())) {
            throw Problem.IMPRESA_DIVERSA.rejected(
                    "la pratica è di " + before.impresa().codiceFiscale() + ", il nuovo modello di "
                            + domanda.modello().impresa().codiceFiscale());
        }
        Presa.checkRoom(seen, file);
        Allegato firmato = new FileInviato(TipoAllegato.MOB, file.nome(), file.descrizione(), file.bytes())
                .keep(centrale.archivio());
        return centrale.journal().write(stream(seen), mittente.operatore(), tx -> {
            Bozza after =
                    checkRichiesta(sua(tx, mittente, numero)).correggi(domanda.modello(), firmato, domanda.firma());
            centrale.bozze().update(tx, after);
            return after;
        });
    }

    /// Passes on what was collected. Twice is once, until the office answers.
    public Bozza trasmetti(Mittente mittente, NumeroPratica numero) {
        Bozza seen = centrale.journal().read(rows -> sua(rows, mittente, numero));
        return centrale.journal().write(stream(seen), mittente.operatore(), tx -> {
            Bozza bozza = sua(tx, mittente, numero);
            Bozza.Correzione correzione = bozza.corpo().correzione();
            if (correzione.isVuota() && rettifica(numero) instanceof Rettifica.Inoltrata) {
                return bozza;
            }
            checkRichiesta(bozza);
            if (correzione.isVuota()) {
                throw Problem.RETTIFICA_VUOTA.rejected(numero);
            }
            Scheda scheda = centrale.pratiche().read(tx, numero);
            tx.append(
                    new RettificaPervenuta(
                            numero,
                            correzione.modello(),
                            correzione.modelloFirmato(),
                            correzione.firma(),
                            correzione.allegati()),
                    scheda.sede());
            Bozza after = bozza.con(Bozza.Correzione.VUOTA);
            centrale.bozze().update(tx, after);
            return after;
        });
    }

    private Bozza sua(Reading rows, Mittente mittente, NumeroPratica numero) {
        return Elenco.sua(centrale.bozze(), rows, mittente, numero);
    }

    private StreamId stream(Bozza bozza) {
        return centrale.camere().cameraDi(bozza.corpo().sede()).stream();
    }

    /// Reads the history by itself: from the writer's thread that is the state before this transaction, which is
    /// what counts.
    private Rettifica rettifica(NumeroPratica numero) {
        return Rettifica.of(centrale.journal().history("pratica:" + numero));
    }

    private Bozza checkRichiesta(Bozza bozza) {
        NumeroPratica numero = bozza.numero();
        return switch (rettifica(numero)) {
            case Rettifica.Richiesta _ -> bozza;
            case Rettifica.Inoltrata _ ->
                throw Problem.RETTIFICA_NON_RICHIESTA.rejected(numero, "la rettifica è già stata inoltrata alla sede");
            case Rettifica.NonRichiesta _ ->
                throw Problem.RETTIFICA_NON_RICHIESTA.rejected(numero, "la sede non l'ha chiesta");
        };
    }
}
