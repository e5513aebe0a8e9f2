package it.timbro.registri;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stands in a cell, and what the file makes of it.
class CsvTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "Pompe Liguri S.r.l., Pompe Liguri S.r.l.",
                "||, ||",
                "|Rossi, Bianchi & C.|, |\"Rossi, Bianchi & C.\"|",
                "|detta \"la Nave\"|, |\"detta \"\"la Nave\"\"\"|",
                "=1+1, '=1+1",
                "+39 010 123456, '+39 010 123456",
                "-12, '-12",
                "@SOMMA(A1), '@SOMMA(A1)",
                "|=cmd, 'x'|, |\"'=cmd, 'x'\"|",
                "a=1, a=1",
            })
    void aCellIsWhatAProgramReadsBackAndNeverAFormula(String testo, String atteso) {
        assertThat(Csv.cella(testo)).isEqualTo(atteso);
    }

    @Test
    void aLineWithinACellIsQuotedAndALineOfTheFileEndsWithCrLf() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Csv(out).riga(List.of("Località", "prima\nseconda", "\tx"));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Località,\"prima\nseconda\",'\tx\r\n");
    }
}
