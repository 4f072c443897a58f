package chat.tools;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Main.class.getPackage().getImplementationVersion();
    return new String[] {
      "grpc-chat-tools " + Optional.ofNullable(version).orElse("(not packaged)")
    };
  }
}
