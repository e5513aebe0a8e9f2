package it.timbro.centro.sedi;

import it.timbro.autorita.Autorita;
import it.timbro.autorita.NomeApparecchio;
import it.timbro.autorita.NomiNoti;
import it.timbro.autorita.Richiesta;
import it.timbro.autorita.Sigillo;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.centro.sedi.Registro.Codice;
import it.timbro.centro.sedi.Registro.Iscritto;
import it.timbro.centro.sedi.Registro.StatoCodice;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.DellApparecchio.ApparecchioIscritto;
import it.timbro.pratica.DellApparecchio.ApparecchioRevocato;
import it.timbro.pratica.DellApparecchio.CodiceIscrizioneCreato;
import it.timbro.pratica.DellApparecchio.CodiceIscrizioneSbagliato;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Iscrizione;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.Rinnovo;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.protocol.Tessera;
import it.timbro.sync.transport.Answer;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The devices that may call the centre: a person makes a one-time code for a branch, a device
/// shows it once and gets a certificate, renews that by itself, and is struck off when it is lost.
/// Everything is a fact of the centre's stream, so all processes of a centre know the same, at
/// once. Any thread, but never from inside a transaction.
public final class Apparecchi {
    private static final String OPERATORE = "centrale";

    private final Journal journal;
    private final StreamId stream;
    private final Registro registro;
    private final Autorita autorita;
    private final NomiNoti nomi;
    private final Rinnovi rinnovi;
    private final Set<Sede> sedi;
    private final Time time;
    private final SecureRandom random;

    /// Whether a device of this branch may call at all.
    public boolean ammessa(Reading rows, Sede sede) {
        return registro.apparecchi(rows).stream()
                .anyMatch(iscritto -> iscritto.sede().equals(sede) && iscritto.revoca() == null);
    }

    /// Where it is all written down.
    ///
    /// @param stream the centre's own
    public record Libro(Journal journal, StreamId stream, Registro registro) {}

    /// @param sedi the branches that this centre serves
    public Apparecchi(Libro libro, Autorita autorita, Set<Sede> sedi, Time time, SecureRandom random) {
        this.journal = libro.journal();
        this.stream = libro.stream();
        this.registro = libro.registro();
        this.autorita = autorita;
        this.nomi = new NomiNoti(autorita);
        this.rinnovi = new Rinnovi(libro.registro(), autorita);
        this.sedi = Set.copyOf(sedi);
        this.time = time;
        this.random = random;
    }

    /// Makes a one-time code for one device of a branch. The answer is the only time it can be
    /// read.
    public String nuovoCodice(Sede sede, String operatore) {
        CodiceIscrizione codice = CodiceIscrizione.nuovo(random);
        scrivi(sede, codice, operatore);
        return codice.text();
    }

    /// Takes a code that the installer drew; one that is here already is left as it is.
    void importa(Sede sede, String typed, String operatore) {
        CodiceIscrizione codice = CodiceIscrizione.parse(typed)
                .orElseThrow(() -> Problem.RICHIESTA_NON_VALIDA.rejected("il codice di iscrizione non è scritto bene"));
        if (journal.read(rows -> registro.codice(rows, sede, codice.id())).isEmpty()) {
            scrivi(sede, codice, operatore);
        }
    }

    private void scrivi(Sede sede, CodiceIscrizione codice, String operatore) {
        if (!sedi.contains(sede)) {
            throw Problem.SEDE_SCONOSCIUTA.rejected(sede.code());
        }
        journal.write(
                stream,
                operatore,
                tx -> tx.append(new CodiceIscrizioneCreato(
                        sede,
                        codice.id(),
                        codice.impronta(),
                        tx.bounded().plus(Codice.VALE).toEpochMilli())));
    }

    /// Gives a device its first certificate for a one-time code. Repeated with the same key it
    /// gives the same certificate, for the answer may have been lost.
    public Answer<Tessera> iscrivi(Iscrizione domanda) {
        Optional<Richiesta> richiesta = Richiesta.leggi(domanda.richiesta());
        Optional<Sede> sede =
                sedi.stream().filter(nota -> nota.code().equals(domanda.sede())).findFirst();
        if (richiesta.isEmpty()) {
            return no(Refusal.Code.MALFORMED, "La richiesta di certificato non si può leggere.");
        }
        if (!richiesta.get().nome().equals(domanda.sede())) {
            return no(Refusal.Code.MALFORMED, "La richiesta di certificato è per un'altra sede.");
        }
        Optional<CodiceIscrizione> codice = CodiceIscrizione.parse(domanda.codice());
        if (sede.isEmpty()
                || codice.isEmpty()
                || journal.read(rows ->
                                registro.codice(rows, sede.get(), codice.get().id()))
                        .isEmpty()) {
            return sbagliato(); // costs no turn of the writer
        }
        return journal.write(
                stream,
                OPERATORE,
                tx -> iscrivi(
                        tx,
                        registro.codice(tx, sede.get(), codice.get().id()).orElseThrow(),
                        codice.get(),
                        richiesta.get()));
    }

