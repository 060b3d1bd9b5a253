-- How many people of a handler were sent in either year, and how many of them close to 1 January.
SELECT
  handler,
  last_ordinary, before_ordinary, this_ordinary, after_ordinary,
  last_sensitive, before_sensitive, this_sensitive, after_sensitive,
  count(*) AS people
FROM (
  SELECT
    handler,
    person,
    max(CASE WHEN ordinary AND day < $new_year THEN 1 ELSE 0 END) AS last_ordinary,
    max(CASE WHEN ordinary AND day < $new_year AND day >= $before THEN 1 ELSE 0 END) AS before_ordinary,
    max(CASE WHEN ordinary AND day >= $new_year THEN 1 ELSE 0 END) AS this_ordinary,
    max(CASE WHEN ordinary AND day >= $new_year AND day < $after THEN 1 ELSE 0 END) AS after_ordinary,
    max(CASE WHEN sensitive AND day < $new_year THEN 1 ELSE 0 END) AS last_sensitive,
    max(CASE WHEN sensitive AND day < $new_year AND day >= $before THEN 1 ELSE 0 END) AS before_sensitive,
    max(CASE WHEN sensitive AND day >= $new_year THEN 1 ELSE 0 END) AS this_sensitive,
    max(CASE WHEN sensitive AND day >= $new_year AND day < $after THEN 1 ELSE 0 END) AS after_sensitive
  FROM sent
  WHERE counts
  GROUP BY handler, person
) AS p
GROUP BY
  handler,
  last_ordinary, before_ordinary, this_ordinary, after_ordinary,
  last_sensitive, before_sensitive, this_sensitive, after_sensitive
