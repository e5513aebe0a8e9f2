package it.timbro.imprese;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.journal.Journal;
import it.timbro.journal.Tx;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.Contatto;
import it.timbro.pratica.DellImpresa;
import it.timbro.pratica.DellImpresa.Ambito;
import it.timbro.pratica.DellImpresa.ContattoIndicato;
import it.timbro.pratica.DellImpresa.DelegaConferita;
import it.timbro.pratica.DellImpresa.DelegaRevocata;
import it.timbro.pratica.DellImpresa.DelegaRicontrollata;
import it.timbro.pratica.DellImpresa.ImpresaAggiornata;
import it.timbro.pratica.DellImpresa.ImpresaRilevata;
import it.timbro.pratica.DellImpresa.Qualifica;
import it.timbro.pratica.DellImpresa.QualificaAttribuita;
import it.timbro.pratica.DellImpresa.Veste;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Proprieta;
import it.timbro.pratica.Visura;
import it.timbro.sync.protocol.StreamId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What people write of companies. Any thread may call.
public final class Schedario {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");

    /// Facts of one transaction while a list is imported: the counter of a trial centre waits no
    /// longer than this.
    private static final int PER_VOLTA = 100;

    private final Journal journal;
    private final Imprese imprese;
    private final Flussi flussi;

    /// Where this machine writes for the companies of a chamber; empty if it does not.
    @FunctionalInterface
    public interface Flussi {
        Optional<StreamId> dellaCamera(Sede camera);

        /// A branch writes in its own stream, for its own chamber.
        static Flussi dellaSede(StreamId own) {
            return camera -> own.sede().startsWith(camera.code()) ? Optional.of(own) : Optional.empty();
        }
    }

    public Schedario(Journal journal, Imprese imprese, Flussi flussi) {
        this.journal = journal;
        this.imprese = imprese;
        this.flussi = flussi;
    }

    /// Who a delega is for, and how far it goes.
    ///
    /// @param titolo how the office knows
    public record Conferimento(
            CodiceFiscale delegato,
            String nome,
            Ambito ambito,
            LocalDate dal,
            @Nullable LocalDate al,
            String titolo,
            Veste veste) {
        public Conferimento(
                CodiceFiscale delegato,
                String nome,
                Ambito ambito,
                LocalDate dal,
                @Nullable LocalDate al,
                String titolo) {
            this(delegato, nome, ambito, dal, al, titolo, Veste.DELEGATO);
        }
    }

    /// Whether people write here for the companies of a chamber.
    public boolean scrive(Sede camera) {
        return flussi.dellaCamera(camera).isPresent();
    }

    /// A visura was shown at the counter.
    public void rileva(Sede camera, CodiceFiscale impresa, Visura visura, String operatore) {
        journal.write(flusso(camera), operatore, tx -> {
            if (visura.data().isAfter(oggi(tx))) {
                throw Problem.VISURA_NON_VALIDA.rejected("la data della visura è nel futuro");
            }
            return tx.append(new ImpresaRilevata(camera, impresa, visura));
        });
    }

    /// How the company is reached, all of it anew (centre only). What is known already is written
    /// no second time.
    public void indica(Sede camera, CodiceFiscale impresa, Contatto contatto, String operatore) {
        journal.write(flussoDellaCentrale(camera), operatore, tx -> {
            boolean noto = imprese.read(tx, camera, impresa)
                    .contatto()
                    .filter(dato -> dato.valore().equals(contatto))
                    .isPresent();
            return !noto && tx.append(new ContattoIndicato(camera, impresa, contatto)) != null;
        });
    }

    /// What kind of operator the company is from a day on (centre only), at most a year ahead.
    public void qualifica(Sede camera, CodiceFiscale impresa, Attribuzione a, String operatore) {
        QualificaAttribuita fatto = new QualificaAttribuita(camera, impresa, a.qualifica(), a.dal(), a.titolo());
        journal.write(flussoDellaCentrale(camera), operatore, tx -> {
            if (a.dal().isAfter(oggi(tx).plusYears(1))) {
                throw Problem.QUALIFICA_NON_VALIDA.rejected("comincia fra più di un anno");
            }
            Optional<QualificaAttribuita> valida =
                    imprese.read(tx, camera, impresa).qualifica(a.dal());
            return valida.filter(fatto::equals).isEmpty() && tx.append(fatto) != null;
        });
    }

    /// @param titolo how the office knows
    public record Attribuzione(Qualifica qualifica, LocalDate dal, String titolo) {}

