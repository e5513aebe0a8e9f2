package it.timbro.operatori;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What a person may do. The codes are stored; which page asks for which role stands in
/// `page.Permessi`.
public enum Ruolo {
    PORTINERIA("portineria", "Portineria"),
    OPERATORE("operatore", "Operatore"),
    FIRMATARIO("firmatario", "Firmatario"),
    LEGALIZZATORE("legalizzatore", "Legalizzatore"),
    CASSA("cassa", "Cassa"),
    RESPONSABILE("responsabile", "Responsabile"),
    RESPONSABILE_PROTOCOLLO("responsabile_protocollo", "Responsabile del protocollo"),
    AMMINISTRATORE("amministratore", "Amministratore");

    private final String code;
    private final String parola;

    Ruolo(String code, String parola) {
        this.code = code;
        this.parola = parola;
    }

    public String code() {
        return code;
    }

    /// What a person reads.
    public String parola() {
        return parola;
    }

    /// The codes of several, in order.
    public static List<String> codes(Collection<Ruolo> ruoli) {
        return ruoli.stream().map(Ruolo::code).sorted().toList();
    }

    public static Optional<Ruolo> find(String code) {
        return Arrays.stream(values()).filter(ruolo -> ruolo.code.equals(code)).findFirst();
    }
}
