-- How many people are shared by which handlers: one bit a handler, this year.
SELECT ordinary, sensitive, out_ordinary, out_sensitive, count(*) AS people
FROM (
  SELECT
    s.person,
    bit_or(CASE WHEN s.counts AND s.ordinary THEN h.bit ELSE 0 END) AS ordinary,
    bit_or(CASE WHEN s.counts AND s.sensitive THEN h.bit ELSE 0 END) AS sensitive,
    bit_or(CASE WHEN NOT s.counts AND s.ordinary THEN h.bit ELSE 0 END) AS out_ordinary,
    bit_or(CASE WHEN NOT s.counts AND s.sensitive THEN h.bit ELSE 0 END) AS out_sensitive
  FROM sent AS s
  JOIN handlers AS h ON s.handler = h.handler
  WHERE s.day >= $new_year
  GROUP BY s.person
) AS p
GROUP BY ordinary, sensitive, out_ordinary, out_sensitive
ORDER BY ordinary, sensitive, out_ordinary, out_sensitive
