/// The centre's side of the line: who may call, what the branches send, what is announced to them. First file to
/// open: [it.timbro.centro.sedi.Sedi].
@NullMarked
package it.timbro.centro.sedi;

import org.jspecify.annotations.NullMarked;
