package it.timbro.diritti;

import it.timbro.politica.Politica;
import it.timbro.pratica.DellaCassa.DirittiPrenotati;
import it.timbro.pratica.DellaCassa.Voce;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.TipoAllegato;
import it.timbro.pratica.TipoPratica;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What things cost under a dated policy (art. 18, L. 580/1993; D.M. 17 July 2012): the one place
/// where the tariff is read, for requests that come by line and for who walks in.
public final class Tariffa {
    private static final String DUPLICATO = "Duplicato";

    private Tariffa() {}

    /// @param opzioni with the policy's defaults filled in
    public static DirittiPrenotati prenota(
            NumeroPratica pratica, Politica politica, TipoPratica tipo, Opzioni opzioni) {
        List<Voce> voci = voci(politica, tipo, opzioni);
        return new DirittiPrenotati(pratica, politica.tariffa(), voci, totale(voci));
    }

    /// What a request costs; empty if nothing.
    ///
    /// @param opzioni with the policy's defaults filled in
    public static List<Voce> voci(Politica politica, TipoPratica tipo, Opzioni opzioni) {
        List<Voce> voci = new ArrayList<>();
        switch (tipo) {
            case CO -> {
                certificato(voci, politica, opzioni);
                documenti(voci, politica, opzioni);
            }
            case VA -> documenti(voci, politica, opzioni);
            case DD, DF, CD, RD, CA -> {}
        }
        if (!voci.isEmpty()) {
            urgenza(voci, politica, opzioni);
        }
        return voci;
    }

    /// What a certificate costs that takes the place of one that was lost or stolen: itself by the price
    /// of a duplicate, everything beside it as ever.
    ///
    /// @param opzioni with the policy's defaults filled in
    public static List<Voce> duplicato(Politica politica, Opzioni opzioni) {
        Politica.Prezzi prezzi = politica.prezzi();
        List<Voce> voci = new ArrayList<>();
        voci.add(new Voce(DUPLICATO, 1, prezzi.duplicato()));
        boolean bianco = opzioni.supporto() == Opzioni.Supporto.FOGLIO_BIANCO;
        add(voci, new Voce("Copie", count(opzioni.numeroCopie()), bianco ? prezzi.copiaBianca() : prezzi.copia()));
        documenti(voci, politica, opzioni);
        urgenza(voci, politica, opzioni);
        return voci;
    }

    /// Whether these are the lines of a duplicate.
    static boolean diDuplicato(List<Voce> voci) {
        return voci.stream().anyMatch(voce -> voce.descrizione().equals(DUPLICATO));
    }

    public static long totale(List<Voce> voci) {
        return voci.stream().mapToLong(Voce::totaleCent).reduce(0, Math::addExact);
    }

    private static void certificato(List<Voce> voci, Politica politica, Opzioni opzioni) {
        Politica.Prezzi prezzi = politica.prezzi();
        int copie = Objects.requireNonNullElse(opzioni.numeroCopie(), 0);
        if (opzioni.supporto() != Opzioni.Supporto.FOGLIO_BIANCO) {
            voci.add(new Voce("Certificato su formulario, originale", 1, prezzi.originale()));
            add(voci, copie(politica, copie));
        } else if (prezzi.biancoForfait()) {
            voci.add(new Voce("Certificato su foglio bianco, con una copia", 1, prezzi.bianco()));
            add(voci, new Voce("Copie", Math.max(0, copie - 1), prezzi.copiaBianca()));
        } else {
            voci.add(new Voce("Certificato su foglio bianco, originale", 1, prezzi.bianco()));
            add(voci, new Voce("Copie", copie, prezzi.copiaBianca()));
        }
    }

    /// Visti, legalizzazioni, attestations and certified copies that are asked for on documents.
    /// The price follows from the kind of the document.
    private static void documenti(List<Voce> voci, Politica politica, Opzioni opzioni) {
        Opzioni.Conteggi sulCertificato = opzioni.certificato();
        int visti = sulCertificato == null ? 0 : count(sulCertificato.visti());
        int legalizzazioni = sulCertificato == null ? 0 : count(sulCertificato.upica());
        int attestati = 0;
        int copie = 0;
        for (Opzioni.DiAllegato allegato : opzioni.allegati()) {
            int stamps = count(allegato.conteggi().visti());
            if (allegato.tipo() == TipoAllegato.ALV) {
                attestati += stamps;
            } else {
                visti += stamps;
            }
            legalizzazioni += count(allegato.conteggi().upica());
            if (allegato.tipo() == TipoAllegato.CER) {
                copie += count(allegato.conteggi().copie());
            }
        }
        add(voci, visti(politica, visti));
        add(voci, attestati(politica, attestati));
        add(voci, legalizzazioni(politica, legalizzazioni));
        if (copie > 0) {
            add(voci, new Voce("Copie di certificato", copie, politica.prezzi().copia()));
        }
    }

    public static Voce visti(Politica politica, int quanti) {
        return new Voce("Visti", quanti, politica.prezzi().visto());
    }

    /// On top of what the document itself costs.
    public static Voce legalizzazioni(Politica politica, int quante) {
        return new Voce("Legalizzazioni", quante, politica.prezzi().legalizzazione());
    }

    public static Voce attestati(Politica politica, int quanti) {
        return new Voce("Attestati", quanti, politica.prezzi().attestato());
    }

    /// Copies of a certificate on formulario.
    public static Voce copie(Politica politica, int quante) {
        return new Voce("Copie", quante, politica.prezzi().copia());
    }

    private static void urgenza(List<Voce> voci, Politica politica, Opzioni opzioni) {
        if (Boolean.TRUE.equals(opzioni.urgente())) {
            add(voci, new Voce("Urgenza", 1, politica.prezzi().urgenza()));
        }
    }

    private static void add(List<Voce> voci, Voce voce) {
        if (voce.quanti() > 0) {
            voci.add(voce);
        }
    }

    private static int count(@Nullable Integer count) {
        return Objects.requireNonNullElse(count, 0);
    }
}
