package it.timbro.operatori.segreti;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SegretiTest {
    private final Segreti segreti = new Segreti();

    @Test
    void thePasswordThatWasKeptMatchesAndNoOther() {
        String segreto = segreti.cifra("una frase lunga");
        assertThat(segreti.combacia("una frase lunga", segreto)).isTrue();
        assertThat(segreti.combacia("un'altra frase", segreto)).isFalse();
    }

    @Test
    void theSecretOfNobodyCostsAsMuchToCompareAndMatchesNothing() {
        String nessuno = segreti.nessuno();
        String costs = "$argon2id$v=19$m=19456,t=2,p=1$";
        assertThat(nessuno).startsWith(costs).hasSameSizeAs(segreti.cifra("una frase lunga"));
        assertThat(segreti.combacia("", nessuno)).isFalse();
        assertThat(segreti.nessuno()).isNotEqualTo(nessuno);
    }
}
