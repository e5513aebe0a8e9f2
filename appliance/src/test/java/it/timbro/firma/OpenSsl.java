package it.timbro.firma;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A certifier, the people it certifies and their signatures, all made by the `openssl` command line: nothing that
/// our own code or library made is ever verified by it.
///
/// ```java
/// OpenSsl openSsl = new OpenSsl(tempFolder);
/// var anna = openSsl.persona("Anna Bianchi", "TINIT-BNCNNA80A41D969W");
/// byte[] p7m = openSsl.firma(xml, anna);
/// openSsl.pubblicaRevoche(Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-06-02T00:00:00Z"));
/// var fiducia = CartellaFiducia.read(openSsl.fiducia(), Duration.ofHours(24));
/// ```
public final class OpenSsl {
    /// A time at which everything made here is valid, whatever the machine's clock says.
    public static final Instant ALLORA = Instant.parse("2026-06-01T10:00:00Z");

    private static final DateTimeFormatter ASN1 =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String FROM = "20250101000000Z";
    private static final String TO = "20300101000000Z";

    private final Path folder;
    private int people;

    /// Key and certificate of a signer.
    public record Persona(Path chiave, Path certificato) {}

    /// Makes a certifier called «Certificatore di Prova» in an empty folder.
    public OpenSsl(Path folder) {
        this(folder, "Certificatore di Prova");
    }

    public OpenSsl(Path folder, String nome) {
        this.folder = folder;
        setUp();
        request("ca.key", "/C=IT/O=Prove/CN=" + nome, "ca.csr");
        run(certify("ca.csr", "ca.pem", "autorita", FROM, TO, "-selfsign", "-keyfile", "ca.key"));
        copy("ca.pem", fiducia().resolve("certificatore.pem"));
    }

    /// A certifier that another vouches for; its own folder trusts nobody.
    public OpenSsl(Path folder, String nome, OpenSsl superiore) {
        this.folder = folder;
        setUp();
        request("ca.key", "/C=IT/O=Prove/CN=" + nome, "ca.csr");
        String request = folder.resolve("ca.csr").toString();
        superiore.run(certify(request, certificato().toString(), "autorita", FROM, TO));
    }

