WITH o AS (SELECT r."id", r."c_loanbook0000" AS "b_c_loanbook0000"
  FROM "app_00000000000000000000000000000001"."t_loan00000000" AS r
  WHERE r."id" = $3::uuid
  AND (((SELECT libretto_h2."c_authorshown0"
  FROM "app_00000000000000000000000000000001"."t_book00000000" AS libretto_h1 JOIN "app_00000000000000000000000000000001"."t_author000000" AS libretto_h2 ON libretto_h2."id" = libretto_h1."c_bookauthor00"
  WHERE libretto_h1."id" = r."c_loanbook0000") IS NOT DISTINCT FROM true)
  AND (r."c_loanreader00" IS DISTINCT FROM ($4::text COLLATE "C")))
  AND ((true
  AND ((SELECT libretto_h1."created_by"
  FROM "app_00000000000000000000000000000001"."t_book00000000" AS libretto_h1
  WHERE libretto_h1."id" = r."c_loanbook0000") IS NOT DISTINCT FROM ($5::text COLLATE "C")))
  AND ((SELECT libretto_h1."c_bookpageprc0"
  FROM "app_00000000000000000000000000000001"."t_book00000000" AS libretto_h1
  WHERE libretto_h1."id" = r."c_loanbook0000") IS DISTINCT FROM (1)::numeric))
  AND ((true
  AND ((SELECT libretto_h1."created_by"
  FROM "app_00000000000000000000000000000001"."t_book00000000" AS libretto_h1
  WHERE libretto_h1."id" = $1::uuid) IS NOT DISTINCT FROM ($6::text COLLATE "C")))
  AND ((SELECT libretto_h1."c_bookpageprc0"
  FROM "app_00000000000000000000000000000001"."t_book00000000" AS libretto_h1
  WHERE libretto_h1."id" = $1::uuid) IS DISTINCT FROM (1)::numeric)) FOR NO KEY UPDATE OF r), r AS (UPDATE "app_00000000000000000000000000000001"."t_loan00000000" AS r
  SET "c_loanbook0000" = $1::uuid, "updated_at" = $2::timestamptz, "version" = r."version" + 1
  FROM o
  WHERE r."id" = o."id"
  RETURNING r."id", r."version", r."created_at", r."created_by", jsonb_build_object('c_loanbook0000', o."b_c_loanbook0000") AS "before", jsonb_build_object('c_loanbook0000', r."c_loanbook0000") AS "after"), l AS (INSERT INTO "app_00000000000000000000000000000001"."change" ("at", "actor", "table_id", "row_id", "kind", "version", "cause", "before", "after") SELECT $2::timestamptz, $7::text, 'loan00000000', r."id", 'u', r."version", NULL, r."before", r."after"
  FROM r) SELECT r."id", r."version"
  FROM r
-- $1 = 0190d9e0-0000-7000-8000-000000000001
-- $2 = 2026-03-01T17:30Z
-- $3 = 0190d9e0-0000-7000-8000-000000000000
-- $4 = nobody
-- $5 = member:somebody
-- $6 = member:somebody
-- $7 = member:somebody
