package io.github.unitgen.it;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * A registry on this machine that has one package, so that npm and pre-commit install it by its
 * name, as they would from the public registry. Everything else is not found.
 */
final class NpmRegistry implements AutoCloseable {
  private final HttpServer server;

  NpmRegistry(Path tarball) throws IOException {
    byte[] content = Files.readAllBytes(tarball);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] metadata = metadata(tarball, content).getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/", exchange -> answer(exchange, 404, "{}".getBytes(StandardCharsets.UTF_8)));
    server.createContext("/unitgen", exchange -> answer(exchange, 200, metadata));
    server.createContext("/unitgen/-/", exchange -> answer(exchange, 200, content));
    server.start();
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String metadata(Path tarball, byte[] content) {
    String manifest =
        Rig.outside(List.of("tar", "-xOzf", tarball.toString(), "package/package.json")).text();
    JsonObject version = JsonParser.parseString(manifest).getAsJsonObject();
    String number = version.get("version").getAsString();
    JsonObject dist = new JsonObject();
    dist.addProperty("tarball", url() + "unitgen/-/" + tarball.getFileName());
    dist.addProperty("integrity", "sha512-" + sha512(content));
    version.add("dist", dist);
    JsonObject tags = new JsonObject();
    tags.addProperty("latest", number);
    JsonObject versions = new JsonObject();
    versions.add(number, version);
    JsonObject all = new JsonObject();
    all.addProperty("name", "unitgen");
    all.add("dist-tags", tags);
    all.add("versions", versions);
    return all.toString();
  }

  private static String sha512(byte[] content) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-512").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** Has npm ask this registry and no other, and keep nothing outside the folder. */
  Workbench usedBy(Workbench bench) {
    return bench
        .env("npm_config_registry", url())
        .env("npm_config_cache", bench.path("../npm").normalize().toString())
        .env("npm_config_audit", "false")
        .env("npm_config_fund", "false")
        .env("npm_config_update_notifier", "false")
        // Without the program of this build.
        .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
