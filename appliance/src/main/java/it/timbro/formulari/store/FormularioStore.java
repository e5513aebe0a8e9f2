package it.timbro.formulari.store;

import static it.timbro.journal.schema.Tables.FORMULARIO;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.formulari.Formulari;
import it.timbro.formulari.Serie;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.FormularioRecord;
import it.timbro.pratica.DelFormulario;
import it.timbro.pratica.DelFormulario.DiFoglio;
import it.timbro.pratica.DelFormulario.DiSerie;
import it.timbro.pratica.DelFormulario.FormulariCaricati;
import it.timbro.pratica.DelFormulario.FormulariDati;
import it.timbro.pratica.DelFormulario.FormulariDenunciati;
import it.timbro.pratica.DelFormulario.FormulariDistrutti;
import it.timbro.pratica.DelFormulario.FormulariRestituiti;
import it.timbro.pratica.DelFormulario.FormulariSegnalati;
import it.timbro.pratica.DelFormulario.Perdita;
import it.timbro.pratica.DelFormulario.RestituzioneAnnunciata;
import it.timbro.pratica.DellIncarnazione.ProvaConservata;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.SerialeFormulario;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The ledger of blanks. A report of theft may overtake the load of the very packet, and the use of
/// a sheet may have come before it: in whatever order they arrive, the same state comes out.
public final class FormularioStore implements Formulari, Projection {
    /// What a report of theft or loss does not change: the paper is written on, and that stands.
    private static final Set<Stato> IN_USO =
            EnumSet.of(Stato.IMPEGNATO, Stato.USATO, Stato.ANNULLATO, Stato.DISTRUTTO, Stato.GUASTO);

    @Override
    public List<String> tables() {
        return List.of("formulario", "formulario_movimento");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (recorded.fact() instanceof ProvaConservata prova) {
            Sospesi.apply(rows.dsl(), recorded.stream().sede(), prova);
        }
        if (!(recorded.fact() instanceof DelFormulario fatto)) {
            return;
        }
        switch (fatto) {
            case DiSerie f -> {
                serie(rows.dsl(), recorded, f);
                Movimenti.insert(rows.dsl(), recorded, f);
            }
            case DiFoglio f -> Fogli.apply(rows.dsl(), recorded, f);
        }
    }

    private static void serie(DSLContext dsl, Recorded recorded, DiSerie fatto) {
        switch (fatto) {
            case FormulariCaricati f -> {
                for (SerialeFormulario seriale : new Serie(f.primo(), f.ultimo()).seriali()) {
                    Fogli.load(dsl, recorded.stream().sede(), seriale, f.modello());
                }
            }
            case FormulariDati f -> {
                passa(dsl, f);
                dsl.update(FORMULARIO)
                        .set(FORMULARIO.IMPRESA, f.impresa().denominazione())
                        .where(in(f))
                        .execute();
            }
            case RestituzioneAnnunciata f -> {
                stanno(dsl, f, List.of(Stato.DATO, Stato.RESTITUITO)); // the module may come after the envelope
                dsl.update(FORMULARIO)
                        .set(FORMULARIO.MODULO, f.modulo())
                        .where(in(f))
                        .execute();
            }
            case FormulariRestituiti f -> passa(dsl, f);
            case FormulariDistrutti f -> passa(dsl, f);
            case FormulariDenunciati f -> alarm(dsl, recorded.stream().sede(), f, f.perdita());
            case FormulariSegnalati f -> alarm(dsl, f.sede().code(), f, f.perdita());
        }
    }

    /// Moves a whole run, or none of it.
    private static void passa(DSLContext dsl, DiSerie fatto) {
        Passo passo = Formulari.passo(fatto).orElseThrow();
        stanno(dsl, fatto, passo.da());
        dsl.update(FORMULARIO)
                .set(FORMULARIO.STATO, passo.verso().name())
                .where(in(fatto), FORMULARIO.STATO.in(nomi(passo.denunciati() ? conMancanti(passo.da()) : passo.da())))
                .execute();
    }

    private static List<Stato> conMancanti(List<Stato> stati) {
        return Stream.concat(stati.stream(), Stato.MANCANTI.stream()).toList();
    }

    private static List<String> nomi(List<Stato> stati) {
        return stati.stream().map(Stato::name).toList();
    }

    /// Refuses with the first serial of a run that is neither in one of these states nor reported missing.
    private static void stanno(DSLContext dsl, DiSerie fatto, List<Stato> ammessi) {
        List<String> nomi = nomi(conMancanti(ammessi));
        if (dsl.fetchCount(FORMULARIO, in(fatto).and(FORMULARIO.STATO.in(nomi))) == fatto.quanti()) {
            return;
        }
        for (SerialeFormulario seriale : new Serie(fatto.primo(), fatto.ultimo()).seriali()) {
            @Nullable FormularioRecord row = Fogli.row(dsl, seriale);
            if (row == null) {
                throw Problem.SERIALE_SCONOSCIUTO.rejected(seriale);
            }
            if (!nomi.contains(row.getStato())) {
                throw Problem.SERIALE_GIA_USATO.rejected(
                        seriale, Stato.valueOf(row.getStato()).parola());
            }
        }
        throw Problem.FORMULARI_NON_MOSSI.rejected("non sono " + fatto.quanti());
    }

