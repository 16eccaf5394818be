SELECT r."id", r."created_at", r."created_by", r."updated_at", r."version", r."c_booknumber00", r."c_booktitle000", r."c_bookpages000", r."c_bookprice000", r."c_bookbought00", r."c_booktags0000", r."c_bookextra000"::text, r."c_bookauthor00", r."c_bookpageprc0"
  FROM "app_00000000000000000000000000000001"."t_book00000000" AS r
  ORDER BY r."id" ASC NULLS LAST
  LIMIT $1::int8
-- $1 = 1000
