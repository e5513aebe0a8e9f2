package it.timbro.registri;

import static it.timbro.registri.Registro.Tenuto.CENTRALE;
import static it.timbro.registri.Registro.Tenuto.SEDE;

import it.timbro.base.Problem;
import it.timbro.pratica.DegliIncassi.CassaAperta;
import it.timbro.pratica.DegliIncassi.CassaChiusa;
import it.timbro.pratica.DegliIncassi.EstrattoRiscontrato;
import it.timbro.pratica.DegliIncassi.IncassoRegistrato;
import it.timbro.pratica.DegliIncassi.RimborsoRegistrato;
import it.timbro.pratica.DelFormulario;
import it.timbro.pratica.DelFormulario.FormulariCaricati;
import it.timbro.pratica.DelFormulario.FormulariDati;
import it.timbro.pratica.DelFormulario.FormulariDenunciati;
import it.timbro.pratica.DelFormulario.FormulariDistrutti;
import it.timbro.pratica.DelFormulario.FormulariRestituiti;
import it.timbro.pratica.DelFormulario.FormularioGuastato;
import it.timbro.pratica.DelFormulario.FormularioUsato;
import it.timbro.pratica.DelFormulario.FormularioUsatoInAzienda;
import it.timbro.pratica.DelNumero.CertificatoAnnullato;
import it.timbro.pratica.DelNumero.CertificatoEmesso;
import it.timbro.pratica.DelNumero.NumeroScartato;
import it.timbro.pratica.DelRegistro.EmergenzaAperta;
import it.timbro.pratica.DelRegistro.EmergenzaChiusa;
import it.timbro.pratica.DelRegistro.EmergenzaProrogata;
import it.timbro.pratica.DelRegistro.PresentazioneProtocollata;
import it.timbro.pratica.DelRegistro.PresentazioneRegistrata;
import it.timbro.pratica.DelRegistro.ProtocolloAnnullato;
import it.timbro.pratica.DelRegistro.ProtocolloRegistrato;
import it.timbro.pratica.DelRegistro.RegistrazioneAnnullata;
import it.timbro.pratica.DelVisto.VistoAnnullato;
import it.timbro.pratica.DelVisto.VistoConsegnato;
import it.timbro.pratica.DelVisto.VistoLegalizzato;
import it.timbro.pratica.DelVisto.VistoRilasciato;
import it.timbro.pratica.DellIncarnazione.GenerazioneAperta;
import it.timbro.pratica.DellaCassa;
import it.timbro.pratica.DellaCassa.DirittiLiberati;
import it.timbro.pratica.DellaCassa.DirittiPrenotati;
import it.timbro.pratica.DellaCassa.DirittiRimborsati;
import it.timbro.pratica.DellaCassa.DirittiRiscossi;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.DellaPratica.PraticaConsegnata;
import it.timbro.pratica.Fatto;
import it.timbro.pratica.Generazioni;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Presentazione.Verso;
import it.timbro.sync.protocol.Hash;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The registers that the office keeps, each declared in a few lines: columns, and what each kind of
/// fact says in them. A new one is one more constant in the list.
public final class Registri {
    private static final int IMPRONTA_MOSTRATA = 12;

