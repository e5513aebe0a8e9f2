package it.timbro.visti;

import it.timbro.base.AnnoCerto;
import it.timbro.base.Fields;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.Autorizzazione;
import it.timbro.pratica.DelVisto.Diritti;
import it.timbro.pratica.DelVisto.Funzionario;
import it.timbro.pratica.DelVisto.VistoAnnullato;
import it.timbro.pratica.DelVisto.VistoConsegnato;
import it.timbro.pratica.DelVisto.VistoLegalizzato;
import it.timbro.pratica.DelVisto.VistoRilasciato;
import it.timbro.pratica.DellaCassa;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroRicevuta;
import it.timbro.pratica.NumeroVisto;
import it.timbro.pratica.Pagato;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Visto;
import it.timbro.sync.protocol.StreamId;
import it.timbro.visti.Regole.Scelta;
import it.timbro.visti.Visti.Scritto;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The counter for *visti* on documents signed in original (Cremona's letter: only there, whatever
/// the telematic procedure does). One sitting: what is allowed, number, stamp, fee, and the original
/// back over the desk. The register is a registrazione particolare (DPR 445/2000, art. 53 c. 5), so
/// none of it waits for the centre or for a register of emergency.
///
/// Any thread may call, but never from inside a transaction.
public final class RegistroVisti {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final DateTimeFormatter GIORNO = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ITALY);
    private static final int MAX_MOTIVO = 300;

    private final Journal journal;
    private final StreamId stream;
    private final Visti visti;
    private final Time time;
    private final Domande domande;
    private final Copie copie;
    private final Ammissione ammissione;

    public RegistroVisti(Journal journal, StreamId stream, Visti visti, Time time, Domande domande) {
        this.journal = journal;
        this.stream = stream;
        this.visti = visti;
        this.time = time;
        this.domande = domande;
        this.copie = new Copie(domande.certificati());
        this.ammissione = new Ammissione(journal, domande, copie);
    }

    /// The rules of today.
    public Regole regole() {
        return Regole.valide(sede().camera(), oggi());
    }

    /// Those of the day on which a visto was put.
    public Regole regole(Scritto scritto) {
        return Regole.valide(scritto.sede().camera(), LocalDate.ofInstant(Instant.ofEpochMilli(scritto.ms()), ROMA));
    }

    /// With what a fee may be paid at this counter today.
    public List<Mezzo> mezzi() {
        return domande.prezzi().mezzi(oggi());
    }

    /// Whether this person has a till open, over which a fee goes.
    public boolean cassaAperta(String operatore) {
        return journal.read(rows -> domande.incasso().aperta(rows, operatore));
    }

    /// Looks at what is asked by the rules of today, refusing what is not allowed. Outside of any transaction.
    public Pronta esamina(Richiesta chiesta) {
        return ammissione.esamina(regole(), chiesta, oggi());
    }

    /// Puts it on the file of a pratica, inside the transaction that approves the pratica: the fee stands in the
    /// pratica's account, and the paper is handed over with it.
    public NumeroVisto rilascia(Tx tx, Pronta pronta, Visto.Telematico telematico, Funzionario funzionario) {
        if (pronta.copia()) {
            copie.ammessa(tx, pronta.richiesta());
        }
        NumeroVisto numero = prossimo(tx);
        Visto visto = visto(numero, pronta, funzionario, telematico);
        tx.append(new VistoRilasciato(numero, visto, funzionario, conLaPratica(pronta.tassa(), telematico)));
        return numero;
    }

    private static Diritti conLaPratica(Domande.Tassa tassa, Visto.Telematico telematico) {
        return new Diritti(tassa.tariffa(), List.of(), "con la pratica " + telematico.pratica(), "", null);
    }

    /// Puts the visto and takes its fee. The same form twice is one.
    ///
    /// @param funzionario whose signature stands on it
    /// @param consegna whether the original goes back at once: not where a legalizzazione follows
    public NumeroVisto rilascia(Richiesta chiesta, Funzionario funzionario, boolean consegna, String operatore) {
        Pronta pronta = esamina(chiesta);
        Richiesta richiesta = pronta.richiesta();
        return journal.write(
                stream,
                operatore,
                tx -> visti.conId(tx, richiesta.id())
                        .map(gia -> lostesso(gia, richiesta))
                        .orElseGet(() -> {
                            if (pronta.copia()) {
                                copie.ammessa(tx, richiesta);
                            }
                            NumeroVisto numero = prossimo(tx);
                            Visto visto = visto(numero, pronta, funzionario, null);
                            Diritti diritti = incassa(
                                    tx, visto, visto.tipo().nome() + " " + numero, pronta.tassa(), richiesta.pagato());
                            tx.append(new VistoRilasciato(numero, visto, funzionario, diritti));
                            if (consegna) {
                                tx.append(new VistoConsegnato(numero));
                            }
                            return numero;
                        }));
    }

    /// The second officer's signature, and its fee. Whether he is another one is asked where the fact is
    /// applied.
    public void legalizza(NumeroVisto numero, Funzionario secondo, Pagato pagato, String operatore) {
        Regole regole = regole();
        Domande.Tassa tassa = domande.prezzi().legalizzazione(oggi());
        journal.write(stream, operatore, tx -> {
            Scritto scritto = mio(tx, numero);
            Map<String, String> valori = luogo();
            valori.put("numero", numero.text());
            valori.put("primo", scritto.funzionario().nome());
            valori.put("funzionario", secondo.nome());
            String testo = inLingua(regole.legalizzazione(), scritto.visto().lingua());
            Visto.Telematico telematico = scritto.visto().telematico();
            Diritti diritti = telematico != null && telematico.legalizzazione()
                    ? conLaPratica(tassa, telematico)
                    : incassa(tx, scritto.visto(), "Legalizzazione di " + numero, tassa, pagato);
            return tx.append(new VistoLegalizzato(numero, secondo, Fields.fill(testo, valori), diritti));
        });
    }

    /// The original goes back.
    public void consegna(NumeroVisto numero, String operatore) {
        journal.write(stream, operatore, tx -> {
            Visto.Telematico telematico = mio(tx, numero).visto().telematico();
            if (telematico != null) {
                throw Problem.VISTO_NON_ORA.rejected(numero, "si consegna con la pratica " + telematico.pratica());
            }
            return tx.append(new VistoConsegnato(numero));
        });
    }

    /// Annuls it, by an act: number and words stay readable, the copy stays on file.
    public void annulla(NumeroVisto numero, Autorizzazione atto, String motivo, String operatore) {
        if (motivo.isBlank() || motivo.length() > MAX_MOTIVO) {
            throw Problem.VISTO_INCOMPLETO.rejected(
                    "il motivo dell'annullamento, in al più " + MAX_MOTIVO + " caratteri");
        }
        journal.write(stream, operatore, tx -> {
            mio(tx, numero);
            return tx.append(new VistoAnnullato(numero, atto, motivo.strip()));
        });
    }

    private static NumeroVisto lostesso(Scritto gia, Richiesta richiesta) {
        Visto visto = gia.visto();
        if (!visto.persona().equals(richiesta.persona())
                || visto.pagine() != richiesta.pagine()
                || !visto.copia().equals(richiesta.copia())) {
            throw Problem.VISTO_DIVERSO.rejected(gia.numero());
        }
        return gia.numero();
    }

    private NumeroVisto prossimo(Tx tx) {
        domande.numera().accept(tx);
        int anno = AnnoCerto.di(time, tx.now());
        String codice = NumeroVisto.codice(tx.stream());
        return NumeroVisto.di(codice, anno, visti.prossimo(tx, codice, anno));
    }

    private Visto visto(NumeroVisto numero, Pronta pronta, Funzionario chi, Visto.@Nullable Telematico telematico) {
        Scelta scelta = pronta.scelta();
        Richiesta richiesta = pronta.richiesta();
        Domande.Parere parere = pronta.parere();
        Presentazione.Impresa impresa = richiesta.impresa();
        Map<String, String> valori = luogo();
        valori.put("numero", numero.text());
        valori.put("firmatario", parere.nome());
        valori.put("poteri", parere.frase());
        valori.put("impresa", impresa == null ? richiesta.persona().nome() : impresa.denominazione());
        valori.put("pagine", String.valueOf(richiesta.pagine()));
        valori.put("motivo", richiesta.motivo().strip());
        valori.put("funzionario", chi.nome());
        valori.put("certificato", richiesta.documento().strip().toUpperCase(Locale.ROOT));
        String descritto = richiesta.documento().strip();
        return new Visto(
                richiesta.id(),
                scelta.genere().tipo(),
                scelta.ammesso().codice(),
                scelta.ammesso().voce() + (descritto.isEmpty() ? "" : ": " + descritto),
                richiesta.pagine(),
                richiesta.lingua(),
                richiesta.motivo().strip(),
                richiesta.persona(),
                impresa,
                parere.nome(),
                parere.frase(),
                richiesta.copia(),
                Fields.fill(inLingua(scelta.genere().timbro(), richiesta.lingua()), valori),
                (telematico == null
                                ? "Visto su un documento con firma originale, presentato allo sportello"
                                : "Visto su un file della pratica " + telematico.pratica())
                        + " (regole dal " + GIORNO.format(regole().dal()) + ")",
                telematico);
    }

    private static String inLingua(Map<String, String> testi, String lingua) {
        String testo = testi.get(lingua);
        if (testo == null) {
            throw Problem.VISTO_NON_AMMESSO.rejected("in quella lingua non c'è un timbro", "Chiedi una traduzione.");
        }
        return testo;
    }

    private Map<String, String> luogo() {
        Domande.Luogo luogo = domande.ufficio().il(oggi());
        Map<String, String> valori = new HashMap<>();
        valori.put("camera", luogo.camera());
        valori.put("luogo", luogo.luogo());
        valori.put("data", GIORNO.format(oggi()));
        return valori;
    }

    /// What costs nothing goes over no till.
    private Diritti incassa(Tx tx, Visto visto, String causale, Domande.Tassa tassa, Pagato pagato) {
        List<DellaCassa.Voce> voci = List.of(tassa.voce());
        if (tassa.voce().totaleCent() == 0) {
            return new Diritti(tassa.tariffa(), voci, "", "", null);
        }
        Presentazione.Impresa impresa = visto.impresa();
        String chi = impresa == null ? visto.persona().nome() : impresa.denominazione();
        NumeroRicevuta ricevuta = domande.incasso().incassa(tx, chi, causale, tassa, pagato);
        return new Diritti(
                tassa.tariffa(),
                voci,
                pagato.mezzo().nome(),
                pagato.riferimento().strip(),
                ricevuta);
    }

    private Scritto mio(Reading rows, NumeroVisto numero) {
        return visti.find(rows, numero)
                .filter(scritto -> scritto.sede().equals(sede()))
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("il visto " + numero));
    }

    private Sede sede() {
        return new Sede(stream.sede());
    }

    public Instant adesso() {
        return time.now();
    }

    private LocalDate oggi() {
        return LocalDate.ofInstant(time.now(), ROMA);
    }
}
