WITH o AS (SELECT r."id", r."c_bookpages000" AS "b_c_bookpages000", r."c_bookbought00" AS "b_c_bookbought00"
  FROM "app_00000000000000000000000000000001"."t_book00000000" AS r
  WHERE r."id" = $4::uuid
  AND r."version" = $5::int8
  AND (true
  AND (r."created_by" = ($6::text COLLATE "C")
  AND r."created_by" IS NOT NULL))
  AND (true
  AND (r."created_by" = ($7::text COLLATE "C")
  AND r."created_by" IS NOT NULL)) FOR NO KEY UPDATE OF r), r AS (UPDATE "app_00000000000000000000000000000001"."t_book00000000" AS r
  SET "c_bookpages000" = $1::int8, "c_bookbought00" = $2::timestamptz, "updated_at" = $3::timestamptz, "version" = r."version" + 1
  FROM o
  WHERE r."id" = o."id"
  RETURNING r."id", r."version", r."created_at", r."created_by", jsonb_build_object('c_bookpages000', o."b_c_bookpages000", 'c_bookbought00', o."b_c_bookbought00") AS "before", jsonb_build_object('c_bookpages000', r."c_bookpages000", 'c_bookbought00', r."c_bookbought00") AS "after"), l AS (INSERT INTO "app_00000000000000000000000000000001"."change" ("at", "actor", "table_id", "row_id", "kind", "version", "cause", "before", "after") SELECT $3::timestamptz, $8::text, 'book00000000', r."id", 'u', r."version", NULL, r."before", r."after"
  FROM r) SELECT r."id", r."version"
  FROM r
-- $1 = 5
-- $2 = null
-- $3 = 2026-03-01T17:30Z
-- $4 = 0190d9e0-0000-7000-8000-000000000000
-- $5 = 3
-- $6 = member:somebody
-- $7 = member:somebody
-- $8 = member:somebody
