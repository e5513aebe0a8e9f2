package it.timbro.installer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PagineTest {
    @Test
    void everyPageOfTheTableOfRoutesIsLookedAt() {
        assertThat(Pagine.tutte()).isEqualTo(Pagine.dellaTabella());
    }

    @Test
    void aPathBelongsToTheLineWithTheMostWordsOfItsOwn() {
        assertThat(Pagine.riga("/visti/nuovo")).isEqualTo("/visti/nuovo");
        assertThat(Pagine.riga("/visti/GE1-V-2026-0000001")).isEqualTo("/visti/{}");
        assertThat(Pagine.riga("/")).isEqualTo("/");
        assertThat(Pagine.riga("/imprese/importa")).isEqualTo("/imprese/importa");
    }
}
