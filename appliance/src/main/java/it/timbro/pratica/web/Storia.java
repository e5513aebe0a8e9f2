package it.timbro.pratica.web;

import it.timbro.journal.Recorded;
import it.timbro.page.Frame;
import it.timbro.page.Quando;
import it.timbro.pratica.Casella;
import it.timbro.pratica.DellaCassa;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Sconosciuto;
import it.timbro.pratica.SerialeFormulario;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What happened to a pratica, in sentences. A new fact breaks the build here until somebody has found its words.
public record Storia(List<Voce> voci) {
    /// @param quando as the office reads times
    /// @param chi the operator, or the program that did it
    public record Voce(String quando, String chi, String frase) {}

    /// @param recorded of one pratica, oldest first
    /// @param frame knows what offices, and people of this house, are called
    public static Storia of(List<Recorded> recorded, Quando quando, Frame frame) {
        return new Storia(
                recorded.stream().map(entry -> voce(entry, quando, frame)).toList());
    }

    /// What happened after the page of that versione was made: a versione counts the facts before it.
    public Storia dopo(long versione) {
        return new Storia(voci.subList((int) Math.clamp(versione, 0, voci.size()), voci.size()));
    }

    private static Voce voce(Recorded recorded, Quando quando, Frame frame) {
        String frase = switch (recorded.fact()) {
            case DellaPratica fatto -> frase(fatto, quando, frame::ufficio);
            case Sconosciuto nuovo -> "Una versione più nuova del programma ha scritto «" + nuovo.kind() + "».";
            case DellaCassa.DirittiRiscontrati _ ->
                "Quello che la sede ha riscosso è stato confrontato con il conto dell'impresa.";
            default -> "È stato scritto un fatto che questa pagina non racconta."; // Fact is open: other subjects
        };
        return new Voce(quando.ora(recorded.time().wallMs()), chi(recorded, frame), frase);
    }

    /// A company's account at the centre is told from the people of the office, and those from another office's.
    private static String chi(Recorded recorded, Frame frame) {
        String operatore = recorded.operatore();
        if (operatore.startsWith("a2a:")) {
            return "utenza " + operatore.substring("a2a:".length());
        }
        return frame.nomi().di(recorded.stream().sede(), operatore);
    }

