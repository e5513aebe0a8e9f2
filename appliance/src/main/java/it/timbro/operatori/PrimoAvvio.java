package it.timbro.operatori;

import it.timbro.base.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The first accounts and tokens come from files that the installer leaves in the data folder;
/// there are no default passwords.
///
/// `first.operator`: lines `login;name;role,role;password`. `first.tokens`: lines `name;token`.
/// Each is read once and deleted; a line already imported (the machine stopped in between) is left
/// as it is.
public final class PrimoAvvio {
    private static final String WHO = "installazione";
    private static final int MAX_LINES = 100;
    private static final int MIN_TOKEN = 32;

    private final Operatori operatori;

    public PrimoAvvio(Operatori operatori) {
        this.operatori = operatori;
    }

    /// Imports the accounts of a file that the installer left, if it is there.
    ///
    /// @throws it.timbro.base.RejectedException if a line cannot be read; the file then stays where
    /// it is
    public void operatori(Path accounts) {
        if (Files.exists(accounts)) {
            lines(accounts, 4).forEach(this::account);
            delete(accounts);
        }
    }

    /// Imports the tokens of a file that the installer left, if it is there.
    ///
    /// @throws it.timbro.base.RejectedException if a line cannot be read; the file then stays where
    /// it is
    public void gettoni(Path tokens) {
        if (Files.exists(tokens)) {
            lines(tokens, 2).forEach(this::token);
            delete(tokens);
        }
    }

    private void account(List<String> fields) {
        Set<Ruolo> ruoli = Arrays.stream(fields.get(2).split(","))
                .map(code -> Ruolo.find(code.strip())
                        .orElseThrow(() -> Problem.RICHIESTA_NON_VALIDA.rejected("il ruolo «" + code + "» non esiste")))
                .collect(Collectors.toUnmodifiableSet());
        Operatore nuovo = new Operatore(fields.get(0).strip(), fields.get(1).strip(), ruoli);
        if (!operatori.conosce(nuovo.login())) {
            operatori.iscrivi(nuovo, fields.get(3), WHO);
        }
    }

    private void token(List<String> fields) {
        String nome = fields.get(0).strip();
        String token = fields.get(1).strip();
        if (token.length() < MIN_TOKEN) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected(
                    "il gettone «" + nome + "» ha meno di " + MIN_TOKEN + " caratteri");
        }
        if (operatori.gettoni().stream().noneMatch(gettone -> gettone.nome().equals(nome))) {
            operatori.creaGettone(nome, token, WHO);
        }
    }

    private static List<List<String>> lines(Path file, int fields) {
        try {
            List<List<String>> lines = Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split(";", fields)))
                    .toList();
            if (lines.size() > MAX_LINES || lines.stream().anyMatch(line -> line.size() != fields)) {
                throw Problem.RICHIESTA_NON_VALIDA.rejected(
                        "ogni riga di " + file.getFileName() + " ha " + fields + " campi divisi da punto e virgola");
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("a file with passwords could not be deleted: " + file, e);
        }
    }
}
