package it.timbro.atti;

import it.timbro.atti.Seguito.DaVistare;
import it.timbro.atti.Seguito.Documento;
import it.timbro.atti.Seguito.Proposta;
import it.timbro.atti.Seguito.Voce;
import it.timbro.base.Problem;
import it.timbro.istruttoria.Istruttoria;
import it.timbro.journal.Tx;
import it.timbro.pratica.DelVisto.Funzionario;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.PraticaEvasa;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroVisto;
import it.timbro.pratica.Pagato;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.TipoAllegato;
import it.timbro.pratica.Visto;
import it.timbro.sync.protocol.Hash;
import it.timbro.visti.Pronta;
import it.timbro.visti.RegistroVisti;
import it.timbro.visti.Regole;
import it.timbro.visti.Richiesta;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Visti on the files of a pratica (VA): the pratica pays for them, and they are handed over with it.
record VistiSuFile(RegistroVisti registro, Istruttoria istruttoria) {
    /// Which files may carry one, and which kinds there are.
    Proposta proposta(Scheda scheda) {
        Regole regole = registro.regole();
        List<Regole.Scelta> scelte = regole.generi().stream()
                .flatMap(genere -> genere.ammessi().stream().map(ammesso -> new Regole.Scelta(genere, ammesso)))
                .toList();
        List<Documento> documenti = scheda.presentazione().allegati().stream()
                .map(file -> new Documento(
                        file.sha256(),
                        file.nome(),
                        TipoAllegato.parse(file.tipo()).map(TipoAllegato::nome).orElse(file.tipo()),
                        scelte.stream()
                                .map(Regole::codice)
                                .filter(codice -> codice.startsWith(file.tipo() + "/"))
                                .findFirst()
                                .orElse("")))
                .toList();
        return documenti.isEmpty()
                ? new Proposta.Nulla("La pratica non ha alcun file su cui mettere il visto.")
                : new Proposta.Visti(
                        documenti,
                        scelte.stream()
                                .map(scelta -> new Voce(
                                        Regole.codice(scelta),
                                        scelta.genere().tipo().nome() + ": "
                                                + scelta.ammesso().voce()))
                                .toList(),
                        regole.lingue());
    }

    /// A file that may have its visto.
    record Vistato(Pronta pronta, Visto.Telematico telematico) {}

    /// The rules ask the room of companies.
    private Vistato pronto(Scheda scheda, DaVistare chiesto) {
        Allegato file = delFile(scheda, chiesto.sha256())
                .findFirst()
                .orElseThrow(() -> Problem.EVASIONE_NON_AMMESSA.rejected("un file non è della pratica"));
        Hash id = Hash.of((scheda.numero() + "/" + file.sha256().hex()).getBytes(StandardCharsets.UTF_8));
        Richiesta richiesta = new Richiesta(
                new IdPresentazione(id.hex().substring(0, 32)),
                chiesto.cosa(),
                chiesto.documento().isBlank() ? file.nome() : chiesto.documento(),
                chiesto.pagine(),
                chiesto.lingua(),
                chiesto.motivo(),
                Richiedente.persona(scheda),
                Richiedente.impresa(scheda),
                chiesto.firmatario(),
                List.of(file),
                new Pagato(Mezzo.TELEMACO, ""));
        return new Vistato(
                registro.esamina(richiesta),
                new Visto.Telematico(scheda.numero(), legalizzazione(scheda, file.sha256())));
    }

    /// Whether the company asked for the second signature on this file, by any name that it gave it.
    private boolean legalizzazione(Scheda scheda, Hash file) {
        Set<String> nomi = delFile(scheda, file).map(Allegato::nome).collect(Collectors.toSet());
        return istruttoria.opzioni(scheda).allegati().stream()
                .filter(chiesto -> nomi.contains(chiesto.nomeFile()))
                .map(chiesto -> chiesto.conteggi().upica())
                .anyMatch(quante -> quante != null && quante > 0);
    }

    /// Looked at before the transaction, all of them. One visto for a file, whatever names its bytes have.
    List<Vistato> pronti(Scheda scheda, List<DaVistare> chiesti) {
        List<Vistato> pronti =
                chiesti.stream().map(chiesto -> pronto(scheda, chiesto)).toList();
        Set<Hash> gia = new HashSet<>();
        for (DaVistare chiesto : chiesti) {
            if (!gia.add(chiesto.sha256())) {
                throw Problem.EVASIONE_NON_AMMESSA.rejected("su «" + nomi(scheda, chiesto.sha256())
                        + "» il visto è chiesto due volte, ed è lo stesso file: mettilo una volta sola");
            }
        }
        return pronti;
    }

    private static String nomi(Scheda scheda, Hash file) {
        return delFile(scheda, file).map(Allegato::nome).distinct().collect(Collectors.joining("» e «"));
    }

    private static Stream<Allegato> delFile(Scheda scheda, Hash file) {
        return scheda.presentazione().allegati().stream()
                .filter(allegato -> allegato.sha256().equals(file));
    }

    /// Puts them, inside the transaction.
    PraticaEvasa metti(Tx tx, Scheda scheda, List<Vistato> pronti, Funzionario funzionario) {
        if (pronti.isEmpty()) {
            throw Problem.EVASIONE_INCOMPLETA.rejected("almeno un documento su cui mettere il visto");
        }
        List<NumeroVisto> numeri = pronti.stream()
                .map(uno -> registro.rilascia(tx, uno.pronta(), uno.telematico(), funzionario))
                .toList();
        return new PraticaEvasa(
                scheda.numero(),
                numeri.stream()
                        .map(numero -> "Visto " + numero + " registrato.")
                        .toList(),
                numeri);
    }
}
