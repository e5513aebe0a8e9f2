package it.timbro.atti;

import it.timbro.annullamento.Annullamenti;
import it.timbro.archivio.Archivio;
import it.timbro.base.AnnoCerto;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.certificato.Impaginazione;
import it.timbro.certificato.Numeri;
import it.timbro.diritti.Addebiti;
import it.timbro.diritti.Conti;
import it.timbro.diritti.Diritti;
import it.timbro.formulari.Formulari;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.politica.Politica;
import it.timbro.pratica.Custodie;
import it.timbro.pratica.Importo;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Stato;
import it.timbro.printing.pdf.Composition;
import it.timbro.printing.sheet.Foglio;
import it.timbro.stampa.Lavori;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The next free number and the document composed for it, taken in one commit; and what forbids it.
/// Shared by the certificate that is printed here and the one that the company prints.
final class Impegno {
    static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final int TRIES = 5;

    private final Journal journal;
    private final StreamId stream;
    private final Time time;
    private final Pratiche pratiche;
    private final Custodie custodie;
    private final Numeri numeri;
    private final Politica.Raccolta politiche;
    private final Impaginazione impaginazione;
    private final Archivio archivio;
    private final Formulari formulari;
    private final Diritti diritti;
    private final Annullamenti annullamenti;
    private final Addebiti addebiti;
    private final Conti conti;
    private final CartaDellImpresa dellImpresa;

    Impegno(Journal journal, StreamId stream, Time time, Emissione.Stanze stanze, Archivio archivio) {
        this.journal = journal;
        this.stream = stream;
        this.time = time;
        this.pratiche = stanze.pratiche();
        this.custodie = stanze.custodie();
        this.numeri = stanze.numeri();
        this.politiche = stanze.politiche();
        this.impaginazione = stanze.impaginazione();
        this.archivio = archivio;
        this.formulari = stanze.formulari();
        this.diritti = stanze.diritti();
        this.annullamenti = stanze.annullamenti();
        this.addebiti = new Addebiti(stanze.crediti(), new Sede(stream.sede()), time);
        this.conti = new Conti(diritti, addebiti, politiche);
        this.dellImpresa = new CartaDellImpresa(pratiche, stanze.formulari());
    }

    /// What was taken.
    ///
    /// @param formulario layout of the blanks that the document was composed for
    record Preso(
            NumeroCertificato numero, NumeroLavoro lavoro, Hash documento, List<Foglio> fogli, String formulario) {}

    /// The facts of the act, inside the transaction that takes the number.
    @FunctionalInterface
    interface Atto {
        void append(Tx tx, Scheda scheda, Preso preso);
    }