    private StreamId flussoDellaCentrale(Sede camera) {
        StreamId flusso = flusso(camera);
        if (!Proprieta.centrale(flusso)) {
            throw Problem.SOLO_IN_CENTRALE.rejected();
        }
        return flusso;
    }

    /// @return identity of the delega
    public String conferisci(Sede camera, CodiceFiscale impresa, Conferimento c, String operatore) {
        return journal.write(flusso(camera), operatore, tx -> conferisci(tx, camera, impresa, c));
    }

    /// The same, inside the transaction that approves the pratica which asks for it.
    public String conferisci(Tx tx, Sede camera, CodiceFiscale impresa, Conferimento c) {
        String id = tx.stream().toString().replace('/', '-') + "-" + (tx.head().seq() + 1);
        tx.append(new DelegaConferita(
                camera, impresa, id, c.delegato(), c.nome(), c.ambito(), c.dal(), c.al(), c.titolo(), c.veste()));
        return id;
    }

    /// @param dal first day on which it is no longer good, not after today: a revocation works when
    /// it is known
    public void revoca(
            Sede camera, CodiceFiscale impresa, String delega, LocalDate dal, String motivo, String operatore) {
        journal.write(flusso(camera), operatore, tx -> revoca(tx, camera, impresa, delega, dal, motivo));
    }

    /// The same, inside the transaction that approves the pratica which asks for it.
    ///
    /// @return the one that is revoked
    public Delega revoca(Tx tx, Sede camera, CodiceFiscale impresa, String delega, LocalDate dal, String motivo) {
        Delega revocanda = imprese.read(tx, camera, impresa).deleghe().stream()
                .filter(d -> d.id().equals(delega) && d.revoca().isEmpty())
                .findFirst()
                .orElseThrow(() -> Problem.DELEGA_SCONOSCIUTA.rejected(delega));
        if (dal.isAfter(oggi(tx))) {
            throw Problem.DELEGA_NON_VALIDA.rejected("la revoca vale al più tardi da oggi");
        }
        tx.append(new DelegaRevocata(camera, impresa, delega, revocanda.delegato(), revocanda.nome(), dal, motivo));
        return revocanda;
    }

    /// A person has looked again at a pratica handled on a revoked delega. Twice is once.
    public void ricontrolla(
            Sede camera, CodiceFiscale impresa, String delega, NumeroPratica pratica, String esito, String operatore) {
        StreamId flusso = flusso(camera);
        journal.write(flusso, operatore, tx -> {
            boolean aperto = imprese.daRicontrollare(tx).stream()
                    .anyMatch(voce -> voce.delega().equals(delega)
                            && voce.pratica().equals(pratica)
                            && voce.sede().code().equals(flusso.sede()));
            return aperto && tx.append(new DelegaRicontrollata(camera, impresa, delega, pratica, esito)) != null;
        });
    }

    /// Takes a list from the Registro delle imprese (centre only). What is known already is written
    /// no second time.
    ///
    /// @return how many companies were written
    public int importa(Sede camera, List<ElencoImprese.Voce> elenco, String operatore) {
        StreamId flusso = flusso(camera);
        int scritte = 0;
        for (int from = 0; from < elenco.size(); from += PER_VOLTA) {
            List<ElencoImprese.Voce> voci = elenco.subList(from, Math.min(elenco.size(), from + PER_VOLTA));
            scritte += journal.write(flusso, operatore, tx -> {
                List<DellImpresa> nuovi = voci.stream()
                        .flatMap(voce -> Stream.concat(
                                Stream.<DellImpresa>of(new ImpresaAggiornata(camera, voce.impresa(), voce.visura())),
                                voce.contatto().stream()
                                        .map(contatto -> new ContattoIndicato(camera, voce.impresa(), contatto))))
                        .filter(fatto -> imprese.storia(tx, camera, fatto.codiceFiscale()).stream()
                                .noneMatch(scritto -> scritto.fatto().equals(fatto)))
                        .toList();
                nuovi.forEach(tx::append);
                return (int) nuovi.stream()
                        .map(DellImpresa::codiceFiscale)
                        .distinct()
                        .count();
            });
        }
        return scritte;
    }

    private StreamId flusso(Sede camera) {
        return flussi.dellaCamera(camera).orElseThrow(() -> Problem.ALTRA_CAMERA.rejected(camera));
    }

    private static LocalDate oggi(Tx tx) {
        return LocalDate.ofInstant(tx.now(), ROMA);
    }
}
