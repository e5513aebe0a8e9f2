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
        assertThat(Pagine.riga("/visti/nuovo")).contains("/visti/nuovo");
        assertThat(Pagine.riga("/visti/GE1-V-2026-0000001")).contains("/visti/{}");
        assertThat(Pagine.riga("/")).contains("/");
        assertThat(Pagine.riga("/visti/uno/annulla")).isEmpty();
        assertThat(Pagine.riga("/imprese/importa")).contains("/imprese/importa");
    }
}
