package it.timbro.tempesta;

import it.timbro.atti.Emissione.Risposta;
import it.timbro.certificato.Numeri;
import it.timbro.journal.Fact;
import it.timbro.pratica.DellIncarnazione.ProvaConservata;
import it.timbro.pratica.DellaPratica.FoglioNonBuono;
import it.timbro.pratica.DellaPratica.StampaInviata;
import it.timbro.pratica.DellaPratica.StampaRifiutata;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Prova;
import it.timbro.printing.ipp.Fault;
import it.timbro.printing.ipp.JobId;
import it.timbro.printing.ipp.JobReport;
import it.timbro.printing.ipp.PrintJob;
import it.timbro.printing.ipp.Printer;
import it.timbro.printing.ipp.PrinterReport;
import it.timbro.printing.ipp.Submission;
import it.timbro.stampa.Lavori;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The printer of a branch and the paper that lies in it: real things, which remember what happened to them however
/// often the program that sent the job goes down.
final class Stampante implements Printer {
    private final NodoFiliale filiale;

    /// What came out of the printer last for a sheet of a job, as the person who looks will see it.
    private final Map<String, Risposta> uscito = new HashMap<>();

    private final Map<String, Integer> invii = new HashMap<>();

    Stampante(NodoFiliale filiale) {
        this.filiale = filiale;
    }

    /// What a person sees who looks for the sheet; nothing came out if it never got here.
    Risposta guarda(Lavori.Lavoro lavoro, int foglio) {
        return uscito.getOrDefault(chiave(lavoro, foglio), Risposta.NON_USCITO);
    }

    private static String chiave(Lavori.Lavoro lavoro, int foglio) {
        return lavoro.numero() + "#" + foglio;
    }

    @Override
    public Submission submit(PrintJob job) {
        filiale.mondo.conto.uno("verifica INV-10");
        String[] words = job.name().split(" ");
        NumeroPratica pratica = new NumeroPratica(words[1]);
        Lavori.Lavoro lavoro = reserved(new NumeroCertificato(words[0]), pratica);
        for (Lavori.Foglio foglio : filiale.sicura() ? lavoro.inDubbio() : List.<Lavori.Foglio>of()) {
            everySubmissionHasItsFact(lavoro, foglio.numero());
        }
        Mondo mondo = filiale.mondo;
        Guasti guasti = mondo.guasti;
        if (mondo.caso.capita(guasti.stampanteSpenta)) {
            lavoro.inDubbio().forEach(foglio -> uscito.put(chiave(lavoro, foglio.numero()), Risposta.NON_USCITO));
            return new Submission.Refused(new Fault(Fault.Cause.SPENTA, "off"));
        }
        lavoro.inDubbio().forEach(foglio -> uscito.put(chiave(lavoro, foglio.numero()), Risposta.NON_USCITO));
        if (mondo.caso.capita(guasti.caduta)) {
            throw new Caduta("prima della stampa", "before the printer had it");
        }
        lavoro.inDubbio().forEach(foglio -> esce(lavoro, foglio));
        if (mondo.caso.capita(guasti.caduta)) {
            throw new Caduta("dopo la stampa", "after the printer had it");
        }
        return mondo.caso.capita(guasti.perdita)
                ? new Submission.Incerto("line lost")
                : new Submission.Accepted(new JobId("1"));
    }

    private Lavori.Lavoro reserved(NumeroCertificato numero, NumeroPratica pratica) {
        Optional<Lavori.Lavoro> found =
                filiale.journal().read(rows -> filiale.stores.lavori().dellaPratica(rows, pratica));
        Violazione.se(
                found.isEmpty() || found.get().inDubbio().isEmpty(),
                "INV-10",
                "a job of " + pratica + " reached the printer before the fact that sends it");
        Lavori.Lavoro lavoro = found.orElseThrow();
        Optional<Numeri.Certificato> certificato =
                filiale.journal().read(rows -> filiale.stores.numeri().find(rows, numero));
        Violazione.se(
                certificato.isEmpty()
                        || certificato.get().stato() != Numeri.Stato.IMPEGNATO
                        || !certificato.get().documento().equals(lavoro.documento())
                        || !filiale.archivio().has(lavoro.documento()),
                "INV-10",
                "number and document of " + lavoro + " are not reserved: " + certificato);
        return lavoro;
    }

    /// Between two submissions of a sheet stands an answer: a person's, or the printer's clear no. A sheet is one of
    /// its job: a branch that took the pratica over has another. A life that goes on from an earlier page may send
    /// again what its evidence tells of, with a card that says so.
    private void everySubmissionHasItsFact(Lavori.Lavoro lavoro, int foglio) {
        boolean open = false;
        int facts = 0;
        for (var recorded : filiale.journal().history("pratica:" + lavoro.pratica())) {
            switch (recorded.fact()) {
                case StampaInviata f
                when f.lavoro().equals(lavoro.numero()) && f.fogli().contains(foglio) -> {
                    Violazione.se(open, "INV-10", chiave(lavoro, foglio) + " was sent again while in dubbio");
                    open = true;
                    facts++;
                }
                case FoglioNonBuono f when f.lavoro().equals(lavoro.numero()) && f.foglio() == foglio -> open = false;
                case StampaRifiutata f when f.lavoro().equals(lavoro.numero()) -> open = false;
                default -> {}
            }
        }
        facts += inUnAltraVita(lavoro, foglio);
        int sent = invii.merge(chiave(lavoro, foglio), 1, Integer::sum);
        Violazione.se(
                sent > facts,
                "INV-10",
                chiave(lavoro, foglio) + " reached the printer " + sent + " times with " + facts + " facts");
    }

    /// How often a former life sent the sheet, as its facts say that are evidence now, with a card.
    private int inUnAltraVita(Lavori.Lavoro lavoro, int foglio) {
        return (int) filiale.journal().history("prova:pratica:" + lavoro.pratica()).stream()
                .filter(recorded -> inviato(recorded.fact(), lavoro, foglio))
                .count();
    }

    private static boolean inviato(Fact fact, Lavori.Lavoro lavoro, int foglio) {
        return fact instanceof ProvaConservata prova
                && Prova.fatto(prova).orElse(null) instanceof StampaInviata f
                && f.lavoro().equals(lavoro.numero())
                && f.fogli().contains(foglio);
    }

    private void esce(Lavori.Lavoro lavoro, Lavori.Foglio foglio) {
        int chance = filiale.mondo.caso.tra(0, 99);
        Risposta fate = chance < 84
                ? Risposta.BUONO
                : chance < 90 ? Risposta.ROVINATO : chance < 95 ? Risposta.INCEPPATO : Risposta.NON_USCITO;
        uscito.put(chiave(lavoro, foglio.numero()), fate);
        if (fate != Risposta.NON_USCITO) {
            filiale.mondo.carta.stampato(filiale, lavoro, foglio, inUnAltraVita(lavoro, foglio.numero()) > 0);
        }
    }

    /// The branch is a copy now: what it sent before may be known to nobody.
    void dimentica() {
        invii.clear();
    }

    @Override
    public JobReport state(JobId id) {
        return new JobReport.Finished();
    }

    @Override
    public PrinterReport status() {
        return new PrinterReport.Ready("tempesta");
    }
}
