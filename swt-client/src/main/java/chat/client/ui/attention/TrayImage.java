package chat.client.ui.attention;

import chat.client.model.attention.Waiting;
import chat.client.ui.kit.Icons;
import java.util.Objects;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Display;

/** The program's icon in the tray: with the number of what waits, and grey while it is offline. */
final class TrayImage extends ImageDescriptor {
  /** GTK makes it as small as the tray is; the others show it as it is. */
  private static final int SIZE = SWT.getPlatform().equals("gtk") ? 32 : 16;

  private static final int LARGEST_NUMBER = 9;
  private static final Color MENTIONS = new Color(0xC0, 0x1C, 0x28);
  private static final Color UNREAD = new Color(0x26, 0x26, 0x26);
  private static final Color NUMBER = new Color(0xFF, 0xFF, 0xFF);

  private final int number;
  private final boolean mentions;
  private final boolean online;

  TrayImage(Waiting waiting, boolean online) {
    this.number = Math.min(waiting.number(), LARGEST_NUMBER + 1);
    this.mentions = waiting.mentions() > 0;
    this.online = online;
  }

  @Override
  public ImageData getImageData(int zoom) {
    return zoom == 100 ? draw(Display.getCurrent()) : null;
  }

  private ImageData draw(Display display) {
    Image plain =
        new Image(display, ImageDescriptor.createFromURL(Icons.APP.file(SIZE)).getImageData(100));
    Image image = online ? plain : new Image(display, plain, SWT.IMAGE_GRAY);
    try {
      if (number > 0) {
        drawNumber(display, image);
      }
      return image.getImageData(100);
    } finally {
      plain.dispose();
      image.dispose();
    }
  }

  private void drawNumber(Display display, Image image) {
    int size = SIZE * 5 / 8;
    int at = SIZE - size;
    GC gc = new GC(image);
    Font font =
        FontDescriptor.createFrom(display.getSystemFont())
            .setStyle(SWT.BOLD)
            .setHeight(size / 2)
            .createFont(display);
    try {
      gc.setAntialias(SWT.ON);
      gc.setTextAntialias(SWT.ON);
      gc.setBackground(mentions ? MENTIONS : UNREAD);
      gc.fillOval(at, at, size, size);
      gc.setForeground(NUMBER);
      gc.setFont(font);
      String text = number > LARGEST_NUMBER ? LARGEST_NUMBER + "+" : String.valueOf(number);
      Point extent = gc.textExtent(text);
      gc.drawText(text, at + (size - extent.x) / 2, at + (size - extent.y) / 2, true);
    } finally {
      gc.dispose();
      font.dispose();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrayImage it
        && it.number == number
        && it.mentions == mentions
        && it.online == online;
  }

  @Override
  public int hashCode() {
    return Objects.hash(number, mentions, online);
  }
}
