package it.timbro.centro.sedi;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.base.Sede;
import it.timbro.base.Time;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttesaTest {
    private static final Sede GENOVA = new Sede("GE1");
    private static final Sede CHIAVARI = new Sede("GE2");
    private final Time time = Time.system();
    private final Attesa attesa = new Attesa(time);

    @Test
    void aBranchIsWokenByWhatIsToldToIt() throws InterruptedException {
        Attesa.Posto genova = attesa.sit(GENOVA);
        Attesa.Posto chiavari = attesa.sit(CHIAVARI);
        attesa.ring(Set.of(GENOVA));
        assertThat(attesa.await(genova, 0, time.ticks() + 60_000)).isTrue();
        assertThat(attesa.rung(chiavari)).as("nothing for Chiavari").isZero();
    }

    @Test
    void whereNobodyIsNamedEverybodyLooks() {
        Attesa.Posto genova = attesa.sit(GENOVA);
        Attesa.Posto chiavari = attesa.sit(CHIAVARI);
        attesa.ring(Set.of());
        assertThat(attesa.rung(genova)).isEqualTo(1);
        assertThat(attesa.rung(chiavari)).isEqualTo(1);
    }

    @Test
    void anOlderCallOfTheSameBranchGoesHomeAndDoesNotTakeTheNewerOneWithIt() throws InterruptedException {
        Attesa.Posto older = attesa.sit(GENOVA);
        Attesa.Posto newer = attesa.sit(GENOVA);
        assertThat(attesa.await(older, 0, time.ticks() + 60_000)).isFalse();
        attesa.leave(older);
        attesa.ring(Set.of(GENOVA));
        assertThat(attesa.await(newer, 0, time.ticks() + 60_000)).isTrue();
        attesa.leave(newer);
        assertThat(attesa.seduti()).isZero();
    }

    @Test
    void aHouseThatClosesSendsEverybodyHome() throws InterruptedException {
        Attesa.Posto genova = attesa.sit(GENOVA);
        attesa.close();
        assertThat(attesa.await(genova, 0, time.ticks() + 60_000)).isFalse();
    }
}
