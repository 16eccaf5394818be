SELECT r."c_booktitle000", (SELECT count(*)
  FROM "app_00000000000000000000000000000001"."t_book00000000" AS r
  WHERE (r."c_bookpages000" >= $1::int8))
  FROM "app_00000000000000000000000000000001"."t_book00000000" AS r
  WHERE (r."c_bookpages000" >= $2::int8)
  ORDER BY r."id" ASC NULLS LAST
  LIMIT $3::int8
-- $1 = 100
-- $2 = 100
-- $3 = 25