    public static final Registro PROTOCOLLO = Registro.di(
                    CENTRALE, "protocollo", "Protocollo", "Nessuna registrazione.")
            .norma("DPR 445/2000, art. 53")
            .colonna("Numero", 28)
            .colonna("Verso", 22)
            .colonna("Mittente o destinatario", 23)
            .colonna("Oggetto", 25)
            .colonna("Impronte e collegamenti", 24)
            .riga(
                    ProtocolloRegistrato.class,
                    (f, _) -> List.of(
                            f.numero().text(),
                            Verso.ENTRATA.parola(),
                            f.mittente(),
                            f.oggetto(),
                            f.pratica() + "\n" + impronta(f.impronta())))
            .riga(
                    PresentazioneProtocollata.class,
                    (f, _) -> List.of(
                            f.numero().text(),
                            f.verso().parola(),
                            f.corrispondente(),
                            f.oggetto(),
                            (f.emergenza() == null ? "" : f.emergenza() + "\n") + impronte(f.impronte())))
            .riga(
                    GenerazioneAperta.class,
                    (f, _) -> List.of(
                            "dal %07d".formatted(Generazioni.prima(f.numero()) + 1),
                            "ripartenza",
                            "",
                            "La centrale è ripartita da una copia: " + f.come(),
                            "i numeri tra l'ultimo e questo non sono assegnati"))
            .annullo(
                    ProtocolloAnnullato.class,
                    f -> f.atto().frase() + ": " + f.motivo(),
                    (f, _) -> List.of(
                            f.numero().text(),
                            "annullamento",
                            f.atto().chi(),
                            f.motivo(),
                            f.atto().frase()))
            .dove(Registri::dove);

    public static final Registro EMERGENZA = Registro.di(
                    SEDE, "emergenza", "Registro di emergenza", "Nessuna operazione: registro non utilizzato.")
            .norma("DPR 445/2000, art. 63")
            .colonna("Numero", 34)
            .colonna("Verso", 22)
            .colonna("Mittente o destinatario", 31)
            .colonna("Oggetto o causa", 35)
            .riga(
                    EmergenzaAperta.class,
                    (f, _) -> List.of(f.registro().text(), "apertura", f.atto().frase(), f.causa()))
            .riga(
                    EmergenzaProrogata.class,
                    (f, _) ->
                            List.of(f.registro().text(), "altro atto", f.atto().frase(), f.causa()))
            .riga(
                    PresentazioneRegistrata.class,
                    (f, _) -> List.of(
                            f.numero().text(),
                            f.presentazione().verso().parola(),
                            f.presentazione().corrispondente(),
                            f.presentazione().oggetto()))
            .riga(EmergenzaChiusa.class, (f, _) -> List.of(f.registro().text(), "chiusura", "", "ripristino"))
            .annullo(
                    RegistrazioneAnnullata.class,
                    f -> f.atto().frase() + ": " + f.motivo(),
                    (f, _) ->
                            List.of(f.numero().text(), "annullamento", f.atto().frase(), f.motivo()))
            .dove(Registri::dove);

    public static final Registro CERTIFICATI = Registro.di(SEDE, "certificati", "Certificati", "Nessun certificato.")
            .colonna("Numero", 28)
            .colonna("Che cosa", 20)
            .colonna("Impresa", 40)
            .colonna("Pratica e motivo", 34)
            .riga(
                    CertificatoEmesso.class,
                    (f, impresa) -> List.of(
                            f.numero().text(),
                            "emesso",
                            impresa.apply(f.pratica()),
                            f.pratica().text()))
            .riga(
                    NumeroScartato.class,
                    (f, impresa) -> List.of(
                            f.numero().text(), "scartato", impresa.apply(f.pratica()), f.pratica() + "\n" + f.motivo()))
            .annullo(
                    CertificatoAnnullato.class,
                    CertificatoAnnullato::motivo,
                    (f, impresa) -> List.of(
                            f.numero().text(),
                            "annullato",
                            impresa.apply(f.pratica()),
                            f.pratica() + "\n" + f.motivo() + (f.cartaResa() ? ", carta resa" : ", carta non resa")))
            .dove(Registri::dove);

