-- Rows that carry only identifiers which too many share.
SELECT CAST(coalesce(sum(c.many), 0) AS BIGINT) AS many
FROM combinations AS c
SEMI JOIN (SELECT record FROM resolved WHERE NOT identified) AS o USING (record)
ANTI JOIN (SELECT record FROM resolved WHERE identified) AS r USING (record)
