package dev.libretto.serve.reply;

import dev.libretto.json.JsonBytes;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import org.jspecify.annotations.Nullable;

/** Writes refusals: in PostgREST's shape under {@code /rest/v1}, by RFC 9457 elsewhere. */
public final class Faults {

  private Faults() {}

  /** {@code {code, message, details, hint}}, with {@code errors} where fields are at fault. */
  public static Reply rest(Refusal refusal) {
    var out = new JsonBytes(256);
    out.raw('{');
    core(refusal, out);
    out.raw('}');
    return common(refusal.code()).body("application/json; charset=utf-8", out);
  }

  /** A problem document that carries the same as its {@code error} member. */
  public static Reply problem(Refusal refusal) {
    var out = new JsonBytes(320);
    out.raw("{\"type\":\"/docs/problems/");
    out.raw(refusal.code().code());
    out.raw("\",\"title\":");
    out.string(refusal.code().title());
    out.raw(",\"status\":");
    out.number(refusal.code().status());
    out.raw(",\"detail\":");
    out.string(refusal.message());
    out.raw(",\"error\":{");
    core(refusal, out);
    out.raw("}}");
    return common(refusal.code()).body("application/problem+json", out);
  }

  private static Reply common(RequestCode code) {
    var reply = new Reply(code.status()).header("Cache-Control", "no-store");
    return code == RequestCode.NOT_SIGNED_IN
        ? reply.header("WWW-Authenticate", "Bearer realm=\"libretto\"")
        : reply;
  }

  private static void core(Refusal refusal, JsonBytes out) {
    out.raw("\"code\":");
    out.string(refusal.code().code());
    out.raw(",\"message\":");
    out.string(refusal.message());
    out.raw(",\"details\":");
    nullable(refusal.details(), out);
    out.raw(",\"hint\":");
    nullable(refusal.hint(), out);
    if (!refusal.fields().isEmpty()) {
      out.raw(",\"errors\":[");
      var first = true;
      for (var fault : refusal.fields()) {
        out.raw(first ? "{\"field\":" : ",{\"field\":");
        first = false;
        out.string(fault.field());
        out.raw(",\"pointer\":");
        out.string(fault.pointer());
        out.raw(",\"code\":");
        out.string(fault.code().code());
        out.raw(",\"message\":");
        out.string(fault.message());
        out.raw('}');
      }
      out.raw(']');
    }
  }

  private static void nullable(@Nullable String text, JsonBytes out) {
    if (text == null) {
      out.nothing();
    } else {
      out.string(text);
    }
  }
}