    private void setUp() {
        try {
            Files.createDirectories(fiducia());
            Files.writeString(folder.resolve("index.txt"), "");
            Files.writeString(folder.resolve("serial"), "1001\n");
            Files.writeString(folder.resolve("tsa.serial"), "01\n");
            Files.writeString(folder.resolve("crlnumber"), "01\n");
            Files.writeString(folder.resolve("ca.cnf"), CONFIGURATION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "ca.key");
    }

    private static String[] certify(
            String request, String out, String extensions, String from, String to, String... more) {
        List<String> command = new ArrayList<>(List.of("ca", "-batch", "-config", "ca.cnf", "-notext"));
        command.addAll(List.of("-in", request, "-out", out, "-extensions", extensions));
        command.addAll(List.of("-startdate", from, "-enddate", to));
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }

    /// The certifier's own, in PEM.
    public Path certificato() {
        return folder.resolve("ca.pem");
    }

    /// The folder to trust: the certifier, and its revocation list once published.
    public Path fiducia() {
        return folder.resolve("fiducia");
    }

    /// Somebody with an RSA 2048 key and a certificate for signing; `identificativo` goes into the subject's
    /// serialNumber.
    public Persona persona(String nome, String identificativo) {
        return persona("/C=IT/CN=" + nome + "/serialNumber=" + identificativo, "sottoscrizione", FROM, TO, RSA);
    }

    public static final String[] RSA = {"-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"};
    public static final String[] RSA_CORTA = {"-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"};
    public static final String[] EC = {"-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"};

    /// @param soggetto   in OpenSSL's form: `/C=IT/CN=...`
    /// @param estensioni `sottoscrizione` or `autenticazione` (without non-repudiation)
    /// @param dal        first and last instant of validity, `yyyyMMddHHmmssZ`
    /// @param chiave     arguments of `openssl genpkey`
    public Persona persona(String soggetto, String estensioni, String dal, String finoAl, String... chiave) {
        String name = "persona" + ++people;
        List<String> generate = new ArrayList<>(List.of("genpkey", "-out", name + ".key"));
        generate.addAll(List.of(chiave));
        run(generate.toArray(String[]::new));
        request(name + ".key", soggetto, name + ".csr");
        run(certify(name + ".csr", name + ".pem", estensioni, dal, finoAl));
        return new Persona(folder.resolve(name + ".key"), folder.resolve(name + ".pem"));
    }

    /// A DER .p7m of the content, CAdES-BES, as signing programs make it.
    public byte[] firma(byte[] content, Persona persona) {
        return firma(content, List.of(persona), "-cades", "-nodetach", "-outform", "DER");
    }

    /// `openssl cms -sign` with options of one's own.
    public byte[] firma(byte[] content, List<Persona> persone, String... options) {
        Path in = folder.resolve("content.bin");
        Path out = folder.resolve("content.p7m");
        List<String> command =
                new ArrayList<>(List.of("cms", "-sign", "-binary", "-in", in.toString(), "-out", out.toString()));
        for (Persona persona : persone) {
            command.addAll(List.of(
                    "-signer",
                    persona.certificato().toString(),
                    "-inkey",
                    persona.chiave().toString()));
            if (List.of(options).contains("PSS")) {
                command.addAll(List.of("-keyopt", "rsa_padding_mode:pss"));
            }
        }
        List.of(options).stream().filter(option -> !option.equals("PSS")).forEach(command::add);
        try {
            Files.write(in, content);
            run(command.toArray(String[]::new));
            return Files.readAllBytes(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Adds a signature to an envelope, beside those it has.
    public byte[] aggiungiFirma(byte[] p7m, Persona persona) {
        Path in = folder.resolve("envelope.p7m");
        Path out = folder.resolve("envelope2.p7m");
        try {
            Files.write(in, p7m);
            run(
                    "cms",
                    "-resign",
                    "-binary",
                    "-inform",
                    "DER",
                    "-in",
                    in.toString(),
                    "-outform",
                    "DER",
                    "-out",
                    out.toString(),
                    "-nodetach",
                    "-signer",
                    persona.certificato().toString(),
                    "-inkey",
                    persona.chiave().toString());
            return Files.readAllBytes(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Revokes a certificate from that instant; shows in the next list.
    public void revoca(Persona persona, Instant quando) {
        run(
                "ca",
                "-batch",
                "-config",
                "ca.cnf",
                "-revoke",
                persona.certificato().toString());
        try { // openssl knows only «now»: the date stands in its register, third field
            Path index = folder.resolve("index.txt");
            String revoked = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'")
                    .withZone(ZoneOffset.UTC)
                    .format(quando);
            String serial = run(
                            "x509",
                            "-noout",
                            "-serial",
                            "-in",
                            persona.certificato().toString())
                    .strip()
                    .replace("serial=", "");
            List<String> lines = Files.readAllLines(index).stream()
                    .map(line -> line.startsWith("R") && line.split("\t")[3].equals(serial)
                            ? line.replaceFirst("^(R\t[^\t]*\t)[^\t]*", "$1" + revoked)
                            : line)
                    .toList();
            Files.write(index, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Publishes the certifier's revocation list into [#fiducia].
    public void pubblicaRevoche(Instant emessa, Instant prossima) {
        pubblicaRevoche("revoche.crl", emessa, prossima);
    }

    /// @param opzioni of `openssl ca -gencrl`: `-crlexts` and one of the configuration's parts
    public void pubblicaRevoche(String file, Instant emessa, Instant prossima, String... opzioni) {
        List<String> command = new ArrayList<>(List.of("ca", "-config", "ca.cnf", "-gencrl"));
        command.addAll(List.of("-crl_lastupdate", ASN1.format(emessa), "-crl_nextupdate", ASN1.format(prossima)));
        command.addAll(List.of("-out", fiducia().resolve(file).toString()));
        command.addAll(List.of(opzioni));
        run(command.toArray(String[]::new));
    }

    /// A time-stamp token (RFC 3161) for some bytes, made now.
    public byte[] marca(byte[] content) {
        Persona autorita = persona("/C=IT/CN=Marche di Prova", "marche", FROM, TO, EC);
        try {
            Files.write(folder.resolve("stamped.bin"), content);
            run("ts", "-query", "-data", "stamped.bin", "-sha256", "-cert", "-out", "stamped.tsq");
            List<String> reply = new ArrayList<>(List.of("ts", "-reply", "-config", "ca.cnf", "-section", "tsa"));
            reply.addAll(List.of("-queryfile", "stamped.tsq", "-token_out", "-out", "stamped.tst"));
            reply.addAll(List.of("-signer", autorita.certificato().toString()));
            reply.addAll(List.of("-inkey", autorita.chiave().toString()));
            run(reply.toArray(String[]::new));
            return Files.readAllBytes(folder.resolve("stamped.tst"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs one openssl command in the certifier's folder and returns what it printed.
    public String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        try {
            Path log = folder.resolve("openssl.log");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + "\n" + Files.readString(log));
            }
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void request(String key, String subject, String out) {
        run("req", "-new", "-utf8", "-config", "ca.cnf", "-key", key, "-subj", subject, "-out", out);
    }

    private void copy(String from, Path to) {
        try {
            Files.copy(folder.resolve(from), to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String CONFIGURATION = """
            [ca]
            default_ca = prova
            [prova]
            database = index.txt
            serial = serial
            crlnumber = crlnumber
            new_certs_dir = .
            certificate = ca.pem
            private_key = ca.key
            default_md = sha256
            policy = ogni
            unique_subject = no
            string_mask = utf8only
            [ogni]
            countryName = optional
            organizationName = optional
            organizationIdentifier = optional
            commonName = optional
            givenName = optional
            surname = optional
            dnQualifier = optional
            serialNumber = optional
            [req]
            distinguished_name = nome
            prompt = no
            string_mask = utf8only
            [nome]
            CN = prova
            [autorita]
            basicConstraints = critical,CA:TRUE
            keyUsage = critical,keyCertSign,cRLSign
            subjectKeyIdentifier = hash
            [sottoscrizione]
            basicConstraints = CA:FALSE
            keyUsage = critical,nonRepudiation
            subjectKeyIdentifier = hash
            authorityKeyIdentifier = keyid
            [marche]
            basicConstraints = CA:FALSE
            keyUsage = critical,digitalSignature
            extendedKeyUsage = critical,timeStamping
            [tsa]
            serial = tsa.serial
            default_policy = 1.2.3.4
            digests = sha256
            signer_digest = sha256
            ess_cert_id_alg = sha256
            [parte_utenti]
            issuingDistributionPoint = critical,@solo_utenti
            [solo_utenti]
            onlyuser = TRUE
            [parte_autorita]
            issuingDistributionPoint = critical,@solo_autorita
            [solo_autorita]
            onlyCA = TRUE
            [parte_motivi]
            issuingDistributionPoint = critical,@solo_motivi
            [solo_motivi]
            onlysomereasons = keyCompromise
            [parte_indiretta]
            issuingDistributionPoint = critical,@indiretta
            [indiretta]
            indirectCRL = TRUE
            [parte_altrove]
            issuingDistributionPoint = critical,@altrove
            [altrove]
            fullname = URI:http://esempio.invalid/altra.crl
            [autenticazione]
            basicConstraints = CA:FALSE
            keyUsage = critical,digitalSignature
            subjectKeyIdentifier = hash
            """;
}
