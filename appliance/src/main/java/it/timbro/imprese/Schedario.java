package it.timbro.imprese;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.journal.Journal;
import it.timbro.journal.Tx;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellImpresa;
import it.timbro.pratica.DellImpresa.Ambito;
import it.timbro.pratica.DellImpresa.DelegaConferita;
import it.timbro.pratica.DellImpresa.DelegaRevocata;
import it.timbro.pratica.DellImpresa.DelegaRicontrollata;
import it.timbro.pratica.DellImpresa.ImpresaAggiornata;
import it.timbro.pratica.DellImpresa.ImpresaRilevata;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Visura;
import it.timbro.sync.protocol.StreamId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
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
            String titolo) {}

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

    /// @return identity of the delega
    public String conferisci(Sede camera, CodiceFiscale impresa, Conferimento c, String operatore) {
        return journal.write(flusso(camera), operatore, tx -> conferisci(tx, camera, impresa, c));
    }

    /// The same, inside the transaction that approves the pratica which asks for it.
    public String conferisci(Tx tx, Sede camera, CodiceFiscale impresa, Conferimento c) {
        String id = tx.stream().toString().replace('/', '-') + "-" + (tx.head().seq() + 1);
        tx.append(new DelegaConferita(
                camera, impresa, id, c.delegato(), c.nome(), c.ambito(), c.dal(), c.al(), c.titolo()));
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
                        .map(voce -> new ImpresaAggiornata(camera, voce.impresa(), voce.visura()))
                        .filter(fatto -> imprese.storia(tx, camera, fatto.codiceFiscale()).stream()
                                .noneMatch(scritto -> scritto.fatto().equals(fatto)))
                        .<DellImpresa>map(fatto -> fatto)
                        .toList();
                nuovi.forEach(tx::append);
                return nuovi.size();
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
