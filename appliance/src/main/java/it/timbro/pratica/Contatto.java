package it.timbro.pratica;

import it.timbro.base.Problem;
import java.util.List;
import java.util.regex.Pattern;

/// How a company is reached: every notice goes to its mail, the courier to its address. It is what
/// the company left when it registered (*Completamento registrazione*), so the centre keeps it and
/// branches only show it.
///
/// Travels in facts as JSON: the names are stored and never change.
///
/// @param email "" if there is none
/// @param telefono "" if there is none
/// @param indirizzo for the courier, as on a parcel; "" if there is none
public record Contatto(String email, String telefono, String indirizzo) {
    /// What is taken for an address: no header of a message can hide in it.
    public static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8}");

    private static final Pattern TELEFONO = Pattern.compile("[+0-9][0-9 ./-]{3,29}");
    private static final int MAX_INDIRIZZO = 300;

    public Contatto {
        email = email.strip();
        telefono = telefono.strip();
        indirizzo = indirizzo.strip();
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            throw Problem.CONTATTO_NON_VALIDO.rejected("«" + email + "» non è un indirizzo di posta");
        }
        if (!telefono.isEmpty() && !TELEFONO.matcher(telefono).matches()) {
            throw Problem.CONTATTO_NON_VALIDO.rejected("«" + telefono + "» non è un numero di telefono");
        }
        if (indirizzo.length() > MAX_INDIRIZZO) {
            throw Problem.CONTATTO_NON_VALIDO.rejected("l'indirizzo ha più di " + MAX_INDIRIZZO + " caratteri");
        }
        if (List.of(email, telefono, indirizzo).stream().allMatch(String::isEmpty)) {
            throw Problem.CONTATTO_NON_VALIDO.rejected("non dice nulla");
        }
    }
}
