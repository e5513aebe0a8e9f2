package it.timbro.firma.cades;

import it.timbro.base.Problem;
import it.timbro.firma.Ammissione;
import it.timbro.firma.Contenuto;
import it.timbro.firma.Fiducia;
import it.timbro.firma.Firmatario;
import it.timbro.firma.Integrita;
import it.timbro.firma.Verifica;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.jspecify.annotations.Nullable;

/// Answers about any .p7m, whoever made it (RFC 5652, ETSI EN 319 122): binary or text, nested, with any number of
/// signatures. Pure: it reads the bytes and the [Fiducia] it was given, never the network or the clock. Any thread
/// may call, and never gets an exception for what a file contains. Keeps at most three copies of the content at
/// once.
public final class VerificatoreCades {
    /// Of one envelope, once out of base64.
    public static final int MAX_BYTES = 7 * 1024 * 1024;

    /// Envelopes one inside the other.
    public static final int MAX_LIVELLI = 5;

    /// Base64 with line breaks and a MIME header adds less than 40 %.
    private static final int MAX_TEXT_BYTES = MAX_BYTES / 5 * 7;

    /// Signatures in one file: a contract with more parties does not come to this office.
    private static final int MAX_FIRME = 50;

    /// Of all signers and their certifiers: a chain has three or four.
    private static final int MAX_CERTIFICATI = 100;

    /// A certifier with a page of policies has some 4 kB.
    private static final int MAX_CERTIFICATO_BYTES = 16 * 1024;

    /// Of one signature: CAdES knows some thirty. The library sorts them, and it sorts slowly.
    private static final int MAX_ATTRIBUTI = 100;

    /// Parts of a certifier's name: the library compares names in the square of this.
    private static final int MAX_PARTI_DEL_NOME = 30;

    private final Fiducia fiducia;

    public VerificatoreCades(Fiducia fiducia) {
        this.fiducia = fiducia;
    }

    /// @param al the time for which the certificates' status is asked, e.g. when the pratica was sent
    public Verifica verifica(byte[] file, Instant al) {
        Lettura lettura = new Lettura(al);
        if (file.length > MAX_TEXT_BYTES) {
            return lettura.refused(Problem.FILE_OLTRE_7_MB, "è di " + file.length / 1024 / 1024 + " MB");
        }
        try {
            return lettura.leggi(file);
        } catch (StackOverflowError _) {
            // Last fence: Ber bounds the depth of the message, not that of what certificates hide in their octet
            // strings.
            return lettura.refused(Problem.FIRMA_ILLEGGIBILE, "la struttura è troppo profonda");
        }
    }

    /// One file being read, level by level from the outside.
    private final class Lettura {
        private final Instant al;
        private final List<Firmatario> firmatari = new ArrayList<>();
        private final List<String> avvertenze = new ArrayList<>();

        Lettura(Instant al) {
            this.al = al;
        }

        Verifica leggi(byte[] file) {
            byte[] current = file;
            for (int livello = 1; ; livello++) {
                switch (Involucro.apri(current)) {
                    case Involucro.Esito.NonFirmato(var motivo) -> {
                        return firmatari.isEmpty() ? refused(Problem.NON_FIRMATO, motivo) : reached(current);
                    }
                    case Involucro.Esito.Rotto(var motivo) -> {
                        return refused(Problem.FIRMA_ILLEGGIBILE, motivo);
                    }
                    case Involucro.Esito.Marcato(var contenuto) -> {
                        if (livello > MAX_LIVELLI) {
                            return tooNested();
                        }
                        avvertenze.add("il documento è dentro una marca temporale (.tsd), che non viene verificata");
                        current = contenuto;
                    }
                    case Involucro.Esito.Trovato(var ber, var odd) -> {
                        if (ber.length > MAX_BYTES) {
                            return refused(Problem.FILE_OLTRE_7_MB, "la busta è di " + ber.length / 1024 + " kB");
                        }
                        if (livello > MAX_LIVELLI) {
                            return tooNested();
                        }
                        avvertenze.addAll(odd);
                        Busta busta = open(ber, livello);
                        if (busta.contenuto() == null) {
                            return refused(busta.problema(), busta.difetto());
                        }
                        current = busta.contenuto();
                    }
                }
            }
        }

        private Verifica tooNested() {
            return refused(Problem.FIRME_TROPPO_ANNIDATE, "sono più di " + MAX_LIVELLI);
        }

