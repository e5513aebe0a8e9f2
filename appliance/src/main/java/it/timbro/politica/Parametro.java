package it.timbro.politica;

import it.timbro.pratica.Codec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One thing that people may decide about a [Politica].
///
/// @param via path in the JSON of a policy, such as `prezzi.copia`; stands in facts, so it never
/// changes
/// @param nome as people read it
/// @param anticipo how many days ahead it is decided at least: what is read by the day on which a
/// company asked must not change within that day
public record Parametro(String via, Gruppo gruppo, String nome, Tipo tipo, int anticipo) {
    /// Parameters that are decided together on one page.
    public enum Gruppo {
        TARIFFA("tariffa", "Tariffa"),
        PAGAMENTI("pagamenti", "Pagamenti e urgenze"),
        CARTA("carta", "Carta e consegna"),
        PROPOSTE("proposte", "Che cosa si propone all'impresa"),
        TERMINI("termini", "Termini"),
        ORARI("orari", "Orari e festa del patrono"),
        SCORTE("scorte", "Scorte della sede"),
        FRASI("frasi", "Che cosa si scrive alle imprese"),
        CONTATTI("contatti", "Chi chiamare, avvisi e territorio"),
        GOVERNO("governo", "Chi decide");

        private final String code;
        private final String nome;

        Gruppo(String code, String nome) {
            this.code = code;
            this.nome = nome;
        }

        /// As it stands in an address.
        public String code() {
            return code;
        }

        public String nome() {
            return nome;
        }
    }

    /// What it is in a policy, as its type writes it.
    public String scritto(Politica politica) {
        JsonNode node = Codec.json().valueToTree(politica);
        for (String step : via.split("\\.")) {
            node = node.path(step);
        }
        return tipo.scritto(node);
    }

    /// Puts a value where it belongs in a part of a policy.
    void metti(ObjectNode part, JsonNode value) {
        String[] steps = via.split("\\.");
        ObjectNode node = part;
        for (int i = 0; i < steps.length - 1; i++) {
            node = node.withObjectProperty(steps[i]);
        }
        node.set(steps[steps.length - 1], value);
    }
}
