-- before the switch
ALTER TABLE "app_00000000000000000000000000000007"."t_recipex" ALTER COLUMN "c_servxxx" SET DEFAULT '4'::int8;
ALTER TABLE "app_00000000000000000000000000000007"."t_recipex" ALTER COLUMN "c_kindrel" DROP DEFAULT;
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_recipex" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_servxxx" IS NULL
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_recipex" AS r SET "c_servxxx" = '4'::int8 FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
CREATE FUNCTION "app_00000000000000000000000000000007"."s_datexxx_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."x_datexxx_2" := (CASE WHEN libretto.date_of_text(NEW."x_datexxx_2") IS NOT DISTINCT FROM NEW."c_datexxx_2" THEN NEW."x_datexxx_2" ELSE regexp_replace(libretto.text_of_date(NEW."c_datexxx_2"), ''[\r\n]+'', '' '', ''g'') END); RETURN NEW; END';
CREATE TRIGGER "s_datexxx_2" BEFORE INSERT OR UPDATE OF "c_datexxx_2" ON "app_00000000000000000000000000000007"."t_recipex"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_datexxx_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_datexxx_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_datexxx_2'' AND NOT NEW."before" ? ''x_datexxx_2'', false) THEN NEW."before" || jsonb_build_object(''x_datexxx_2'', (
  SELECT regexp_replace(libretto.text_of_date(p."c_datexxx_2"), ''[\r\n]+'', '' '', ''g'') FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_recipex", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_datexxx_2'' AND NOT NEW."after" ? ''x_datexxx_2'', false) THEN NEW."after" || jsonb_build_object(''x_datexxx_2'', (
  SELECT regexp_replace(libretto.text_of_date(p."c_datexxx_2"), ''[\r\n]+'', '' '', ''g'') FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_recipex", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_datexxx_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'recipex') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_datexxx_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_recipex" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "x_datexxx_2" IS DISTINCT FROM (CASE WHEN libretto.date_of_text("x_datexxx_2") IS NOT DISTINCT FROM "c_datexxx_2" THEN "x_datexxx_2" ELSE regexp_replace(libretto.text_of_date("c_datexxx_2"), '[\r\n]+', ' ', 'g') END)
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_recipex" AS r SET "x_datexxx_2" = (CASE WHEN libretto.date_of_text("x_datexxx_2") IS NOT DISTINCT FROM "c_datexxx_2" THEN "x_datexxx_2" ELSE regexp_replace(libretto.text_of_date("c_datexxx_2"), '[\r\n]+', ' ', 'g') END) FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'recipex' AND (coalesce(c."before" ? 'c_datexxx_2' AND NOT c."before" ? 'x_datexxx_2', false) OR coalesce(c."after" ? 'c_datexxx_2' AND NOT c."after" ? 'x_datexxx_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_datexxx_2' AND NOT c."before" ? 'x_datexxx_2', false) THEN c."before" || jsonb_build_object('x_datexxx_2', (
  SELECT regexp_replace(libretto.text_of_date(p."c_datexxx_2"), '[\r\n]+', ' ', 'g') FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_recipex", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_datexxx_2' AND NOT c."after" ? 'x_datexxx_2', false) THEN c."after" || jsonb_build_object('x_datexxx_2', (
  SELECT regexp_replace(libretto.text_of_date(p."c_datexxx_2"), '[\r\n]+', ' ', 'g') FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_recipex", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
CREATE INDEX CONCURRENTLY "f_kindrel" ON "app_00000000000000000000000000000007"."t_recipex" ("c_kindrel");
-- the switch
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_datexxx_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_datexxx_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_recipex" ALTER COLUMN "c_datexxx_2" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_datexxx_2" DROP DEFAULT, ALTER COLUMN "c_datexxx_2" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_recipex" RENAME COLUMN "c_datexxx_2" TO "x_datexxx_3";
ALTER TABLE "app_00000000000000000000000000000007"."t_recipex" ADD CONSTRAINT "n_servxxx" CHECK ("c_servxxx" IS NOT NULL) NOT VALID;
ALTER TABLE "app_00000000000000000000000000000007"."t_recipex" ADD CONSTRAINT "n_kindrel" CHECK ("c_kindrel" IS NOT NULL) NOT VALID;
ALTER TABLE "app_00000000000000000000000000000007"."t_recipex" ALTER COLUMN "x_datexxx_2" DROP DEFAULT;
UPDATE "app_00000000000000000000000000000007"."t_recipex" AS r SET "c_kindrel" = NULL WHERE r."c_kindrel" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "app_00000000000000000000000000000007"."t_kindxxx" AS g WHERE g."id" = r."c_kindrel");
ALTER TABLE "app_00000000000000000000000000000007"."t_recipex" ADD CONSTRAINT "f_kindrel" FOREIGN KEY ("c_kindrel") REFERENCES "app_00000000000000000000000000000007"."t_kindxxx" ("id") ON DELETE RESTRICT NOT VALID;
-- after it
ALTER TABLE "app_00000000000000000000000000000007"."t_recipex" VALIDATE CONSTRAINT "n_servxxx";
ALTER TABLE "app_00000000000000000000000000000007"."t_recipex" ALTER COLUMN "c_servxxx" SET NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_recipex" DROP CONSTRAINT IF EXISTS "n_servxxx";
ALTER TABLE "app_00000000000000000000000000000007"."t_recipex" VALIDATE CONSTRAINT "n_kindrel";
ALTER TABLE "app_00000000000000000000000000000007"."t_recipex" ALTER COLUMN "c_kindrel" SET NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_recipex" DROP CONSTRAINT IF EXISTS "n_kindrel";
ALTER TABLE "app_00000000000000000000000000000007"."t_recipex" VALIDATE CONSTRAINT "f_kindrel";
