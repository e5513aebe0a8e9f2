package it.timbro.atti;

import it.timbro.atti.Seguito.Aggiunta;
import it.timbro.atti.Seguito.DaVistare;
import it.timbro.atti.Seguito.Proposta;
import it.timbro.atti.Seguito.Voce;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.certificato.Numeri;
import it.timbro.diritti.Conti;
import it.timbro.formulari.Formulari;
import it.timbro.formulari.Magazzino;
import it.timbro.imprese.Delega;
import it.timbro.imprese.Imprese;
import it.timbro.imprese.Schedario;
import it.timbro.istruttoria.Istruttoria;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.DelVisto.Funzionario;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.PraticaEvasa;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Stato;
import it.timbro.pratica.TipoPratica;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import it.timbro.visti.RegistroVisti;
import it.timbro.visti.Visti;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What companies send that is no certificate (S-081..S-084): whoever approves it does, in one transaction, what
/// follows from it, as the counter does for who walks in. What cannot follow is said before the approval.
///
/// Any thread may call, but never from inside a transaction.
public final class Evasione {
    private static final DateTimeFormatter GIORNO = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ITALY);

    private final Journal journal;
    private final StreamId stream;
    private final Istruttoria istruttoria;
    private final Stanze stanze;
    private final CartaPerduta carta;
    private final VistiSuFile visti;

    /// What it looks into and acts through.
    ///
    /// @param revocata runs after a delega was revoked: the list of what is looked at again
    public record Stanze(
            Pratiche pratiche,
            Numeri numeri,
            Formulari formulari,
            Magazzino magazzino,
            Annullamento annullamento,
            Imprese imprese,
            Schedario schedario,
            RegistroVisti visti,
            Visti scritti,
            Conti conti,
            Notizie notizie,
            Runnable revocata) {}

    public Evasione(Journal journal, StreamId stream, Istruttoria istruttoria, Stanze stanze) {
        this.journal = journal;
        this.stream = stream;
        this.istruttoria = istruttoria;
        this.stanze = stanze;
        this.carta = new CartaPerduta(stanze.annullamento(), stanze.magazzino(), stanze.formulari(), stanze.numeri());
        this.visti = new VistiSuFile(stanze.visti(), istruttoria);
    }

    /// What follows from a pratica; empty of a certificate, and of what waits for no decision.
    public Optional<Proposta> proposta(Scheda scheda) {
        boolean aperta = scheda.stato() == Stato.ASSEGNATA || scheda.stato() == Stato.APPROVATA;
        if (!aperta || !scheda.sede().code().equals(stream.sede())) {
            return Optional.empty();
        }
        return switch (scheda.modello()) {
            case Modello.CertificatoOrigine _ -> Optional.empty();
            case Modello.Visti _ -> Optional.of(visti.proposta(scheda));
            case Modello.Denuncia denuncia -> Optional.of(journal.read(rows -> carta.proposta(rows, scheda, denuncia)));
            case Modello.Altro altro ->
                Optional.of(
                        switch (altro.tipo()) {
                            case CD -> new Proposta.Conferimento();
                            case RD -> revoca(scheda);
                            case CA, CO, VA, DD, DF ->
                                new Proposta.Nulla("I carnet ATA non si rilasciano con questo programma:"
                                        + " l'approvazione non avrebbe alcun seguito.");
                        });
        };
    }

    private Proposta revoca(Scheda scheda) {
        List<Voce> deleghe = journal
                .read(rows -> stanze.imprese()
                        .read(rows, camera(scheda), scheda.impresa().codiceFiscale()))
                .deleghe()
                .stream()
                .filter(delega -> delega.revoca().isEmpty())
                .map(delega -> new Voce(delega.id(), parole(delega)))
                .toList();
        return deleghe.isEmpty()
                ? new Proposta.Nulla("L'impresa non ha deleghe registrate da revocare.")
                : new Proposta.Revoca(deleghe);
    }

    private static String parole(Delega delega) {
        return delega.nome() + " (" + delega.delegato() + ")"
                + delega.conferita().map(c -> ", dal " + GIORNO.format(c.dal())).orElse("");
    }

    /// Approves it and does what follows, or nothing at all.
    ///
    /// @param versione of the pratica, as the person saw it
    /// @param viste codes of the checklist that the person answered
    /// @param funzionario whose signature stands on visti
    public void evadi(
            NumeroPratica numero, long versione, List<String> viste, Aggiunta aggiunta, Funzionario funzionario) {
        Scheda vista = journal.read(rows -> stanze.pratiche().vista(rows, numero, versione));
        List<VistiSuFile.Vistato> pronti = aggiunta instanceof Aggiunta.Visti(List<DaVistare> documenti)
                ? visti.pronti(vista, documenti)
                : List.of();
        journal.write(stream, funzionario.login(), tx -> {
            Scheda scheda = stanze.pratiche().vista(tx, numero, versione);
            if (scheda.stato() == Stato.ASSEGNATA) {
                tx.append(istruttoria.approvazione(tx, scheda, viste));
            }
            PraticaEvasa evasa = esegui(tx, scheda, aggiunta, pronti, funzionario);
            tx.append(evasa);
            stanze.conti().evasa(tx, scheda);
            stanze.notizie()
                    .evasa(
                            tx,
                            scheda,
                            String.join(" ", evasa.seguiti())
                                    + (evasa.visti().isEmpty() ? "" : " I documenti si ritirano allo sportello."));
            return evasa;
        });
        if (aggiunta instanceof Aggiunta.Revoca) {
            stanze.revocata().run();
        }
    }

    /// Files of a pratica on which a visto was asked for and is not yet put, as [#proposta]
    /// proposes them; empty where nothing is missing or it is not the time.
    public Optional<Proposta.Visti> daVistare(Scheda scheda) {
        Set<Hash> mancano = journal.read(rows -> mancano(rows, scheda));
        return daFare(scheda) && visti.proposta(scheda) instanceof Proposta.Visti tutti
                ? Optional.of(new Proposta.Visti(
                                tutti.documenti().stream()
                                        .filter(documento -> mancano.contains(documento.sha256()))
                                        .toList(),
                                tutti.scelte(),
                                tutti.lingue()))
                        .filter(resto -> !resto.documenti().isEmpty())
                : Optional.empty();
    }

    /// Puts the visti that the company asked for beside its certificate (S-128): paid with the
    /// pratica and handed over with it.
    public void vista(NumeroPratica numero, long versione, List<DaVistare> documenti, Funzionario funzionario) {
        Scheda vista = journal.read(rows -> stanze.pratiche().vista(rows, numero, versione));
        List<VistiSuFile.Vistato> pronti = visti.pronti(vista, documenti);
        if (pronti.isEmpty()) {
            throw Problem.EVASIONE_INCOMPLETA.rejected("almeno un documento su cui mettere il visto");
        }
        journal.write(stream, funzionario.login(), tx -> {
            Scheda scheda = stanze.pratiche().vista(tx, numero, versione);
            Set<Hash> mancano = mancano(tx, scheda);
            if (!daFare(scheda) || !documenti.stream().allMatch(documento -> mancano.contains(documento.sha256()))) {
                throw Problem.EVASIONE_NON_AMMESSA.rejected(
                        "su quel documento l'impresa non ha chiesto un visto, oppure c'è già");
            }
            return pronti.stream()
                    .map(uno -> stanze.visti().rilascia(tx, uno.pronta(), uno.telematico(), funzionario))
                    .toList();
        });
    }

    private Set<Hash> mancano(Reading rows, Scheda scheda) {
        Set<Hash> messi = stanze.scritti().dellaPratica(rows, scheda.numero()).stream()
                .filter(scritto -> scritto.annullo().isEmpty())
                .flatMap(scritto -> scritto.visto().copia().stream())
                .map(Allegato::sha256)
                .collect(Collectors.toSet());
        return scheda.opzioni().allegati().stream()
                .filter(chiesto -> Objects.requireNonNullElse(chiesto.conteggi().visti(), 0) > 0)
                .flatMap(chiesto -> Lavorazioni.files(scheda, chiesto).stream())
                .filter(file -> !messi.contains(file))
                .collect(Collectors.toSet());
    }

    /// From the approval to the handover.
    private boolean daFare(Scheda scheda) {
        boolean ora = scheda.stato() == Stato.APPROVATA
                || scheda.stato() == Stato.IN_STAMPA
                || scheda.stato() == Stato.EMESSA;
        return ora
                && scheda.modello().tipo() == TipoPratica.CO
                && scheda.sede().code().equals(stream.sede());
    }

    private PraticaEvasa esegui(
            Tx tx, Scheda scheda, Aggiunta aggiunta, List<VistiSuFile.Vistato> pronti, Funzionario funzionario) {
        return switch (aggiunta) {
            case Aggiunta.Denuncia d
            when scheda.modello() instanceof Modello.Denuncia denuncia ->
                evasa(scheda, carta.togli(tx, scheda, denuncia, d));
            case Aggiunta.Conferimento c
            when tipo(scheda) == TipoPratica.CD -> {
                stanze.schedario()
                        .conferisci(
                                tx,
                                camera(scheda),
                                scheda.impresa().codiceFiscale(),
                                new Schedario.Conferimento(
                                        c.delegato(),
                                        c.nome(),
                                        c.ambito(),
                                        c.dal(),
                                        c.al(),
                                        "pratica " + scheda.numero()));
                yield evasa(
                        scheda,
                        List.of("Delega a " + c.nome() + " registrata: "
                                + c.ambito().parola() + "."));
            }
            case Aggiunta.Revoca r
            when tipo(scheda) == TipoPratica.RD -> {
                Delega revocata = stanze.schedario()
                        .revoca(
                                tx,
                                camera(scheda),
                                scheda.impresa().codiceFiscale(),
                                r.delega(),
                                r.dal(),
                                "pratica " + scheda.numero());
                yield evasa(
                        scheda,
                        List.of("Delega a " + revocata.nome() + " revocata dal " + GIORNO.format(r.dal()) + "."));
            }
            case Aggiunta.Visti _ when tipo(scheda) == TipoPratica.VA -> visti.metti(tx, scheda, pronti, funzionario);
            case Aggiunta.Denuncia _, Aggiunta.Conferimento _, Aggiunta.Revoca _, Aggiunta.Visti _ ->
                throw Problem.EVASIONE_NON_AMMESSA.rejected("è «" + tipo(scheda).nome() + "», ne segue altro");
        };
    }

    private static PraticaEvasa evasa(Scheda scheda, List<String> seguiti) {
        return new PraticaEvasa(scheda.numero(), seguiti, List.of());
    }

    private static TipoPratica tipo(Scheda scheda) {
        return scheda.modello().tipo();
    }

    private static Sede camera(Scheda scheda) {
        return scheda.sede().camera();
    }
}
