WITH o AS (SELECT r."id", r."c_bookpages000" AS "b_c_bookpages000"
  FROM "app_00000000000000000000000000000001"."t_book00000000" AS r
  WHERE (r."c_bookpages000" < $3::int8) FOR NO KEY UPDATE OF r), r AS (UPDATE "app_00000000000000000000000000000001"."t_book00000000" AS r
  SET "c_bookpages000" = $1::int8, "updated_at" = $2::timestamptz, "version" = r."version" + 1
  FROM o
  WHERE r."id" = o."id"
  RETURNING r."id", r."created_at", r."created_by", r."updated_at", r."version", r."c_booknumber00", r."c_booktitle000", r."c_bookpages000", r."c_bookprice000", r."c_bookbought00", r."c_booktags0000", r."c_bookextra000", r."c_bookauthor00", r."c_bookpageprc0", jsonb_build_object('c_bookpages000', o."b_c_bookpages000") AS "before", jsonb_build_object('c_bookpages000', r."c_bookpages000") AS "after"), l AS (INSERT INTO "app_00000000000000000000000000000001"."change" ("at", "actor", "table_id", "row_id", "kind", "version", "cause", "before", "after") SELECT $2::timestamptz, $4::text, 'book00000000', r."id", 'u', r."version", NULL, r."before", r."after"
  FROM r) SELECT r."c_booktitle000", e1."id", e1."c_authorname00", r."id", r."version"
  FROM r
  LEFT JOIN "app_00000000000000000000000000000001"."t_author000000" AS e1 ON e1."id" = r."c_bookauthor00"
  AND true
  ORDER BY r."id"
-- $1 = 5
-- $2 = 2026-03-01T17:30Z
-- $3 = 5
-- $4 = builder:demo
