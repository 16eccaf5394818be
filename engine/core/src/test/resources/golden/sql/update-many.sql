WITH o AS (SELECT r."id", r."c_eventwhat000" AS "b_c_eventwhat000"
  FROM "app_00000000000000000000000000000001"."t_event0000000" AS r
  WHERE ((r."c_eventuntil00" >= $3::date)
  OR false)
  AND (r."c_eventwhat000" IS DISTINCT FROM ($4::text COLLATE "C"))
  AND ($1::text IS DISTINCT FROM ($5::text COLLATE "C"))
  AND (r."c_eventwhat000" = $6::text) FOR NO KEY UPDATE OF r), r AS (UPDATE "app_00000000000000000000000000000001"."t_event0000000" AS r
  SET "c_eventwhat000" = $1::text, "updated_at" = $2::timestamptz, "version" = r."version" + 1
  FROM o
  WHERE r."id" = o."id"
  RETURNING r."id", r."version", r."created_at", r."created_by", jsonb_build_object('c_eventwhat000', o."b_c_eventwhat000") AS "before", jsonb_build_object('c_eventwhat000', r."c_eventwhat000") AS "after"), l AS (INSERT INTO "app_00000000000000000000000000000001"."change" ("at", "actor", "table_id", "row_id", "kind", "version", "cause", "before", "after") SELECT $2::timestamptz, $7::text, 'event0000000', r."id", 'u', r."version", NULL, r."before", r."after"
  FROM r) SELECT r."id", r."version"
  FROM r
-- $1 = fixed
-- $2 = 2026-03-01T17:30Z
-- $3 = 2026-03-01
-- $4 = fixed
-- $5 = fixed
-- $6 = x
-- $7 = null
