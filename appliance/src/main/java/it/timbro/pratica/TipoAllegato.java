package it.timbro.pratica;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Kind of an attachment: the three-letter codes of the companies' software. `GEN` fits every pratica.
public enum TipoAllegato {
    MOB("Modello base", TipoPratica.values()),
    FAE("Fattura di esportazione", TipoPratica.CO),
    FAA("Fattura di acquisto", TipoPratica.CO),
    PAC("Packing list", TipoPratica.CO),
    LIP("Listino prezzi", TipoPratica.CO),
    BOL("Bolletta doganale", TipoPratica.CO),
    COE("Certificato di origine estero", TipoPratica.CO),
    DDO("Dichiarazione di origine", TipoPratica.CO),
    DOT("Documento di trasporto", TipoPratica.CO),
    ALV("Attestato di libera vendita", TipoPratica.VA),
    AUT("Autorizzazione", TipoPratica.VA),
    CER("Certificato", TipoPratica.VA),
    FAT("Fattura", TipoPratica.VA),
    VDE("Visto di deposito", TipoPratica.VA),
    VPT("Visto poteri di firma", TipoPratica.VA),
    GEN("Altro", TipoPratica.values());

    private final String nome;
    private final List<TipoPratica> pratiche;

    TipoAllegato(String nome, TipoPratica... pratiche) {
        this.nome = nome;
        this.pratiche = List.of(pratiche);
    }

    /// As people read it.
    public String nome() {
        return nome;
    }

    /// Whether a pratica of this kind may carry it.
    public boolean ammessoIn(TipoPratica tipo) {
        return pratiche.contains(tipo);
    }

    public static Optional<TipoAllegato> parse(String code) {
        String tidy = code.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(tipo -> tipo.name().equals(tidy)).findFirst();
    }
}