    void prendi(NumeroPratica numero, long versione, String operatore, Atto atto) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (tryToTake(numero, versione, operatore, atto)) {
                return;
            }
        }
        throw Problem.TROPPO_CARICO.rejected();
    }

    /// Composes for the next free number outside the writer's turn, keeps the file, then takes the
    /// number; `false` if a colleague took it meanwhile.
    private boolean tryToTake(NumeroPratica numero, long versione, String operatore, Atto atto) {
        Instant quando = time.now();
        int anno = AnnoCerto.di(time, quando);
        Letta letta = journal.read(rows -> letta(rows, pratiche.vista(rows, numero, versione)));
        Scheda scheda = letta.scheda();
        if (scheda.stato() != Stato.APPROVATA) {
            throw Problem.NON_VALIDO_ORA.rejected(
                    "la pratica è «" + scheda.stato().parola() + "»");
        }
        List<String> vietato = journal.read(rows -> vietato(rows, scheda));
        if (!vietato.isEmpty()) {
            throw Problem.EMISSIONE_NON_AMMESSA.rejected(String.join("; ", vietato));
        }
        Numeri.Libero libero = journal.read(rows -> numeri.prossimo(rows, anno))
                .orElseThrow(() -> Problem.NUMERI_ESAURITI.rejected(anno));
        Composition.Composed composed = composed(componi(
                scheda,
                new Impaginazione.Emissione(
                        libero,
                        quando,
                        journal.head(journal.lives(stream).getLast()),
                        letta.sostituisce(),
                        letta.formulario())));
        Hash documento = archivio.keep(composed.pdf());
        return journal.write(stream, operatore, tx -> {
            pratiche.vista(tx, numero, versione);
            custodie.libera(tx);
            Custodia.check(tx, custodie, numero, time);
            if (!letta(tx, scheda).equals(letta) || !numeri.prossimo(tx, anno).equals(Optional.of(libero))) {
                return false;
            }
            NumeroLavoro lavoro = NumeroLavoro.at(tx.stream(), tx.head().seq() + 1);
            addebita(tx, scheda);
            atto.append(
                    tx, scheda, new Preso(libero.numero(), lavoro, documento, composed.fogli(), letta.formulario()));
            return true;
        });
    }

    /// What has begun to come out of the printer is finished; nothing begins after the term.
    void inCustodia(Tx tx, Lavori.Lavoro lavoro) {
        if (lavoro.invii() == 0) {
            Custodia.check(tx, custodie, lavoro.pratica(), time);
        }
    }

    /// What a company pays by Telemaco is debited when the number is taken: from then on it is
    /// issued or accounted for.
    private void addebita(Tx tx, Scheda scheda) {
        if (politiche.opzioni(scheda).pagamento() == Opzioni.Pagamento.TELEMACO) {
            diritti.find(tx, scheda.numero())
                    .ifPresent(conto -> addebiti.addebita(
                            tx, scheda.numero(), scheda.impresa().codiceFiscale(), Importo.cent(conto.apertiCent())));
        }
    }

    /// What the company is told.
    Notizie notizie() {
        return new Notizie(politiche);
    }

    /// The account of the pratica.
    Conti conti() {
        return conti;
    }

    /// What forbids it today, in Italian; empty if nothing: the policy, or a certificate whose place it
    /// is to take and that is still valid.
    List<String> vietato(Reading rows, Scheda scheda) {
        Opzioni opzioni = politiche.opzioni(scheda);
        Politica politica = oggi(scheda, time.now());
        List<String> vietato = new ArrayList<>();
        if (politica.verifica().isEmpty()) {
            vietato.add("in questa installazione manca l'indirizzo dove si verifica il codice stampato (verifica.url)");
        }
        if (!politica.supporti().contains(supporto(opzioni))) {
            vietato.add("questa sede non stampa su " + supporto(opzioni).nome());
        }
        if (supporto(opzioni) == Opzioni.Supporto.FOGLIO_BIANCO
                && !politica.bianco().ammette(scheda.impresa().codiceFiscale())) {
            vietato.add("l'impresa non è fra quelle autorizzate al foglio bianco (pagina Politica)");
        }
        Opzioni.Consegna consegna = opzioni.consegna();
        if (consegna != null && !politica.consegne().contains(consegna)) {
            vietato.add("questa sede non ammette la consegna «" + consegna.nome() + "»");
        }
        if (dellImpresa.serve(opzioni)) {
            vietato.addAll(dellImpresa.vietato(rows, scheda, opzioni));
        }
        pratiche.annotazioni(rows, scheda).sostituiti().stream()
                .filter(numero -> valido(rows, scheda, numero))
                .map(numero -> "l'impresa scrive che sostituisce il certificato " + numero
                        + ", che è ancora valido: prima si annulla quello")
                .forEach(vietato::add);
        return vietato;
    }

    /// One of the same company: a number that was mistyped is nobody's.
    private boolean valido(Reading rows, Scheda scheda, NumeroCertificato numero) {
        return numeri.find(rows, numero)
                .filter(certificato -> certificato.stato() == Numeri.Stato.EMESSO)
                .flatMap(certificato -> pratiche.find(rows, certificato.pratica()))
                .filter(vecchia -> vecchia.impresa()
                        .codiceFiscale()
                        .equals(scheda.impresa().codiceFiscale()))
                .isPresent();
    }

    /// @param sostituisce what is printed of the certificate that it replaces; "" if of none
    /// @param formulario layout of the blanks that lie on top
    private record Letta(Scheda scheda, String sostituisce, String formulario) {}

    private Letta letta(Reading rows, Scheda scheda) {
        return new Letta(
                scheda,
                annullamenti
                        .sostituitoDa(rows, scheda.numero())
                        .flatMap(Annullamenti.Annullamento::sostituto)
                        .map(Annullamenti.Sostituto::dicitura)
                        .orElse(""),
                formulari.modelloInCima(rows));
    }

    /// As it would be, or a problem; composed when nothing is read any more.
    Composition.Composed prova(NumeroPratica numero) {
        Letta letta = journal.read(rows -> letta(rows, pratiche.read(rows, numero)));
        return composed(senzaNumero(letta));
    }

    /// As it would be, with a number that is none.
    Composition prova(Reading rows, Scheda scheda) {
        return senzaNumero(letta(rows, scheda));
    }

    private Composition senzaNumero(Letta letta) {
        return componi(
                letta.scheda(),
                Impaginazione.Emissione.prova(time.now(), Head.EMPTY, letta.sostituisce(), letta.formulario()));
    }

    private Composition componi(Scheda scheda, Impaginazione.Emissione emissione) {
        return impaginazione.componi(scheda, politiche.opzioni(scheda), oggi(scheda, emissione.quando()), emissione);
    }

    static Composition.Composed composed(Composition composition) {
        return switch (composition) {
            case Composition.Composed good -> good;
            case Composition.Refused(var flaws) ->
                throw Problem.TESTO_NON_STAMPABILE.rejected(
                        flaws.stream().map(Impaginazione::sentence).collect(Collectors.joining("; ")));
        };
    }

    static Opzioni.Supporto supporto(Opzioni opzioni) {
        Opzioni.Supporto supporto = opzioni.supporto();
        return supporto == null ? Opzioni.Supporto.FOGLIO_BIANCO : supporto;
    }

    private Politica oggi(Scheda scheda, Instant quando) {
        return politiche.valida(scheda.sede(), LocalDate.ofInstant(quando, ROMA));
    }
}
