package it.timbro.ritiro.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.atti.Consegna;
import it.timbro.base.Problem;
import it.timbro.base.Rejection;
import it.timbro.journal.Journal;
import it.timbro.page.Form;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.pratica.EsitoFirma;
import it.timbro.pratica.Importo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Stato;
import it.timbro.pratica.web.Differenza;
import it.timbro.pratica.web.LavorazioniPage;
import it.timbro.pratica.web.Scarico;
import it.timbro.ritiro.RicevutaRitiro;
import it.timbro.ritiro.Ritiro;
import it.timbro.ritiro.Ritiro.Ritirante;
import it.timbro.ritiro.web.RitiroView.Fatta;
import it.timbro.ritiro.web.RitiroView.Modulo;
import it.timbro.ritiro.web.RitiroView.Noto;
import it.timbro.ritiro.web.RitiroView.Pezzo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The handover of a pratica at the counter. A prepared bundle takes two keys where who
/// came before comes again, all pieces and confirm; at most five and the document otherwise.
public final class RitiroPage implements HttpService {
    /// In what capacity someone collects.
    public static final List<String> TITOLI = Stream.of(
                    List.of("legale rappresentante"), Consegna.VESTI, List.of("corriere"))
            .flatMap(List::stream)
            .toList();

    private static final int MAX_NOTI = 3;

    private final Consegna consegna;
    private final Ritiro.Consegne consegne;
    private final Journal journal;
    private final Pratiche pratiche;
    private final Supplier<RicevutaRitiro> ricevute;
    private final RitiroView.Domanda recapiti;
    private final Differenza differenza;
    private final Pages pages;
    private final Quando quando;

    public RitiroPage(
            Consegna consegna,
            Ritiro.Consegne consegne,
            Journal journal,
            Pratiche pratiche,
            Supplier<RicevutaRitiro> ricevute,
            RitiroView.Domanda recapiti,
            Differenza differenza,
            Pages pages,
            Quando quando) {
        this.consegna = consegna;
        this.consegne = consegne;
        this.journal = journal;
        this.pratiche = pratiche;
        this.ricevute = ricevute;
        this.recapiti = recapiti;
        this.differenza = differenza;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/pratica/{numero}/ritiro", this::empty)
                .post("/pratica/{numero}/ritiro", this::consegna)
                .get("/pratica/{numero}/ritiro/ricevuta.pdf", this::ricevuta);
    }

    private void empty(ServerRequest request, ServerResponse response) {
        Scheda scheda = scheda(Differenza.numero(request));
        List<Noto> noti = noti(scheda);
        String noto = noti.stream()
                .filter(uno -> !uno.documento().isEmpty())
                .findFirst()
                .map(Noto::valore)
                .orElse("");
        Modulo modulo = new Modulo(
                pezzi(scheda.numero(), List.of()),
                noti,
                noto,
                noto.isEmpty() && !Consegna.spedita(scheda) ? firmatario(scheda) : "",
                TITOLI.getFirst(),
                "",
                "",
                Long.toString(quando.ms()));
        show(request, response, scheda, modulo, Optional.empty());
    }

    /// Who came before most often comes again; then whoever the company has named.
    private List<Noto> noti(Scheda scheda) {
        if (Consegna.spedita(scheda)) {
            return List.of();
        }
        List<Noto> venuti = persone(scheda);
        Set<String> nomi = venuti.stream().map(Noto::nome).collect(Collectors.toSet());
        return Stream.concat(
                        venuti.stream(),
                        consegna.incaricati(scheda).stream()
                                .filter(incaricato -> !nomi.contains(incaricato.nome()))
                                .limit(MAX_NOTI)
                                .map(RitiroPage::noto))
                .toList();
    }

    private static Noto noto(Ritirante ritirante) {
        return new Noto(
                String.join("|", ritirante.nome(), ritirante.titolo(), ritirante.documento()),
                ritirante.nome(),
                ritirante.titolo(),
                ritirante.documento());
    }

    private List<Noto> persone(Scheda scheda) {
        return journal.read(rows -> consegne.ritiranti(rows, scheda.impresa().codiceFiscale(), MAX_NOTI)).stream()
                .filter(ritirante -> !ritirante.titolo().equals(Consegna.SPEDIZIONE))
                .map(RitiroPage::noto)
                .toList();
    }

