package chat.cluster;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.Uri;
import akka.management.cluster.bootstrap.ClusterBootstrap;
import akka.management.javadsl.AkkaManagement;
import chat.config.Settings.Directory;
import chat.config.Settings.FoundNodes;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How nodes that are not named find one another; {@code node.conf} has what never changes. */
final class Bootstrap {
  /** What a pod calls the port where its node is asked for its cluster. */
  private static final String POD_PORT = "discovery";

  private static final String CONTACTS =
      "akka.management.cluster.bootstrap.contact-point-discovery.";
  private static final Pattern SRV = Pattern.compile("_([^.]+)\\._([^.]+)\\.(.+)");

  private Bootstrap() {}

  /**
   * @param host where the others reach this node; it is found under the same address
   */
  static Map<String, Object> config(FoundNodes found, String host) {
    Map<String, Object> config = new HashMap<>();
    config.put("akka.management.http.hostname", host);
    config.put("akka.management.http.port", found.port());
    config.put(CONTACTS + "required-contact-point-nr", found.nodesToBegin());
    config.put(CONTACTS + "effective-name", found.service());
    Matcher srv = SRV.matcher(found.service());
    if (found.directory() == Directory.KUBERNETES) {
      config.put("akka.discovery.method", "kubernetes-api");
      config.put(CONTACTS + "port-name", POD_PORT);
    } else {
      config.put("akka.discovery.method", "akka-dns");
      if (srv.matches()) {
        config.put(CONTACTS + "port-name", srv.group(1));
        config.put(CONTACTS + "protocol", srv.group(2));
        config.put(CONTACTS + "effective-name", srv.group(3));
      }
    }
    return config;
  }

  /** Looks for the others, and fails if this node cannot listen for them. */
  static CompletionStage<Uri> begin(ActorSystem<?> system) {
    CompletionStage<Uri> listening = AkkaManagement.get(system).start();
    ClusterBootstrap.get(system).start();
    return listening;
  }
}
