/// Who a device is: the centre's authority, the certificates it gives, and what a branch's device
/// holds of them. The only X.509 of the line. First file to open: [it.timbro.autorita.Autorita].
@NullMarked
package it.timbro.autorita;

import org.jspecify.annotations.NullMarked;
