SELECT r."id", r."created_at", r."created_by", r."updated_at", r."version", r."c_booknumber00", r."c_booktitle000", r."c_bookpages000", r."c_bookprice000", r."c_bookbought00", r."c_booktags0000", r."c_bookextra000"::text, r."c_bookauthor00", r."c_bookpageprc0"
  FROM "app_00000000000000000000000000000001"."t_book00000000" AS r
  WHERE ((r."c_booktitle000" = $1::text
  OR (r."c_bookpages000" > $2::int8
  AND NOT ((r."c_bookprice000" < $3::numeric
  OR r."c_booktags0000" && $4::text[])))))
  ORDER BY r."id" ASC NULLS LAST
  LIMIT $5::int8
-- $1 = Emma
-- $2 = 100
-- $3 = 5
-- $4 = [new]
-- $5 = 1000
