/// A company's software, as it stands outside the chamber: writes the *modello base*, has it
/// signed by OpenSSL, calls the A2A services. First file to open:
/// [it.timbro.installer.azienda.Azienda].
///
/// Nothing here shares code with the server: what the server reads was made by somebody else.
@NullMarked
package it.timbro.installer.azienda;

import org.jspecify.annotations.NullMarked;
