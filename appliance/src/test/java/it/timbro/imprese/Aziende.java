package it.timbro.imprese;

import it.timbro.base.Sede;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellImpresa.Ambito;
import it.timbro.pratica.DellImpresa.DelegaConferita;
import it.timbro.pratica.DellImpresa.DelegaRevocata;
import it.timbro.pratica.DellImpresa.ImpresaAggiornata;
import it.timbro.pratica.DellImpresa.ImpresaRilevata;
import it.timbro.pratica.PartitaIva;
import it.timbro.pratica.Rea;
import it.timbro.pratica.Visura;
import it.timbro.pratica.Visura.Anagrafica;
import it.timbro.pratica.Visura.Luoghi;
import it.timbro.pratica.Visura.Potere;
import it.timbro.pratica.Visura.Qualita;
import java.time.LocalDate;
import java.util.List;

/// Invented companies and people, with the right check digits.
public final class Aziende {
    public static final Sede GE = new Sede("GE");
    /// That of [it.timbro.Prove].
    public static final CodiceFiscale POMPE = new CodiceFiscale("01234560991");
    public static final CodiceFiscale ARDESIE = new CodiceFiscale("09876540999");
    public static final CodiceFiscale ADA = new CodiceFiscale("PRVDAA80A41D969F");
    public static final CodiceFiscale ELSA = new CodiceFiscale("FRNLSN70B02D969D");
    public static final CodiceFiscale GIANNI = new CodiceFiscale("DLGGNN75C03D969B");
    public static final LocalDate GIUGNO = LocalDate.of(2026, 6, 10);
    public static final LocalDate OTTOBRE = LocalDate.of(2026, 10, 1);

    private Aziende() {}

    public static Anagrafica anagrafica(String denominazione) {
        return new Anagrafica(denominazione, new PartitaIva("04445550660"), "Via delle Prove 1, 16121 Genova", true);
    }

    public static Visura visura(LocalDate data, String denominazione, Potere... poteri) {
        return new Visura(
                data,
                anagrafica(denominazione),
                new Luoghi(List.of(new Rea("GE", 481516), new Rea("SV", 99123)), List.of("Via del Porto 3, Savona")),
                List.of(poteri));
    }

    public static Potere ada() {
        return new Potere(ADA, "Ada Prova", Qualita.LEGALE_RAPPRESENTANTE, "", LocalDate.of(2020, 1, 1), null);
    }

    public static ImpresaAggiornata dalRegistro(CodiceFiscale impresa, Visura visura) {
        return new ImpresaAggiornata(GE, impresa, visura);
    }

    public static ImpresaRilevata alloSportello(CodiceFiscale impresa, Visura visura) {
        return new ImpresaRilevata(GE, impresa, visura);
    }

    public static DelegaConferita delega(String id, Ambito ambito) {
        return new DelegaConferita(
                GE, POMPE, id, GIANNI, "Gianni Delegato", ambito, GIUGNO, null, "pratica M26B22A0001");
    }

    public static DelegaRevocata revoca(String id, LocalDate dal) {
        return new DelegaRevocata(GE, POMPE, id, GIANNI, "Gianni Delegato", dal, "lettera del legale rappresentante");
    }
}
