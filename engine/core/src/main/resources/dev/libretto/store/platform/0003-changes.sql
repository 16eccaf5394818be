-- Each app has a log of the changes to its rows, in its own schema: what is written, trashed and
-- restored is read from it, and it goes when the app goes.

CREATE FUNCTION libretto.make_change_log(app_schema text) RETURNS void
  LANGUAGE plpgsql AS $make$
BEGIN
  EXECUTE format($sql$
    CREATE TABLE %1$I.change (
      seq int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      -- The transaction: what was done together, and what readers of the log have not seen yet.
      xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
      at timestamptz(6) NOT NULL,
      actor text COLLATE "C",
      table_id text COLLATE "C" NOT NULL,
      row_id uuid NOT NULL,
      -- c: created, u: updated, d: deleted
      kind text COLLATE "C" NOT NULL CHECK (kind IN ('c', 'u', 'd')),
      -- Of the row: after the change, or the last it had.
      version int8 NOT NULL,
      -- The id of a transition, or: cascade, restore.
      cause text COLLATE "C",
      -- By physical column: everything of a new or a deleted row, what was changed of another.
      before jsonb,
      after jsonb
    );
    CREATE INDEX change_of_row ON %1$I.change (row_id, seq);
    CREATE INDEX change_trash ON %1$I.change (table_id, seq) WHERE kind = 'd';
    GRANT SELECT, INSERT, DELETE ON %1$I.change TO %1$I
  $sql$, app_schema);
END
$make$;

-- A row that goes, or loses a reference, because another was deleted: the statement that deleted the
-- other knows nothing of it. Who and when are those of the same transaction's last entry.
CREATE FUNCTION libretto.log_cascade() RETURNS trigger
  LANGUAGE plpgsql AS $log$
DECLARE
  cause record;
  old_row jsonb := to_jsonb(OLD);
  new_row jsonb;
BEGIN
  EXECUTE format(
    'SELECT at, actor FROM %I.change WHERE xid = pg_current_xact_id() ORDER BY seq DESC LIMIT 1',
    TG_TABLE_SCHEMA) INTO cause;
  IF TG_OP = 'UPDATE' THEN
    new_row := to_jsonb(NEW);
    SELECT jsonb_object_agg(key, value) INTO old_row
      FROM jsonb_each(old_row)
     WHERE key NOT IN ('version', 'updated_at') AND value IS DISTINCT FROM new_row -> key;
    SELECT jsonb_object_agg(key, new_row -> key) INTO new_row FROM jsonb_object_keys(old_row) AS key;
  END IF;
  EXECUTE format(
    'INSERT INTO %I.change (at, actor, table_id, row_id, kind, version, cause, before, after)'
    ' VALUES ($1, $2, $3, $4, $5, $6, ''cascade'', $7, $8)', TG_TABLE_SCHEMA)
    USING coalesce(cause.at, now()), cause.actor, substr(TG_TABLE_NAME, 3), OLD.id,
      CASE TG_OP WHEN 'DELETE' THEN 'd' ELSE 'u' END,
      CASE TG_OP WHEN 'DELETE' THEN OLD.version ELSE OLD.version + 1 END, old_row, new_row;
  RETURN NULL;
END
$log$;

-- A reference that is emptied is a change like any other: readers hold another version now.
CREATE FUNCTION libretto.count_cascade() RETURNS trigger
  LANGUAGE plpgsql AS $count$
BEGIN
  NEW.version := OLD.version + 1;
  NEW.updated_at := now();
  RETURN NEW;
END
$count$;

-- Statements of callers are at depth 0 and log themselves; what a foreign key does is deeper.
CREATE FUNCTION libretto.watch_cascades(app_schema text, app_table text) RETURNS void
  LANGUAGE plpgsql AS $watch$
BEGIN
  EXECUTE format($sql$
    CREATE TRIGGER log_cascade AFTER UPDATE OR DELETE ON %1$I.%2$I
      FOR EACH ROW WHEN (pg_trigger_depth() > 0) EXECUTE FUNCTION libretto.log_cascade();
    CREATE TRIGGER count_cascade BEFORE UPDATE ON %1$I.%2$I
      FOR EACH ROW WHEN (pg_trigger_depth() > 0) EXECUTE FUNCTION libretto.count_cascade()
  $sql$, app_schema, app_table);
END
$watch$;

DO $$
DECLARE
  app record;
  app_table record;
BEGIN
  FOR app IN SELECT schema_name FROM libretto.app LOOP
    PERFORM libretto.make_change_log(app.schema_name);
    FOR app_table IN SELECT tablename FROM pg_tables
        WHERE schemaname = app.schema_name AND tablename LIKE 't\_%' LOOP
      PERFORM libretto.watch_cascades(app.schema_name, app_table.tablename);
    END LOOP;
  END LOOP;
END
$$;
