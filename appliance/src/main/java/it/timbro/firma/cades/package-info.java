/// Reads CAdES envelopes (.p7m) with Bouncy Castle, whoever made them.
/// First file to open: [it.timbro.firma.cades.VerificatoreCades].
@NullMarked
package it.timbro.firma.cades;

import org.jspecify.annotations.NullMarked;