    public static final Registro VISTI = Registro.di(SEDE, "visti", "Visti e legalizzazioni", "Nessun visto.")
            .colonna("Numero", 32)
            .colonna("Che cosa", 22)
            .colonna("Documento o motivo", 38)
            .colonna("Funzionario o atto", 30)
            .riga(
                    VistoRilasciato.class,
                    (f, _) -> List.of(
                            f.numero().toString(),
                            "visto " + f.visto().tipo(),
                            f.visto().documento(),
                            f.funzionario().nome()))
            .riga(
                    VistoLegalizzato.class,
                    (f, _) -> List.of(
                            f.numero().toString(),
                            "legalizzazione",
                            f.testo(),
                            f.funzionario().nome()))
            .riga(VistoConsegnato.class, (f, _) -> List.of(f.numero().toString(), "restituito", "", ""))
            .annullo(
                    VistoAnnullato.class,
                    f -> f.atto().frase() + ": " + f.motivo(),
                    (f, _) -> List.of(
                            f.numero().toString(),
                            "annullamento",
                            f.motivo(),
                            f.atto().frase()));

    public static final Registro FORMULARI = Registro.di(SEDE, "formulari", "Formulari", "Nessun movimento.")
            .colonna("Seriale", 44)
            .colonna("Movimento", 22)
            .colonna("Quanti", 14)
            .colonna("Certificato o motivo", 42)
            .riga(
                    FormulariCaricati.class,
                    (f, _) -> List.of(f.primo() + " - " + f.ultimo(), "carico", Integer.toString(f.quanti()), ""))
            .riga(
                    FormulariDati.class,
                    (f, _) -> serie(f, "dati all'impresa", f.impresa().denominazione()))
            .riga(FormulariRestituiti.class, (f, _) -> serie(f, "restituiti", f.busta()))
            .riga(FormulariDistrutti.class, (f, _) -> serie(f, "distrutti", f.verbale()))
            .riga(FormulariDenunciati.class, (f, _) -> serie(f, "denunciati", f.denuncia()))
            .riga(
                    FormularioUsato.class,
                    (f, _) -> List.of(
                            f.seriale().text(), "usato", "1", f.certificato().text()))
            .riga(
                    FormularioUsatoInAzienda.class,
                    (f, _) -> List.of(
                            f.seriale().text(),
                            "usato in azienda",
                            "1",
                            f.certificato().text()))
            .riga(FormularioGuastato.class, (f, _) -> List.of(f.seriale().text(), "guasto", "1", f.motivo()));

    public static final Registro DIRITTI = Registro.di(SEDE, "diritti", "Diritti", "Nessun movimento.")
            .colonna("Pratica", 26)
            .colonna("Impresa", 40)
            .colonna("Movimento", 20)
            .colonna("Euro", 16)
            .colonna("Tariffa o motivo", 20)
            .riga(
                    DirittiPrenotati.class,
                    (f, impresa) -> diritti(f, impresa.apply(f.pratica()), "prenotati", f.totaleCent(), f.tariffa()))
            .riga(
                    DirittiRiscossi.class,
                    (f, impresa) -> diritti(f, impresa.apply(f.pratica()), "riscossi", f.totaleCent(), ""))
            .riga(
                    DirittiLiberati.class,
                    (f, impresa) -> diritti(f, impresa.apply(f.pratica()), "liberati", f.totaleCent(), f.motivo()))
            .riga(
                    DirittiRimborsati.class,
                    (f, impresa) -> diritti(f, impresa.apply(f.pratica()), "rimborsati", f.totaleCent(), f.motivo()))
            .dove(Registri::dove);

