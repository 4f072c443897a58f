package chat.client.desktop;

import chat.client.TestCertificates;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;

/** The way to a server on this machine, which a test can cut. It may begin with TLS. */
final class Cable implements AutoCloseable {
  private final ServerSocket plug;
  private final int serverPort;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private volatile boolean whole = true;

  private Cable(ServerSocket plug, int serverPort) {
    this.plug = plug;
    this.serverPort = serverPort;
    start(this::accept);
  }

  static Cable to(int serverPort) {
    return new Cable(plug(ServerSocketFactory.getDefault(), 0), serverPort);
  }

  /**
   * Does for a server what its own TLS would do.
   *
   * @param port to be reached at; 0 for any
   */
  static Cable encrypted(int port, int serverPort, X509Bundle certificate) {
    SSLServerSocket plug =
        (SSLServerSocket)
            plug(TestCertificates.context(certificate).getServerSocketFactory(), port);
    SSLParameters http2 = plug.getSSLParameters();
    http2.setApplicationProtocols(new String[] {"h2"});
    plug.setSSLParameters(http2);
    return new Cable(plug, serverPort);
  }

  private static ServerSocket plug(ServerSocketFactory factory, int port) {
    try {
      return factory.createServerSocket(port, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return plug.getLocalPort();
  }

  /** Ends all connections, and each new one at once. */
  void cut() {
    whole = false;
    ends.forEach(Cable::close);
  }

  void mend() {
    whole = true;
  }

  @Override
  public void close() {
    try {
      plug.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }

  private void accept() {
    try {
      while (true) {
        connect(plug.accept());
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void connect(Socket client) throws IOException {
    ends.add(client);
    if (!whole) {
      close(client);
      return;
    }
    Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
    ends.add(server);
    start(() -> carry(client, server));
    start(() -> carry(server, client));
  }

  private static void carry(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException cut) {
      // Both ends are closed, as they would be by a real cut that was noticed.
    }
  }

  private static void close(Socket end) {
    try {
      end.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "cable");
    thread.setDaemon(true);
    thread.start();
  }
}
