/// The register of emergency (DPR 445/2000, art. 63): how a branch goes on registering what is
/// presented while the ordinary protocol is out of reach. First file to open:
/// [it.timbro.emergenza.Emergenza].
@NullMarked
package it.timbro.emergenza;

import org.jspecify.annotations.NullMarked;
