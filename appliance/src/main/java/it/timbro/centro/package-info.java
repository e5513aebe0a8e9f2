/// What every room of the centre knows: the chambers it serves. First file to open: [it.timbro.centro.Camere].
@NullMarked
package it.timbro.centro;

import org.jspecify.annotations.NullMarked;
