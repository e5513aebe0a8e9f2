package it.timbro.atti;

import it.timbro.annullamento.Annullamenti;
import it.timbro.annullamento.Termini;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.certificato.Numeri;
import it.timbro.diritti.Conti;
import it.timbro.formulari.Formulari;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DelFormulario.Fine;
import it.timbro.pratica.DelFormulario.FormularioAnnullato;
import it.timbro.pratica.DelNumero.CertificatoAnnullato;
import it.timbro.pratica.DellAnnullamento.AnnullamentoChiesto;
import it.timbro.pratica.DellAnnullamento.CartaRientrata;
import it.timbro.pratica.DellAnnullamento.Causa;
import it.timbro.pratica.DellAnnullamento.CertificatoSostituito;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.PraticaAnnullata;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.StreamId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes an issued certificate back. On formulario the annulment completes when every sheet is in
/// the ledger; on blank sheet there is none to wait for. An issued certificate is never edited: what
/// stands in its place is another pratica, with a date, a protocol and a fee of its own, and only
/// after the annulment. Any thread may call, but never from inside a transaction.
public final class Annullamento {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final DateTimeFormatter GIORNO = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ITALY);
    private static final Set<Stato> NON_ANCORA_SU_CARTA =
            EnumSet.of(Stato.ASSEGNATA, Stato.IN_RETTIFICA, Stato.APPROVATA);
    private static final int MAX_TESTO = 500;

    private final Journal journal;
    private final StreamId stream;
    private final Registri registri;

    /// What it looks into.
    ///
    /// @param conti a duplicate costs what it costs
    public record Registri(
            Pratiche pratiche, Numeri numeri, Formulari formulari, Annullamenti annullamenti, Conti conti) {}

    /// What stands on the form.
    ///
    /// @param richiesta the pratica DD or DF, or how the request came
    /// @param denuncia the police report, where the cause needs one
    public record Domanda(
            NumeroCertificato certificato,
            Causa causa,
            String richiesta,
            String motivo,
            String denuncia,
            Presentazione.Persona persona,
            Presentazione.@Nullable Impresa impresa,
            List<Allegato> documenti) {}

    public Annullamento(Journal journal, StreamId stream, Registri registri) {
        this.journal = journal;
        this.stream = stream;
        this.registri = registri;
    }

    /// Takes the request in. The certificate is annulled at once where no paper has to come back.
    public void chiedi(Domanda domanda, String operatore) {
        journal.write(stream, operatore, tx -> chiedi(tx, domanda));
    }

    /// The same, inside the transaction that approves the pratica which asks for it.
    boolean chiedi(Tx tx, Domanda domanda) {
        check(domanda);
        Numeri.Certificato certificato = emesso(tx, domanda.certificato());
        List<SerialeFormulario> fogli = registri.formulari().usati(tx, certificato.pratica());
        List<SerialeFormulario> attesi = domanda.causa() == Causa.ANNULLAMENTO ? fogli : List.of();
        AnnullamentoChiesto chiesto = new AnnullamentoChiesto(
                domanda.certificato(),
                certificato.pratica(),
                domanda.causa(),
                domanda.richiesta().strip(),
                domanda.motivo().strip(),
                domanda.denuncia().strip(),
                domanda.persona(),
                domanda.impresa(),
                attesi,
                domanda.documenti());
        tx.append(chiesto);
        if (attesi.isEmpty()) {
            fogli.forEach(seriale ->
                    tx.append(new FormularioAnnullato(seriale, domanda.certificato(), fine(domanda.causa()))));
            concludi(tx, chiesto, false);
        }
        return true;
    }

    /// Why a company cannot have it taken back here; empty if it can.
    Optional<String> impedimento(Reading rows, NumeroCertificato numero, CodiceFiscale impresa) {
        Optional<Numeri.Certificato> certificato = registri.numeri().find(rows, numero);
        if (certificato.isEmpty()) {
            return Optional.of(
                    "non è stato emesso in questa sede: riconsegna la pratica, si annulla dove è stato emesso");
        }
        if (registri.annullamenti().find(rows, numero).isPresent()) {
            return Optional.of("il suo annullamento è già stato chiesto");
        }
        if (certificato.get().stato() != Numeri.Stato.EMESSO) {
            return Optional.of("non risulta emesso e valido");
        }
        boolean sua = certificato
                .map(Numeri.Certificato::pratica)
                .flatMap(pratica -> registri.pratiche().find(rows, pratica))
                .filter(scheda -> scheda.impresa().codiceFiscale().equals(impresa))
                .isPresent();
        return sua ? Optional.empty() : Optional.of("è di un'altra impresa");
    }

    /// Sheets of it came back, in an envelope or over the desk.
    ///
    /// @param scritti as typed or scanned
    public void rientra(NumeroCertificato numero, List<String> scritti, String busta, String operatore) {
        List<SerialeFormulario> seriali = scritti.stream()
                .map(scritto -> SerialeFormulario.parse(scritto)
                        .orElseThrow(() -> Problem.RICHIESTA_NON_VALIDA.rejected(
                                "«" + scritto + "» non è un seriale di formulario")))
                .distinct()
                .toList();
        if (seriali.isEmpty()) {
            throw Problem.ANNULLAMENTO_INCOMPLETO.rejected("il seriale dei fogli rientrati");
        }
        journal.write(stream, operatore, tx -> {
            Annullamenti.Annullamento annullamento = aperto(tx, numero);
            seriali.stream()
                    .filter(seriale -> !annullamento.attesi().contains(seriale))
                    .findFirst()
                    .ifPresent(altro -> {
                        throw Problem.ANNULLAMENTO_NON_ORA.rejected(numero, "non aspetta il foglio " + altro);
                    });
            tx.append(new CartaRientrata(numero, seriali, busta.strip()));
            seriali.forEach(seriale -> tx.append(new FormularioAnnullato(seriale, numero, Fine.RIENTRATO)));
            if (seriali.containsAll(annullamento.attesi())) {
                concludi(tx, annullamento.chiesto(), true);
            }
            return true;
        });
    }

    /// Ties a new pratica to the certificate whose place it takes.
    ///
    /// @param versione of the new pratica, as the person saw it
    public void sostituisci(NumeroCertificato numero, NumeroPratica nuova, long versione, String operatore) {
        journal.write(stream, operatore, tx -> {
            Annullamenti.Annullamento annullamento = read(tx, numero);
            if (annullamento.aperto()) {
                throw Problem.CARTA_NON_RIENTRATA.rejected("del certificato " + numero + " mancano i fogli "
                        + String.join(
                                ", ",
                                annullamento.attesi().stream()
                                        .map(SerialeFormulario::text)
                                        .toList()));
            }
            Scheda vecchia = registri.pratiche().read(tx, annullamento.chiesto().pratica());
            Scheda scheda = registri.pratiche().vista(tx, nuova, versione);
            if (!scheda.impresa().codiceFiscale().equals(vecchia.impresa().codiceFiscale())) {
                throw Problem.SOSTITUZIONE_NON_AMMESSA.rejected(numero, "la nuova pratica è di un'altra impresa");
            }
            if (!NON_ANCORA_SU_CARTA.contains(scheda.stato())) {
                throw Problem.SOSTITUZIONE_NON_AMMESSA.rejected(
                        numero, "la nuova pratica è «" + scheda.stato().parola() + "»");
            }
            LocalDate emesso = emissione(tx, numero);
            boolean duplicato = annullamento.chiesto().causa().denuncia();
            if (duplicato) {
                inTermine(tx, numero, emesso);
                registri.conti().duplicato(tx, scheda);
            }
            String dicitura = (duplicato ? "DUPLICATO. " : "") + "Sostituisce il certificato n. " + numero + " del "
                    + GIORNO.format(emesso) + ", "
                    + annullamento.chiesto().causa().parola();
            return tx.append(new CertificatoSostituito(numero, nuova, duplicato, dicitura));
        });
    }

    private void inTermine(Tx tx, NumeroCertificato numero, LocalDate emesso) {
        LocalDate oggi = LocalDate.ofInstant(tx.now(), ROMA);
        LocalDate fino = Termini.validi(new Sede(stream.sede()).camera(), oggi).duplicatoFino(emesso);
        if (oggi.isAfter(fino)) {
            throw Problem.SOSTITUZIONE_NON_AMMESSA.rejected(
                    numero, "il duplicato si poteva dare fino al " + GIORNO.format(fino));
        }
    }

    private LocalDate emissione(Tx tx, NumeroCertificato numero) {
        return registri.numeri()
                .find(tx, numero)
                .flatMap(certificato -> Optional.ofNullable(certificato.emessoMs()))
                .map(ms -> LocalDate.ofInstant(Instant.ofEpochMilli(ms), ROMA))
                .orElseGet(() -> LocalDate.ofInstant(tx.now(), ROMA));
    }

    /// A pratica that passed to another branch stays as that branch has it, and one that has another
    /// certificate by now keeps it: then only the number is annulled (INV-15).
    private void concludi(Tx tx, AnnullamentoChiesto chiesto, boolean cartaResa) {
        String motivo = chiesto.causa().voce() + ": " + chiesto.motivo();
        tx.append(new CertificatoAnnullato(chiesto.certificato(), chiesto.pratica(), motivo, cartaResa));
        Scheda scheda = registri.pratiche().read(tx, chiesto.pratica());
        if (scheda.sede().code().equals(stream.sede())
                && scheda.certificato().equals(Optional.of(chiesto.certificato()))) {
            tx.append(new PraticaAnnullata(chiesto.pratica(), chiesto.certificato(), motivo));
        }
    }

    private static Fine fine(Causa causa) {
        return switch (causa) {
            case ANNULLAMENTO -> Fine.RIENTRATO;
            case DISTRUZIONE -> Fine.DISTRUTTO;
            case SMARRIMENTO -> Fine.SMARRITO;
            case FURTO -> Fine.RUBATO;
        };
    }

    private static void check(Domanda domanda) {
        if (domanda.motivo().isBlank() || domanda.motivo().length() > MAX_TESTO) {
            throw Problem.ANNULLAMENTO_INCOMPLETO.rejected("il motivo, in al più " + MAX_TESTO + " caratteri");
        }
        if (domanda.richiesta().isBlank()) {
            throw Problem.ANNULLAMENTO_INCOMPLETO.rejected("la richiesta: la pratica DD o DF, o il modulo firmato");
        }
        if (domanda.causa().denuncia() && domanda.denuncia().isBlank()) {
            throw Problem.ANNULLAMENTO_INCOMPLETO.rejected("la denuncia: autorità, numero e data");
        }
        if (domanda.documenti().isEmpty()) {
            throw Problem.ANNULLAMENTO_INCOMPLETO.rejected(
                    domanda.causa().denuncia()
                            ? "la scansione del modulo firmato e della denuncia"
                            : "la scansione del modulo firmato");
        }
    }

    private Numeri.Certificato emesso(Tx tx, NumeroCertificato numero) {
        Numeri.Certificato certificato = registri.numeri()
                .find(tx, numero)
                .orElseThrow(() -> Problem.ANNULLAMENTO_NON_ORA.rejected(
                        numero, "non è stato emesso in questa sede: si annulla dove è stato emesso"));
        if (certificato.stato() != Numeri.Stato.EMESSO) {
            throw Problem.ANNULLAMENTO_NON_ORA.rejected(
                    numero, certificato.stato() == Numeri.Stato.ANNULLATO ? "è già annullato" : "non risulta emesso");
        }
        return certificato;
    }

    private Annullamenti.Annullamento aperto(Tx tx, NumeroCertificato numero) {
        Annullamenti.Annullamento annullamento = read(tx, numero);
        if (!annullamento.aperto()) {
            throw Problem.ANNULLAMENTO_NON_ORA.rejected(numero, "è già annullato");
        }
        return annullamento;
    }

    private Annullamenti.Annullamento read(Tx tx, NumeroCertificato numero) {
        return registri.annullamenti()
                .find(tx, numero)
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("l'annullamento del certificato " + numero));
    }
}
