-- What expressions need and PostgreSQL does not have: arithmetic that is null where there is no
-- answer, and texts in one form. Idempotent; run whenever it has changed.
--
-- Every body is of the standard form (RETURN): its operators are looked up when it is created, so no
-- search_path and nothing anybody creates later changes what it does. None has a SET clause or is
-- STRICT, so PostgreSQL writes the body in place of the call. None raises an error.

CREATE OR REPLACE FUNCTION libretto.int_add(a int8, b int8) RETURNS int8
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN a + b BETWEEN -9007199254740991 AND 9007199254740991 THEN a + b END;

CREATE OR REPLACE FUNCTION libretto.int_subtract(a int8, b int8) RETURNS int8
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN a - b BETWEEN -9007199254740991 AND 9007199254740991 THEN a - b END;

-- The product is only worked out where it fits: beyond that int8 itself would overflow.
CREATE OR REPLACE FUNCTION libretto.int_multiply(a int8, b int8) RETURNS int8
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN b = 0 OR abs(a) <= 9007199254740991 / NULLIF(abs(b), 0) THEN a * b END;

CREATE OR REPLACE FUNCTION libretto.int_greatest(a int8, b int8) RETURNS int8
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN a >= b THEN a WHEN a < b THEN b END;

CREATE OR REPLACE FUNCTION libretto.int_least(a int8, b int8) RETURNS int8
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN a <= b THEN a WHEN a > b THEN b END;

CREATE OR REPLACE FUNCTION libretto.decimal_add(a numeric, b numeric) RETURNS numeric
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN abs(a + b) < 1000000000000000000000000000000 THEN a + b END;

CREATE OR REPLACE FUNCTION libretto.decimal_subtract(a numeric, b numeric) RETURNS numeric
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN abs(a - b) < 1000000000000000000000000000000 THEN a - b END;

CREATE OR REPLACE FUNCTION libretto.decimal_round(a numeric, digits int8) RETURNS numeric
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN abs(round(a, digits::int4)) < 1000000000000000000000000000000
    THEN round(a, digits::int4)
  END;

CREATE OR REPLACE FUNCTION libretto.decimal_multiply(a numeric, b numeric) RETURNS numeric
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN libretto.decimal_round(a * b, 12);

-- PostgreSQL's own quotient is rounded at a digit of its choice, and rounding that once more would
-- differ from rounding the exact one. So 13 exact digits are made first: whether the 13th is 5 or
-- more decides, whatever follows it.
CREATE OR REPLACE FUNCTION libretto.decimal_divide(a numeric, b numeric) RETURNS numeric
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN libretto.decimal_round(div(a * 10000000000000, NULLIF(b, 0)) * 0.0000000000001, 12);

CREATE OR REPLACE FUNCTION libretto.decimal_greatest(a numeric, b numeric) RETURNS numeric
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN a >= b THEN a WHEN a < b THEN b END;

CREATE OR REPLACE FUNCTION libretto.decimal_least(a numeric, b numeric) RETURNS numeric
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN a <= b THEN a WHEN a > b THEN b END;

CREATE OR REPLACE FUNCTION libretto.int_of_decimal(a numeric) RETURNS int8
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN abs(a) < 9007199254740992 THEN trunc(a)::int8 END;

