package it.timbro.imprese;

import static it.timbro.imprese.Aziende.ADA;
import static it.timbro.imprese.Aziende.ELSA;
import static it.timbro.imprese.Aziende.GE;
import static it.timbro.imprese.Aziende.GIANNI;
import static it.timbro.imprese.Aziende.GIUGNO;
import static it.timbro.imprese.Aziende.OTTOBRE;
import static it.timbro.imprese.Aziende.POMPE;
import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.imprese.ControlloPoteri.Esito;
import it.timbro.imprese.ControlloPoteri.Rischio;
import it.timbro.imprese.Impresa.Scritto;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellImpresa;
import it.timbro.pratica.DellImpresa.Ambito;
import it.timbro.pratica.Visura;
import it.timbro.pratica.Visura.Potere;
import it.timbro.pratica.Visura.Qualita;
import it.timbro.sync.protocol.StreamId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whether who signed could sign, as far as it is known: a colour with its word and its reason.
class ControlloPoteriTest {
    private static final LocalDate OGGI = LocalDate.of(2026, 11, 22);
    private static final Map<String, CodiceFiscale> PERSONE = Map.of("ada", ADA, "elsa", ELSA, "gianni", GIANNI);
    private static final Map<String, DellImpresa> FATTI = Map.of(
            "visura fresca", Aziende.alloSportello(POMPE, Aziende.visura(OTTOBRE, "P", Aziende.ada())),
            "visura vecchia",
                    Aziende.alloSportello(POMPE, Aziende.visura(LocalDate.of(2026, 3, 1), "P", Aziende.ada())),
            "solo il nome", Aziende.alloSportello(POMPE, new Visura(OTTOBRE, Aziende.anagrafica("P"), null, null)),
            "nessuno firma", Aziende.alloSportello(POMPE, Aziende.visura(OTTOBRE, "P")),
            "ada cessata",
                    Aziende.alloSportello(
                            POMPE,
                            Aziende.visura(
                                    OTTOBRE, "P", new Potere(ADA, "Ada Prova", Qualita.PROCURATORE, "", null, GIUGNO))),
            "delega firma", Aziende.delega("D1", Ambito.FIRMA),
            "delega trasmissione", Aziende.delega("D1", Ambito.TRASMISSIONE),
            "revocata prima", Aziende.revoca("D1", OTTOBRE),
            "revocata dopo", Aziende.revoca("D1", OGGI.plusDays(1)));

    private static Impresa impresa(String saputi) {
        List<String> nomi = saputi.equals("nulla") ? List.of() : List.of(saputi.split(" \\+ "));
        List<Scritto> scritti = IntStream.range(0, nomi.size())
                .mapToObj(i -> new Scritto(
                        Objects.requireNonNull(FATTI.get(nomi.get(i))), new StreamId("GE1", "1"), i + 1, i, "anna"))
                .toList();
        return Impresa.racconta(GE, POMPE, scritti, List.of());
    }

    private static Esito esito(String saputi, List<Optional<CodiceFiscale>> firmatari) {
        return new ControlloPoteri(180).esito(impresa(saputi), firmatari, OGGI, OGGI);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        nulla                                              | ada    | GRIGIO | nessuna visura
        solo il nome                                       | ada    | GRIGIO | nessuna visura
        visura fresca                                      | ada    | VERDE  | legale rappresentante secondo la visura del 1/10/2026
        visura vecchia                                     | ada    | GIALLO | 266 giorni
        visura vecchia + visura fresca                     | ada    | VERDE  | 1/10/2026
        visura fresca                                      | elsa   | ROSSO  | non è fra chi può firmare
        nessuno firma                                      | ada    | ROSSO  | non è fra chi può firmare
        ada cessata                                        | ada    | ROSSO  | il suo potere non valeva
        visura fresca + delega firma                       | gianni | GIALLO | solo una delega
        solo il nome + delega firma                        | gianni | GIALLO | solo una delega
        visura fresca + delega trasmissione                | gianni | ROSSO  | non per firmare
        visura fresca + delega firma + revocata prima      | gianni | ROSSO  | revocata dal 1/10/2026
        delega firma + revocata prima                      | gianni | ROSSO  | revocata dal 1/10/2026
        visura fresca + delega firma + revocata dopo       | gianni | GIALLO | dopo la presentazione
        """)
    void theColourFollowsFromWhatIsKnown(String saputi, String chi, Rischio rischio, String perche) {
        Esito esito = esito(saputi, List.of(Optional.ofNullable(PERSONE.get(chi))));
        assertThat(esito.rischio()).isEqualTo(rischio);
        assertThat(esito.perche()).contains(perche);
    }

    @Test
    void ofSeveralWhoSignedOneWhoMayIsEnough() {
        assertThat(esito("visura fresca", List.of(Optional.of(ELSA), Optional.of(ADA)))
                        .rischio())
                .isEqualTo(Rischio.VERDE);
    }

    @Test
    void whoCannotBeReadIsNotKnownAndNotRefused() {
        assertThat(esito("visura fresca", List.of(Optional.empty())).rischio()).isEqualTo(Rischio.GRIGIO);
        assertThat(esito("visura fresca", List.of()).rischio()).isEqualTo(Rischio.GRIGIO);
    }
}
