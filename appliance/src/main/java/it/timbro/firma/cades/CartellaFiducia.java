package it.timbro.firma.cades;

import it.timbro.firma.Fiducia;
import it.timbro.firma.StatoCertificato;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;

/// The certifiers and revocation lists in one folder, PEM or DER, whatever the files are called.
/// Read once and then fixed: who refreshes the folder makes a new one. Every certificate of a
/// certifier in the folder is trusted by itself, as in the Italian trusted list (art. 22 Reg. (EU)
/// 910/2014), be it root or intermediate.
public final class CartellaFiducia implements Fiducia {
    private static final int MAX_FILES = 1_000;

    /// The largest Italian revocation lists are some 20 MB.
    private static final long MAX_FILE_BYTES = 32L * 1024 * 1024;

    private static final int MAX_CHAIN = 5;

    private final Set<TrustAnchor> certificatori;
    private final List<X509CRL> revoche;
    private final List<String> scartati;
    private final Duration tolleranza;

    private CartellaFiducia(
            Set<TrustAnchor> certificatori, List<X509CRL> revoche, List<String> scartati, Duration tolleranza) {
        this.certificatori = certificatori;
        this.revoche = revoche;
        this.scartati = List.copyOf(scartati);
        this.tolleranza = tolleranza;
    }

    /// @param tolleranza how long after its issue a revocation list may be relied on even if a
    /// newer one is due: policy's answer to an outage
    /// @throws IOException if the folder exists and cannot be read
    public static CartellaFiducia read(Path folder, Duration tolleranza) throws IOException {
        Set<TrustAnchor> certificatori = new LinkedHashSet<>();
        List<X509CRL> revoche = new ArrayList<>();
        List<String> scartati = new ArrayList<>();
        for (Path file : files(folder)) {
            if (!load(file, certificatori, revoche)) {
                scartati.add(file.getFileName().toString());
            }
        }
        revoche.sort(Comparator.comparing(X509CRL::getThisUpdate).reversed());
        return new CartellaFiducia(certificatori, revoche, scartati, tolleranza);
    }

    /// Names of the files that hold neither a certifier nor a revocation list.
    public List<String> scartati() {
        return scartati;
    }

    @Override
    public StatoCertificato stato(X509Certificate certificato, List<X509Certificate> altri, Instant al) {
        if (certificatori.isEmpty()) {
            return new StatoCertificato.NonConoscibile("manca l'elenco dei certificatori");
        }
        Optional<PKIXCertPathBuilderResult> chain = chain(certificato, altri, al);
        if (chain.isEmpty()) {
            return new StatoCertificato.NonConoscibile(whyNoChain(certificato));
        }
        return revocation(chain.get(), al);
    }

