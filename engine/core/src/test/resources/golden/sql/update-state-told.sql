WITH o AS (SELECT r."id", m."move", CASE WHEN NOT ((r."c_alarmstate00" = $1::text
  AND (true) IS TRUE)
  OR m."move" IS NOT NULL) THEN 'state:alarmstate00' END AS "refusal", r."c_alarmstate00" AS "b_c_alarmstate00"
  FROM "app_00000000000000000000000000000001"."t_alarm0000000" AS r CROSS JOIN LATERAL (SELECT CASE WHEN (r."c_alarmstate00" IN ($3::text)
  AND (true) IS TRUE) THEN 0 END AS "move") AS m
  WHERE r."id" = $4::uuid FOR NO KEY UPDATE OF r), r AS (UPDATE "app_00000000000000000000000000000001"."t_alarm0000000" AS r
  SET "c_alarmstate00" = $1::text, "updated_at" = $2::timestamptz, "version" = CASE WHEN o."refusal" IS NULL THEN r."version" + 1 ELSE libretto.refuse(o."refusal") END
  FROM o
  WHERE r."id" = o."id"
  RETURNING r."id", r."version", r."created_at", r."created_by", to_jsonb(r.*) AS "image", o."move", jsonb_build_object('c_alarmstate00', o."b_c_alarmstate00") AS "before", jsonb_build_object('c_alarmstate00', r."c_alarmstate00") AS "after"), l AS (INSERT INTO "app_00000000000000000000000000000001"."change" ("at", "actor", "table_id", "row_id", "kind", "version", "cause", "before", "after") SELECT $2::timestamptz, $5::text, 'alarm0000000', r."id", 'u', r."version", CASE r."move" WHEN 0 THEN 'alarmsilence' END, r."before", r."after"
  FROM r
  RETURNING "at", "actor", "row_id", "kind", "version", "cause", "before", "after"), x AS (INSERT INTO libretto.outbox ("app", "version", "table_id", "row_id", "row_version", "kind", "cause", "at", "actor", "before", "after") SELECT '00000000-0000-0000-0000-000000000001'::uuid, 1, 'alarm0000000', l."row_id", l."version", l."kind", l."cause", l."at", l."actor", l."before", r."image" || l."after"
  FROM l JOIN r ON r."id" = l."row_id"
  WHERE l."before" -> 'c_alarmlevel00' IS DISTINCT FROM l."after" -> 'c_alarmlevel00'
  OR l."cause" = 'alarmsilence') SELECT r."id", r."version"
  FROM r
-- $1 = off
-- $2 = 2026-03-01T17:30Z
-- $3 = on
-- $4 = 0190d9e0-0000-7000-8000-000000000000
-- $5 = member:somebody
