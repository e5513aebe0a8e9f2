package it.timbro.centro.numeri;

import it.timbro.base.Check;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;

/// When a branch gets new numbers, and how many. Pure.
///
/// @param soglia fewer free numbers than this ask for a block
/// @param taglia numbers in a block
public record Regola(int soglia, int taglia) {
    /// Open blocks a branch may hold for a year: a third waits for the first's account.
    public static final int MAX_APERTI = 2;

    private static final int MAX_TAGLIA = 5_000;

    public Regola {
        Check.that(soglia > 0 && taglia >= soglia && taglia <= MAX_TAGLIA, "a block is at least the threshold");
    }

    /// Years for which a branch holds numbers on a day: from autumn on, also the next one.
    public static List<Integer> anni(LocalDate oggi) {
        int anno = oggi.getYear();
        return oggi.getMonth().compareTo(Month.OCTOBER) < 0 ? List.of(anno) : List.of(anno, anno + 1);
    }

    /// Whether a branch with these numbers of a year gets another block.
    public boolean serve(Scorta scorta) {
        return scorta.liberi() < soglia && scorta.blocchiAperti() < MAX_APERTI;
    }

    /// What a branch still has of a year, as far as its facts have reached the centre.
    ///
    /// @param blocchiAperti blocks with a free number
    public record Scorta(int liberi, int blocchiAperti) {}
}
