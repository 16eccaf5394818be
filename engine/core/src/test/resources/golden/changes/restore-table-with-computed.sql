-- before the switch
ALTER TABLE "app_00000000000000000000000000000007"."t_recipex" ADD COLUMN "c_longxxxx_3" int8;
CREATE FUNCTION "app_00000000000000000000000000000007"."v_longxxxx_3"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_longxxxx_3" := libretto.int_multiply((pg_catalog.length(NEW."c_titlexxx"))::int8, (2)::int8); RETURN NEW; END';
CREATE TRIGGER "v_longxxxx_3" BEFORE INSERT OR UPDATE ON "app_00000000000000000000000000000007"."t_recipex"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."v_longxxxx_3"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_recipex" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND r."c_longxxxx_3" IS DISTINCT FROM libretto.int_multiply((pg_catalog.length(r."c_titlexxx"))::int8, (2)::int8)
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_recipex" AS r SET "c_longxxxx_3" = libretto.int_multiply((pg_catalog.length(r."c_titlexxx"))::int8, (2)::int8) FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
-- the switch
DROP TRIGGER IF EXISTS "v_longxxxx" ON "app_00000000000000000000000000000007"."t_recipex";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."v_longxxxx"();
ALTER TABLE "app_00000000000000000000000000000007"."t_recipex" DROP COLUMN IF EXISTS "c_longxxxx";
