-- before the switch
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_qmwkedp08j4k_2" int8;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_sbr4lycdng3k_2" text COLLATE "C";
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_uo2a2o0fnggc_2" numeric(38,2);
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_tun05s8q4o1w_2" text[] COLLATE "C";
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_vkf7m1lur0k2_2" int8;
CREATE FUNCTION "app_00000000000000000000000000000007"."s_qmwkedp08j4k_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_qmwkedp08j4k_2" := libretto.integer_of_text(NEW."c_qmwkedp08j4k"); RETURN NEW; END';
CREATE TRIGGER "s_qmwkedp08j4k_2" BEFORE INSERT OR UPDATE OF "c_qmwkedp08j4k" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_qmwkedp08j4k_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_qmwkedp08j4k_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_qmwkedp08j4k'' AND NOT NEW."before" ? ''c_qmwkedp08j4k_2'', false) THEN NEW."before" || jsonb_build_object(''c_qmwkedp08j4k_2'', (
  SELECT libretto.integer_of_text(p."c_qmwkedp08j4k") FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_qmwkedp08j4k'' AND NOT NEW."after" ? ''c_qmwkedp08j4k_2'', false) THEN NEW."after" || jsonb_build_object(''c_qmwkedp08j4k_2'', (
  SELECT libretto.integer_of_text(p."c_qmwkedp08j4k") FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_qmwkedp08j4k_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'o4bbpmg3dggu') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_qmwkedp08j4k_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_qmwkedp08j4k_2" IS DISTINCT FROM libretto.integer_of_text("c_qmwkedp08j4k")
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_qmwkedp08j4k_2" = libretto.integer_of_text("c_qmwkedp08j4k") FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'o4bbpmg3dggu' AND (coalesce(c."before" ? 'c_qmwkedp08j4k' AND NOT c."before" ? 'c_qmwkedp08j4k_2', false) OR coalesce(c."after" ? 'c_qmwkedp08j4k' AND NOT c."after" ? 'c_qmwkedp08j4k_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_qmwkedp08j4k' AND NOT c."before" ? 'c_qmwkedp08j4k_2', false) THEN c."before" || jsonb_build_object('c_qmwkedp08j4k_2', (
  SELECT libretto.integer_of_text(p."c_qmwkedp08j4k") FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_qmwkedp08j4k' AND NOT c."after" ? 'c_qmwkedp08j4k_2', false) THEN c."after" || jsonb_build_object('c_qmwkedp08j4k_2', (
  SELECT libretto.integer_of_text(p."c_qmwkedp08j4k") FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
CREATE FUNCTION "app_00000000000000000000000000000007"."s_sbr4lycdng3k_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_sbr4lycdng3k_2" := regexp_replace(NEW."c_sbr4lycdng3k", ''[\r\n]+'', '' '', ''g''); RETURN NEW; END';
CREATE TRIGGER "s_sbr4lycdng3k_2" BEFORE INSERT OR UPDATE OF "c_sbr4lycdng3k" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_sbr4lycdng3k_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_sbr4lycdng3k_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_sbr4lycdng3k'' AND NOT NEW."before" ? ''c_sbr4lycdng3k_2'', false) THEN NEW."before" || jsonb_build_object(''c_sbr4lycdng3k_2'', (
  SELECT regexp_replace(p."c_sbr4lycdng3k", ''[\r\n]+'', '' '', ''g'') FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_sbr4lycdng3k'' AND NOT NEW."after" ? ''c_sbr4lycdng3k_2'', false) THEN NEW."after" || jsonb_build_object(''c_sbr4lycdng3k_2'', (
  SELECT regexp_replace(p."c_sbr4lycdng3k", ''[\r\n]+'', '' '', ''g'') FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_sbr4lycdng3k_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'o4bbpmg3dggu') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_sbr4lycdng3k_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_sbr4lycdng3k_2" IS DISTINCT FROM regexp_replace("c_sbr4lycdng3k", '[\r\n]+', ' ', 'g')
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_sbr4lycdng3k_2" = regexp_replace("c_sbr4lycdng3k", '[\r\n]+', ' ', 'g') FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'o4bbpmg3dggu' AND (coalesce(c."before" ? 'c_sbr4lycdng3k' AND NOT c."before" ? 'c_sbr4lycdng3k_2', false) OR coalesce(c."after" ? 'c_sbr4lycdng3k' AND NOT c."after" ? 'c_sbr4lycdng3k_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_sbr4lycdng3k' AND NOT c."before" ? 'c_sbr4lycdng3k_2', false) THEN c."before" || jsonb_build_object('c_sbr4lycdng3k_2', (
  SELECT regexp_replace(p."c_sbr4lycdng3k", '[\r\n]+', ' ', 'g') FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_sbr4lycdng3k' AND NOT c."after" ? 'c_sbr4lycdng3k_2', false) THEN c."after" || jsonb_build_object('c_sbr4lycdng3k_2', (
  SELECT regexp_replace(p."c_sbr4lycdng3k", '[\r\n]+', ' ', 'g') FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
CREATE FUNCTION "app_00000000000000000000000000000007"."s_uo2a2o0fnggc_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_uo2a2o0fnggc_2" := (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 1000000000000000000000000000000000000 THEN x.v END FROM (SELECT NEW."c_uo2a2o0fnggc"::numeric AS v) AS x); RETURN NEW; END';
CREATE TRIGGER "s_uo2a2o0fnggc_2" BEFORE INSERT OR UPDATE OF "c_uo2a2o0fnggc" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_uo2a2o0fnggc_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_uo2a2o0fnggc_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_uo2a2o0fnggc'' AND NOT NEW."before" ? ''c_uo2a2o0fnggc_2'', false) THEN NEW."before" || jsonb_build_object(''c_uo2a2o0fnggc_2'', (
  SELECT (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 1000000000000000000000000000000000000 THEN x.v END FROM (SELECT p."c_uo2a2o0fnggc"::numeric AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_uo2a2o0fnggc'' AND NOT NEW."after" ? ''c_uo2a2o0fnggc_2'', false) THEN NEW."after" || jsonb_build_object(''c_uo2a2o0fnggc_2'', (
  SELECT (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 1000000000000000000000000000000000000 THEN x.v END FROM (SELECT p."c_uo2a2o0fnggc"::numeric AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_uo2a2o0fnggc_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'o4bbpmg3dggu') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_uo2a2o0fnggc_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_uo2a2o0fnggc_2" IS DISTINCT FROM (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 1000000000000000000000000000000000000 THEN x.v END FROM (SELECT "c_uo2a2o0fnggc"::numeric AS v) AS x)
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_uo2a2o0fnggc_2" = (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 1000000000000000000000000000000000000 THEN x.v END FROM (SELECT "c_uo2a2o0fnggc"::numeric AS v) AS x) FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'o4bbpmg3dggu' AND (coalesce(c."before" ? 'c_uo2a2o0fnggc' AND NOT c."before" ? 'c_uo2a2o0fnggc_2', false) OR coalesce(c."after" ? 'c_uo2a2o0fnggc' AND NOT c."after" ? 'c_uo2a2o0fnggc_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_uo2a2o0fnggc' AND NOT c."before" ? 'c_uo2a2o0fnggc_2', false) THEN c."before" || jsonb_build_object('c_uo2a2o0fnggc_2', (
  SELECT (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 1000000000000000000000000000000000000 THEN x.v END FROM (SELECT p."c_uo2a2o0fnggc"::numeric AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_uo2a2o0fnggc' AND NOT c."after" ? 'c_uo2a2o0fnggc_2', false) THEN c."after" || jsonb_build_object('c_uo2a2o0fnggc_2', (
  SELECT (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 1000000000000000000000000000000000000 THEN x.v END FROM (SELECT p."c_uo2a2o0fnggc"::numeric AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
CREATE FUNCTION "app_00000000000000000000000000000007"."s_tun05s8q4o1w_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_tun05s8q4o1w_2" := (SELECT CASE WHEN x.v <@ ARRAY[''x'']::text[] AND cardinality(x.v) = (SELECT count(DISTINCT i) FROM unnest(x.v) AS u(i)) THEN x.v END FROM (SELECT (CASE WHEN NEW."c_tun05s8q4o1w" IS NOT NULL THEN ARRAY[NEW."c_tun05s8q4o1w"] END) AS v) AS x); RETURN NEW; END';
CREATE TRIGGER "s_tun05s8q4o1w_2" BEFORE INSERT OR UPDATE OF "c_tun05s8q4o1w" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_tun05s8q4o1w_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_tun05s8q4o1w_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_tun05s8q4o1w'' AND NOT NEW."before" ? ''c_tun05s8q4o1w_2'', false) THEN NEW."before" || jsonb_build_object(''c_tun05s8q4o1w_2'', (
  SELECT (SELECT CASE WHEN x.v <@ ARRAY[''x'']::text[] AND cardinality(x.v) = (SELECT count(DISTINCT i) FROM unnest(x.v) AS u(i)) THEN x.v END FROM (SELECT (CASE WHEN p."c_tun05s8q4o1w" IS NOT NULL THEN ARRAY[p."c_tun05s8q4o1w"] END) AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_tun05s8q4o1w'' AND NOT NEW."after" ? ''c_tun05s8q4o1w_2'', false) THEN NEW."after" || jsonb_build_object(''c_tun05s8q4o1w_2'', (
  SELECT (SELECT CASE WHEN x.v <@ ARRAY[''x'']::text[] AND cardinality(x.v) = (SELECT count(DISTINCT i) FROM unnest(x.v) AS u(i)) THEN x.v END FROM (SELECT (CASE WHEN p."c_tun05s8q4o1w" IS NOT NULL THEN ARRAY[p."c_tun05s8q4o1w"] END) AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_tun05s8q4o1w_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'o4bbpmg3dggu') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_tun05s8q4o1w_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_tun05s8q4o1w_2" IS DISTINCT FROM (SELECT CASE WHEN x.v <@ ARRAY['x']::text[] AND cardinality(x.v) = (SELECT count(DISTINCT i) FROM unnest(x.v) AS u(i)) THEN x.v END FROM (SELECT (CASE WHEN "c_tun05s8q4o1w" IS NOT NULL THEN ARRAY["c_tun05s8q4o1w"] END) AS v) AS x)
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_tun05s8q4o1w_2" = (SELECT CASE WHEN x.v <@ ARRAY['x']::text[] AND cardinality(x.v) = (SELECT count(DISTINCT i) FROM unnest(x.v) AS u(i)) THEN x.v END FROM (SELECT (CASE WHEN "c_tun05s8q4o1w" IS NOT NULL THEN ARRAY["c_tun05s8q4o1w"] END) AS v) AS x) FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'o4bbpmg3dggu' AND (coalesce(c."before" ? 'c_tun05s8q4o1w' AND NOT c."before" ? 'c_tun05s8q4o1w_2', false) OR coalesce(c."after" ? 'c_tun05s8q4o1w' AND NOT c."after" ? 'c_tun05s8q4o1w_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_tun05s8q4o1w' AND NOT c."before" ? 'c_tun05s8q4o1w_2', false) THEN c."before" || jsonb_build_object('c_tun05s8q4o1w_2', (
  SELECT (SELECT CASE WHEN x.v <@ ARRAY['x']::text[] AND cardinality(x.v) = (SELECT count(DISTINCT i) FROM unnest(x.v) AS u(i)) THEN x.v END FROM (SELECT (CASE WHEN p."c_tun05s8q4o1w" IS NOT NULL THEN ARRAY[p."c_tun05s8q4o1w"] END) AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_tun05s8q4o1w' AND NOT c."after" ? 'c_tun05s8q4o1w_2', false) THEN c."after" || jsonb_build_object('c_tun05s8q4o1w_2', (
  SELECT (SELECT CASE WHEN x.v <@ ARRAY['x']::text[] AND cardinality(x.v) = (SELECT count(DISTINCT i) FROM unnest(x.v) AS u(i)) THEN x.v END FROM (SELECT (CASE WHEN p."c_tun05s8q4o1w" IS NOT NULL THEN ARRAY[p."c_tun05s8q4o1w"] END) AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
CREATE FUNCTION "app_00000000000000000000000000000007"."s_vkf7m1lur0k2_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_vkf7m1lur0k2_2" := NEW."c_vkf7m1lur0k2"; RETURN NEW; END';
CREATE TRIGGER "s_vkf7m1lur0k2_2" BEFORE INSERT OR UPDATE OF "c_vkf7m1lur0k2" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_vkf7m1lur0k2_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_vkf7m1lur0k2_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_vkf7m1lur0k2'' AND NOT NEW."before" ? ''c_vkf7m1lur0k2_2'', false) THEN NEW."before" || jsonb_build_object(''c_vkf7m1lur0k2_2'', (
  SELECT p."c_vkf7m1lur0k2" FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_vkf7m1lur0k2'' AND NOT NEW."after" ? ''c_vkf7m1lur0k2_2'', false) THEN NEW."after" || jsonb_build_object(''c_vkf7m1lur0k2_2'', (
  SELECT p."c_vkf7m1lur0k2" FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_vkf7m1lur0k2_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'o4bbpmg3dggu') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_vkf7m1lur0k2_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_vkf7m1lur0k2_2" IS DISTINCT FROM "c_vkf7m1lur0k2"
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_vkf7m1lur0k2_2" = "c_vkf7m1lur0k2" FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'o4bbpmg3dggu' AND (coalesce(c."before" ? 'c_vkf7m1lur0k2' AND NOT c."before" ? 'c_vkf7m1lur0k2_2', false) OR coalesce(c."after" ? 'c_vkf7m1lur0k2' AND NOT c."after" ? 'c_vkf7m1lur0k2_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_vkf7m1lur0k2' AND NOT c."before" ? 'c_vkf7m1lur0k2_2', false) THEN c."before" || jsonb_build_object('c_vkf7m1lur0k2_2', (
  SELECT p."c_vkf7m1lur0k2" FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_vkf7m1lur0k2' AND NOT c."after" ? 'c_vkf7m1lur0k2_2', false) THEN c."after" || jsonb_build_object('c_vkf7m1lur0k2_2', (
  SELECT p."c_vkf7m1lur0k2" FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
-- the switch
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_qmwkedp08j4k_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_qmwkedp08j4k_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_qmwkedp08j4k" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_qmwkedp08j4k" DROP DEFAULT, ALTER COLUMN "c_qmwkedp08j4k" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_qmwkedp08j4k" TO "x_qmwkedp08j4k_2";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_sbr4lycdng3k_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_sbr4lycdng3k_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_sbr4lycdng3k" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_sbr4lycdng3k" DROP DEFAULT, ALTER COLUMN "c_sbr4lycdng3k" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_sbr4lycdng3k" TO "x_sbr4lycdng3k_2";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_uo2a2o0fnggc_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_uo2a2o0fnggc_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_uo2a2o0fnggc" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_uo2a2o0fnggc" DROP DEFAULT, ALTER COLUMN "c_uo2a2o0fnggc" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_uo2a2o0fnggc" TO "x_uo2a2o0fnggc_2";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_tun05s8q4o1w_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_tun05s8q4o1w_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_tun05s8q4o1w" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_tun05s8q4o1w" DROP DEFAULT, ALTER COLUMN "c_tun05s8q4o1w" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_tun05s8q4o1w" TO "x_tun05s8q4o1w_2";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_vkf7m1lur0k2_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_vkf7m1lur0k2_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_vkf7m1lur0k2" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_vkf7m1lur0k2" DROP DEFAULT, ALTER COLUMN "c_vkf7m1lur0k2" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_vkf7m1lur0k2" TO "x_vkf7m1lur0k2_2";
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_qmwkedp08j4k_2" DROP DEFAULT;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_sbr4lycdng3k_2" DROP DEFAULT;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_uo2a2o0fnggc_2" DROP DEFAULT;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_tun05s8q4o1w_2" DROP DEFAULT;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_vkf7m1lur0k2_2" DROP DEFAULT;
