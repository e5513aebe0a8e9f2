package it.timbro.pratica.web;

import it.timbro.atti.Seguito;
import it.timbro.atti.Seguito.Proposta;
import it.timbro.pratica.DellAnnullamento.Causa;
import it.timbro.pratica.DellImpresa.Ambito;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/// What follows from a pratica that asks for no certificate, as its page asks for the rest of it.
///
/// @param seguiti what will be done, a sentence each
/// @param impedimenti why it cannot be approved, a sentence each; empty if it can
/// @param deleghe those that stand, where one is revoked
/// @param documenti files that may carry a visto
/// @param scelte kinds of visto
/// @param lingue two letters each
/// @param oggi first day of what holds from today
public record SeguitoView(
        Cosa cosa,
        List<String> seguiti,
        List<String> impedimenti,
        List<Voce> deleghe,
        List<Documento> documenti,
        List<Voce> scelte,
        List<String> lingue,
        String oggi) {
    /// What the form asks for, and what its button says.
    public enum Cosa {
        DISTRUZIONE("Approva e registra"),
        PERDITA("Approva e registra"),
        CONFERIMENTO("Approva e registra la delega"),
        REVOCA("Approva e revoca la delega"),
        VISTI("Approva e metti i visti"),
        NULLA("Approva");

        private final String verbo;

        Cosa(String verbo) {
            this.verbo = verbo;
        }

        public String verbo() {
            return verbo;
        }
    }

    public record Voce(String codice, String parole) {}

    /// @param sha256 hexadecimal
    /// @param tipo what the company calls it
    /// @param scelta code of the first kind that fits; "" if none does
    public record Documento(String sha256, String nome, String tipo, String scelta) {}

    /// As it is asked on a page, on the day `oggi`.
    public static SeguitoView of(Proposta proposta, LocalDate oggi) {
        String giorno = oggi.toString();
        return switch (proposta) {
            case Proposta.Denuncia(boolean perdita, List<String> seguiti, List<String> impedimenti) ->
                new SeguitoView(
                        perdita ? Cosa.PERDITA : Cosa.DISTRUZIONE,
                        seguiti,
                        impedimenti,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        giorno);
            case Proposta.Conferimento() -> senza(Cosa.CONFERIMENTO, List.of(), List.of(), giorno);
            case Proposta.Revoca(List<Seguito.Voce> deleghe) -> senza(Cosa.REVOCA, List.of(), voci(deleghe), giorno);
            case Proposta.Nulla(String perche) -> senza(Cosa.NULLA, List.of(perche), List.of(), giorno);
            case Proposta.Visti visti ->
                new SeguitoView(
                        Cosa.VISTI,
                        List.of(),
                        List.of(),
                        List.of(),
                        visti.documenti().stream()
                                .map(d -> new Documento(d.sha256().hex(), d.nome(), d.tipo(), d.scelta()))
                                .toList(),
                        voci(visti.scelte()),
                        visti.lingue(),
                        giorno);
        };
    }

    private static SeguitoView senza(Cosa cosa, List<String> impedimenti, List<Voce> deleghe, String oggi) {
        return new SeguitoView(cosa, List.of(), impedimenti, deleghe, List.of(), List.of(), List.of(), oggi);
    }

    private static List<Voce> voci(List<Seguito.Voce> voci) {
        return voci.stream().map(voce -> new Voce(voce.codice(), voce.parole())).toList();
    }

    /// How papers go that are reported to the police.
    public List<Causa> cause() {
        return Arrays.stream(Causa.values()).filter(Causa::denuncia).toList();
    }

    public List<Ambito> ambiti() {
        return List.of(Ambito.values());
    }

    /// «Italiano», «Inglese».
    public String lingua(String codice) {
        return switch (codice) {
            case "it" -> "Italiano";
            case "en" -> "Inglese";
            case "de" -> "Tedesco";
            default -> codice;
        };
    }
}
