/// The pages of companies. First file to open: [it.timbro.imprese.web.ImpresePage].
@NullMarked
package it.timbro.imprese.web;

import org.jspecify.annotations.NullMarked;
