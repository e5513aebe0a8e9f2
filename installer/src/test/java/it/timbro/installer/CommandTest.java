package it.timbro.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {
    private static final Path HERE = Path.of("/casa/utente");
    private static final Path PROJECT = Path.of("/timbro");
    private static final HouseFolder DEFAULT = new HouseFolder(PROJECT.resolve("demo-data"));

    @Test
    void noWordsStartTheDemoInTheProjectsOwnFolder() {
        assertThat(parse("")).isEqualTo(new Command.Avvia(DEFAULT, Optional.empty(), false, true));
    }

    @Test
    void everyOptionOfTheStartIsUnderstoodAndAFolderIsTheCallers() {
        assertThat(parse("--reset --cartella dati --porte 9000 --no-browser"))
                .isEqualTo(new Command.Avvia(new HouseFolder(HERE.resolve("dati")), Optional.of(9000), true, false));
    }

    @Test
    void filesToSendAreTheCallersAndOptionsMayStandBehindThem() {
        assertThat(parse("invia a.xml.p7m FAE=carte/b.pdf c.pdf --sede GE2"))
                .isEqualTo(new Command.Invia(
                        DEFAULT,
                        HERE.resolve("a.xml.p7m"),
                        List.of(
                                new Command.Allegata("FAE", HERE.resolve("carte/b.pdf")),
                                new Command.Allegata("GEN", HERE.resolve("c.pdf"))),
                        Optional.of("GE2")));
    }

    @Test
    void serversAreKilledAndRestartedByName() {
        assertThat(parse("uccidi centro")).isEqualTo(new Command.Uccidi(DEFAULT, Sito.CENTRO));
        assertThat(parse("riavvia Genova")).isEqualTo(new Command.Riavvia(DEFAULT, Sito.GENOVA));
    }

    @Test
    void helpIsGivenWhereverItIsAskedFor() {
        assertThat(parse("uccidi --help")).isEqualTo(new Command.Aiuto());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --porte abc      | --porte vuole un numero tra 1024 e 65500
            --porte 80       | --porte vuole un numero tra 1024 e 65500
            --cartella       | --cartella vuole un valore
            --veloce         | opzione non riconosciuta: --veloce
            uccidi           | quale? centro, genova o chiavari
            uccidi bergamo   | quale? centro, genova o chiavari
            invia            | invia vuole il file firmato (.p7m) e poi, se servono, gli allegati
            parti            | comando non riconosciuto: parti
            """)
    void whatIsNotUnderstoodIsSaid(String words, String why) {
        assertThat(parse(words)).isEqualTo(new Command.Errore(why));
    }

    private static Command parse(String words) {
        return Command.parse(words.isEmpty() ? List.of() : List.of(words.split(" ")), HERE, PROJECT);
    }
}