-- Bounded, so that a chain of concatenations cannot make a small row fill the memory.
CREATE OR REPLACE FUNCTION libretto.text_concatenate(a text, b text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN length(a) + length(b) <= 1048576 THEN a || b END;

CREATE OR REPLACE FUNCTION libretto.text_ends_with(a text, b text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN "right"(a, length(b)) = b;

-- Bounded like the text and the pattern on the JVM, where searching takes longer.
CREATE OR REPLACE FUNCTION libretto.text_matches(a text, pattern text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN length(a) <= 16384 THEN a COLLATE "C" ~ pattern END;

-- A cast to text would follow the session's DateStyle.
CREATE OR REPLACE FUNCTION libretto.text_of_date(d date) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN lpad(EXTRACT(year FROM d)::int4::text, 4, '0')
    || '-' || lpad(EXTRACT(month FROM d)::int4::text, 2, '0')
    || '-' || lpad(EXTRACT(day FROM d)::int4::text, 2, '0');

CREATE OR REPLACE FUNCTION libretto.text_of_instant(i timestamptz) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN libretto.text_of_date((i AT TIME ZONE 'UTC')::date)
    || 'T' || (i AT TIME ZONE 'UTC')::time::text || 'Z';

-- The inner CASE is for the planner: it works out the cast of a constant before it knows the date, and
-- a cast it could not do would be an error there.
CREATE OR REPLACE FUNCTION libretto.date_add_days(d date, days int8) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN days BETWEEN date '0001-01-01' - d AND date '9999-12-31' - d
    THEN d + (CASE WHEN days BETWEEN -3652058 AND 3652058 THEN days END)::int4
  END;

-- What texts say when a field of texts becomes one of another type; null where they do not say it.

CREATE OR REPLACE FUNCTION libretto.integer_of_text(a text) RETURNS int8
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN btrim(a) ~ '^[+-]?[0-9]{1,16}$'
    THEN CASE WHEN abs(btrim(a)::int8) <= 9007199254740991 THEN btrim(a)::int8 END END;

CREATE OR REPLACE FUNCTION libretto.decimal_of_text(a text) RETURNS numeric
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN btrim(a) ~ '^[+-]?[0-9]{1,38}([.][0-9]{1,38})?$' THEN btrim(a)::numeric END;

CREATE OR REPLACE FUNCTION libretto.boolean_of_text(a text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE lower(btrim(a) COLLATE "C")
    WHEN 'true' THEN true WHEN 'yes' THEN true WHEN '1' THEN true
    WHEN 'false' THEN false WHEN 'no' THEN false WHEN '0' THEN false END;

-- The day is compared with the length of its month before the cast, which would refuse it.
CREATE OR REPLACE FUNCTION libretto.date_of_text(a text) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN btrim(a) ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
      AND "left"(btrim(a), 4) <> '0000'
    THEN CASE WHEN substr(btrim(a), 9, 2)::int4 <= CASE substr(btrim(a), 6, 2)
        WHEN '04' THEN 30 WHEN '06' THEN 30 WHEN '09' THEN 30 WHEN '11' THEN 30
        WHEN '02' THEN CASE
          WHEN "left"(btrim(a), 4)::int4 % 4 = 0
            AND ("left"(btrim(a), 4)::int4 % 100 <> 0 OR "left"(btrim(a), 4)::int4 % 400 = 0)
          THEN 29 ELSE 28 END
        ELSE 31 END
      THEN make_date("left"(btrim(a), 4)::int4, substr(btrim(a), 6, 2)::int4,
        substr(btrim(a), 9, 2)::int4) END END;

CREATE OR REPLACE FUNCTION libretto.time_of_text(a text) RETURNS time
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE WHEN btrim(a) ~ '^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,6})?)?$'
    THEN btrim(a)::time END;

-- Offsets beyond those in use are not read: PostgreSQL refuses some of them.
CREATE OR REPLACE FUNCTION libretto.instant_of_text(a text) RETURNS timestamptz
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE WHEN btrim(a)
      ~ '^[0-9-]{10}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$'
    THEN (libretto.date_of_text("left"(btrim(a), 10))
        + substring(btrim(a) FROM 'T([0-9:.]+)')::time
        - CASE WHEN "right"(btrim(a), 1) = 'Z' THEN '0'::interval
          ELSE ("right"(btrim(a), 6) || ':00')::interval END) AT TIME ZONE 'UTC' END;

CREATE OR REPLACE FUNCTION libretto.uuid_of_text(a text) RETURNS uuid
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN lower(btrim(a) COLLATE "C")
      ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
    THEN btrim(a)::uuid END;

-- The number of a pattern, with zeros before it.
CREATE OR REPLACE FUNCTION libretto.padded(n int8, digits int4) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN lpad(n::text, greatest(digits, length(n::text)), '0');

-- Metres along the surface of a sphere of the earth's mean radius (IUGG: 6,371,008.8 m), by the
-- haversine formula; at most 0.6 % from the way along the ellipsoid. A point is longitude, latitude.
CREATE OR REPLACE FUNCTION libretto.distance(a float8[], b float8[]) RETURNS float8
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN a IS NOT NULL THEN 2 * 6371008.8 * asin(sqrt(least(1,
    sin(radians(b[2] - a[2]) / 2) ^ 2
    + cos(radians(a[2])) * cos(radians(b[2])) * sin(radians(b[1] - a[1]) / 2) ^ 2))) END;

-- How far apart two vectors are, worked out in double precision: by their angle (0 to 2; null where
-- one of them is nothing but zeros), by the straight line, and by the inner product, which is
-- negated, so that near comes first.
CREATE OR REPLACE FUNCTION libretto.vector_cosine(a float4[], b float4[]) RETURNS float8
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT 1 - sum(x::float8 * y) / NULLIF(sqrt(sum(x::float8 * x)) * sqrt(sum(y::float8 * y)), 0)
    FROM unnest(a, b) AS pair(x, y));

CREATE OR REPLACE FUNCTION libretto.vector_l2(a float4[], b float4[]) RETURNS float8
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT CASE WHEN a IS NOT NULL THEN sqrt(sum((x::float8 - y) * (x::float8 - y))) END
    FROM unnest(a, b) AS pair(x, y));

CREATE OR REPLACE FUNCTION libretto.vector_ip(a float4[], b float4[]) RETURNS float8
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT CASE WHEN a IS NOT NULL THEN -sum(x::float8 * y) END FROM unnest(a, b) AS pair(x, y));

CREATE OR REPLACE FUNCTION libretto.decimal_floor(a numeric) RETURNS numeric
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN floor(a) > -1000000000000000000000000000000 THEN floor(a) END;

CREATE OR REPLACE FUNCTION libretto.decimal_ceiling(a numeric) RETURNS numeric
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN ceil(a) < 1000000000000000000000000000000 THEN ceil(a) END;

-- Places count from 0. The CASE within is for the planner, which works out constants beforehand.
CREATE OR REPLACE FUNCTION libretto.text_substring(a text, first int8, last int8) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN first >= 0 AND last >= first AND last <= length(a)
    THEN substr(a,
      (CASE WHEN first BETWEEN 0 AND 1048576 THEN first END)::int4 + 1,
      (CASE WHEN first >= 0 AND last BETWEEN first AND 1048576 THEN last - first END)::int4)
  END;

CREATE OR REPLACE FUNCTION libretto.text_substring_from(a text, first int8) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN libretto.text_substring(a, first, length(a)::int8);

-- From 1, or 0. Bounded, for the work can grow with the product of both texts.
CREATE OR REPLACE FUNCTION libretto.text_position(a text, part text) RETURNS int8
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN length(part) <= 1024 THEN strpos(a, part)::int8 END;

-- How long the result will be is known before it is made.
CREATE OR REPLACE FUNCTION libretto.text_replace(a text, part text, by text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN part <> '' AND length(part) <= 1024 AND length(a)::int8
      + (length(a) - length(replace(a, part, ''))) / NULLIF(length(part), 0)
        * (length(by) - length(part))::int8 <= 1048576
    THEN replace(a, part, by)
  END;

-- Durations are microseconds.
CREATE OR REPLACE FUNCTION libretto.duration_add(a int8, b int8) RETURNS int8
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN a + b BETWEEN -315576000000000000 AND 315576000000000000 THEN a + b END;

CREATE OR REPLACE FUNCTION libretto.duration_subtract(a int8, b int8) RETURNS int8
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN a - b BETWEEN -315576000000000000 AND 315576000000000000 THEN a - b END;

CREATE OR REPLACE FUNCTION libretto.duration_multiply(a int8, b int8) RETURNS int8
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN b = 0 OR abs(a) <= 315576000000000000 / NULLIF(abs(b), 0) THEN a * b END;

CREATE OR REPLACE FUNCTION libretto.instant_difference(a timestamptz, b timestamptz) RETURNS int8
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ((EXTRACT(epoch FROM a AT TIME ZONE 'UTC') - EXTRACT(epoch FROM b AT TIME ZONE 'UTC')) * 1000000)::int8;

-- Seconds and microseconds apart: both are exact as doubles, and no interval has months.
CREATE OR REPLACE FUNCTION libretto.instant_add(i timestamptz, micros int8) RETURNS timestamptz
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN micros BETWEEN libretto.instant_difference(timestamptz '0001-01-01 00:00:00+00', i)
      AND libretto.instant_difference(timestamptz '9999-12-31 23:59:59.999999+00', i)
    THEN (i AT TIME ZONE 'UTC' + make_interval(secs => (micros / 1000000)::float8)
      + make_interval(secs => (micros % 1000000)::float8 / 1000000)) AT TIME ZONE 'UTC'
  END;

CREATE OR REPLACE FUNCTION libretto.text_of_duration(a int8) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN a = 0 THEN 'PT0S'
    WHEN a IS NOT NULL THEN CASE WHEN a < 0 THEN '-PT' ELSE 'PT' END
      || CASE WHEN abs(a) >= 3600000000 THEN (abs(a) / 3600000000)::text || 'H' ELSE '' END
      || CASE
        WHEN abs(a) % 3600000000 >= 60000000
        THEN (abs(a) % 3600000000 / 60000000)::text || 'M' ELSE ''
      END
      || CASE
        WHEN abs(a) % 60000000 > 0
        THEN trim_scale((abs(a) % 60000000)::numeric / 1000000)::text || 'S' ELSE ''
      END
  END;

CREATE OR REPLACE FUNCTION libretto.decimal_bounded(a numeric) RETURNS numeric
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN abs(a) < 1000000000000000000000000000000 THEN a END;

CREATE OR REPLACE FUNCTION libretto.duration_of_decimal(a numeric) RETURNS int8
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN abs(a) <= 315576000000000000 THEN a::int8 END;

-- What a condition of a table demands of a write is not met. Volatile, so that it is called for the
-- rows that are written and never while a plan is made.
CREATE OR REPLACE FUNCTION libretto.refuse(demand text) RETURNS int8
  LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE AS $$
BEGIN
  IF demand = 'outdated' THEN
    RAISE EXCEPTION 'the row was changed meanwhile' USING ERRCODE = '40001';
  END IF;
  RAISE EXCEPTION 'a demand is not met' USING ERRCODE = 'LB002', CONSTRAINT = demand;
END
$$;

-- A link to a row its writer may not read is refused as one to a row there is not: by the same
-- constraint.
CREATE OR REPLACE FUNCTION libretto.refuse_link(target_key text) RETURNS uuid
  LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE AS $$
BEGIN
  RAISE EXCEPTION 'a link leads nowhere'
    USING ERRCODE = 'foreign_key_violation', CONSTRAINT = target_key;
END
$$;

-- One object over another, the later ones winning: what several changes come to.
CREATE OR REPLACE AGGREGATE libretto.merged(jsonb) (
  SFUNC = jsonb_concat, STYPE = jsonb, PARALLEL = SAFE
);
