package it.timbro.operatori.store;

import static it.timbro.journal.schema.Tables.ACCESSO;
import static it.timbro.journal.schema.Tables.GETTONE;
import static it.timbro.journal.schema.Tables.OPERATORE;

import it.timbro.base.Problem;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.OperatoreRecord;
import it.timbro.operatori.Anagrafe;
import it.timbro.operatori.Operatore;
import it.timbro.operatori.Ruolo;
import it.timbro.pratica.DellaSede;
import it.timbro.pratica.DellaSede.AccessoEffettuato;
import it.timbro.pratica.DellaSede.AccessoSbloccato;
import it.timbro.pratica.DellaSede.ChiavePubblicata;
import it.timbro.pratica.DellaSede.DatiConsultati;
import it.timbro.pratica.DellaSede.GettoneCreato;
import it.timbro.pratica.DellaSede.GettoneRevocato;
import it.timbro.pratica.DellaSede.MacchinaRiconosciuta;
import it.timbro.pratica.DellaSede.OperatoreIscritto;
import it.timbro.pratica.DellaSede.OperatoreRiammesso;
import it.timbro.pratica.DellaSede.OperatoreSospeso;
import it.timbro.pratica.DellaSede.OraConfermata;
import it.timbro.pratica.DellaSede.OrologioSaltato;
import it.timbro.pratica.DellaSede.PasswordAssegnata;
import it.timbro.pratica.DellaSede.PasswordCambiata;
import it.timbro.pratica.DellaSede.PinScelto;
import it.timbro.pratica.DellaSede.RuoliCambiati;
import it.timbro.pratica.DellaSede.StampanteTarata;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;

/// Keeps `operatore`, `accesso` and `gettone`.
public final class OperatoreStore implements Anagrafe, Projection {
    private static final int MAX_LUOGHI = 8;

    @Override
    public List<String> tables() {
        return List.of("operatore", "accesso", "gettone");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (!(recorded.fact() instanceof DellaSede fatto)) {
            return;
        }
        DSLContext dsl = rows.dsl();
        String sede = recorded.stream().sede();
        switch (fatto) {
            case OperatoreIscritto f -> {
                if (dsl.fetchExists(OPERATORE, OPERATORE.SEDE.eq(sede), OPERATORE.LOGIN.eq(f.login()))) {
                    throw Problem.NON_VALIDO_ORA.rejected("l'utente «" + f.login() + "» esiste già");
                }
                dsl.insertInto(OPERATORE)
                        .set(OPERATORE.SEDE, sede)
                        .set(OPERATORE.LOGIN, f.login())
                        .set(OPERATORE.NOME, f.nome())
                        .set(OPERATORE.RUOLI, String.join(",", f.ruoli()))
                        .set(OPERATORE.SEGRETO, f.segreto())
                        .execute();
            }
            case PasswordCambiata f -> update(dsl, sede, f.login(), password(f.segreto(), false));
            case PasswordAssegnata f -> update(dsl, sede, f.login(), password(f.segreto(), true));
            case PinScelto f -> update(dsl, sede, f.login(), Map.of(OPERATORE.PIN, f.segreto()));
            case RuoliCambiati f -> update(dsl, sede, f.login(), Map.of(OPERATORE.RUOLI, String.join(",", f.ruoli())));
            case OperatoreSospeso f -> update(dsl, sede, f.login(), Map.of(OPERATORE.SOSPESO, 1L));
            case OperatoreRiammesso f -> update(dsl, sede, f.login(), Map.of(OPERATORE.SOSPESO, 0L));
            case AccessoEffettuato f -> entrato(dsl, sede, f, recorded.time().wallMs());
            case AccessoSbloccato _ -> {} // tries are no projection: who unlocks clears them
            case DatiConsultati _ -> {} // kept by ConsultazioneStore
            case GettoneCreato f -> {
                if (dsl.fetchExists(GETTONE, GETTONE.SEDE.eq(sede), GETTONE.NOME.eq(f.nome()))) {
                    throw Problem.NON_VALIDO_ORA.rejected("un gettone «" + f.nome() + "» esiste già");
                }
                dsl.insertInto(GETTONE).values(sede, f.nome(), f.impronta(), 1L).execute();
            }
            case GettoneRevocato f ->
                dsl.update(GETTONE)
                        .set(GETTONE.ATTIVO, 0L)
                        .where(GETTONE.SEDE.eq(sede), GETTONE.NOME.eq(f.nome()))
                        .execute();
            case ChiavePubblicata _ -> {} // kept by certificato
            case MacchinaRiconosciuta _ -> {} // read from the journal by testimone
            case StampanteTarata _ -> {} // read from the journal by stampa
            case OrologioSaltato _, OraConfermata _ -> {} // read from the journal by orologio
        }
    }

