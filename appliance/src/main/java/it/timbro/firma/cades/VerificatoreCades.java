package it.timbro.firma.cades;

import it.timbro.base.Problem;
import it.timbro.firma.Ammissione;
import it.timbro.firma.Contenuto;
import it.timbro.firma.Fiducia;
import it.timbro.firma.Firmatario;
import it.timbro.firma.Integrita;
import it.timbro.firma.Verifica;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
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

    private static final String TOO_MANY = "contiene più di " + MAX_FIRME + " firme";

    private final BouncyCastleProvider provider = new BouncyCastleProvider();
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
                        return livello == 1 ? refused(Problem.NON_FIRMATO, motivo) : reached(current);
                    }
                    case Involucro.Esito.Rotto(var motivo) -> {
                        return refused(Problem.FIRMA_ILLEGGIBILE, motivo);
                    }
                    case Involucro.Esito.Trovato(var ber, var odd) -> {
                        if (ber.length > MAX_BYTES) {
                            return refused(Problem.FILE_OLTRE_7_MB, "la busta è di " + ber.length / 1024 + " kB");
                        }
                        if (livello > MAX_LIVELLI) {
                            return refused(Problem.FIRME_TROPPO_ANNIDATE, "sono più di " + MAX_LIVELLI);
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
                LettoreFirma reader = new LettoreFirma(provider, fiducia, cms.getCertificates(), livello, al);
                for (SignerInformation signer : signers) {
                    if (!read(reader, signer, false)) {
                        return Busta.rifiutata(Problem.FIRMA_ILLEGGIBILE, TOO_MANY);
                    }
                }
                return Busta.aperta(ASN1OctetString.getInstance(content).getOctets());
            } catch (CMSException | RuntimeException _) { // the library throws what it likes on a crafted file
                return Busta.rifiutata(Problem.FIRMA_ILLEGGIBILE, "la struttura della busta è danneggiata");
            }
        }

        /// One signature and those that countersign it, at any depth: `false` beyond the limit.
        private boolean read(LettoreFirma reader, SignerInformation signer, boolean controfirma) {
            if (firmatari.size() == MAX_FIRME) {
                return false;
            }
            firmatari.add(reader.leggi(signer, controfirma));
            for (SignerInformation counter : signer.getCounterSignatures().getSigners()) {
                if (!read(reader, counter, true)) {
                    return false;
                }
            }
            return true;
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
