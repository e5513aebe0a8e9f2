package it.timbro.politica;

import it.timbro.base.Check;
import it.timbro.base.Lazy;
import it.timbro.base.Sede;
import it.timbro.calendario.Calendario;
import it.timbro.calendario.Chiusura;
import it.timbro.calendario.Orario;
import it.timbro.pratica.Codec;
import it.timbro.pratica.Mezzo;
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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// The rules of one branch from a day on. Chambers differ in nearly all of it, so none of it is
/// code: it ships as data (`politiche.json`) and people decide on top of that ([CambioPolitica]).
///
/// A component more: here, in `politiche.json` or `@Nullable`, and in [Parametri] if it has a page.
///
/// @param dal first day of validity
/// @param camera name of the chamber, as printed; `luogo` place of issue, likewise
/// @param opzioni what is proposed where the company said nothing
/// @param supporti which papers are allowed
/// @param consegne which ways to the company are allowed
/// @param rettificaOre hours the company has to correct
/// @param custodiaGiorni days the branch may go on issuing without having heard from the centre
/// @param bloccoMinuti minutes without anybody until a screen is locked, 1 to 60; ten if silent
/// @param termini of the examination; the usual ones if it says nothing
/// @param poteriGiorni days for which a visura says who may sign (D.P.R. 445/2000, art. 41)
/// @param verifica where a printed code is checked, by `verifica.url`; while empty nothing is printed
/// @param tariffa version of the tariff, for facts; each decision about prices makes one
/// @param prezzi the tariff (art. 18, L. 580/1993; D.M. 17 July 2012)
/// @param urgenze whether and how often companies may ask for urgency
/// @param incassi how diritti are paid
/// @param orari of the branch's office days; how long a stock lasts is told by them
/// @param patrono the town's own holiday
/// @param servizio hours of the centre's service; empty: day and night
/// @param scorte how much is leased to the branch to work alone with
/// @param bianco which companies have their certificate on blank sheet
/// @param notizie on what else than a decision against it a company gets a message
/// @param frasi remarks and reasons that are written again and again
/// @param contatti whom the branch calls, a line each: who it is for, then how
/// @param avvisi what the day view says as long as it is not taken back, a line each
/// @param territorio towns whose companies usually come here; see [Territorio]
/// @param dispositivi where companies get signature devices, a line each: that is another desk
/// @param decideLaSede paths of [Parametri] that the branch's own responsabile may decide for it
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
        Urgenze urgenze,
        Incassi incassi,
        List<Orario> orari,
        MonthDay patrono,
        List<Orario> servizio,
        Scorte scorte,
        Termini termini,
        Bianco bianco,
        List<Notizia> notizie,
        Frasi frasi,
        List<String> contatti,
        List<String> avvisi,
        List<String> dispositivi,
        List<String> decideLaSede,
        List<String> territorio,
        @Nullable Integer bloccoMinuti) {

    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final int BLOCCO_MINUTI = 10;
    private static final int MAX_BLOCCO_MINUTI = 60;

    /// Euro cents.
    ///
    /// @param originale on formulario
    /// @param bianco original on blank sheet
    /// @param biancoForfait whether that is flat: original and one copy, asked for or not
    /// @param copia each further copy on formulario
    /// @param copiaBianca each further copy on blank sheet
    /// @param visto each visto on a document
    /// @param legalizzazione each, on top of the document's own
    /// @param attestato each attestation, as of free sale
    /// @param duplicato of a certificate that was lost or destroyed
    /// @param urgenza on top, once for a pratica
    public record Prezzi(
            long originale,
            long bianco,
            boolean biancoForfait,
            long copia,
            long copiaBianca,
            long visto,
            long legalizzazione,
            long attestato,
            long duplicato,
            long urgenza) {}

    /// @param annoMassimo most urgent pratiche of a company in a year
    public record Urgenze(boolean ammesse, int annoMassimo) {}

    /// @param pagamenti which ways a company may choose
    /// @param mezzi what the counter takes
    public record Incassi(List<Opzioni.Pagamento> pagamenti, List<Mezzo> mezzi, Addebito addebito) {}

    /// When a prepaid company is charged. The names are stored.
    public enum Addebito {
        INVIO("All'invio della richiesta"),
        EMISSIONE("All'emissione; fino ad allora solo prenotati");

        private final String nome;

        Addebito(String nome) {
            this.nome = nome;
        }

        /// As people read it.
        public String nome() {
            return nome;
        }
    }

    /// What the examination promises and expects.
    ///
    /// @param promessaGiorni office days after which an ordinary pratica is ready
    /// @param posterioriGiorni days after the invoice from which a certificate is issued retrospectively
    /// @param rettificaRespinge whether what is not corrected in time is rejected by itself
    /// @param posterioriMesi months after the invoice in which a certificate may still be issued retrospectively
    /// @param giacenzaObbligo whether nothing is approved before it is known where the goods are
    public record Termini(
            int promessaGiorni,
            int posterioriGiorni,
            boolean rettificaRespinge,
            int posterioriMesi,
            boolean giacenzaObbligo) {}

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

    /// Where it contradicts itself, in Italian; empty if nowhere.
    public List<String> contrasti() {
        List<String> contrasti = new ArrayList<>();
        if (!supporti.contains(opzioni.supporto())) {
            contrasti.add("si propone un supporto su cui non si stampa");
        }
        if (!consegne.contains(opzioni.consegna())) {
            contrasti.add("si propone una consegna che non è ammessa");
        }
        if (!incassi.pagamenti().contains(opzioni.pagamento())) {
            contrasti.add("si propone un pagamento che non è ammesso");
        }
        if (incassi.pagamenti().contains(Opzioni.Pagamento.CONSEGNA)
                && incassi.mezzi().isEmpty()) {
            contrasti.add("si paga alla consegna, ma lo sportello non accetta nulla");
        }
        if (scorte.minimo() > scorte.massimo()) {
            contrasti.add("un blocco ha almeno più numeri di quanti ne può avere al più");
        }
        if (scorte.sogliaGiorni() > scorte.giorni()) {
            contrasti.add("il blocco dopo arriverebbe prima che il primo cominci");
        }
        return contrasti;
    }

    public Duration rettifica() {
        return Duration.ofHours(rettificaOre);
    }

    /// After how long without anybody a screen is locked.
    public Duration blocco() {
        int minuti = bloccoMinuti == null ? BLOCCO_MINUTI : bloccoMinuti;
        return Duration.ofMinutes(Math.clamp(minuti, 1, MAX_BLOCCO_MINUTI));
    }

    /// Every policy: what ships, and what people decided on top of it. The one thing rooms ask.
    public static final class Raccolta {
        private final Supplier<List<Strato>> spedite;
        private final @Nullable String verifica;
        private volatile Supplier<Strati> strati;

        private Raccolta(Supplier<List<Strato>> spedite, @Nullable String verifica) {
            this.spedite = spedite;
            this.verifica = verifica;
            this.strati = new Lazy<>(() -> new Strati(spedite.get(), List.of(), verifica));
        }

        /// What ships; read when first asked for.
        public static Raccolta load() {
            return new Raccolta(new Lazy<>(Raccolta::read), null);
        }

        private static List<Strato> read() {
            try (InputStream file = Politica.class.getResourceAsStream("politiche.json")) {
                Check.that(file != null, "the shipped policies are in the jar");
                return Codec.json().readValue(file, new TypeReference<List<Strato.Spedito>>() {}).stream()
                        .map(Strato.Spedito::strato)
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException("policies", e);
            }
        }

        /// The same policies with another address for checking printed codes.
        public Raccolta conVerifica(String url) {
            return new Raccolta(spedite, url);
        }

        /// What people decided so far, all of it, oldest first: told anew whenever more is known.
        public void decise(List<Variazione> decise) {
            List<Strato> layers = strati(decise);
            strati = new Lazy<>(() -> new Strati(spedite.get(), layers, verifica));
        }

        /// As it would be with one decision more.
        Raccolta con(List<Variazione> decise) {
            Raccolta other = new Raccolta(spedite, verifica);
            other.decise(decise);
            return other;
        }

        private static List<Strato> strati(List<Variazione> decise) {
            return decise.stream()
                    .filter(variazione -> variazione.ritiro().isEmpty())
                    .map(Parametri::strato)
                    .toList();
        }

        /// What the company asked, with the policy of the day it asked on where it said nothing.
        public Opzioni opzioni(Scheda scheda) {
            return scheda.opzioni().orElse(dellaRichiesta(scheda).opzioni());
        }

        /// Whether there is a branch of this code.
        public boolean conosciuta(Sede sede) {
            return strati.get().nomina(sede);
        }

        public List<Sede> uffici(Sede camera) {
            return strati.get().uffici(camera);
        }

        /// The policy of the day on which a pratica was presented: its tariff is the one that counts for it.
        public Politica dellaRichiesta(Scheda scheda) {
            return dellaRichiesta(scheda.sede(), scheda.presentataMs());
        }

        public Politica dellaRichiesta(Sede sede, long presentataMs) {
            return valida(sede, LocalDate.ofInstant(Instant.ofEpochMilli(presentataMs), ROMA));
        }

        /// The policy of a branch, or of a chamber, on a day; before the first one, the first.
        public Politica valida(Sede sede, LocalDate giorno) {
            return strati.get().valida(sede, giorno);
        }

        /// The days on which something changes for a branch, or a chamber.
        public List<LocalDate> giorni(Sede sede) {
            return strati.get().giorni(sede);
        }
    }
}
