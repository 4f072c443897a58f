package chat.client.ui.kit;

import java.util.Optional;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;

/**
 * The size of all letters. GTK has one for the whole program; elsewhere each control gets its own
 * font when it is made, so windows have to be made anew.
 */
final class Letters {
  private static final int USUAL = 100;

  private final Display display;
  private final Optional<GtkSettings> gtk;
  private int percent = USUAL;

  Letters(Display display, Optional<GtkSettings> gtk) {
    this.display = display;
    this.gtk = gtk;
    if (gtk.isEmpty()) {
      display.addListener(SWT.Skin, this::dress);
    }
  }

  int percent() {
    return percent;
  }

  void setPercent(int percent) {
    this.percent = percent;
    gtk.ifPresent(settings -> settings.setLetters(percent));
  }

  private void dress(Event made) {
    if (percent != USUAL && made.widget instanceof Control control) {
      FontDescriptor font = FontDescriptor.createFrom(control.getFont());
      int height = Math.round(font.getFontData()[0].getHeight() * (percent / 100f));
      // Few sizes, and each is asked for again and again: kept as long as the display.
      control.setFont(JFaceResources.getResources(display).create(font.setHeight(height)));
    }
  }
}
