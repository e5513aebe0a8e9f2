package it.timbro.sync.protocol;

/// What a body of version 1 may hold. Writers keep to it, readers refuse the rest.
public final class Limits {
    /// A header of the cited fact, a stream's name, an operator: UTF-8 bytes of one text.
    public static final int TEXT_BYTES = 4 << 10;

    public static final int SALT_BYTES = 64;
    public static final int PAYLOAD_BYTES = 8 << 20;

    /// A batch closes here, unless a single transaction is larger.
    public static final int BATCH_ENTRIES = 1_000;

    public static final int BATCH_BYTES = 2 << 20;

    /// The largest transaction that can travel, and with it the largest body once unpacked.
    public static final int TRANSACTION_ENTRIES = 5_000;

    public static final int BODY_BYTES = 16 << 20;

    /// A hello, a receipt, a refusal.
    public static final int JSON_BYTES = 64 << 10;

    /// Files travel in parts of this size; a cut costs at most what was on the wire.
    public static final int PART_BYTES = 256 << 10;

    /// What a branch sends at once over a line that is quick: the centre takes parts of any size as they stream in.
    public static final int LARGEST_PART_BYTES = 1 << 20;

    /// The largest file: a pratica weighs at most 21 MB; a scan or a backup may weigh more.
    public static final long FILE_BYTES = 256L << 20;

    private Limits() {}
}