        /// Reads one level: its signatures go to the list, its content is the answer.
        private Busta open(byte[] ber, int livello) {
            try {
                CMSSignedData cms = new CMSSignedData(ber);
                var signers = cms.getSignerInfos().getSigners();
                if (signers.isEmpty()) {
                    return Busta.rifiutata(Problem.NON_FIRMATO, "la busta non contiene firme");
                }
                var content = SignedData.getInstance(cms.toASN1Structure().getContent())
                        .getEncapContentInfo()
                        .getContent();
                if (content == null) {
                    return Busta.rifiutata(
                            Problem.FIRMA_ILLEGGIBILE, "la firma staccata non contiene il documento firmato");
                }
                String excess = excess(cms);
                if (excess != null) {
                    return Busta.rifiutata(Problem.FIRMA_ILLEGGIBILE, excess);
                }
                LettoreFirma reader = new LettoreFirma(fiducia, cms.getCertificates(), livello, al);
                for (SignerInformation signer : signers) {
                    String defect = read(reader, signer, false);
                    if (defect != null) {
                        return Busta.rifiutata(Problem.FIRMA_ILLEGGIBILE, defect);
                    }
                }
                return Busta.aperta(ASN1OctetString.getInstance(content).getOctets());
            } catch (CMSException
                    | IOException
                    | RuntimeException _) { // the library throws what it likes on a crafted file
                return Busta.rifiutata(Problem.FIRMA_ILLEGGIBILE, "la struttura della busta è danneggiata");
            }
        }

        /// One signature and those that countersign it, at any depth.
        ///
        /// @return why it was not read to the end, `null` if it was
        private @Nullable String read(LettoreFirma reader, SignerInformation signer, boolean controfirma) {
            if (firmatari.size() == MAX_FIRME) {
                return "contiene più di " + MAX_FIRME + " firme";
            }
            String excess = excess(signer);
            if (excess != null) {
                return excess;
            }
            firmatari.add(reader.leggi(signer, controfirma));
            for (SignerInformation counter : signer.getCounterSignatures().getSigners()) {
                String defect = read(reader, counter, true);
                if (defect != null) {
                    return defect;
                }
            }
            return null;
        }

        private Verifica reached(byte[] innermost) {
            Contenuto contenuto = Contenuto.of(innermost);
            for (Integrita worst : List.of(Integrita.ALTERATA, Integrita.ILLEGGIBILE)) {
                for (Firmatario firmatario : firmatari) {
                    if (firmatario.integrita() == worst) {
                        Problem problem =
                                worst == Integrita.ALTERATA ? Problem.FIRMA_ALTERATA : Problem.FIRMA_ILLEGGIBILE;
                        return result(worst, problem, firmatario.motivo(), contenuto);
                    }
                }
            }
            return result(Integrita.INTEGRA, null, "", contenuto);
        }

        /// The content cannot be reached. What was read of the outer levels stays, for who must explain it to the
        /// company.
        private Verifica refused(Problem problem, String motivo) {
            boolean altered = firmatari.stream().anyMatch(f -> f.integrita() == Integrita.ALTERATA);
            return altered
                    ? result(Integrita.ALTERATA, Problem.FIRMA_ALTERATA, motivo, null)
                    : result(Integrita.ILLEGGIBILE, problem, motivo, null);
        }

        private Verifica result(
                Integrita integrita, @Nullable Problem problem, String motivo, @Nullable Contenuto contenuto) {
            Ammissione ammissione = integrita == Integrita.INTEGRA ? worst() : new Ammissione.NonAmmessa(motivo);
            return new Verifica(integrita, problem, motivo, firmatari, contenuto, ammissione, avvertenze, al);
        }

        private Ammissione worst() {
            Ammissione worst = new Ammissione.Ammessa();
            for (Firmatario firmatario : firmatari) {
                switch (firmatario.ammissione()) {
                    case Ammissione.NonAmmessa refused -> {
                        return refused;
                    }
                    case Ammissione.DaValutare open -> worst = worst instanceof Ammissione.Ammessa ? open : worst;
                    case Ammissione.Ammessa _ -> {}
                }
            }
            return worst;
        }
    }

    private static @Nullable String excess(CMSSignedData cms) throws IOException {
        Collection<X509CertificateHolder> certificates = cms.getCertificates().getMatches(null);
        if (certificates.size() > MAX_CERTIFICATI) {
            return "contiene più di " + MAX_CERTIFICATI + " certificati";
        }
        for (X509CertificateHolder certificate : certificates) {
            if (certificate.getEncoded().length > MAX_CERTIFICATO_BYTES) {
                return "un certificato è troppo grande";
            }
        }
        return null;
    }

    private static @Nullable String excess(SignerInformation signer) {
        SignerInfo info = signer.toASN1Structure();
        if (count(info.getAuthenticatedAttributes()) > MAX_ATTRIBUTI
                || count(info.getUnauthenticatedAttributes()) > MAX_ATTRIBUTI) {
            return "una firma ha più di " + MAX_ATTRIBUTI + " attributi";
        }
        X500Name issuer = signer.getSID().getIssuer();
        return issuer != null && issuer.getRDNs().length > MAX_PARTI_DEL_NOME
                ? "il nome di un certificatore ha troppe parti"
                : null;
    }

    private static int count(@Nullable ASN1Set set) {
        return set == null ? 0 : set.size();
    }

    /// One level opened, or why not.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Busta(byte @Nullable [] contenuto, Problem problema, String difetto) {
        static Busta aperta(byte[] contenuto) {
            return new Busta(contenuto, Problem.FIRMA_ILLEGGIBILE, "");
        }

        static Busta rifiutata(Problem problema, String difetto) {
            return new Busta(null, problema, difetto);
        }
    }
}