    public static final Registro CASSA = Registro.di(SEDE, "cassa", "Cassa", "Nessun movimento.")
            .colonna("Ricevuta o turno", 30)
            .colonna("Movimento", 20)
            .colonna("Chi e perché", 36)
            .colonna("Mezzo", 18)
            .colonna("Euro", 18)
            .riga(
                    CassaAperta.class,
                    (f, _) -> List.of(
                            f.turno().toString(),
                            "apertura",
                            f.cassiere(),
                            "",
                            f.fondo().toString()))
            .riga(
                    IncassoRegistrato.class,
                    (f, _) -> List.of(
                            f.ricevuta().toString(),
                            "incasso",
                            f.chi() + "\n" + f.causale(),
                            f.mezzo().nome(),
                            f.importo().toString()))
            .riga(
                    RimborsoRegistrato.class,
                    (f, _) -> List.of(
                            f.ricevuta() + "\ndi " + f.di(),
                            "rimborso",
                            f.motivo(),
                            f.mezzo().nome(),
                            f.importo().toString()))
            .riga(
                    EstrattoRiscontrato.class,
                    (f, _) -> List.of(
                            "dal " + f.dal() + "\nal " + f.al(),
                            "estratto",
                            String.join("\n", f.diverse()),
                            f.mezzo().nome(),
                            f.trovati().size() + " di " + f.righe()))
            .riga(
                    CassaChiusa.class,
                    (f, _) -> List.of(
                            f.turno().toString(),
                            "chiusura",
                            "attesi " + f.attesi() + (f.spiegazione().isEmpty() ? "" : "\n" + f.spiegazione()),
                            "",
                            f.contati().toString()));

    public static final Registro CONSEGNE = Registro.di(SEDE, "consegne", "Consegne", "Nessuna consegna.")
            .colonna("Pratica", 26)
            .colonna("Impresa", 38)
            .colonna("Ritirato da", 32)
            .colonna("Pezzi", 26)
            .riga(
                    PraticaConsegnata.class,
                    (f, impresa) -> List.of(
                            f.numero().text(),
                            impresa.apply(f.numero()),
                            f.ritirante() + "\n" + f.titolo(),
                            String.join("\n", f.pezzi())))
            .dove(Registri::dove);

    private static final List<Registro> TUTTI =
            List.of(PROTOCOLLO, EMERGENZA, CERTIFICATI, VISTI, FORMULARI, DIRITTI, CASSA, CONSEGNE);

    private Registri() {}

    public static List<Registro> tutti() {
        return TUTTI;
    }

    public static List<Registro> tenutiDa(Registro.Tenuto chi) {
        return TUTTI.stream().filter(registro -> registro.tenuto() == chi).toList();
    }

    public static Optional<Registro> find(String codice) {
        return TUTTI.stream()
                .filter(registro -> registro.codice().equals(codice))
                .findFirst();
    }

    public static Registro read(String codice) {
        return find(codice).orElseThrow(() -> Problem.NON_TROVATO.rejected("il registro " + codice));
    }

    private static List<String> diritti(DellaCassa f, String impresa, String cosa, long cent, String nota) {
        return List.of(f.pratica().text(), impresa, cosa, Importo.cent(cent).toString(), nota);
    }

    private static List<String> serie(DelFormulario.DiSerie f, String movimento, String nota) {
        return List.of(f.primo() + " - " + f.ultimo(), movimento, Integer.toString(f.quanti()), nota);
    }

    private static String impronta(Hash hash) {
        return hash.hex().substring(0, IMPRONTA_MOSTRATA) + "…";
    }

    private static String impronte(List<Hash> hashes) {
        return hashes.stream().map(Registri::impronta).collect(Collectors.joining("\n"));
    }

    private static String dove(Fatto fatto) {
        return switch (fatto) {
            case ProtocolloRegistrato f -> "/pratica/" + f.pratica();
            case PresentazioneProtocollata f -> "/presentazione/" + f.presentazione();
            case PresentazioneRegistrata f -> presentazione(f.presentazione());
            case RegistrazioneAnnullata f -> "/presentazione/" + f.presentazione();
            case CertificatoEmesso f -> "/pratica/" + f.pratica();
            case NumeroScartato f -> "/pratica/" + f.pratica();
            case CertificatoAnnullato f -> "/pratica/" + f.pratica();
            case DellaCassa f -> "/pratica/" + f.pratica();
            case DellaPratica f -> "/pratica/" + f.numero();
            default -> ""; // the families are open here on purpose: the rest leads nowhere
        };
    }

    private static String presentazione(Presentazione presentazione) {
        return "/presentazione/" + presentazione.id();
    }
}
