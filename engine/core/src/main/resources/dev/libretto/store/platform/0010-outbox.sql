-- What triggers are to be told. The statement that changes a row writes it, so that it is there if
-- and only if the change is. It waits here for no longer than it takes to look at it.

CREATE TABLE libretto.outbox (
  id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- No foreign key: every write would lock the app's row, and definition tests write as apps that
  -- are none.
  app uuid NOT NULL,
  -- The program whose triggers it is for, whatever is published meanwhile.
  version int4 NOT NULL,
  table_id text COLLATE "C" NOT NULL,
  row_id uuid NOT NULL,
  row_version int8 NOT NULL,
  -- As in the change log.
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('c', 'u', 'd')),
  cause text COLLATE "C",
  at timestamptz(6) NOT NULL,
  actor text COLLATE "C",
  -- By physical column: what was changed of a changed row, everything of a deleted one.
  before jsonb,
  -- Everything of the row as it became; nothing where it went.
  after jsonb
);
CREATE INDEX ON libretto.outbox (app, id);

-- The tables whose triggers want to know of rows that change because others are deleted.
CREATE TABLE libretto.watched (
  app uuid NOT NULL REFERENCES libretto.app ON DELETE CASCADE,
  table_id text COLLATE "C" NOT NULL,
  version int4 NOT NULL,
  updated boolean NOT NULL,
  deleted boolean NOT NULL,
  PRIMARY KEY (app, table_id)
);

ALTER TABLE libretto.outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.watched ENABLE ROW LEVEL SECURITY;

-- Behind the wall statements run under the app's role: it may add what is its own, and read nothing.
GRANT INSERT ON libretto.outbox TO PUBLIC;
GRANT SELECT ON libretto.watched TO PUBLIC;
CREATE POLICY own_app ON libretto.outbox FOR INSERT
  WITH CHECK ('app_' || replace(app::text, '-', '') = current_user::text);
CREATE POLICY own_app ON libretto.watched FOR SELECT
  USING ('app_' || replace(app::text, '-', '') = current_user::text);

-- What a foreign key did to a row, for whoever watches its table.
CREATE FUNCTION libretto.tell_cascade(
    app_schema text, of_table text, of_row uuid, new_version int8, what text, happened timestamptz,
    who text, old_values jsonb, new_row jsonb) RETURNS void
  LANGUAGE sql AS $tell$
  INSERT INTO libretto.outbox
      (app, version, table_id, row_id, row_version, kind, cause, at, actor, before, after)
    SELECT w.app, w.version, w.table_id, of_row, new_version, what, 'cascade', happened, who,
           old_values, new_row
      FROM libretto.watched w
     WHERE w.app = substr(app_schema, 5)::uuid AND w.table_id = substr(of_table, 3)
       AND CASE what WHEN 'd' THEN w.deleted ELSE w.updated END
$tell$;

-- As before, and triggers are told.
CREATE OR REPLACE FUNCTION libretto.log_cascade() RETURNS trigger
  LANGUAGE plpgsql AS $log$
DECLARE
  cause record;
  old_row jsonb := to_jsonb(OLD);
  new_row jsonb;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    new_row := to_jsonb(NEW);
    SELECT jsonb_object_agg(key, value) INTO old_row
      FROM jsonb_each(old_row)
     WHERE key NOT IN ('version', 'updated_at') AND value IS DISTINCT FROM new_row -> key;
    IF old_row IS NULL THEN
      RETURN NULL;
    END IF;
    SELECT jsonb_object_agg(key, new_row -> key) INTO new_row FROM jsonb_object_keys(old_row) AS key;
  END IF;
  EXECUTE format(
    'SELECT at, actor FROM %I.change WHERE xid = pg_current_xact_id() ORDER BY seq DESC LIMIT 1',
    TG_TABLE_SCHEMA) INTO cause;
  EXECUTE format(
    'INSERT INTO %I.change (at, actor, table_id, row_id, kind, version, cause, before, after)'
    ' VALUES ($1, $2, $3, $4, $5, $6, ''cascade'', $7, $8)', TG_TABLE_SCHEMA)
    USING coalesce(cause.at, now()), cause.actor, substr(TG_TABLE_NAME, 3), OLD.id,
      CASE TG_OP WHEN 'DELETE' THEN 'd' ELSE 'u' END,
      CASE TG_OP WHEN 'DELETE' THEN OLD.version ELSE OLD.version + 1 END, old_row, new_row;
  PERFORM libretto.tell_cascade(
    TG_TABLE_SCHEMA, TG_TABLE_NAME, OLD.id,
    CASE TG_OP WHEN 'DELETE' THEN OLD.version ELSE OLD.version + 1 END,
    CASE TG_OP WHEN 'DELETE' THEN 'd' ELSE 'u' END, coalesce(cause.at, now()), cause.actor, old_row,
    CASE TG_OP WHEN 'UPDATE' THEN to_jsonb(NEW) END);
  RETURN NULL;
END
$log$;

-- As before, and triggers are told.
CREATE OR REPLACE FUNCTION libretto.log_lost_links() RETURNS trigger
  LANGUAGE plpgsql AS $log$
DECLARE
  cause record;
  lost record;
  kept uuid[];
  had uuid[];
  new_version int8;
  new_row jsonb;
BEGIN
  EXECUTE format(
    'SELECT at, actor FROM %I.change WHERE xid = pg_current_xact_id() ORDER BY seq DESC LIMIT 1',
    TG_TABLE_SCHEMA) INTO cause;
  FOR lost IN SELECT DISTINCT source FROM gone LOOP
    EXECUTE format(
      'UPDATE %I.%I AS r SET version = version WHERE id = $1 RETURNING version, to_jsonb(r)',
      TG_TABLE_SCHEMA, TG_ARGV[0]) INTO new_version, new_row USING lost.source;
    CONTINUE WHEN new_version IS NULL;
    EXECUTE format(
      'SELECT coalesce(array_agg(target ORDER BY position, target), ''{}'') FROM %I.%I'
      ' WHERE source = $1', TG_TABLE_SCHEMA, TG_TABLE_NAME) INTO kept USING lost.source;
    EXECUTE format(
      'SELECT array_agg(target ORDER BY position, target) FROM ('
      'SELECT target, position FROM %I.%I WHERE source = $1'
      ' UNION ALL SELECT target, position FROM gone WHERE source = $1) AS l',
      TG_TABLE_SCHEMA, TG_TABLE_NAME) INTO had USING lost.source;
    EXECUTE format(
      'INSERT INTO %I.change (at, actor, table_id, row_id, kind, version, cause, before, after)'
      ' VALUES ($1, $2, $3, $4, ''u'', $5, ''cascade'', $6, $7)', TG_TABLE_SCHEMA)
      USING coalesce(cause.at, now()), cause.actor, substr(TG_ARGV[0], 3), lost.source, new_version,
        jsonb_build_object(TG_TABLE_NAME, had), jsonb_build_object(TG_TABLE_NAME, kept);
    PERFORM libretto.tell_cascade(
      TG_TABLE_SCHEMA, TG_ARGV[0], lost.source, new_version, 'u', coalesce(cause.at, now()),
      cause.actor, jsonb_build_object(TG_TABLE_NAME, had),
      new_row || jsonb_build_object(TG_TABLE_NAME, kept));
  END LOOP;
  RETURN NULL;
END
$log$;
