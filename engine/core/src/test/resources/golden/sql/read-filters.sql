SELECT r."id", r."created_at", r."created_by", r."updated_at", r."version", r."c_booknumber00", r."c_booktitle000", r."c_bookpages000", r."c_bookprice000", r."c_bookbought00", r."c_booktags0000", r."c_bookextra000"::text, r."c_bookauthor00", r."c_bookpageprc0"
  FROM "app_00000000000000000000000000000001"."t_book00000000" AS r
  WHERE (r."c_booktitle000" COLLATE "default" ILIKE $1::text
  AND r."c_bookpages000" IN ($2::int8, $3::int8)
  AND r."c_booktags0000" @> $4::text[]
  AND r."c_bookextra000" IS NULL
  AND r."c_bookbought00" < $5::timestamptz)
  ORDER BY r."id" ASC NULLS LAST
  LIMIT $6::int8
-- $1 = %zauber%
-- $2 = 1
-- $3 = 2
-- $4 = [old, new]
-- $5 = 2026-03-01T17:30Z
-- $6 = 1000
