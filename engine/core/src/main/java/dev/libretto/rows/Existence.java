package dev.libretto.rows;

import dev.libretto.kind.FileKind;
import dev.libretto.kind.UserKind;
import dev.libretto.plan.Scope;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Field;
import dev.libretto.rows.Refusal.FieldFault;
import dev.libretto.store.RowStore;
import dev.libretto.store.StoredFile;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether the files and members that values name exist, asked in one query for each of the two
 * before a write. Writes of other values ask nothing.
 */
final class Existence {

  private record Named(Field field, String pointer, Object value) {}

  private final RowStore store;
  private final Scope scope;
  private final List<Named> files = new ArrayList<>();
  private final List<Named> members = new ArrayList<>();

  Existence(RowStore store, Scope scope) {
    this.store = store;
    this.scope = scope;
  }

  /** A value that is going to be written; {@code at} is the place of its row. */
  Existence value(Field field, @Nullable Object value, String at) {
    if (value != null && field.kind() instanceof FileKind) {
      files.add(new Named(field, at + "/" + field.name(), value));
    } else if (value != null && field.kind() instanceof UserKind) {
      members.add(new Named(field, at + "/" + field.name(), value));
    }
    return this;
  }

  /** Fails with every fault there is. */
  Future<Void> check() {
    if (files.isEmpty() && members.isEmpty()) {
      return Future.succeededFuture();
    }
    return known()
        .compose(faults ->
            faults.isEmpty() ? Future.succeededFuture() : Future.failedFuture(refused(faults)));
  }

  private Future<List<FieldFault>> known() {
    var app = scope.program().id();
    var fileIds = files.stream().flatMap(n -> FileKind.ids(n.value()).stream()).distinct().toList();
    var memberIds = members.stream().map(n -> UserKind.uuid(n.value())).distinct().toList();
    Future<Map<UUID, StoredFile>> found =
        fileIds.isEmpty() ? Future.succeededFuture(Map.of()) : store.files(app, fileIds);
    Future<Set<UUID>> present =
        memberIds.isEmpty() ? Future.succeededFuture(Set.of()) : store.members(app, memberIds);
    return Future.all(found, present).map(_ -> faults(found.result(), present.result()));
  }

  private List<FieldFault> faults(Map<UUID, StoredFile> found, Set<UUID> present) {
    var faults = new ArrayList<FieldFault>();
    files.forEach(
        named -> FileKind.ids(named.value()).forEach(id -> file(named, id, found, faults)));
    for (var named : members) {
      if (!present.contains(UserKind.uuid(named.value()))) {
        faults.add(fault(named, RequestCode.UNKNOWN_MEMBER, "The app has no such member"));
      }
    }
    return faults;
  }

  private static void file(
      Named named, UUID id, Map<UUID, StoredFile> found, List<FieldFault> faults) {
    var file = found.get(id);
    if (file == null) {
      faults.add(fault(named, RequestCode.UNKNOWN_FILE, "The app has no such file"));
    } else if (named.field().kind() instanceof FileKind kind) {
      kind.fault(file.mediaType(), file.size())
          .ifPresent(reason -> faults.add(fault(named, RequestCode.UNFIT_FILE, reason)));
    }
  }

  private static FieldFault fault(Named named, RequestCode code, String message) {
    return new FieldFault(named.field().name(), named.pointer(), code, message);
  }

  private static Refused refused(List<FieldFault> faults) {
    var first = faults.getFirst();
    return new Refusal(first.code(), first.field() + ": " + first.message(), null, null, faults)
        .thrown();
  }
}
