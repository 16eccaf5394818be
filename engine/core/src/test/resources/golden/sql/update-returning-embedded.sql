WITH r AS (UPDATE "app_00000000000000000000000000000001"."t_book00000000" AS r
  SET "c_bookpages000" = $1::int8, "updated_at" = $2::timestamptz, "version" = r."version" + 1
  WHERE (r."c_bookpages000" < $3::int8)
  RETURNING r."id", r."created_at", r."created_by", r."updated_at", r."version", r."c_booknumber00", r."c_booktitle000", r."c_bookpages000", r."c_bookprice000", r."c_bookbought00", r."c_booktags0000", r."c_bookextra000", r."c_bookauthor00") SELECT r."c_booktitle000", e1."id", e1."c_authorname00", r."id", r."version"
  FROM r
  LEFT JOIN "app_00000000000000000000000000000001"."t_author000000" AS e1 ON e1."id" = r."c_bookauthor00"
  AND true
  ORDER BY r."id"
-- $1 = 5
-- $2 = 2026-03-01T17:30Z
-- $3 = 5
