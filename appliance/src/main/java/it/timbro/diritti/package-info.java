/// Dated tariff; every cent reserved, captured or released once. First file to open: [it.timbro.diritti.Tariffa].
@NullMarked
package it.timbro.diritti;

import org.jspecify.annotations.NullMarked;
