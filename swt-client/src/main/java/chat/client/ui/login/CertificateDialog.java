package chat.client.ui.login;

import chat.client.model.CertificateProblem;
import chat.client.model.ServerCertificate;
import chat.client.model.Shown;
import chat.client.ui.kit.Access;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Ui;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/**
 * Asks whether to trust a certificate that proves nothing. The answer that costs nothing is no: to
 * Enter, to Esc, and to closing the window. Yes takes a tick and a button that Enter does not
 * press.
 */
public final class CertificateDialog extends Dialog {
  private static final int TRUST_ID = IDialogConstants.CLIENT_ID;
  private static final int WIDTH = 560;

  private final CertificateProblem problem;
  private final ServerCertificate certificate;
  private final Ui ui;
  private final Runnable onTrust;
  private Button compared;
  private LocalResourceManager resources;

  /**
   * @param onTrust is run once the dialog is closed, if the person has said yes
   */
  public CertificateDialog(Shell parent, CertificateProblem problem, Ui ui, Runnable onTrust) {
    super(parent);
    this.problem = problem;
    this.certificate = problem.certificate();
    this.ui = ui;
    this.onTrust = onTrust;
    setShellStyle(SWT.DIALOG_TRIM | SWT.RESIZE | SWT.APPLICATION_MODAL);
    // The events of the network go on meanwhile.
    setBlockOnOpen(false);
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(ui.text("certificate.window", server()));
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = new Composite(parent, SWT.NONE);
    Look.pane(2).spacing(Look.MARGIN, Look.SPACING).applyTo(area);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
    resources = ui.resourcesOf(area);

    Label icon = new Label(area, SWT.NONE);
    icon.setImage(ui.display().getSystemImage(SWT.ICON_WARNING));
    GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).span(1, 2).applyTo(icon);
    Label heading = wrapped(area, 1, text("certificate.heading", "certificate.changed-heading"));
    heading.setFont(Look.heading(resources, heading));
    wrapped(area, 1, text("certificate.meaning", "certificate.changed-meaning"));

    title(area, "certificate.wrong");
    problem.flaws().forEach(flaw -> wrapped(area, 2, "•  " + sentence(flaw)));

    title(area, "certificate.details");
    Composite details = new Composite(area, SWT.NONE);
    Look.group(2).spacing(Look.MARGIN, Look.SPACING).applyTo(details);
    GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(details);
    row(details, "certificate.subject", Shown.line(certificate.subject()));
    row(details, "certificate.issuer", Shown.line(certificate.issuer()));
    row(details, "certificate.names", names());
    row(details, "certificate.validity", ui.text("certificate.from-to", from(), until()));
    fingerprint(details, "certificate.fingerprint", certificate.fingerprint());
    problem
        .trustedBefore()
        .filter(before -> problem.isChanged())
        .ifPresent(before -> fingerprint(details, "certificate.trusted-before", before));

    indented(wrapped(area, 2, ui.text("certificate.advice")));
    compared = new Button(area, SWT.CHECK);
    compared.setText(ui.text("certificate.compared"));
    GridDataFactory.fillDefaults().span(2, 1).applyTo(compared);
    compared.addListener(
        SWT.Selection, e -> getButton(TRUST_ID).setEnabled(compared.getSelection()));
    return area;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    Button trust = createButton(parent, TRUST_ID, ui.text("certificate.trust"), false);
    trust.setEnabled(false);
    // Once it has the focus, the toolkit would have Enter press it.
    trust.addListener(SWT.Traverse, CertificateDialog::ignoreEnter);
    trust.addListener(SWT.KeyDown, CertificateDialog::ignoreEnter);
    createButton(parent, IDialogConstants.CANCEL_ID, ui.text("certificate.refuse"), true);
  }

  private static void ignoreEnter(Event event) {
    if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
      event.doit = false;
    }
  }

  @Override
  public int open() {
    create();
    getButton(IDialogConstants.CANCEL_ID).setFocus();
    return super.open();
  }

  @Override
  protected void buttonPressed(int id) {
    if (id == TRUST_ID && compared.getSelection()) {
      close();
      onTrust.run();
    } else {
      super.buttonPressed(id);
    }
  }

  private String sentence(CertificateProblem.Flaw flaw) {
    return ui.sentences().of(flaw, problem.server().host(), names(), from(), until());
  }

  private String server() {
    return Shown.line(problem.server().toString());
  }

  private String names() {
    return certificate.names().isEmpty()
        ? ui.text("certificate.no-names")
        : Shown.line(String.join(", ", certificate.names()));
  }

  private String from() {
    return date().format(certificate.validFrom());
  }

  private String until() {
    return date().format(certificate.validUntil());
  }

  private DateTimeFormatter date() {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(ui.messages().locale())
        .withZone(ZoneId.systemDefault());
  }

  private String text(String usual, String changed) {
    return ui.text(problem.isChanged() ? changed : usual, server());
  }

  private void title(Composite parent, String key) {
    Label title = wrapped(parent, 2, ui.text(key));
    title.setFont(Look.bold(resources, title));
    indented(title);
  }

  /** Begins something new. */
  private static void indented(Label label) {
    ((GridData) label.getLayoutData()).verticalIndent = Look.MARGIN;
  }

  private static Label wrapped(Composite parent, int columns, String text) {
    Label label = new Label(parent, SWT.WRAP);
    label.setText(Look.literal(text));
    GridDataFactory.fillDefaults()
        .span(columns, 1)
        .grab(true, false)
        .hint(WIDTH, SWT.DEFAULT)
        .applyTo(label);
    return label;
  }

  private void row(Composite details, String key, String value) {
    name(details, key);
    Label label = new Label(details, SWT.WRAP);
    label.setText(Look.literal(value));
    // At the foot: Chinese letters are higher, and the two stand on one line.
    GridDataFactory.fillDefaults()
        .align(SWT.FILL, SWT.END)
        .grab(true, false)
        .hint(300, SWT.DEFAULT)
        .applyTo(label);
  }

  /** In a field, so that it can be copied, and read by those who do not see. */
  private void fingerprint(Composite details, String key, String fingerprint) {
    name(details, key);
    // The native text widget has no margin of its own.
    Composite frame = new Composite(details, SWT.BORDER);
    GridLayoutFactory.fillDefaults().margins(Look.SPACING, Look.SPACING).applyTo(frame);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(frame);
    frame.setBackground(ui.display().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
    Text field = new Text(frame, SWT.READ_ONLY | SWT.MULTI);
    field.setFont(JFaceResources.getTextFont());
    String groups = ServerCertificate.readable(fingerprint);
    int half = groups.length() / 2;
    field.setText(groups.substring(0, half).strip() + "\n" + groups.substring(half).strip());
    Access.labelled(field, details, ui.text(key));
    GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
  }

  private void name(Composite details, String key) {
    Label name = new Label(details, SWT.NONE);
    name.setText(ui.text(key));
    name.setForeground(ui.palette().muted());
    GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(name);
  }
}
