package it.timbro.istruttoria;

import it.timbro.base.Check;
import it.timbro.base.Fields;
import it.timbro.base.Lazy;
import it.timbro.base.Sede;
import it.timbro.pratica.Casella;
import it.timbro.pratica.DellaPosta.MessaggioPreparato;
import it.timbro.pratica.DellaPosta.Motivo;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Scheda;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What the office writes to a company when it decides something, by the texts of `lettere.txt`: a head line `= kind
/// chamber from`, then the subject, then the text. It is prepared with the decision and waits to be sent; a branch
/// needs no line and no mail server for it.
public final class Lettera {
    /// Why a pratica is rejected that nobody corrected.
    public static final String TEMPO_FINITO =
            "La rettifica chiesta non è arrivata entro il termine, per l'orologio della centrale.";

    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final DateTimeFormatter QUANDO =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'alle' HH:mm", Locale.ITALY);
    private static final Lazy<List<Modello>> MODELLI = new Lazy<>(Lettera::read);

    private Lettera() {}

    private record Modello(String tipo, String camera, LocalDate dal, String oggetto, String testo) {}

    /// @param ore that the company has, from when it can read it
    /// @param respinge whether the pratica is rejected afterwards
    /// @param aggiunta what the person adds; "" if nothing
    public static MessaggioPreparato rettifica(
            Scheda scheda, List<Rilievo> rilievi, int ore, boolean respinge, String aggiunta) {
        return scritta(
                scheda,
                Motivo.RETTIFICA,
                Map.of(
                        "rilievi",
                        rilievi.stream().map(Lettera::rilievo).collect(Collectors.joining("\n")),
                        "come",
                        scheda.numero().alBanco()
                                ? "Portate allo sportello quello che manca, o il modello corretto e firmato,"
                                : "Rispondete dal vostro programma con la rettifica",
                        "ore",
                        String.valueOf(ore),
                        "conseguenza",
                        respinge ? "Passato quel tempo la pratica è respinta." : "",
                        "aggiunta",
                        aggiunta));
    }

    public static MessaggioPreparato proroga(Scheda scheda, long scadenzaMs, String motivo) {
        String scadenza = QUANDO.format(Instant.ofEpochMilli(scadenzaMs).atZone(ROMA));
        return scritta(scheda, Motivo.PROROGA, Map.of("scadenza", scadenza, "motivo", motivo, "aggiunta", ""));
    }

    public static MessaggioPreparato respinta(Scheda scheda, String motivo) {
        return scritta(scheda, Motivo.RESPINTA, Map.of("motivo", motivo, "aggiunta", ""));
    }

    /// The centre has it, under its number of protocol.
    public static MessaggioPreparato protocollata(Scheda scheda) {
        return scritta(scheda.numero() + "-P", scheda, Motivo.PROTOCOLLATA, Map.of("aggiunta", ""));
    }

    /// What was asked is done.
    ///
    /// @param esito where it is to be had, or what was done
    public static MessaggioPreparato emessa(Scheda scheda, String esito) {
        return scritta(scheda, Motivo.EMESSA, Map.of("esito", esito, "aggiunta", ""));
    }

    private static String rilievo(Rilievo rilievo) {
        return "- " + Casella.dove(rilievo.casella()) + ": " + rilievo.testo();
    }

    private static MessaggioPreparato scritta(Scheda scheda, Motivo motivo, Map<String, String> campi) {
        return scritta(scheda.numero() + "-" + scheda.versione(), scheda, motivo, campi);
    }

    private static MessaggioPreparato scritta(
            String messaggio, Scheda scheda, Motivo motivo, Map<String, String> campi) {
        Modello modello = modello(motivo, scheda.sede().camera(), scheda);
        Map<String, String> tutti = new HashMap<>(campi);
        tutti.put("pratica", scheda.numero().text());
        tutti.put("tipo", scheda.modello().tipo().nome());
        tutti.put("protocollo", scheda.protocollo().map(NumeroProtocollo::text).orElse("non ancora dato"));
        return new MessaggioPreparato(
                messaggio,
                scheda.numero(),
                motivo,
                scheda.presentazione().utente(),
                Fields.fill(modello.oggetto(), tutti).strip(),
                Fields.fill(modello.testo(), tutti).strip());
    }

    private static Modello modello(Motivo motivo, Sede camera, Scheda scheda) {
        LocalDate giorno = LocalDate.ofInstant(Instant.ofEpochMilli(scheda.presentataMs()), ROMA);
        return MODELLI.get().stream()
                .filter(modello -> modello.tipo().equals(motivo.name()))
                .filter(modello ->
                        modello.camera().equals("*") || modello.camera().equals(camera.code()))
                .filter(modello -> !modello.dal().isAfter(giorno))
                .max(Comparator.comparing((Modello modello) -> !modello.camera().equals("*"))
                        .thenComparing(Modello::dal))
                .orElseThrow(() -> new IllegalStateException("there is a text for " + motivo));
    }

    private static List<Modello> read() {
        List<Modello> modelli = new ArrayList<>();
        for (String block : Tabella.text("lettere.txt").split("(?m)^= ")) {
            if (!block.isBlank()) {
                String[] lines = block.split("\n", 3);
                String[] head = lines[0].strip().split(" ");
                Check.that(head.length == 3 && lines.length == 3, "a letter has head, subject and text: " + block);
                modelli.add(new Modello(head[0], head[1], LocalDate.parse(head[2]), lines[1].strip(), lines[2]));
            }
        }
        return List.copyOf(modelli);
    }
}
