package it.timbro.installer.azienda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/// An invented certification body: issues signing certificates to invented people and publishes
/// its list of revoked ones. Its certificate (`ca.pem`) and list (`crl.pem`) lie in the trust
/// folder that the servers read; its key stays apart.
public final class EnteCertificatore {
    /// Real bodies renew their lists at least daily; a week lets a demo left alone show an aged
    /// list without failing at once.
    private static final Duration CRL_VALIDITY = Duration.ofDays(7);

    private final Path folder;
    private final Path trust;
    private final Openssl openssl;

    private EnteCertificatore(Path folder, Path trust) {
        this.folder = folder;
        this.trust = trust;
        this.openssl = new Openssl(folder);
    }

    /// Opens the body kept in `folder`, making it at first use, and publishes into `trust` with a
    /// fresh list.
    public static EnteCertificatore open(Path folder, Path trust) {
        var ente = new EnteCertificatore(folder, trust);
        try {
            Files.createDirectories(folder);
            Files.createDirectories(trust);
            if (!Files.exists(trust.resolve("ca.pem"))) {
                ente.create();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ente.publishCrl();
        return ente;
    }

    private void create() throws IOException {
        Files.writeString(folder.resolve("ca.cnf"), """
                [ca]
                default_ca = ente
                [ente]
                database = index.txt
                crlnumber = crlnumber
                default_md = sha256
                [persona]
                basicConstraints = critical,CA:FALSE
                keyUsage = critical,nonRepudiation
                certificatePolicies = 1.3.6.1.4.1.99999.1
                crlDistributionPoints = URI:http://crl.ente.invalid/ca.crl
                subjectKeyIdentifier = hash
                authorityKeyIdentifier = keyid
                1.3.6.1.5.5.7.1.3 = ASN1:SEQUENCE:qualified
                [qualified]
                compliance = SEQUENCE:qc_compliance
                device = SEQUENCE:qc_sscd
                [qc_compliance]
                id = OID:0.4.0.1862.1.1
                [qc_sscd]
                id = OID:0.4.0.1862.1.4
                """);
        Files.writeString(folder.resolve("index.txt"), "");
        Files.writeString(folder.resolve("crlnumber"), "01\n");
        openssl.run(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-sha256",
                "-days",
                "3650",
                "-keyout",
                "ca.key",
                "-out",
                trust.resolve("ca.pem").toString(),
                "-subj",
                "/C=IT/O=Ente Certificatore Inventato S.p.A./CN=Ente Certificatore Inventato - firma qualificata di prova",
                "-addext",
                "keyUsage=critical,keyCertSign,cRLSign");
    }

    /// The person's key and certificate, made at first use and kept in this body's folder.
    public Firmatario issue(String nome, String cognome, String codiceFiscale) {
        var person = new Firmatario(
                nome,
                cognome,
                codiceFiscale,
                folder.resolve(codiceFiscale + ".key"),
                folder.resolve(codiceFiscale + ".pem"));
        if (!Files.exists(person.certificate())) {
            String request = codiceFiscale + ".csr";
            openssl.run(
                    "req",
                    "-newkey",
                    "rsa:2048",
                    "-nodes",
                    "-sha256",
                    "-utf8",
                    "-keyout",
                    person.key().toString(),
                    "-out",
                    request,
                    "-subj",
                    "/C=IT/SN=" + cognome.toUpperCase(Locale.ROOT) + "/GN=" + nome.toUpperCase(Locale.ROOT)
                            + "/serialNumber=TINIT-" + codiceFiscale + "/CN=" + person.commonName());
            openssl.run(
                    "x509",
                    "-req",
                    "-sha256",
                    "-days",
                    "1095",
                    "-in",
                    request,
                    "-CA",
                    trust.resolve("ca.pem").toString(),
                    "-CAkey",
                    "ca.key",
                    "-CAcreateserial",
                    "-CAserial",
                    "ca.srl",
                    "-extfile",
                    "ca.cnf",
                    "-extensions",
                    "persona",
                    "-out",
                    person.certificate().toString());
        }
        return person;
    }

    /// From now on the person's certificate stands in the list of revoked ones.
    public void revoke(Firmatario person) {
        openssl.run(
                "ca",
                "-config",
                "ca.cnf",
                "-cert",
                trust.resolve("ca.pem").toString(),
                "-keyfile",
                "ca.key",
                "-revoke",
                person.certificate().toString());
        publishCrl();
    }

    private void publishCrl() {
        openssl.run(
                "ca",
                "-config",
                "ca.cnf",
                "-cert",
                trust.resolve("ca.pem").toString(),
                "-keyfile",
                "ca.key",
                "-gencrl",
                "-crldays",
                Long.toString(CRL_VALIDITY.toDays()),
                "-out",
                trust.resolve("crl.pem").toString());
    }
}
