package it.timbro.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// A write-ahead log of SQLite as its file format says
/// (<https://www.sqlite.org/fileformat2.html#walformat>): a head of 32 bytes, then frames of 24
/// bytes and a page. A frame that ends a transaction says how large the database is then; frames
/// with other salts are left over from before the log began anew.
///
/// The index beside it (`-shm`, <https://www.sqlite.org/walformat.html>) says how many frames a
/// checkpoint has begun to copy into the database.
///
/// @param commits where each transaction ends, bytes from the start of the file
/// @param copied what lies before has been, or may have been, copied into the database
record Wal(List<Integer> commits, int copied) {
    private static final int HEAD = 32;
    private static final int FRAME_HEAD = 24;
    private static final int BACKFILL = 96;
    private static final int BACKFILL_ATTEMPTED = 128;

    static Wal read(byte[] file, byte[] index) {
        List<Integer> commits = new ArrayList<>();
        ByteBuffer wal = ByteBuffer.wrap(file);
        int page = wal.getInt(8);
        long salts = wal.getLong(16);
        int frame = FRAME_HEAD + page;
        for (int at = HEAD; at + frame <= file.length && wal.getLong(at + 8) == salts; at += frame) {
            if (wal.getInt(at + 4) != 0) {
                commits.add(at + frame);
            }
        }
        ByteBuffer shared = ByteBuffer.wrap(index).order(ByteOrder.nativeOrder());
        int frames = Math.max(shared.getInt(BACKFILL), shared.getInt(BACKFILL_ATTEMPTED));
        return new Wal(commits, HEAD + frames * frame);
    }
}
