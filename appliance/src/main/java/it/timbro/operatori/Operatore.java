package it.timbro.operatori;

import it.timbro.base.Problem;
import java.util.Set;
import java.util.regex.Pattern;

/// A person with an account at this branch.
///
/// @param login lower-case letters, digits, dot and hyphen; stands in the journal beside each of
/// the person's acts
public record Operatore(String login, String nome, Set<Ruolo> ruoli) {
    private static final Pattern LOGIN = Pattern.compile("[a-z][a-z0-9.-]{1,31}");
    private static final int MAX_NOME = 80;

    public Operatore {
        if (!LOGIN.matcher(login).matches()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("il nome utente «" + login + "» non è ammesso");
        }
        if (nome.isBlank() || nome.length() > MAX_NOME) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected(
                    "il nome della persona manca o supera " + MAX_NOME + " caratteri");
        }
        ruoli = Set.copyOf(ruoli);
    }

    /// Whether the person has one of these roles.
    public boolean haUno(Set<Ruolo> richiesti) {
        return richiesti.stream().anyMatch(ruoli::contains);
    }
}