    private Optional<PKIXCertPathBuilderResult> chain(
            X509Certificate certificato, List<X509Certificate> altri, Instant al) {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(certificato);
        try {
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(certificatori, target);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(altri)));
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(certificato))));
            parameters.setDate(Date.from(al));
            parameters.setMaxPathLength(MAX_CHAIN);
            parameters.setRevocationEnabled(false); // ours, below: it must tell an old list from a missing one
            return Optional.of((PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters));
        } catch (CertPathBuilderException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform builds certificate paths", e);
        }
    }

    private String whyNoChain(X509Certificate certificato) {
        X500Principal issuer = certificato.getIssuerX500Principal();
        boolean known = certificatori.stream()
                .anyMatch(anchor ->
                        anchor.getTrustedCert().getSubjectX500Principal().equals(issuer));
        return known
                ? "il certificato dice di venire da «" + nome(issuer)
                        + "» ma non risulta emesso da questo certificatore"
                : "il certificatore «" + nome(issuer) + "» non è nel nostro elenco";
    }

    /// Of the whole chain below the trusted certifier: as bad as its worst certificate, as old as
    /// its oldest list.
    private StatoCertificato revocation(PKIXCertPathBuilderResult chain, Instant al) {
        List<? extends java.security.cert.Certificate> path =
                chain.getCertPath().getCertificates();
        Instant oldest = Instant.MAX;
        for (int i = 0; i < path.size(); i++) {
            X509Certificate issuer = i + 1 < path.size()
                    ? (X509Certificate) path.get(i + 1)
                    : chain.getTrustAnchor().getTrustedCert();
            switch (revocation((X509Certificate) path.get(i), issuer, al)) {
                case StatoCertificato.Buono(var issued) -> oldest = issued.isBefore(oldest) ? issued : oldest;
                case StatoCertificato other -> {
                    return other;
                }
            }
        }
        return path.isEmpty()
                ? new StatoCertificato.NonConoscibile("il certificato è quello di un certificatore")
                : new StatoCertificato.Buono(oldest);
    }

    private StatoCertificato revocation(X509Certificate certificato, X509Certificate issuer, Instant al) {
        String emittente = nome(certificato.getIssuerX500Principal());
        List<X509CRL> lists = revoche.stream()
                .filter(list -> Revoche.covers(list, certificato, issuer))
                .toList();
        if (lists.isEmpty()) {
            return new StatoCertificato.NonConoscibile("manca l'elenco delle revoche di «" + emittente + "»");
        }
        Optional<StatoCertificato> revoked = lists.stream()
                .filter(list -> !isOvertaken(list, lists, certificato, al))
                .map(list -> list.getRevokedCertificate(certificato.getSerialNumber()))
                .filter(entry -> entry != null)
                .map(entry -> entry.getRevocationDate().toInstant())
                .filter(when -> !when.isAfter(al))
                .<StatoCertificato>map(StatoCertificato.Revocato::new)
                .findFirst();
        return revoked.orElseGet(() -> lists.stream()
                .filter(list -> Revoche.silenceSpeaks(list, certificato))
                .findFirst()
                .map(newest -> reaches(newest, al)
                        ? new StatoCertificato.Buono(newest.getThisUpdate().toInstant())
                        : new StatoCertificato.NonConoscibile(tooOld(newest, al)))
                .orElseGet(() -> new StatoCertificato.NonConoscibile(
                        "gli elenchi delle revoche di «" + emittente + "» non bastano per questo certificato")));
    }

    /// A suspension that was lifted stands in older lists only: they no longer count once a newer
    /// one, complete and issued by that time, is silent.
    private static boolean isOvertaken(
            X509CRL list, List<X509CRL> newestFirst, X509Certificate certificato, Instant al) {
        return newestFirst.stream()
                .takeWhile(newer -> newer.getThisUpdate().after(list.getThisUpdate()))
                .anyMatch(newer ->
                        !newer.getThisUpdate().toInstant().isAfter(al) && Revoche.silenceSpeaks(newer, certificato));
    }

    /// Whether the list still speaks for that time.
    private boolean reaches(X509CRL list, Instant al) {
        return !al.isAfter(end(list));
    }

    private Instant end(X509CRL list) {
        Instant tolerated = list.getThisUpdate().toInstant().plus(tolleranza);
        return list.getNextUpdate() != null && list.getNextUpdate().toInstant().isAfter(tolerated)
                ? list.getNextUpdate().toInstant()
                : tolerated;
    }

    @Override
    public Elenchi elenchi(Instant now) {
        List<Instant> ends = certificatori.stream()
                .map(anchor -> anchor.getTrustedCert().getNotAfter().toInstant())
                .sorted()
                .toList();
        List<Instant> still = ends.stream().filter(end -> end.isAfter(now)).toList();
        return new Elenchi(
                ends.size(),
                ends.size() - still.size(),
                still.stream().findFirst().or(() -> ends.stream().max(Comparator.naturalOrder())),
                firstOfTheNewest(list -> list.getThisUpdate().toInstant()),
                firstOfTheNewest(this::end));
    }

    /// Of each issuer its newest list counts.
    private Optional<Instant> firstOfTheNewest(Function<X509CRL, Instant> when) {
        return revoche.stream()
                .collect(Collectors.toMap(
                        X509CRL::getIssuerX500Principal, when, (one, other) -> one.isAfter(other) ? one : other))
                .values()
                .stream()
                .min(Comparator.naturalOrder());
    }

    private String tooOld(X509CRL list, Instant al) {
        Instant issued = list.getThisUpdate().toInstant();
        Duration age = Duration.between(issued, al);
        String words = age.toHours() < 48 ? age.toHours() + " ore" : age.toDays() + " giorni";
        return "l'elenco delle revoche di «" + nome(list.getIssuerX500Principal()) + "» è vecchio di " + words
                + " (emesso il " + Giorno.di(issued) + ")";
    }

    private static String nome(X500Principal principal) {
        return new Soggetto(X500Name.getInstance(principal.getEncoded())).nome();
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .limit(MAX_FILES)
                    .collect(Collectors.toList());
        }
    }

    /// A PEM file may hold several of either kind.
    private static boolean load(Path file, Set<TrustAnchor> certificatori, List<X509CRL> revoche) throws IOException {
        if (Files.size(file) > MAX_FILE_BYTES) {
            return false;
        }
        byte[] bytes = Files.readAllBytes(file);
        boolean certificates = loadCertificates(bytes, certificatori);
        return loadLists(bytes, revoche) || certificates;
    }

    private static boolean loadCertificates(byte[] bytes, Set<TrustAnchor> certificatori) {
        try {
            boolean any = false;
            for (var certificate : factory().generateCertificates(new ByteArrayInputStream(bytes))) {
                X509Certificate x509 = (X509Certificate) certificate;
                if (x509.getBasicConstraints() >= 0) {
                    certificatori.add(new TrustAnchor(x509, null));
                    any = true;
                }
            }
            return any;
        } catch (GeneralSecurityException _) { // not certificates: perhaps lists
            return false;
        }
    }

    private static boolean loadLists(byte[] bytes, List<X509CRL> revoche) {
        try {
            var lists = factory().generateCRLs(new ByteArrayInputStream(bytes));
            lists.forEach(list -> revoche.add((X509CRL) list));
            return !lists.isEmpty();
        } catch (GeneralSecurityException _) { // not lists: perhaps certificates
            return false;
        }
    }

    private static CertificateFactory factory() throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509");
    }
}