    private Answer<Tessera> iscrivi(Tx tx, Codice scritto, CodiceIscrizione mostrato, Richiesta richiesta) {
        if (!mostrato.combacia(scritto.impronta())) {
            if (scritto.stato() == StatoCodice.APERTO) {
                tx.append(new CodiceIscrizioneSbagliato(scritto.sede(), scritto.id()));
            }
            return sbagliato();
        }
        String chiave = Hash.of(richiesta.chiave().getEncoded()).hex();
        return switch (scritto.stato()) {
            case APERTO ->
                scritto.vale(tx.bounded())
                        ? new Answer.Ok<>(iscrivi(tx, scritto, richiesta, chiave))
                        : no(Refusal.Code.UNAUTHORIZED, "Il codice di iscrizione è scaduto.");
            case USATO ->
                Optional.ofNullable(scritto.apparecchio())
                        .flatMap(id -> registro.apparecchio(tx, scritto.sede(), id))
                        .filter(iscritto -> iscritto.chiave().equals(chiave) && iscritto.revoca() == null)
                        .<Answer<Tessera>>map(iscritto -> new Answer.Ok<>(rinnovi.tessera(iscritto.certificato())))
                        .orElseGet(() -> no(Refusal.Code.UNAUTHORIZED, "Il codice di iscrizione è già stato usato."));
            case SOSTITUITO ->
                no(Refusal.Code.UNAUTHORIZED, "Il codice di iscrizione è stato sostituito da uno più nuovo.");
            case BLOCCATO ->
                no(Refusal.Code.UNAUTHORIZED, "Il codice di iscrizione è bloccato: troppi tentativi sbagliati.");
        };
    }

    private Tessera iscrivi(Tx tx, Codice codice, Richiesta richiesta, String chiave) {
        NomeApparecchio nome = NomeApparecchio.nuovo(codice.sede(), random);
        X509Certificate certificato = autorita.rilascia(nome, richiesta.chiave(), tx.bounded());
        String base64 = Rinnovi.base64(certificato);
        tx.append(new ApparecchioIscritto(
                codice.sede(),
                nome.id(),
                codice.id(),
                chiave,
                base64,
                certificato.getNotAfter().getTime()));
        return rinnovi.tessera(base64);
    }

    /// Gives a device of ours that was not struck off its next certificate, even after the last one,
    /// but not after one that it used since; one a day. Repeated with the same key it gives the same
    /// certificate, for the answer may have been lost.
    public Answer<Tessera> rinnova(@Nullable X509Certificate mostrato, Rinnovo domanda) {
        return switch (journal.read(rows -> chi(rows, mostrato))) {
            case Chiamante.Ammesso(NomeApparecchio nome, var _) -> rinnova(nome, mostrato, domanda);
            case Chiamante.Scaduto(NomeApparecchio nome, Refusal _) -> rinnova(nome, mostrato, domanda);
            case Chiamante.Respinto(Refusal refusal) -> new Answer.Refused<>(refusal);
        };
    }

    private Answer<Tessera> rinnova(NomeApparecchio nome, @Nullable X509Certificate mostrato, Rinnovo domanda) {
        Optional<Richiesta> richiesta = Richiesta.leggi(domanda.richiesta());
        if (richiesta.isEmpty()) {
            return no(Refusal.Code.MALFORMED, "La richiesta di certificato non si può leggere.");
        }
        if (!richiesta.get().nome().equals(nome.text())) {
            return no(Refusal.Code.FORBIDDEN, "Un apparecchio rinnova solo il proprio certificato.");
        }
        return journal.write(stream, OPERATORE, tx -> switch (chi(tx, mostrato)) {
            case Chiamante.Respinto(Refusal refusal) -> new Answer.Refused<>(refusal);
            case Chiamante.Ammesso _, Chiamante.Scaduto _ ->
                rinnovi.rinnova(tx, nome, Objects.requireNonNull(mostrato), richiesta.get())
                        .<Answer<Tessera>>map(Answer.Ok::new)
                        .orElseGet(() -> no(Refusal.Code.BUSY, "Questo apparecchio ha già rinnovato oggi: riproverà."));
        });
    }

