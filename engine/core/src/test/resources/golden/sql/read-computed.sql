SELECT r."c_booktitle000", (libretto.decimal_divide(r."c_bookprice000", (r."c_bookpages000")::numeric))
  FROM "app_00000000000000000000000000000001"."t_book00000000" AS r
  WHERE ((libretto.decimal_divide(r."c_bookprice000", (r."c_bookpages000")::numeric)) > $1::numeric)
  ORDER BY (libretto.decimal_divide(r."c_bookprice000", (r."c_bookpages000")::numeric)) ASC NULLS LAST, r."id" ASC NULLS LAST
  LIMIT $2::int8
-- $1 = 0.1
-- $2 = 1000
