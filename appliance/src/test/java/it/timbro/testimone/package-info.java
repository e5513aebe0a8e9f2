/// Tests of the witness and the fingerprint.
@NullMarked
package it.timbro.testimone;

import org.jspecify.annotations.NullMarked;
