package it.timbro.imprese;

import it.timbro.base.Sede;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.Contatto;
import it.timbro.pratica.DellImpresa;
import it.timbro.pratica.DellImpresa.ContattoIndicato;
import it.timbro.pratica.DellImpresa.DelegaConferita;
import it.timbro.pratica.DellImpresa.DelegaRevocata;
import it.timbro.pratica.DellImpresa.ImpresaAggiornata;
import it.timbro.pratica.DellImpresa.ImpresaRilevata;
import it.timbro.pratica.DellImpresa.QualificaAttribuita;
import it.timbro.pratica.PartitaIva;
import it.timbro.pratica.Rea;
import it.timbro.pratica.Visura;
import it.timbro.pratica.Visura.Anagrafica;
import it.timbro.pratica.Visura.Luoghi;
import it.timbro.pratica.Visura.Potere;
import it.timbro.sync.protocol.StreamId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A company as one chamber knows it, told from the facts about it alone and never from the order
/// in which they came (INV-6): of each group the newest visura counts. What a modello base says is
/// the company's own word; it stands beside a visura and never in its place.
///
/// @param detti what its modelli base call it, the latest first
/// @param contatto as the centre last had it
/// @param qualifiche the latest first
public record Impresa(
        Sede camera,
        CodiceFiscale codiceFiscale,
        Optional<Dato<Anagrafica>> anagrafica,
        Optional<Dato<Luoghi>> luoghi,
        Optional<Dato<List<Potere>>> poteri,
        List<Delega> deleghe,
        List<Detto> detti,
        Optional<Dato<Contatto>> contatto,
        List<QualificaAttribuita> qualifiche) {

    /// A fact about the company, with its place.
    public record Scritto(DellImpresa fatto, StreamId stream, long seq, long ms, String operatore) {}

    /// What a modello base said.
    ///
    /// @param rea `null` for who is not in the Registro delle imprese
    /// @param dalMs when it was first said so
    public record Detto(String denominazione, @Nullable Rea rea, long dalMs) {}

    /// What a visura says, with its day and where it comes from.
    public record Dato<T>(T valore, LocalDate al, Fonte fonte) {}

    public enum Fonte {
        REGISTRO_IMPRESE("dal Registro imprese, tramite la centrale"),
        CENTRALE("detto alla centrale"),
        VISURA("da una visura mostrata allo sportello"),
        MODELLO("da un modello base dell'impresa");

        private final String parola;

        Fonte(String parola) {
            this.parola = parola;
        }

        /// What a person reads.
        public String parola() {
            return parola;
        }
    }

    /// The one order of visure: the later day; on one day what the centre has before what a person
    /// read, then the later written, then its place, so that there is never a tie.
    private static final Comparator<Scritto> PIU_FRESCA = Comparator.<Scritto, LocalDate>comparing(
                    scritto -> visura(scritto).data())
            .thenComparing(scritto -> scritto.fatto() instanceof ImpresaAggiornata)
            .thenComparing(Scritto::ms)
            .thenComparing(scritto -> scritto.stream().toString())
            .thenComparing(Scritto::seq);

    /// The one order of what the centre writes: by when, then by its place.
    private static final Comparator<Scritto> ULTIMO = Comparator.comparing(Scritto::ms)
            .thenComparing(scritto -> scritto.stream().toString())
            .thenComparing(Scritto::seq);

    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");

    /// @param scritti facts of this company in this chamber, in any order
    /// @param detti in any order
    public static Impresa racconta(Sede camera, CodiceFiscale codiceFiscale, List<Scritto> scritti, List<Detto> detti) {
        return new Impresa(
                camera,
                codiceFiscale,
                piuFresco(scritti, Visura::anagrafica),
                piuFresco(scritti, Visura::luoghi),
                piuFresco(scritti, Visura::poteri),
                Delega.racconta(scritti),
                detti.stream()
                        .sorted(Comparator.comparing(Detto::dalMs)
                                .reversed()
                                .thenComparing(Detto::denominazione)
                                .thenComparing(detto -> String.valueOf(detto.rea())))
                        .toList(),
                scritti.stream()
                        .filter(scritto -> scritto.fatto() instanceof ContattoIndicato)
                        .max(ULTIMO)
                        .flatMap(Impresa::contatto),
                scritti.stream()
                        .sorted(ULTIMO.reversed())
                        .flatMap(scritto ->
                                scritto.fatto() instanceof QualificaAttribuita f ? Stream.of(f) : Stream.of())
                        .sorted(Comparator.comparing(QualificaAttribuita::dal).reversed()) // stable: the last written
                        .toList());
    }

    private static Optional<Dato<Contatto>> contatto(Scritto scritto) {
        return scritto.fatto() instanceof ContattoIndicato f
                ? Optional.of(new Dato<>(
                        f.contatto(), LocalDate.ofInstant(Instant.ofEpochMilli(scritto.ms()), ROMA), Fonte.CENTRALE))
                : Optional.empty();
    }

    private static <T> Optional<Dato<T>> piuFresco(List<Scritto> scritti, Function<Visura, @Nullable T> gruppo) {
        return scritti.stream()
                .filter(Impresa::diVisura)
                .filter(scritto -> gruppo.apply(visura(scritto)) != null)
                .max(PIU_FRESCA)
                .flatMap(scritto -> dato(scritto, gruppo));
    }

    private static <T> Optional<Dato<T>> dato(Scritto scritto, Function<Visura, @Nullable T> gruppo) {
        Fonte fonte = scritto.fatto() instanceof ImpresaAggiornata ? Fonte.REGISTRO_IMPRESE : Fonte.VISURA;
        return Optional.ofNullable(gruppo.apply(visura(scritto)))
                .map(valore -> new Dato<>(valore, visura(scritto).data(), fonte));
    }

    private static boolean diVisura(Scritto scritto) {
        return scritto.fatto() instanceof ImpresaAggiornata || scritto.fatto() instanceof ImpresaRilevata;
    }

    private static Visura visura(Scritto scritto) {
        return switch (scritto.fatto()) {
            case ImpresaAggiornata f -> f.visura();
            case ImpresaRilevata f -> f.visura();
            case DelegaConferita _,
                    DelegaRevocata _,
                    DellImpresa.RevocaRecepita _,
                    DellImpresa.DelegaRicontrollata _,
                    ContattoIndicato _,
                    QualificaAttribuita _ -> throw new IllegalStateException("not of a visura");
        };
    }

    /// What people call it; its codice fiscale if nobody has said.
    public String denominazione() {
        return anagrafica
                .map(dato -> dato.valore().denominazione())
                .or(() -> detti.stream().map(Detto::denominazione).findFirst())
                .orElse(codiceFiscale.valore());
    }

    /// Those of the visura, then those that only a modello base gave.
    public List<Rea> rea() {
        Stream<Rea> lette = luoghi.stream().flatMap(dato -> dato.valore().rea().stream());
        Stream<Rea> dette = detti.stream().flatMap(detto -> Stream.ofNullable(detto.rea()));
        return Stream.concat(lette, dette).distinct().toList();
    }

    /// One place of a company, as the counter has always listed them.
    ///
    /// @param codice `SE-0` the seat, `UL-1` and so on its units
    /// @param rea that of the province where it is; empty if the company has none there
    public record Posto(String codice, Optional<Rea> rea, String indirizzo) {
        /// The same in columns; the province of the REA where the address names none.
        public Indirizzo luogo() {
            Indirizzo scritto = Indirizzo.di(indirizzo);
            return scritto.provincia().isEmpty() && rea.isPresent()
                    ? new Indirizzo(scritto.via(), scritto.comune(), rea.get().provincia())
                    : scritto;
        }
    }

    /// The seat and the units of the visura, in its order.
    public List<Posto> posti() {
        List<Rea> lette = luoghi.map(dato -> dato.valore().rea()).orElse(List.of());
        List<Posto> posti = new ArrayList<>();
        anagrafica
                .map(dato -> dato.valore().sedeLegale())
                .filter(sede -> !sede.isBlank())
                .ifPresent(sede -> posti.add(new Posto("SE-0", lette.stream().findFirst(), sede)));
        luoghi.map(dato -> dato.valore().unitaLocali()).orElse(List.of()).forEach(unita -> {
            String provincia = unita.substring(unita.lastIndexOf(' ') + 1).replaceAll("[()]", "");
            posti.add(new Posto(
                    "UL-"
                            + (posti.stream()
                                            .filter(posto -> posto.codice().startsWith("UL"))
                                            .count()
                                    + 1),
                    lette.stream()
                            .filter(rea -> rea.provincia().equals(provincia))
                            .findFirst(),
                    unita));
        });
        return List.copyOf(posti);
    }

    public Optional<PartitaIva> partitaIva() {
        return anagrafica.flatMap(dato -> Optional.ofNullable(dato.valore().partitaIva()));
    }

    /// Empty: not known.
    public Optional<Boolean> attiva() {
        return anagrafica.flatMap(dato -> Optional.ofNullable(dato.valore().attiva()));
    }

    /// What kind of operator it is on a day; empty: nobody has said.
    public Optional<QualificaAttribuita> qualifica(LocalDate giorno) {
        return qualifiche.stream()
                .filter(qualifica -> !qualifica.dal().isAfter(giorno))
                .findFirst();
    }

    /// What the latest modello base calls the company, where the visura has another name: a person
    /// looks at it.
    public Optional<Detto> dettoDiverso() {
        return anagrafica.flatMap(dato -> detti.stream()
                .findFirst()
                .filter(detto ->
                        !Ricerca.stessoNome(detto.denominazione(), dato.valore().denominazione())));
    }

    /// Whether anything is known beside the codice fiscale.
    public boolean nota() {
        return anagrafica.isPresent()
                || luoghi.isPresent()
                || poteri.isPresent()
                || !deleghe.isEmpty()
                || contatto.isPresent()
                || !qualifiche.isEmpty()
                || !detti.isEmpty();
    }
}