    private static void alarm(DSLContext dsl, String sede, DiSerie fatto, Perdita perdita) {
        for (SerialeFormulario seriale : new Serie(fatto.primo(), fatto.ultimo()).seriali()) {
            @Nullable FormularioRecord row = Fogli.row(dsl, seriale);
            if (row == null) {
                Fogli.insert(dsl, sede, seriale, Stato.di(perdita), perdita, null);
                continue;
            }
            Perdita grave = piuGrave(row.getAllarme(), perdita);
            row.setAllarme(grave.name());
            Stato stato = Stato.valueOf(row.getStato());
            boolean scritto = row.getPratica() != null; // of an annulled certificate: what was said of that stands
            if (!scritto && !IN_USO.contains(stato) && stato != Stato.RESTITUITO) {
                row.setStato(Stato.di(grave).name());
            }
            Fogli.save(dsl, row);
        }
    }

    /// Of two reports the theft counts, whichever was heard first.
    private static Perdita piuGrave(@Nullable String prima, Perdita adesso) {
        return prima == null ? adesso : Perdita.valueOf(prima).compareTo(adesso) <= 0 ? Perdita.valueOf(prima) : adesso;
    }

    /// Serials of a run have one length, so their order is that of their letters and digits.
    private static Condition in(DiSerie fatto) {
        return in(new Serie(fatto.primo(), fatto.ultimo()));
    }

    private static Condition in(Serie serie) {
        return FORMULARIO
                .SERIALE
                .between(serie.primo().text(), serie.ultimo().text())
                .and(DSL.length(FORMULARIO.SERIALE).eq(serie.primo().text().length()));
    }

    @Override
    public Optional<Foglio> mancante(Reading rows, Serie serie) {
        return rows.dsl()
                .selectFrom(FORMULARIO)
                .where(in(serie), FORMULARIO.STATO.in(nomi(Stato.MANCANTI)))
                .orderBy(FORMULARIO.SERIALE)
                .limit(1)
                .fetchOptional(FormularioStore::foglio);
    }

    @Override
    public List<SerialeFormulario> prossimi(Reading rows, int quanti) {
        return rows.dsl()
                .select(FORMULARIO.SERIALE)
                .from(FORMULARIO)
                .where(FORMULARIO.STATO.eq(Stato.GIACENZA.name()))
                .orderBy(FORMULARIO.SERIALE)
                .limit(quanti)
                .fetch(row -> new SerialeFormulario(row.value1()));
    }

    @Override
    public Optional<Foglio> find(Reading rows, SerialeFormulario seriale) {
        return Optional.ofNullable(Fogli.row(rows.dsl(), seriale)).map(FormularioStore::foglio);
    }

    private static Foglio foglio(FormularioRecord row) {
        return new Foglio(
                new SerialeFormulario(row.getSeriale()),
                Stato.valueOf(row.getStato()),
                Optional.ofNullable(row.getPratica()).map(NumeroPratica::new),
                text(row.getImpresa()),
                text(row.getModulo()),
                row.getAllarme() == null
                        ? ""
                        : Perdita.valueOf(row.getAllarme()).parola(),
                Formulari.modello(row.getModello()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    @Override
    public List<SerialeFormulario> usati(Reading rows, NumeroPratica pratica) {
        return rows.dsl()
                .select(FORMULARIO.SERIALE)
                .from(FORMULARIO)
                .where(FORMULARIO.PRATICA.eq(pratica.text()), FORMULARIO.STATO.eq(Stato.USATO.name()))
                .orderBy(FORMULARIO.SERIALE)
                .fetch(row -> new SerialeFormulario(row.value1()));
    }

    @Override
    public Map<Stato, Integer> quanti(Reading rows) {
        Map<Stato, Integer> answer = new EnumMap<>(Stato.class);
        rows.dsl()
                .select(FORMULARIO.STATO, DSL.count())
                .from(FORMULARIO)
                .groupBy(FORMULARIO.STATO)
                .forEach(row -> answer.put(Stato.valueOf(row.value1()), row.value2()));
        return answer;
    }

    @Override
    public int consumati(Reading rows, Instant dal) {
        return rows.dsl().fetchCount(FORMULARIO, FORMULARIO.CONSUMATO_MS.ge(dal.toEpochMilli()));
    }

    @Override
    public List<Movimento> movimenti(Reading rows, int limit) {
        return Movimenti.ultimi(rows, limit);
    }

    @Override
    public List<Movimento> delSeriale(Reading rows, SerialeFormulario seriale) {
        return Movimenti.del(rows, seriale);
    }

    @Override
    public boolean daSegnalare(Reading rows, int camere) {
        return Movimenti.daSegnalare(rows, camere);
    }

    @Override
    public List<Denunciati> daSegnalare(Reading rows, Sede camera, int camere, int limit) {
        return Movimenti.daSegnalare(rows, camera, camere, limit);
    }

    @Override
    public List<Foglio> daRiconciliare(Reading rows, int limit) {
        return rows.dsl()
                .selectFrom(FORMULARIO)
                .where(FORMULARIO
                        .STATO
                        .eq(Stato.DATO.name())
                        .and(FORMULARIO.MODULO.isNotNull())
                        .or(FORMULARIO.STATO.eq(Stato.RESTITUITO.name()).and(FORMULARIO.MODULO.isNull())))
                .orderBy(FORMULARIO.SERIALE)
                .limit(limit)
                .fetch(FormularioStore::foglio);
    }
}
