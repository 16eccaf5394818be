package dev.libretto.store.ddl;

import dev.libretto.program.AppId;
import dev.libretto.store.SqlName;

/** The SQL text that makes the schema of an app and the role that can touch it alone. */
final class SchemaDdl {

  private SchemaDdl() {}

  /**
   * From PostgreSQL 16 on, whoever creates a role may grant it but not become it, so the engine
   * grants it to itself; until 15 the option has no name and comes with membership.
   */
  static String create(AppId app) {
    return """
    CREATE ROLE %1$s NOLOGIN;
    DO $$
    BEGIN
      IF current_setting('server_version_num')::int4 >= 160000 THEN
        EXECUTE 'GRANT %1$s TO CURRENT_USER WITH INHERIT FALSE, SET TRUE';
      ELSE
        EXECUTE 'GRANT %1$s TO CURRENT_USER';
      END IF;
    END
    $$;
    CREATE SCHEMA %1$s;
    GRANT USAGE ON SCHEMA %1$s TO %1$s;
    CREATE TABLE %1$s."file" (
      "id" uuid CONSTRAINT "file_id" PRIMARY KEY,
      "name" text COLLATE "C" NOT NULL CHECK (char_length("name") BETWEEN 1 AND 255),
      "media_type" text COLLATE "C" NOT NULL CHECK (char_length("media_type") BETWEEN 3 AND 127),
      "size" int8 NOT NULL CHECK ("size" >= 0),
      "sha256" bytea NOT NULL CHECK (octet_length("sha256") = 32),
      "created_at" timestamptz(6) NOT NULL DEFAULT now(),
      "created_by" text COLLATE "C"
    );
    GRANT SELECT, INSERT, DELETE ON %1$s."file" TO %1$s;
    SELECT libretto.make_change_log('%2$s')\
    """
        .formatted(SqlName.quoted(app.schema()), app.schema());
  }
}
