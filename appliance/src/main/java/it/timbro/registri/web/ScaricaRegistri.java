package it.timbro.registri.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.operatori.Consultazioni.Cosa;
import it.timbro.page.Guard;
import it.timbro.page.Quando;
import it.timbro.registri.Csv;
import it.timbro.registri.DelGiorno;
import it.timbro.registri.Lettura;
import it.timbro.registri.Lettura.Pezzo;
import it.timbro.registri.Registro;
import it.timbro.registri.Righe.Chiusa;
import it.timbro.registri.StampaRegistri;
import it.timbro.sync.protocol.Hash;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// A register as a file: PDF/A, the very one that was kept where the day is closed, or CSV, piece by
/// piece. Who takes one away is written down before.
final class ScaricaRegistri implements HttpService {
    private static final HttpMediaType PDF = HttpMediaType.create("application/pdf");
    private static final HttpMediaType CSV = HttpMediaType.create("text/csv; charset=utf-8; header=present");
    private static final String GIORNATA = "giornata";
    private static final int CSV_PIECE = 500;

    private final Fonti fonti;
    private final Uffici uffici;
    private final Quando quando;

    ScaricaRegistri(Fonti fonti, Uffici uffici, Quando quando) {
        this.fonti = fonti;
        this.uffici = uffici;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/registri/{registro}/csv", this::csv).get("/registri/{registro}/pdf", this::pdf);
    }

    private void csv(ServerRequest request, ServerResponse response) {
        Registro registro = Quale.registro(request);
        Quale quale = Quale.of(request, uffici, quando);
        esporta(request, quale, registro.codice() + " csv");
        DelGiorno del = quale.del(registro);
        Pezzo pezzo = fonti.lettura().pezzo(del, 0, CSV_PIECE);
        response.headers().contentType(CSV);
        nome(response, "attachment", nome(del, 1) + ".csv");
        try (OutputStream out = response.outputStream()) {
            Csv csv = new Csv(out);
            csv.riga(testata(registro));
            int da = 0;
            while (!pezzo.righe().isEmpty()) {
                for (Lettura.Riga riga : pezzo.righe()) {
                    csv.riga(celle(del, riga));
                }
                da += CSV_PIECE;
                pezzo = fonti.lettura().pezzo(del, da, CSV_PIECE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("sending a register", e);
        }
    }

    private static List<String> testata(Registro registro) {
        List<String> celle = new ArrayList<>(List.of("N.", "Giorno", "Ora"));
        registro.colonne().forEach(colonna -> celle.add(colonna.titolo()));
        celle.addAll(List.of("Operatore", "Annullata", "Note"));
        return celle;
    }

    private static List<String> celle(DelGiorno del, Lettura.Riga riga) {
        List<String> celle = new ArrayList<>(
                List.of(Integer.toString(riga.numero()), del.giorno().toString(), riga.ora()));
        celle.addAll(riga.celle());
        celle.addAll(List.of(riga.operatore(), riga.barrata() ? "sì" : "no", riga.nota()));
        return celle;
    }

    private void pdf(ServerRequest request, ServerResponse response) {
        Quale quale = Quale.of(request, uffici, quando);
        if (request.path().pathParameters().get("registro").equals(GIORNATA)) {
            rapporto(request, response, quale);
            return;
        }
        Registro registro = Quale.registro(request);
        DelGiorno del = quale.del(registro);
        int parte = Quale.numero(request, "parte");
        esporta(request, quale, registro.codice() + " pdf");
        List<Hash> conservati = Quale.conservati(registro, fonti.lettura().sigillo(del.tenuti(), del.giorno()));
        boolean kept = conservati.size() >= parte && fonti.archivio().has(conservati.get(parte - 1));
        byte[] pdf = kept ? fonti.archivio().read(conservati.get(parte - 1)) : stampa(del, parte);
        manda(response, pdf, nome(del, parte));
    }

    /// What stands under the seal of a day.
    private void rapporto(ServerRequest request, ServerResponse response, Quale quale) {
        Chiusa chiusa = fonti.lettura()
                .sigillo(quale.sede(), quale.giorno())
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("la chiusura del " + quale.giorno()));
        esporta(request, quale, GIORNATA + " pdf");
        manda(
                response,
                fonti.stampa().chiusura(chiusa, uffici.nome().apply(quale.sede())),
                "chiusura-" + quale.sede() + "-" + quale.giorno());
    }

    private byte[] stampa(DelGiorno del, int parte) {
        Pezzo pezzo = fonti.lettura().pezzo(del, Math.multiplyExact(parte - 1, Lettura.MAX), Lettura.MAX);
        if (parte > StampaRegistri.parti(pezzo.totale())) {
            throw Problem.NON_TROVATO.rejected("la parte " + parte);
        }
        return fonti.stampa().registro(del, uffici.nome().apply(del.tenuti()), parte, pezzo);
    }

    private void esporta(ServerRequest request, Quale quale, String cosa) {
        fonti.consultazioni().registra(Guard.login(request), Cosa.ESPORTAZIONE, quale.oggetto(cosa));
    }

    private static String nome(DelGiorno del, int parte) {
        return del.registro().codice() + "-" + del.tenuti() + "-" + del.giorno() + (parte == 1 ? "" : "-" + parte);
    }

    private static void manda(ServerResponse response, byte[] pdf, String nome) {
        response.headers().contentType(PDF);
        nome(response, "inline", nome + ".pdf");
        response.send(pdf);
    }

    private static void nome(ServerResponse response, String come, String file) {
        response.headers().set(HeaderNames.CONTENT_DISPOSITION, come + "; filename=" + file);
    }
}
