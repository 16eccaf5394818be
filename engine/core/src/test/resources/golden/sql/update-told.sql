WITH o AS (SELECT r."id", r."c_alarmlevel00" AS "b_c_alarmlevel00"
  FROM "app_00000000000000000000000000000001"."t_alarm0000000" AS r
  WHERE r."id" = $3::uuid FOR NO KEY UPDATE OF r), r AS (UPDATE "app_00000000000000000000000000000001"."t_alarm0000000" AS r
  SET "c_alarmlevel00" = $1::int8, "updated_at" = $2::timestamptz, "version" = r."version" + 1
  FROM o
  WHERE r."id" = o."id"
  RETURNING r."id", r."version", r."created_at", r."created_by", to_jsonb(r.*) AS "image", jsonb_build_object('c_alarmlevel00', o."b_c_alarmlevel00") AS "before", jsonb_build_object('c_alarmlevel00', r."c_alarmlevel00") AS "after"), l AS (INSERT INTO "app_00000000000000000000000000000001"."change" ("at", "actor", "table_id", "row_id", "kind", "version", "cause", "before", "after") SELECT $2::timestamptz, $4::text, 'alarm0000000', r."id", 'u', r."version", NULL, r."before", r."after"
  FROM r
  RETURNING "at", "actor", "row_id", "kind", "version", "cause", "before", "after"), x AS (INSERT INTO libretto.outbox ("app", "version", "table_id", "row_id", "row_version", "kind", "cause", "at", "actor", "before", "after") SELECT '00000000-0000-0000-0000-000000000001'::uuid, 1, 'alarm0000000', l."row_id", l."version", l."kind", l."cause", l."at", l."actor", l."before", r."image" || l."after"
  FROM l JOIN r ON r."id" = l."row_id"
  WHERE l."before" -> 'c_alarmlevel00' IS DISTINCT FROM l."after" -> 'c_alarmlevel00'
  OR l."cause" = 'alarmsilence') SELECT r."id", r."version"
  FROM r
-- $1 = 5
-- $2 = 2026-03-01T17:30Z
-- $3 = 0190d9e0-0000-7000-8000-000000000000
-- $4 = member:somebody
