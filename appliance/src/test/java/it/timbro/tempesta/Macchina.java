package it.timbro.tempesta;

import it.timbro.base.Problem;
import it.timbro.journal.Machine;

/// A machine whose journal works on the calling thread and dies before or after a chosen commit.
final class Macchina implements Machine {
    private long commits;
    private long downAt = Long.MAX_VALUE;
    private boolean after;
    private boolean full;

    /// Goes down at the n-th commit from now, 1 being the next.
    void cadeAlCommit(int number, boolean after) {
        this.downAt = commits + number;
        this.after = after;
    }

    void tieni() {
        downAt = Long.MAX_VALUE;
    }

    /// The disk under the database takes no more.
    void piena(boolean full) {
        this.full = full;
    }

    @Override
    public Carrier carrier(String name, int size) {
        return new Carrier() {
            @Override
            public void execute(Runnable job) {
                job.run();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void beforeCommit() {
        commits++;
        if (full) {
            throw Problem.DISCO_PIENO.rejected();
        }
        if (commits >= downAt && !after) {
            throw new Caduta("prima del commit", "before commit " + commits);
        }
    }

    @Override
    public void afterCommit() {
        if (commits >= downAt && after) {
            throw new Caduta("dopo il commit", "after commit " + commits);
        }
    }
}
