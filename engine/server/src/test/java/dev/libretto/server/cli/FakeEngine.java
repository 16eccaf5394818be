package dev.libretto.server.cli;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** An engine that keeps what it was asked and answers what it was told. */
final class FakeEngine implements Engine {

  final LinkedBlockingQueue<String> published = new LinkedBlockingQueue<>();
  final List<Path> seeded = new ArrayList<>();
  private final Function<String, Publication> answer;
  private Optional<String> token = Optional.of("a-token");

  FakeEngine(Function<String, Publication> answer) {
    this.answer = answer;
  }

  @Override
  public URI pages() {
    return URI.create("http://localhost:8080");
  }

  @Override
  public URI console() {
    return URI.create("http://localhost:8081");
  }

  @Override
  public Optional<String> admit(String builder) {
    var first = token;
    token = Optional.empty();
    return first;
  }

  @Override
  public Publication publish(String builder, String file, byte[] text) {
    var definition = new String(text, StandardCharsets.UTF_8);
    published.add(definition);
    return answer.apply(definition);
  }

  @Override
  public Seeding seed(String builder, String app, Set<String> tables, List<Path> files) {
    seeded.addAll(files);
    return new Seeding(7, List.of());
  }

  @Override
  public void close() {}
}
