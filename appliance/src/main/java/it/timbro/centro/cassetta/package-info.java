/// «Cassetta»: requests that come as files in a folder of a file server, and their outcomes, for programs that speak
/// no web service. First file to open: [it.timbro.centro.cassetta.Cassetta].
@NullMarked
package it.timbro.centro.cassetta;

import org.jspecify.annotations.NullMarked;
