package it.timbro.centro.numeri;

import it.timbro.base.Check;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/// When a branch gets new numbers, and how many: dated policy, in office days of the branch's own
/// use. Pure.
///
/// @param giorni office days that a block is to last
/// @param sogliaGiorni so many days before the end the next one is leased
/// @param minimo floor of a block, for a branch that has no history yet
/// @param massimo ceiling of a block
/// @param prossimoAnnoDal from this day on next year's numbers are leased too
public record Regola(int giorni, int sogliaGiorni, int minimo, int massimo, MonthDay prossimoAnnoDal) {
    /// Open blocks a branch may hold for a year: a third waits for the first's account.
    public static final int MAX_APERTI = 2;

    /// Blocks of former lives whose account nobody has given yet: a branch that came back from a copy works on, one
    /// that does so again and again waits until somebody has looked what became of their numbers.
    public static final int MAX_SOSPESI = 2;

    /// What fits well into one fact and one batch.
    private static final int MAX_TAGLIA = 5_000;

    public Regola {
        Check.that(sogliaGiorni > 0 && giorni >= sogliaGiorni, "a block lasts longer than its threshold");
        Check.that(minimo > 0 && massimo >= minimo && massimo <= MAX_TAGLIA, "a block has its floor and its ceiling");
    }

    /// Years for which a branch holds numbers on a day: from autumn on, also the next one.
    public List<Integer> anni(LocalDate oggi) {
        int anno = oggi.getYear();
        return MonthDay.from(oggi).isBefore(prossimoAnnoDal) ? List.of(anno) : List.of(anno, anno + 1);
    }

    /// Numbers in the next block.
    ///
    /// @param alGiorno used on an office day
    public int taglia(double alGiorno) {
        return (int) Math.clamp(Math.ceil(alGiorno * giorni), minimo, massimo);
    }

    /// Whether a branch with these numbers of a year gets another block.
    public boolean serve(Scorta scorta, double alGiorno) {
        int soglia = Math.max(1, taglia(alGiorno) * sogliaGiorni / giorni);
        return scorta.liberi() < soglia
                && scorta.blocchiAperti() < MAX_APERTI
                && scorta.blocchiSospesi() <= MAX_SOSPESI;
    }

    /// What a branch still has of a year, as far as its facts have reached the centre.
    ///
    /// @param blocchiAperti blocks that have not given account of each number
    /// @param blocchiSospesi blocks with numbers that a former life of the branch held, without an end
    public record Scorta(int liberi, int blocchiAperti, int blocchiSospesi) {}
}