    static String frase(DellaPratica fatto, Quando quando, UnaryOperator<String> ufficio) {
        return switch (fatto) {
            case DellaPratica.PraticaPresentata f
            when f.utente().isEmpty() ->
                "La richiesta è stata portata allo sportello con "
                        + quanti(f.allegati().size(), "un allegato", "allegati") + ".";
            case DellaPratica.PraticaPresentata f ->
                "L'impresa ha inviato la pratica con " + quanti(f.allegati().size(), "un allegato", "allegati")
                        + ". La firma è stata controllata.";
            case DellaPratica.PraticaProtocollata f ->
                "La centrale l'ha protocollata con il numero " + f.protocollo() + ".";
            case DellaPratica.PraticaAperta f ->
                "La " + ufficio.apply(f.sede().code()) + " ha aperto la pratica; la richiesta era stata presentata "
                        + quando.ora(f.presentataMs()) + ".";
            case DellaPratica.PraticaCorrelata f ->
                "La presentazione ha il numero di protocollo " + f.protocollo() + ", che vale per la pratica.";
            case DellaPratica.AllegatoAggiunto f ->
                "Allo sportello è stato scansionato «" + f.allegato().nome() + "».";
            case DellaPratica.PraticaAssegnata f ->
                "La centrale l'ha assegnata alla " + ufficio.apply(f.sede().code()) + ".";
            case DellaPratica.PraticaRiassegnata f ->
                "La centrale l'ha passata dalla " + ufficio.apply(f.da().code()) + " alla "
                        + ufficio.apply(f.a().code()) + " ("
                        + f.causa().parola() + "): l'ha proposto " + f.propostaDa() + ", l'ha confermato "
                        + f.confermataDa() + ". Motivo: «" + f.motivo() + "».";
            case DellaPratica.PraticaRiconsegnata f -> "La sede l'ha riconsegnata alla centrale: «" + f.motivo() + "».";
            case DellaPratica.RinunciaPervenuta f -> "L'impresa rinuncia alla richiesta: «" + f.motivo() + "».";
            case DellaPratica.RinunciaAccolta _ -> "La sede ha accolto la rinuncia: la pratica finisce qui.";
            case DellaPratica.RinunciaTardiva f -> "La rinuncia è arrivata tardi: " + f.motivo();
            case DellaPratica.NotaAggiunta f -> "L'impresa ha scritto una nota: «" + f.testo() + "».";
            case DellaPratica.RettificaRichiesta f ->
                "La sede ha chiesto la rettifica entro " + quando.ora(f.scadenzaMs()) + ": "
                        + f.rilievi().stream().map(Storia::rilievo).collect(Collectors.joining("; ")) + ".";
            case DellaPratica.RettificaPervenuta f ->
                "L'impresa ha inviato la rettifica: "
                        + (f.modello() == null ? "modello invariato" : "modello nuovo") + ", "
                        + quanti(f.allegati().size(), "un allegato", "allegati") + ".";
            case DellaPratica.RettificaAccolta _ ->
                "La sede ha accolto la rettifica: ora si istruisce con i dati corretti.";
            case DellaPratica.RettificaTardiva f -> "La rettifica è arrivata tardi: " + f.motivo() + ".";
            case DellaPratica.PraticaRespinta f -> "La sede ha respinto la pratica: «" + f.motivo() + "».";
            case DellaPratica.RettificaComunicata f ->
                "La centrale l'ha detto all'impresa, che ha tempo fino a " + quando.ora(f.scadenzaMs()) + ".";
            case DellaPratica.RettificaProrogata f ->
                "La sede ha dato tempo all'impresa fino a " + quando.ora(f.scadenzaMs()) + ": «" + f.motivo() + "».";
            case DellaPratica.RettificaScaduta f ->
                "Per l'orologio della centrale il tempo dell'impresa è finito: " + quando.ora(f.scadenzaMs()) + ".";
            case DellaPratica.PraticaApprovata f -> "La sede ha approvato la pratica" + viste(f.spunte()) + ".";
            case DellaPratica.IstruttoriaRiaperta f -> "La sede ha riaperto l'istruttoria: «" + f.motivo() + "».";
            case DellaPratica.ComplessaSegnata f ->
                f.complessa()
                        ? "La sede l'ha segnata come complessa: «" + f.motivo() + "»."
                        : "La sede ha tolto il segno di complessa: vale di nuovo il termine promesso.";
            case DellaPratica.OpzioniCambiate f ->
                "Lo sportello ha cambiato le opzioni: " + opzioni(f.opzioni()) + ". Motivo: «" + f.motivo() + "».";
            case DellaPratica.StampaPreparata f
            when f.fogli().isEmpty() ->
                "Ha preso il numero " + f.certificato() + " per un documento che stampa l'impresa.";
            case DellaPratica.StampaPreparata f ->
                "Ha preso il numero " + f.certificato() + " e "
                        + quanti(f.fogli().size(), "un foglio", "fogli") + " ("
                        + f.supporto().nome().toLowerCase(java.util.Locale.ITALY)
                        + seriali(f) + ").";
            case DellaPratica.FoglioSostituito f ->
                "Il foglio " + f.foglio() + " passa "
                        + (f.seriale() == null ? "a un foglio nuovo." : "al formulario " + f.seriale() + ".");
            case DellaPratica.StampaInviata f ->
                "Ha mandato in stampa " + (f.fogli().size() == 1 ? "il foglio " : "i fogli ") + numeri(f.fogli())
                        + (f.motivo().isEmpty() ? "." : ", di nuovo: «" + f.motivo() + "».");
            case DellaPratica.StampaRifiutata f ->
                "La stampante non ha preso il lavoro: " + f.causa() + ". Non è uscito nulla.";
            case DellaPratica.FoglioUscito f -> "Il foglio " + f.foglio() + " è uscito buono.";
            case DellaPratica.FoglioNonBuono f ->
                switch (f.causa()) {
                    case ROVINATO -> "Il foglio " + f.foglio() + " è uscito rovinato.";
                    case INCEPPATO -> "Il foglio " + f.foglio() + " si è inceppato nella stampante.";
                    case NON_USCITO -> "Il foglio " + f.foglio() + " non è uscito: si può usare ancora.";
                };
            case DellaPratica.PraticaEmessa f -> "Il certificato " + f.certificato() + " è emesso.";
            case DellaPratica.PraticaConsegnata f ->
                "Consegnata a " + f.ritirante() + " (" + f.titolo() + "): " + String.join(", ", f.pezzi()) + "."
                        + (f.nota() == null ? "" : " Sotto la responsabilità dell'operatore: «" + f.nota() + "».");
            case DellaPratica.PraticaMessaADisposizione f ->
                "Il certificato " + f.certificato() + " è a disposizione dell'impresa, che lo stampa da sé.";
            case DellaPratica.PraticaEvasa f -> "La sede l'ha evasa: " + String.join(" ", f.seguiti());
            case DellaPratica.PraticaAnnullata f ->
                "Il certificato " + f.certificato() + " è stato annullato: «" + f.motivo() + "».";
        };
    }

    private static String viste(DellaPratica.@Nullable Spunte spunte) {
        return spunte == null || spunte.viste().isEmpty()
                ? ""
                : ", dopo aver visto di persona: " + String.join(", ", spunte.viste());
    }

    private static String rilievo(DellaPratica.Rilievo rilievo) {
        String dove = Casella.dove(rilievo.casella());
        return dove + ", «" + rilievo.testo() + "»";
    }

    /// The options that are said, as one phrase.
    public static String opzioni(Opzioni opzioni) {
        List<String> parts = new ArrayList<>();
        if (opzioni.numeroCopie() != null) {
            parts.add(quanti(opzioni.numeroCopie(), "una copia", "copie"));
        }
        if (opzioni.supporto() != null) {
            parts.add(opzioni.supporto().nome());
        }
        if (opzioni.consegna() != null) {
            parts.add(opzioni.consegna().nome());
        }
        if (opzioni.pagamento() != null) {
            parts.add("pagamento: " + opzioni.pagamento().nome());
        }
        return String.join(", ", parts);
    }

    private static String seriali(DellaPratica.StampaPreparata fatto) {
        String seriali = fatto.fogli().stream()
                .map(DellaPratica.Foglio::seriale)
                .filter(Objects::nonNull)
                .map(SerialeFormulario::text)
                .collect(Collectors.joining(", "));
        return seriali.isEmpty() ? "" : " " + seriali;
    }

    private static String numeri(List<Integer> fogli) {
        return fogli.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String quanti(int quanti, String uno, String molti) {
        return switch (quanti) {
            case 0 -> "nessun" + (uno.startsWith("una ") ? "a " + uno.substring(4) : " " + uno.substring(3));
            case 1 -> uno;
            default -> quanti + " " + molti;
        };
    }
}