    /// Notes a renewed certificate that was shown for the first time.
    void usato(Chiamante chi) {
        if (chi instanceof Chiamante.Ammesso(var nome, var nuovo) && nuovo.isPresent()) {
            journal.write(stream, OPERATORE, tx -> rinnovi.usato(tx, nome, nuovo.get()));
        }
    }

    /// Strikes a device off: its next contact is refused, whatever its certificate says.
    public void revoca(Sede sede, String id, String motivo, String operatore) {
        if (motivo.isBlank()) {
            throw Problem.MOTIVO_DELLA_REVOCA.rejected();
        }
        journal.write(stream, operatore, tx -> tx.append(new ApparecchioRevocato(sede, id, motivo.strip())));
    }

    /// Who calls. Asked at every request: a device is out the moment it is struck off.
    ///
    /// @param mostrato the certificate of the connection, `null` if it showed none
    public Chiamante chi(@Nullable X509Certificate mostrato) {
        Chiamante chi = journal.read(rows -> chi(rows, mostrato));
        usato(chi);
        return chi;
    }

    Chiamante chi(Reading rows, @Nullable X509Certificate mostrato) {
        Optional<NomeApparecchio> nome = mostrato == null ? Optional.empty() : nomi.di(mostrato);
        Optional<Iscritto> iscritto = nome.flatMap(chi -> registro.apparecchio(rows, chi.sede(), chi.id()));
        if (mostrato == null || iscritto.isEmpty()) {
            return new Chiamante.Respinto(new Refusal(
                    Refusal.Code.UNAUTHORIZED,
                    "La centrale non conosce questo apparecchio: iscrivilo con un codice alla pagina Collegamento."));
        }
        if (iscritto.get().revoca() != null) {
            return new Chiamante.Respinto(new Refusal(
                    Refusal.Code.REVOKED,
                    "Questo apparecchio non è più autorizzato a collegarsi. Quello che hai fatto resta salvato in"
                            + " sede: chiama il responsabile."));
        }
        boolean nuovo = !Rinnovi.base64(mostrato).equals(iscritto.get().certificato());
        if (nuovo && !Rinnovi.segue(mostrato, iscritto.get())) {
            return new Chiamante.Respinto(new Refusal(
                    Refusal.Code.UNAUTHORIZED,
                    "Queste chiavi non valgono più: l'apparecchio ne ha già usate di più nuove. Se non le ha più,"
                            + " iscrivilo di nuovo con un codice alla pagina Collegamento."));
        }
        if (mostrato.getNotAfter().toInstant().isBefore(time.bounded())) {
            return new Chiamante.Scaduto(
                    nome.get(),
                    new Refusal(
                            Refusal.Code.EXPIRED,
                            "Il certificato di questo apparecchio è scaduto: si sta rinnovando da solo."));
        }
        return new Chiamante.Ammesso(nome.get(), nuovo ? Optional.of(mostrato) : Optional.empty());
    }

    /// The keys that a stick for a branch is closed to: the last one of each device not struck off.
    List<PublicKey> chiaviDi(Sede sede) {
        return elenco().stream()
                .filter(iscritto -> iscritto.sede().equals(sede) && iscritto.revoca() == null)
                .map(iscritto ->
                        Rinnovi.certificato(iscritto.ultimoCertificato()).getPublicKey())
                .toList();
    }

    /// How the centre seals what travels on a stick.
    Sigillo sigillo() {
        return autorita.sigillo();
    }

    public List<Iscritto> elenco() {
        return journal.read(registro::apparecchi);
    }

    /// The code of a branch that can still be used, without its secret.
    public Optional<Codice> codiceAperto(Sede sede) {
        return journal.read(rows -> registro.aperto(rows, sede)).filter(codice -> codice.vale(time.bounded()));
    }

    /// One answer for all that is wrong, so that nobody learns which part was right.
    private static Answer<Tessera> sbagliato() {
        return no(Refusal.Code.UNAUTHORIZED, "Il codice di iscrizione non è giusto.");
    }

    private static Answer<Tessera> no(Refusal.Code code, String sentence) {
        return new Answer.Refused<>(new Refusal(code, sentence));
    }
}
