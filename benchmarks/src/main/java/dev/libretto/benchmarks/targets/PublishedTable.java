package dev.libretto.benchmarks.targets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libretto.benchmarks.item.ItemTable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.stream.StreamSupport;

/** Finds the physical table behind the published definition: its names are made of ids. */
final class PublishedTable {
  private PublishedTable() {}

  static ItemTable find(LibrettoLauncher launcher, Database database)
      throws IOException, InterruptedException {
    var table = of(canonicalDefinition(launcher));
    var schemas =
        database.texts("SELECT schemaname FROM pg_tables WHERE tablename = '" + table.name() + "'");
    if (schemas.size() != 1) {
      throw new EnvironmentException("There is no table " + table.name() + " after publishing");
    }
    return new ItemTable(
        "\"" + schemas.getFirst() + "\".\"" + table.name() + "\"", table.columns());
  }

  /** The physical table of a canonical definition's first table; its name has no schema yet. */
  static ItemTable of(JsonNode definition) {
    var table = definition.at("/tables/0");
    var columns =
        StreamSupport.stream(table.path("fields").spliterator(), false)
            .map(field -> "\"c_" + field.path("id").asText() + "\"")
            .toList();
    return new ItemTable("t_" + table.path("id").asText(), columns);
  }

  private static JsonNode canonicalDefinition(LibrettoLauncher launcher)
      throws IOException, InterruptedException {
    var path = "/api/v1/apps/" + LibrettoLauncher.BUILDER + "/items/definition";
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + launcher.consolePort() + path))
            .header("Authorization", "Bearer " + Files.readString(launcher.tokenFile()).strip())
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new EnvironmentException(
            "The definition cannot be read back: " + response.statusCode() + " " + response.body());
      }
      var body = new ObjectMapper().readTree(response.body());
      return body.has("definition") ? body.get("definition") : body;
    }
  }
}
