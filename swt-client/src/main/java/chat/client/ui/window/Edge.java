package chat.client.ui.window;

import chat.client.model.PreferenceStore;
import chat.client.ui.kit.Access;
import chat.client.ui.kit.Look;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Sash;

/**
 * Where a person pulls to make a side pane wider or narrower. The width is kept, and stays the same
 * when the window grows.
 */
final class Edge {
  private static final int NARROWEST = 110;

  /** So much is left for what is beside the pane. */
  private static final int REST = 360;

  private final PreferenceStore store;
  private final String key;
  private final boolean paneIsLeft;
  private final Sash sash;
  private Control pane;

  /**
   * @param grid holds the edge and, before or after it, the pane
   * @param key under which the width is kept
   * @param name for those who do not see it
   */
  Edge(Composite grid, PreferenceStore store, String key, boolean paneIsLeft, String name) {
    this.store = store;
    this.key = key;
    this.paneIsLeft = paneIsLeft;
    sash = new Sash(grid, SWT.VERTICAL | SWT.SMOOTH);
    Access.labelled(sash, grid, name);
    GridDataFactory.fillDefaults().hint(Look.SPACING, SWT.DEFAULT).grab(false, true).applyTo(sash);
    sash.addListener(SWT.Selection, e -> pulledTo(e.x));
    sash.addListener(SWT.MouseUp, e -> store.put(key, String.valueOf(data().widthHint)));
  }

  /**
   * @param width in pixels, until the person chooses another one
   */
  void hold(Control side, int width) {
    pane = side;
    int kept =
        store.get(key).filter(it -> it.matches("\\d{1,4}")).map(Integer::parseInt).orElse(width);
    GridDataFactory.fillDefaults()
        .hint(Math.max(NARROWEST, kept), SWT.DEFAULT)
        .grab(false, true)
        .applyTo(pane);
  }

  /** Folds the pane, or unfolds it. */
  void show(boolean shown) {
    if (pane.getVisible() != shown || data().exclude == shown) {
      Look.show(pane, shown);
      Look.show(sash, shown);
    }
  }

  private void pulledTo(int x) {
    Rectangle now = pane.getBounds();
    int width = paneIsLeft ? x - now.x : now.x + now.width - x - sash.getBounds().width;
    int widest = pane.getParent().getClientArea().width - REST;
    data().widthHint = Math.max(NARROWEST, Math.min(widest, width));
    pane.requestLayout();
  }

  private GridData data() {
    return (GridData) pane.getLayoutData();
  }
}
