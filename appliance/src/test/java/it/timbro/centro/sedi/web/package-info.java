@NullMarked
package it.timbro.centro.sedi.web;

import org.jspecify.annotations.NullMarked;
