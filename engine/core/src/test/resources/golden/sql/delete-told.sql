WITH r AS (DELETE
  FROM "app_00000000000000000000000000000001"."t_alarm0000000" AS r
  WHERE r."id" = $1::uuid
  RETURNING r."id", r."version", r."created_at", r."created_by", to_jsonb(r.*) || jsonb_build_object('m_alarmbooks00', ARRAY(SELECT d2.target
  FROM "app_00000000000000000000000000000001"."m_alarmbooks00" AS d2 JOIN "app_00000000000000000000000000000001"."t_book00000000" AS d1 ON d1."id" = d2.target
  WHERE d2.source = r."id"
  ORDER BY d2.position, d2.target)) AS "image"), l AS (INSERT INTO "app_00000000000000000000000000000001"."change" ("at", "actor", "table_id", "row_id", "kind", "version", "cause", "before", "after") SELECT $2::timestamptz, $3::text, 'alarm0000000', r."id", 'd', r."version", NULL, r."image", NULL
  FROM r
  RETURNING "at", "actor", "row_id", "kind", "version", "cause", "before", "after"), x AS (INSERT INTO libretto.outbox ("app", "version", "table_id", "row_id", "row_version", "kind", "cause", "at", "actor", "before", "after") SELECT '00000000-0000-0000-0000-000000000001'::uuid, 1, 'alarm0000000', l."row_id", l."version", l."kind", l."cause", l."at", l."actor", l."before", NULL
  FROM l) SELECT r."id", r."version"
  FROM r
-- $1 = 0190d9e0-0000-7000-8000-000000000000
-- $2 = 2026-03-01T17:30Z
-- $3 = member:somebody
