package it.timbro.pratica.web;

import it.timbro.atti.Seguito.DaVistare;
import it.timbro.base.Problem;
import it.timbro.page.Form;
import it.timbro.sync.protocol.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which files of a pratica get a visto and which, as `pratica/vistare.jte` asks for it.
public record ModuloVisti(Form form) {
    /// A pratica has fewer files than this.
    private static final int MAX_DOCUMENTI = 100;

    /// One for each file for which a visto was chosen.
    public List<DaVistare> documenti() {
        List<DaVistare> documenti = new ArrayList<>();
        for (int n = 0; n < MAX_DOCUMENTI && form.has("file." + n); n++) {
            String cosa = form.text("cosa." + n);
            if (!cosa.isEmpty()) {
                documenti.add(new DaVistare(
                        file(form.text("file." + n)),
                        cosa,
                        form.text("documento." + n),
                        (int) Math.clamp(form.number("pagine." + n), 0, Integer.MAX_VALUE),
                        form.text("lingua." + n),
                        form.text("serve." + n),
                        form.text("firmatario." + n)));
            }
        }
        return documenti;
    }

    private static Hash file(String hex) {
        return Optional.of(hex)
                .filter(text -> text.matches("[0-9a-f]{64}"))
                .map(Hash::new)
                .orElseThrow(() -> Problem.RICHIESTA_NON_VALIDA.rejected("un file non è della pratica"));
    }
}
