package it.timbro.politica;

import it.timbro.base.Check;
import it.timbro.base.Lazy;
import it.timbro.base.Sede;
import it.timbro.calendario.Calendario;
import it.timbro.calendario.Chiusura;
import it.timbro.calendario.Orario;
import it.timbro.pratica.Codec;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Scheda;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// The rules of one branch from a day on. Chambers differ in nearly all of it, so none of it is
/// code.
///
/// @param dal first day of validity
/// @param camera name of the chamber, as printed
/// @param luogo place of issue, as printed
/// @param opzioni what is proposed where the company said nothing
/// @param supporti which papers are allowed
/// @param consegne which ways to the company are allowed
/// @param rettificaOre hours the company has to correct
/// @param custodiaGiorni days the branch may go on issuing without having heard from the centre
/// @param bloccoMinuti after how many minutes without anybody a screen is locked, 1 to 60; ten if
/// it says nothing
/// @param termini of the examination; the usual ones if it says nothing
/// @param poteriGiorni days for which a visura is relied on for who may sign; certificates of the
/// public administration are good for six months (D.P.R. 445/2000, art. 41)
/// @param verifica address where a printed code is checked; the code follows after `#`. Where it
/// is, each installation says (`verifica.url`): empty until then, and nothing can be printed
/// @param tariffa version of the tariff below, written into facts
/// @param orari of the branch's office days; how long a stock lasts is told by them
/// @param patrono the town's own holiday
/// @param servizio hours of the centre's service; empty: day and night
/// @param scorte how much is leased to the branch to work alone with
public record Politica(
        Sede sede,
        LocalDate dal,
        String camera,
        String luogo,
        Opzioni opzioni,
        List<Opzioni.Supporto> supporti,
        List<Opzioni.Consegna> consegne,
        int rettificaOre,
        int custodiaGiorni,
        int poteriGiorni,
        String verifica,
        String tariffa,
        Prezzi prezzi,
        List<Orario> orari,
        MonthDay patrono,
        List<Orario> servizio,
        Scorte scorte,
        @Nullable Integer bloccoMinuti,
        @Nullable Termini termini) {

    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final int BLOCCO_MINUTI = 10;
    private static final int MAX_BLOCCO_MINUTI = 60;

    /// Euro cents.
    ///
    /// @param originale on formulario
    /// @param bianco flat price on blank sheet: original and one copy, asked for or not
    /// @param copia each further copy
    public record Prezzi(long originale, long bianco, long copia) {}

    /// What the examination promises and expects.
    ///
    /// @param promessaGiorni office days after which an ordinary pratica is ready
    /// @param posterioriGiorni days after the invoice from which a certificate is issued retrospectively
    /// @param rettificaRespinge whether a pratica is rejected when the company does not correct it in time; else a
    /// person decides
    public record Termini(int promessaGiorni, int posterioriGiorni, boolean rettificaRespinge) {
        static final Termini USUALI = new Termini(2, 30, true);
    }

    /// Blocks of certificate numbers, in days of autonomy, by the branch's own use.
    ///
    /// @param giorni office days that a block is to last
    /// @param sogliaGiorni so many days before the end the next block is leased
    /// @param minimo floor of a block: what a branch without a history gets
    /// @param massimo ceiling of a block
    /// @param prossimoAnnoDal from this day on the branch holds next year's numbers too
    /// @param creditoGiorni days for which a company's credit stays in the branch's custody
    public record Scorte(
            int giorni, int sogliaGiorni, int minimo, int massimo, MonthDay prossimoAnnoDal, int creditoGiorni) {}

    /// The branch's office days.
    ///
    /// @param chiusure on top of the ordinary week
    public Calendario ufficio(List<Chiusura> chiusure) {
        return new Calendario(orari, patrono, true, chiusure);
    }

    /// When the centre answers.
    public Calendario servizio(List<Chiusura> chiusure) {
        return servizio.isEmpty() ? Calendario.sempre(chiusure) : new Calendario(servizio, null, true, chiusure);
    }

    public Termini terminiValidi() {
        return termini == null ? Termini.USUALI : termini;
    }

    public Duration rettifica() {
        return Duration.ofHours(rettificaOre);
    }

    /// After how long without anybody a screen is locked.
    public Duration blocco() {
        int minuti = bloccoMinuti == null ? BLOCCO_MINUTI : bloccoMinuti;
        return Duration.ofMinutes(Math.clamp(minuti, 1, MAX_BLOCCO_MINUTI));
    }

    /// Every policy that ships, each branch's oldest first. Read when first asked for.
    public static final class Raccolta {
        private final Supplier<List<Politica>> tutte;

        private Raccolta(Supplier<List<Politica>> tutte) {
            this.tutte = new Lazy<>(tutte);
        }

        public static Raccolta load() {
            return new Raccolta(Raccolta::read);
        }

        List<Politica> tutte() {
            return tutte.get();
        }

        private static List<Politica> read() {
            try (InputStream file = Politica.class.getResourceAsStream("politiche.json")) {
                Check.that(file != null, "the shipped policies are in the jar");
                return Codec.json().readValue(file, new TypeReference<List<Politica>>() {});
            } catch (IOException e) {
                throw new UncheckedIOException("policies", e);
            }
        }

        /// The same policies with another address for checking printed codes.
        public Raccolta conVerifica(String url) {
            return new Raccolta(() -> tutte().stream()
                    .map(p -> new Politica(
                            p.sede,
                            p.dal,
                            p.camera,
                            p.luogo,
                            p.opzioni,
                            p.supporti,
                            p.consegne,
                            p.rettificaOre,
                            p.custodiaGiorni,
                            p.poteriGiorni,
                            url,
                            p.tariffa,
                            p.prezzi,
                            p.orari,
                            p.patrono,
                            p.servizio,
                            p.scorte,
                            p.bloccoMinuti,
                            p.termini))
                    .toList());
        }

        /// What the company asked, with the policy of the day it asked on where it said nothing.
        public Opzioni opzioni(Scheda scheda) {
            LocalDate giorno = LocalDate.ofInstant(Instant.ofEpochMilli(scheda.presentataMs()), ROMA);
            return scheda.opzioni().orElse(valida(scheda.sede(), giorno).opzioni());
        }

        /// The policy of a branch on a day; before the first one, the first.
        public Politica valida(Sede sede, LocalDate giorno) {
            List<Politica> sue = tutte().stream()
                    .filter(politica -> politica.sede().equals(sede))
                    .sorted(Comparator.comparing(Politica::dal))
                    .toList();
            Check.that(!sue.isEmpty(), "there is a policy for " + sede);
            return sue.stream()
                    .filter(politica -> !politica.dal().isAfter(giorno))
                    .reduce((_, later) -> later)
                    .orElse(sue.getFirst());
        }
    }
}
