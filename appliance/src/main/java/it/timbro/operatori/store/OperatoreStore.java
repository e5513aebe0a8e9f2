package it.timbro.operatori.store;

import static it.timbro.journal.schema.Tables.GETTONE;
import static it.timbro.journal.schema.Tables.OPERATORE;

import it.timbro.base.Problem;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.operatori.Anagrafe;
import it.timbro.operatori.Operatore;
import it.timbro.operatori.Ruolo;
import it.timbro.pratica.DellaSede;
import it.timbro.pratica.DellaSede.ChiavePubblicata;
import it.timbro.pratica.DellaSede.GettoneCreato;
import it.timbro.pratica.DellaSede.GettoneRevocato;
import it.timbro.pratica.DellaSede.MacchinaRiconosciuta;
import it.timbro.pratica.DellaSede.OperatoreIscritto;
import it.timbro.pratica.DellaSede.OraConfermata;
import it.timbro.pratica.DellaSede.OrologioSaltato;
import it.timbro.pratica.DellaSede.PasswordCambiata;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/// Keeps `operatore` and `gettone`.
public final class OperatoreStore implements Anagrafe, Projection {
    @Override
    public List<String> tables() {
        return List.of("operatore", "gettone");
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
                        .values(sede, f.login(), f.nome(), String.join(",", f.ruoli()), f.segreto())
                        .execute();
            }
            case PasswordCambiata f ->
                dsl.update(OPERATORE)
                        .set(OPERATORE.SEGRETO, f.segreto())
                        .where(OPERATORE.SEDE.eq(sede), OPERATORE.LOGIN.eq(f.login()))
                        .execute();
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
            case OrologioSaltato _, OraConfermata _ -> {} // read from the journal by orologio
        }
    }

    @Override
    public Optional<Iscritto> find(Reading rows, String login) {
        return rows.dsl()
                .selectFrom(OPERATORE)
                .where(OPERATORE.LOGIN.eq(login))
                .fetchOptional(row -> new Iscritto(
                        new Operatore(
                                row.getLogin(),
                                row.getNome(),
                                Arrays.stream(row.getRuoli().split(","))
                                        .flatMap(code -> Ruolo.find(code).stream())
                                        .collect(Collectors.toUnmodifiableSet())),
                        row.getSegreto()));
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
