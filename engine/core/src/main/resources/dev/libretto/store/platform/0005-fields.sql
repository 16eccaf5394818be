-- Apps that are there already get their registry of files; new ones are made with it.

DO $$
DECLARE
  schema_name text;
BEGIN
  FOR schema_name IN SELECT a.schema_name FROM libretto.app a ORDER BY a.schema_name LOOP
    EXECUTE format($sql$
      CREATE TABLE IF NOT EXISTS %1$I."file" (
        "id" uuid CONSTRAINT "file_id" PRIMARY KEY,
        "name" text COLLATE "C" NOT NULL CHECK (char_length("name") BETWEEN 1 AND 255),
        "media_type" text COLLATE "C" NOT NULL CHECK (char_length("media_type") BETWEEN 3 AND 127),
        "size" int8 NOT NULL CHECK ("size" >= 0),
        "sha256" bytea NOT NULL CHECK (octet_length("sha256") = 32),
        "created_at" timestamptz(6) NOT NULL DEFAULT now(),
        "created_by" text COLLATE "C"
      );
      GRANT SELECT, INSERT, DELETE ON %1$I."file" TO %1$I
    $sql$, schema_name);
  END LOOP;
END
$$;
