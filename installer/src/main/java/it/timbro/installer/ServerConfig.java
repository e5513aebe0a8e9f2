package it.timbro.installer;

import it.timbro.installer.azienda.Esempi.Ditta;
import it.timbro.operatori.segreti.Segreti;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/// Writes the properties file from which a server starts, and the files it names.
record ServerConfig(HouseFolder folder, Ports ports, Accessi accessi, TlsAuthority tls, URI printer) {
    /// What the tests of the browser left behind, in a project that was built: for the gallery.
    private static final Path SCREENS = Path.of("installer/target/screens");

    /// Written anew at every start, since ports may change; the lists of first logins only while
    /// the server has not yet run.
    Path write(Sito sito) {
        Path home = folder.of(sito);
        var config = new Properties();
        config.setProperty("role", sito.ruolo().key());
        config.setProperty("sede", sito.sede());
        config.setProperty("nome", sito.nome());
        config.setProperty("data", home.resolve("data").toString());
        config.setProperty("host", Ports.HOST);
        config.setProperty("port", Integer.toString(ports.of(sito)));
        config.setProperty("tls.keystore", tls.keystore(sito).toString());
        config.setProperty("tls.password", accessi.keystorePassword());
        config.setProperty("tls.trust", tls.certificate().toString());
        config.setProperty("printer.uri", printer.toString());
        config.setProperty("trust.folder", folder.fiducia().toString());
        config.setProperty("first.operator", home.resolve("primi-operatori").toString());
        config.setProperty("first.tokens", home.resolve("primi-token").toString());
        if (Files.isDirectory(SCREENS)) {
            config.setProperty("galleria.folder", SCREENS.toAbsolutePath().toString());
        }
        switch (sito) {
            case CENTRO -> centre(config, home);
            case GENOVA, CHIAVARI -> {
                String centre = ports.address(Sito.CENTRO).toString();
                config.setProperty("centre.url", centre.substring(0, centre.length() - 1));
                config.setProperty("verifica.url", centre + "verifica");
                config.setProperty("enrol.code", enrolCode(sito).toString());
            }
        }
        firstLogins(sito, home);
        additions(config, home.resolve("aggiunte.properties"));
        Path file = home.resolve("server.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            config.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /// What somebody wants otherwise for this server, such as a centre on PostgreSQL; these keys win.
    private static void additions(Properties config, Path file) {
        if (!Files.exists(file)) {
            return;
        }
        try (var reader = Files.newBufferedReader(file)) {
            config.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void centre(Properties config, Path home) {
        var branches =
                Arrays.stream(Sito.values()).filter(s -> s != Sito.CENTRO).toList();
        config.setProperty("sedi", branches.stream().map(Sito::sede).collect(Collectors.joining(",")));
        for (Sito branch : branches) {
            config.setProperty("sedi." + branch.sede() + ".nome", branch.nome());
        }
        config.setProperty("first.codes", home.resolve("primi-codici").toString());
        firstCodes(branches, home.resolve("primi-codici"));
        config.setProperty("first.companies", home.resolve("prime-imprese").toString());
        if (!Files.exists(home.resolve("data"))) {
            write(home.resolve("prime-imprese"), firstCompanies());
        }
        Path users = home.resolve("ditte");
        config.setProperty("a2a.users", users.toString());
        Segreti segreti = new Segreti();
        write(
                users,
                Arrays.stream(Ditta.values())
                        .map(d -> d.userId() + ":" + segreti.cifra(accessi.password(d)) + ":"
                                + d.impresa().codiceFiscale())
                        .toList());
    }

    /// As the Registro delle imprese and the registration at the centre have them.
    private static List<String> firstCompanies() {
        var lines = new ArrayList<>(List.of("codice_fiscale;visura;denominazione;sede_legale;email;telefono;corriere"));
        for (Ditta ditta : Ditta.values()) {
            var impresa = ditta.impresa();
            String address = impresa.indirizzo() + ", " + impresa.cap() + " " + impresa.comune();
            lines.add(String.join(
                    ";",
                    impresa.codiceFiscale(),
                    LocalDate.now(ZoneId.of("Europe/Rome")).toString(),
                    impresa.denominazione(),
                    address,
                    "export@" + ditta.userId() + ".invalid",
                    "010 5550" + (100 + lines.size()),
                    impresa.denominazione() + ", ufficio spedizioni, " + address));
        }
        return lines;
    }

    /// The centre starts first: it and each branch that is not enrolled yet get the same one-time
    /// code.
    private void firstCodes(List<Sito> branches, Path codes) {
        var lines = new ArrayList<String>();
        for (Sito branch : branches) {
            if (!Files.exists(folder.of(branch).resolve("data/chiavi/apparecchio.pem"))) {
                String code = Secrets.code();
                lines.add(branch.sede() + ";" + code);
                write(enrolCode(branch), List.of(code));
            }
        }
        if (!lines.isEmpty()) {
            write(codes, lines);
        }
    }

    private Path enrolCode(Sito branch) {
        return folder.of(branch).resolve("codice-iscrizione");
    }

    private void firstLogins(Sito sito, Path home) {
        if (Files.exists(home.resolve("data"))) {
            return;
        }
        write(
                home.resolve("primi-operatori"),
                Accessi.OPERATORI.stream()
                        .filter(o -> o.sito() == sito)
                        .map(o -> String.join(";", o.login(), o.nome(), o.ruoli(), accessi.password(o)))
                        .toList());
        write(home.resolve("primi-token"), List.of("demo;" + accessi.api(sito)));
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
