package it.timbro.pratica.web;

import it.timbro.atti.Annullamento;
import it.timbro.imprese.Aziende;
import it.timbro.operatori.Operatore;
import it.timbro.operatori.Ruolo;
import it.timbro.pratica.DelVisto.Funzionario;
import it.timbro.pratica.DellAnnullamento.Causa;
import it.timbro.pratica.DellAppuntamento.Passo;
import it.timbro.pratica.IdAppuntamento;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroVisto;
import it.timbro.pratica.Pagato;
import it.timbro.pratica.Presentazione;
import it.timbro.visti.Richiesta;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// What walks in at the counter, for [Vetrina].
final class VetrinaDelBanco {
    private static final Presentazione.Persona ROSA = new Presentazione.Persona("Rosa Tigullio", "CI CA7654321", null);
    private static final Presentazione.Impresa ARDESIE =
            new Presentazione.Impresa("Ardesie di Lavagna S.n.c.", Aziende.ARDESIE, null);

    private VetrinaDelBanco() {}

    static void stati(Banco banco, NumeroPratica emessa, List<String> stati) {
        visti(banco, stati);
        annullamenti(banco, emessa, stati);
        banco.filiale.magazzino.dai("A0123440", "A0123449", ARDESIE, ROSA, "modulo 3E del 20/11/2026", "anna");
        banco.filiale.magazzino.restituisci("A0123449", "", "corriere", "Ardesie", "anna");
        stati.add("formulari-registro @/formulari");
        stati.add("formulari-denuncia @/formulari/movimento/denuncia");
        stati.add("formulario @/formulari/A0123449");
        appuntamenti(banco, stati);
    }

    private static void visti(Banco banco, List<String> stati) {
        stati.add("visto-nuovo @/visti/nuovo?impresa=" + Aziende.POMPE);
        NumeroVisto numero = banco.filiale.registroVisti.rilascia(
                new Richiesta(
                        IdPresentazione.nuova(new Random(1)),
                        "FAT/MERCI",
                        "123 del 20/11/2026",
                        2,
                        "en",
                        "",
                        ROSA,
                        ARDESIE,
                        "",
                        List.of(banco.file("fattura-123.pdf", "SCANSIONE", "una fattura")),
                        new Pagato(Mezzo.POS, "0042", Optional.of(Importo.ZERO))),
                new Funzionario("anna", "Anna Rossi"),
                false,
                "anna");
        stati.add("visto @/visti/" + numero);
        stati.add("visti @/visti");
    }

    private static void annullamenti(Banco banco, NumeroPratica emessa, List<String> stati) {
        NumeroCertificato certificato =
                banco.filiale.scheda(emessa).certificato().orElseThrow();
        stati.add("annullamento-nuovo @/annullamenti/nuovo?certificato=" + certificato);
        banco.filiale.annullamento.chiedi(
                new Annullamento.Domanda(
                        certificato,
                        Causa.ANNULLAMENTO,
                        "modulo firmato del 23/11/2026",
                        "peso sbagliato in casella 7",
                        "",
                        ROSA,
                        ARDESIE,
                        List.of(banco.file("modulo.pdf", "SCANSIONE", "un modulo"))),
                "anna");
        stati.add("annullamento @/annullamenti/" + certificato);
        stati.add("annullamenti @/annullamenti");
    }

    private static void appuntamenti(Banco banco, List<String> stati) {
        banco.operatori.iscrivi(
                new Operatore("teresa", "Teresa Moneglia", Set.of(Ruolo.RESPONSABILE)), "quattro gatti neri", "prova");
        IdAppuntamento id = IdAppuntamento.nuovo(new Random(2));
        LocalDateTime martedi = LocalDateTime.of(2026, 11, 24, 9, 0);
        banco.filiale.agenda.fissa(id, martedi, ROSA, ARDESIE, "rosa@ardesie.invalid", "", "anna");
        banco.filiale.agenda.fissa(
                IdAppuntamento.nuovo(new Random(3)),
                martedi.plusMinutes(15),
                ROSA,
                ARDESIE,
                "010 555 0101",
                "",
                "anna");
        banco.filiale.agenda.approva(id, "teresa");
        banco.filiale.agenda.compi(id, Passo.IDENTITA, "carta d'identità CA7654321", List.of(), "anna");
        stati.add("appuntamenti @/appuntamenti");
        stati.add("appuntamento @/appuntamenti/" + id);
        stati.add("appuntamento-nuovo @/appuntamenti/nuovo");
    }
}
