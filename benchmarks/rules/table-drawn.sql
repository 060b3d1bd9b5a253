-- A table of exports, drawn: most plain, some of each kind that the law knows, about eight to a handler.
-- Everything that the law of the day asks for is known. Equal numbers of rows give equal tables.
WITH drawn AS (
    SELECT
        range AS n,
        CAST(range // 8 AS BIGINT) AS company,
        hash(range) % 100 AS kind,
        hash(range, 1) % 1000 / 1000.0 AS size,
        hash(range, 2) % 1000 / 1000.0 AS share,
        hash(range, 3) % 4 = 0 AS special,
        hash(range // 8, 4) AS sort
    FROM range({exports})
), known AS (
    SELECT
        *,
        kind BETWEEN 84 AND 87 AS impersonal,
        ['SG', 'US', 'DE', 'FR', 'JP', 'GB', 'KR', 'AU'] AS abroad,
        CAST(pow(70000, size) AS BIGINT) AS people
    FROM drawn
)
SELECT
    'handler ' || company AS handler,
    'export ' || n AS export,
    'CN' AS handler_established_in,
    'none' AS handler_article_3_2_ground,
    CASE WHEN sort % 10 = 0 THEN 'beijing' ELSE 'none' END AS handler_zone,
    sort % 16 = 1 AS handler_ciio,
    sort % 50 = 2 AS handler_state_organ,
    sort % 50 = 3 AS handler_authorised_public_body,
    CASE WHEN kind BETWEEN 70 AND 75 THEN 'remote_access' ELSE 'transfer' END AS mode,
    CASE WHEN kind BETWEEN 70 AND 72 THEN 'china' ELSE 'abroad' END AS accessed_from,
    [
        {'territory': abroad[1 + n % 8], 'restricted': CASE WHEN n % 97 = 0 THEN 'limited' ELSE 'none' END},
        {'territory': abroad[1 + (n // 8) % 8], 'restricted': 'none'}
    ][1 : 1 + n % 2] AS recipients,
    CASE WHEN n % 4 = 0 THEN [{'territory': 'SG', 'restricted': 'none'}] ELSE [] END AS onward,
    CASE WHEN kind BETWEEN 63 AND 65 THEN 'pharma' ELSE 'retail' END AS sector,
    CASE WHEN kind BETWEEN 63 AND 65 THEN 'clinical_trials' ELSE 'membership' END AS scenario,
    kind NOT BETWEEN 77 AND 83 AS collected_in_china,
    kind BETWEEN 81 AND 83 AS domestic_data_added,
    CASE WHEN kind BETWEEN 40 AND 53 THEN 'employees' ELSE 'customers' END AS about,
    false AS under_14,
    NOT impersonal AS contains_personal_information,
    special AND NOT impersonal AS contains_sensitive,
    CASE WHEN kind BETWEEN 88 AND 91 THEN 'told_or_published' WHEN kind BETWEEN 92 AND 94 THEN 'suspected' ELSE 'none' END
        AS contains_important_data,
    false AS contains_state_secret,
    kind = 95 AS contains_core_data,
    kind = 96 AS contains_export_controlled,
    false AS contains_party_government_military,
    kind BETWEEN 30 AND 39 AS necessity_contract_with_individual,
    kind BETWEEN 40 AND 53 AS necessity_cross_border_hr,
    kind BETWEEN 40 AND 53 AS necessity_labour_rules,
    kind BETWEEN 40 AND 47 AS necessity_collective_contract,
    kind BETWEEN 54 AND 56 AS necessity_emergency,
    kind BETWEEN 57 AND 59 AS necessity_statutory_duty,
    kind BETWEEN 30 AND 59 AS necessity_truly_needed,
    kind BETWEEN 60 AND 62 AS zone_list_recorded,
    kind BETWEEN 60 AND 65 AS zone_list_outside,
    CASE WHEN kind = 97 THEN 'an agreement' ELSE 'none' END AS treaty,
    kind BETWEEN 98 AND 99 AS foreign_authority_requested,
    kind = 99 AS foreign_authority_approved,
    CASE WHEN impersonal THEN 0 ELSE people END AS people_ordinary,
    CASE WHEN impersonal OR NOT special THEN 0 ELSE least(people, CAST(pow(3500, share) AS BIGINT)) END AS people_sensitive,
    DATE '2026-06-30' AS people_until
FROM known
