SELECT r."c_booktitle000", r."c_bookpageprc0"
  FROM "app_00000000000000000000000000000001"."t_book00000000" AS r
  WHERE (r."c_bookpageprc0" > $1::numeric)
  ORDER BY r."c_bookpageprc0" ASC NULLS LAST, r."id" ASC NULLS LAST
  LIMIT $2::int8
-- $1 = 0.1
-- $2 = 1000
