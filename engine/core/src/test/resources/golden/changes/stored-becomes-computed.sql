-- before the switch
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_sbr4lycdng3k_2" int8;
CREATE FUNCTION "app_00000000000000000000000000000007"."v_sbr4lycdng3k_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_sbr4lycdng3k_2" := (pg_catalog.length(NEW."c_qmwkedp08j4k"))::int8; RETURN NEW; END';
CREATE TRIGGER "v_sbr4lycdng3k_2" BEFORE INSERT OR UPDATE ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."v_sbr4lycdng3k_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND r."c_sbr4lycdng3k_2" IS DISTINCT FROM (pg_catalog.length(r."c_qmwkedp08j4k"))::int8
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_sbr4lycdng3k_2" = (pg_catalog.length(r."c_qmwkedp08j4k"))::int8 FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
-- the switch
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_sbr4lycdng3k" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_sbr4lycdng3k" DROP DEFAULT, ALTER COLUMN "c_sbr4lycdng3k" DROP NOT NULL;
