/// Benchmarks of whole processes, run by `installer/bench`, never by the tests. First file to
/// open: [it.timbro.installer.bench.Bench].
@NullMarked
package it.timbro.installer.bench;

import org.jspecify.annotations.NullMarked;
