SELECT r."c_booktitle000", r."c_bookpages000"
  FROM "app_00000000000000000000000000000001"."t_book00000000" AS r
  ORDER BY r."c_booktitle000" DESC NULLS LAST, r."id" ASC NULLS LAST
  LIMIT $1::int8
  OFFSET $2::int8
-- $1 = 25
-- $2 = 50
