package it.timbro.centro.sedi.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Sede;
import it.timbro.centro.Camere;
import it.timbro.centro.sedi.Contatti;
import it.timbro.centro.sedi.Contatti.Contatto;
import it.timbro.centro.sedi.Quadro;
import it.timbro.journal.Journal;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.sync.protocol.StreamId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// «Quadro delle sedi»: for who is responsible for all of them. What a branch has done and not yet
/// sent cannot be known here, and nothing on this page pretends to.
public final class QuadroPage implements HttpService {
    private final Journal journal;
    private final Quadro quadro;
    private final Contatti contatti;
    private final Camere camere;
    private final Stanze stanze;
    private final Pages pages;
    private final Quando quando;

    /// What other rooms know of the branches. Answered by the wiring.
    public interface Stanze {
        Conti conti(Sede sede);

        /// Open cards by whom they concern: a branch, or a chamber.
        Map<Sede, Integer> carteAperte();
    }

    /// @param liberi numbers in stock, `blocchi` the open blocks they are in
    /// @param senzaConto numbers that nothing explains
    public record Conti(int liberi, int blocchi, int senzaConto) {}

    public QuadroPage(
            Journal journal,
            Quadro quadro,
            Contatti contatti,
            Camere camere,
            Stanze stanze,
            Pages pages,
            Quando quando) {
        this.journal = journal;
        this.quadro = quadro;
        this.contatti = contatti;
        this.camere = camere;
        this.stanze = stanze;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/quadro", this::show);
    }

    private void show(ServerRequest request, ServerResponse response) {
        Map<Sede, Integer> carte = new TreeMap<>(Comparator.comparing(Sede::code));
        carte.putAll(stanze.carteAperte());
        carte.keySet().removeIf(Sede::diProva); // what is tried out counts nowhere
        int tutte = carte.values().stream().mapToInt(Integer::intValue).sum();
        List<QuadroView.Riga> sedi = camere.tutte().stream()
                .flatMap(camera -> camera.uffici().stream())
                .filter(ufficio -> !ufficio.sede().diProva())
                .map(ufficio -> riga(ufficio, Objects.requireNonNullElse(carte.remove(ufficio.sede()), 0)))
                .toList();
        pages.send(
                response,
                "centro/sedi/quadro.jte",
                new QuadroView(
                        pages.frame(request, "Quadro delle sedi"),
                        sedi.stream().mapToInt(QuadroView.Riga::senzaConto).sum(),
                        tutte,
                        sedi,
                        carte.entrySet().stream()
                                .map(una -> diNessuna(una.getKey(), una.getValue()))
                                .toList()));
    }

    /// Of a chamber, or of who is not served here any more.
    private QuadroView.DiNessuna diNessuna(Sede sede, int carte) {
        return camere.camera(sede.code())
                .map(camera -> new QuadroView.DiNessuna(
                        camera.nome() + " (" + sede + ")", carte, "Di nessuna sede in particolare"))
                .orElseGet(() ->
                        new QuadroView.DiNessuna(sede.code(), carte, "Di una sede che questa centrale non serve più"));
    }

    private QuadroView.Riga riga(Camere.Ufficio ufficio, int carte) {
        Sede sede = ufficio.sede();
        Conti known = stanze.conti(sede);
        Optional<Contatto> contatto = contatti.find(sede);
        Map<String, Integer> pratiche = journal.read(rows -> quadro.pratiche(rows, sede));
        int formulari = journal.read(rows -> quadro.formulari(rows, sede));
        return new QuadroView.Riga(
                sede.code(),
                ufficio.nome(),
                contatto.filter(call -> call.ms() > 0)
                        .map(call -> fa(call.ms()))
                        .orElse("Non ha ancora chiamato"),
                contatto.flatMap(Contatto::chiavetta)
                        .map(una -> "letta " + fa(una.lettaMs()) + "; preparata in sede " + quando.ora(una.fattaMs()))
                        .orElse(""),
                contatto.map(this::detto).orElse("Di quello che ha in sede non si sa nulla"),
                pratiche.isEmpty()
                        ? "Nessuna aperta"
                        : pratiche.entrySet().stream()
                                .map(state -> state.getKey() + " " + state.getValue())
                                .collect(Collectors.joining(", ")),
                known.liberi() + " numeri in " + known.blocchi() + (known.blocchi() == 1 ? " blocco, " : " blocchi, ")
                        + formulari + " formulari",
                known.senzaConto(),
                carte,
                known.senzaConto() + carte > 0);
    }

    private String fa(long ms) {
        return quando.ora(ms) + ", " + quando.da(ms) + " fa";
    }

    /// How much of what the branch said it had is not here.
    private String detto(Contatto last) {
        Optional<String> stick = last.chiavetta()
                .filter(una -> una.fattaMs() > last.dettoMs())
                .map(una -> "Nella chiavetta preparata " + quando.ora(una.fattaMs()));
        if (stick.isEmpty() && last.dettoMs() == 0) {
            return "Di quello che ha in sede non si sa nulla";
        }
        long missing = last.teste().entrySet().stream()
                .mapToLong(head -> Math.max(
                        0,
                        head.getValue()
                                - journal.head(StreamId.parse(head.getKey())).seq()))
                .sum();
        return stick.orElse("Al saluto delle " + quando.ora(last.dettoMs()))
                + (missing == 0
                        ? " non aveva altro che quello che è qui"
                        : " aveva " + missing + (missing == 1 ? " fatto" : " fatti") + " che qui non ci sono ancora");
    }
}
