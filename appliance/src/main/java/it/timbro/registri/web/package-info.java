/// The pages of the registers and of the closing of a day. First file to open:
/// [it.timbro.registri.web.RegistriPage].
@NullMarked
package it.timbro.registri.web;

import org.jspecify.annotations.NullMarked;
