package chat.client.ui.kit;

import java.net.URL;
import java.util.stream.IntStream;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.swt.graphics.Image;

/** The pictures that come with the program. */
public enum Icons {
  APP("app", 16, 32, 48, 128, 256);

  private final String name;
  private final int[] sizes;

  Icons(String name, int... sizes) {
    this.name = name;
    this.sizes = sizes;
  }

  /** All sizes; the manager disposes them with its owner. */
  public Image[] images(ResourceManager resources) {
    return IntStream.of(sizes)
        .mapToObj(size -> resources.create(ImageDescriptor.createFromURL(file(size))))
        .toArray(Image[]::new);
  }

  /** One size, in pixels. */
  public URL file(int size) {
    return Icons.class.getResource("/chat/client/icons/%s-%d.png".formatted(name, size));
  }
}