    private static void update(DSLContext dsl, String sede, String login, Map<Field<?>, Object> values) {
        dsl.update(OPERATORE)
                .set(values)
                .where(OPERATORE.SEDE.eq(sede), OPERATORE.LOGIN.eq(login))
                .execute();
    }

    /// Of another person's making: the PIN that belonged to the old one opens nothing any more.
    private static Map<Field<?>, Object> password(String segreto, boolean daCambiare) {
        return daCambiare
                ? Map.of(OPERATORE.SEGRETO, segreto, OPERATORE.DA_CAMBIARE, 1L, OPERATORE.PIN, "")
                : Map.of(OPERATORE.SEGRETO, segreto, OPERATORE.DA_CAMBIARE, 0L);
    }

    /// Keeps the places a person enters from, the latest few.
    private static void entrato(DSLContext dsl, String sede, AccessoEffettuato f, long ms) {
        update(dsl, sede, f.login(), Map.of(OPERATORE.ACCESSO_MS, ms));
        dsl.insertInto(ACCESSO)
                .values(sede, f.login(), f.indirizzo(), ms)
                .onConflict(ACCESSO.SEDE, ACCESSO.LOGIN, ACCESSO.INDIRIZZO)
                .doUpdate()
                .set(ACCESSO.MS, ms)
                .execute();
        List<String> tooMany = dsl.select(ACCESSO.INDIRIZZO)
                .from(ACCESSO)
                .where(ACCESSO.SEDE.eq(sede), ACCESSO.LOGIN.eq(f.login()))
                .orderBy(ACCESSO.MS.desc(), ACCESSO.INDIRIZZO)
                .offset(MAX_LUOGHI)
                .fetch(ACCESSO.INDIRIZZO);
        if (!tooMany.isEmpty()) {
            dsl.deleteFrom(ACCESSO)
                    .where(ACCESSO.SEDE.eq(sede), ACCESSO.LOGIN.eq(f.login()), ACCESSO.INDIRIZZO.in(tooMany))
                    .execute();
        }
    }

    @Override
    public Optional<Iscritto> find(Reading rows, String login) {
        return rows.dsl()
                .selectFrom(OPERATORE)
                .where(OPERATORE.LOGIN.eq(login))
                .fetchOptional(OperatoreStore::iscritto);
    }

    @Override
    public List<Iscritto> tutti(Reading rows) {
        return rows.dsl().selectFrom(OPERATORE).orderBy(OPERATORE.LOGIN).fetch(OperatoreStore::iscritto);
    }

    private static Iscritto iscritto(OperatoreRecord row) {
        return new Iscritto(
                new Operatore(
                        row.getLogin(),
                        row.getNome(),
                        Arrays.stream(row.getRuoli().split(","))
                                .flatMap(code -> Ruolo.find(code).stream())
                                .collect(Collectors.toUnmodifiableSet())),
                row.getSegreto(),
                Optional.of(row.getPin()).filter(pin -> !pin.isEmpty()),
                row.getSospeso() == 1,
                row.getDaCambiare() == 1,
                row.getAccessoMs());
    }

    @Override
    public boolean familiare(Reading rows, String login, String indirizzo) {
        return rows.dsl().fetchExists(ACCESSO, ACCESSO.LOGIN.eq(login), ACCESSO.INDIRIZZO.eq(indirizzo));
    }

    @Override
    public Optional<String> programma(Reading rows, String impronta) {
        return rows.dsl()
                .select(GETTONE.NOME)
                .from(GETTONE)
                .where(GETTONE.IMPRONTA.eq(impronta), GETTONE.ATTIVO.eq(1L))
                .fetchOptional(GETTONE.NOME);
    }

    @Override
    public List<Gettone> gettoni(Reading rows) {
        return rows.dsl()
                .selectFrom(GETTONE)
                .orderBy(GETTONE.ATTIVO.desc(), GETTONE.NOME)
                .fetch(row -> new Gettone(row.getNome(), row.getAttivo() == 1));
    }
}
