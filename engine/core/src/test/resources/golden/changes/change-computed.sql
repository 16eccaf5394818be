-- before the switch
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_uo2a2o0fnggc_2" int8;
CREATE FUNCTION "app_00000000000000000000000000000007"."v_uo2a2o0fnggc_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_uo2a2o0fnggc_2" := libretto.int_add((pg_catalog.length(NEW."c_qmwkedp08j4k"))::int8, (1)::int8); RETURN NEW; END';
CREATE TRIGGER "v_uo2a2o0fnggc_2" BEFORE INSERT OR UPDATE ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."v_uo2a2o0fnggc_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND r."c_uo2a2o0fnggc_2" IS DISTINCT FROM libretto.int_add((pg_catalog.length(r."c_qmwkedp08j4k"))::int8, (1)::int8)
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_uo2a2o0fnggc_2" = libretto.int_add((pg_catalog.length(r."c_qmwkedp08j4k"))::int8, (1)::int8) FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
-- the switch
DROP TRIGGER IF EXISTS "v_uo2a2o0fnggc" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."v_uo2a2o0fnggc"();
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" DROP COLUMN IF EXISTS "c_uo2a2o0fnggc";