    /// Who was chosen from the list, or else who was written. Who never came shows a document.
    private static Ritirante ritirante(Form form) {
        String[] noto = form.text("noto").split("\\|", -1);
        return noto.length == 3
                ? new Ritirante(noto[0], noto[1], noto[2].isEmpty() ? form.text("documento") : noto[2])
                : new Ritirante(form.text("ritirante"), form.text("titolo"), form.text("documento"));
    }

    /// Most often who signed comes: the name is there to be confirmed or overwritten.
    private static String firmatario(Scheda scheda) {
        return scheda.presentazione().firma().firmatari().stream()
                .map(EsitoFirma.Firmatario::nome)
                .findFirst()
                .orElse("");
    }

    private void consegna(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        Scheda scheda = scheda(Differenza.numero(request));
        if (form.has("spunta")) {
            show(request, response, scheda, written(form, scheda, true), Optional.empty());
            return;
        }
        differenza.oppure(
                request,
                response,
                "/ritiro",
                (numero, versione) -> {
                    consegna.consegna(
                            numero,
                            versione,
                            new Consegna.Gesto(
                                    ritirante(form), form.all("pezzo"), form.text("nota"), form.text("arrivo")),
                            Guard.login(request));
                    pages.done(request, response, "/pratica/" + numero + "/ritiro", "Pratica consegnata.");
                },
                errore -> show(request, response, scheda, written(form, scheda, false), Optional.of(errore)));
    }

    private Modulo written(Form form, Scheda scheda, boolean tutti) {
        List<String> nomi = consegna.pezzi(scheda.numero());
        return new Modulo(
                pezzi(scheda.numero(), tutti ? nomi : form.all("pezzo")),
                noti(scheda),
                form.text("noto"),
                form.text("ritirante"),
                form.text("titolo"),
                form.text("documento"),
                form.text("nota"),
                form.text("arrivo"));
    }

    private List<Pezzo> pezzi(NumeroPratica numero, List<String> spuntati) {
        return consegna.pezzi(numero).stream()
                .map(nome -> new Pezzo(nome, spuntati.contains(nome)))
                .toList();
    }

    private void ricevuta(ServerRequest request, ServerResponse response) {
        Scheda scheda = scheda(Differenza.numero(request));
        Ritiro.Consegna fatta = journal.read(rows -> consegne.find(rows, scheda.numero()))
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("la consegna della pratica " + scheda.numero()));
        Scarico.pdf(
                response, "ritiro-" + scheda.numero() + ".pdf", ricevute.get().pdf(scheda, fatta));
    }

    private Scheda scheda(NumeroPratica numero) {
        return journal.read(rows -> pratiche.read(rows, numero));
    }

    private void show(
            ServerRequest request, ServerResponse response, Scheda scheda, Modulo modulo, Optional<Rejection> errore) {
        Optional<Fatta> fatta = journal.read(rows -> consegne.find(rows, scheda.numero()))
                .map(done -> new Fatta(
                        quando.ora(done.quandoMs()),
                        done.operatore(),
                        done.ritirante(),
                        done.titolo(),
                        done.documento(),
                        done.pezzi(),
                        done.nota()));
        long toPay = consegna.daPagareCent(scheda);
        pages.send(
                response,
                "ritiro/ritiro.jte",
                new RitiroView(
                        pages.frame(request, "Ritiro " + scheda.numero()),
                        scheda.numero().text(),
                        scheda.versione(),
                        scheda.certificato().map(Object::toString).orElse("non ancora"),
                        scheda.impresa().denominazione(),
                        scheda.stato().parola(),
                        scheda.stato() == Stato.EMESSA,
                        toPay == 0 ? "" : Importo.cent(toPay).toString(),
                        errore,
                        errore.filter(no -> no.problem() == Problem.RITIRO_NON_AMMESSO)
                                        .isPresent()
                                || !modulo.nota().isEmpty(),
                        Consegna.spedita(scheda),
                        LavorazioniPage.voci(consegna.lavorazioni(scheda)),
                        modulo,
                        recapiti.di(scheda),
                        fatta));
    }
}
