-- The rules of 2026-06-30 by hand, for a table: one day, no unknown facts, one citation for each possible pathway.
WITH facts AS (
    SELECT
        handler, export,
        contains_personal_information AS personal,
        contains_sensitive AS sensitive,
        contains_important_data = 'told_or_published' AS important,
        collected_in_china OR domestic_data_added AS domestic,
        handler_ciio AS ciio,
        people_ordinary, people_sensitive,
        CASE
            WHEN foreign_authority_requested AND NOT foreign_authority_approved THEN 'DSL-2021#36'
            WHEN contains_personal_information AND (
                len(list_filter(recipients, lambda r: r.restricted <> 'none')) > 0
                OR len(list_filter(onward, lambda o: o.restricted <> 'none')) > 0
            ) THEN 'PIPL-2021#42'
        END AS prohibited,
        CASE
            WHEN contains_export_controlled THEN 'DSL-2021#25'
            WHEN contains_core_data THEN 'DSL-2021#21.2'
            WHEN contains_party_government_military THEN 'DSL-2021#54'
            WHEN contains_state_secret THEN 'DSL-2021#53.1'
            WHEN contains_personal_information AND treaty <> 'none' THEN 'PIPL-2021#38.2'
        END AS other_law,
        CASE
            WHEN mode = 'overseas_processing' AND handler_established_in <> 'CN' AND handler_article_3_2_ground = 'none'
                THEN 'AG-2025#1.2.3'
            WHEN mode = 'transfer' AND len(list_filter(recipients, lambda r: r.territory <> 'CN')) = 0
                AND len(list_filter(onward, lambda o: o.territory <> 'CN')) = 0 THEN 'AG-2025#1.2.1'
            WHEN mode = 'remote_access' AND accessed_from = 'china' THEN 'QA-2025-10#5'
        END AS no_export,
        handler_authorised_public_body AS public_body, handler_state_organ AS organ,
        CASE
            WHEN contains_personal_information AND necessity_contract_with_individual AND necessity_truly_needed
                THEN 'CBDF-2024#5.1.1'
            WHEN contains_personal_information AND about = 'employees' AND necessity_cross_border_hr
                AND necessity_labour_rules AND necessity_collective_contract AND necessity_truly_needed
                THEN 'CBDF-2024#5.1.2'
            WHEN NOT contains_personal_information THEN 'CBDF-2024#3'
            WHEN necessity_emergency AND necessity_truly_needed THEN 'CBDF-2024#5.1.3'
            WHEN NOT collected_in_china AND NOT domestic_data_added THEN 'CBDF-2024#4'
            WHEN zone_list_recorded AND handler_zone <> 'none' AND zone_list_outside THEN 'CBDF-2024#6.2'
        END AS freed,
        necessity_statutory_duty AND necessity_truly_needed AS duty
    FROM read_parquet('{file}')
), decided AS (
    SELECT
        handler, export, personal, sensitive, important, ciio, people_ordinary, people_sensitive,
        CASE
            WHEN prohibited IS NOT NULL THEN 5 WHEN other_law IS NOT NULL THEN 4 WHEN no_export IS NOT NULL THEN 0
            WHEN important AND domestic THEN 3
            WHEN personal AND (public_body OR organ) THEN 3
            WHEN freed IS NOT NULL AND NOT important THEN 1
            WHEN personal AND duty AND NOT important THEN 1
            WHEN NOT important AND NOT personal THEN 1
            WHEN ciio OR important THEN 3
        END AS weight,
        CASE
            WHEN prohibited IS NOT NULL THEN prohibited WHEN other_law IS NOT NULL THEN other_law
            WHEN no_export IS NOT NULL THEN no_export
            WHEN important AND domestic THEN 'NDSR-2024#37'
            WHEN personal AND public_body THEN 'PIPL-2021#37'
            WHEN personal AND organ THEN 'PIPL-2021#36'
            WHEN freed IS NOT NULL AND NOT important THEN freed
            WHEN personal AND duty AND NOT important THEN 'NDSR-2024#35.1.6'
            WHEN ciio THEN 'CBDF-2024#7.1.1'
            WHEN important THEN 'CBDF-2024#7.1.2'
        END AS cite,
        CASE
            WHEN prohibited IS NOT NULL OR other_law IS NOT NULL THEN true WHEN no_export IS NOT NULL THEN false
            WHEN important AND domestic OR personal AND (public_body OR organ) THEN true
            WHEN freed IS NOT NULL AND NOT important THEN false
            ELSE true
        END AS counted
    FROM facts
), handlers AS (
    SELECT
        handler,
        coalesce(max(people_ordinary) FILTER (WHERE counted AND personal), 0) AS ordinary_low,
        CAST(coalesce(sum(people_ordinary) FILTER (WHERE counted AND personal), 0) AS BIGINT) AS ordinary_high,
        coalesce(max(people_sensitive) FILTER (WHERE counted AND personal AND sensitive), 0) AS sensitive_low,
        CAST(coalesce(sum(people_sensitive) FILTER (WHERE counted AND personal AND sensitive), 0) AS BIGINT)
            AS sensitive_high,
        coalesce(max(weight), 0) AS heaviest,
        coalesce(bool_or(weight IS NULL AND NOT sensitive), false) AS some_small,
        coalesce(bool_or(weight IS NULL AND sensitive), false) AS some_special
    FROM decided GROUP BY handler
), lines AS (
    SELECT
        *,
        ordinary_low < 100000 AS may_be_small,
        ordinary_high >= 100000 AND ordinary_low < 1000000 AND sensitive_low < 10000 AS may_be_middle,
        ordinary_low < 1000000 AND sensitive_low < 10000 AS may_be_contract,
        ordinary_high >= 1000000 OR sensitive_high >= 10000 AS may_be_large
    FROM handlers
), wholes AS (
    SELECT
        *,
        concat_ws('|',
            CASE WHEN heaviest = 0 AND NOT some_small AND NOT some_special THEN 'not_an_export' END,
            CASE WHEN heaviest <= 1 AND NOT some_special AND (some_small AND may_be_small OR NOT some_small AND heaviest = 1)
                THEN 'exempt' END,
            CASE WHEN heaviest <= 2 AND (some_special AND may_be_contract OR some_small AND may_be_middle)
                THEN 'contract_or_certification' END,
            CASE WHEN heaviest <= 3 AND (heaviest = 3 OR may_be_large AND (some_special OR some_small AND ordinary_high >= 100000))
                THEN 'security_assessment' END,
            CASE WHEN heaviest = 4 THEN 'other_law' END,
            CASE WHEN heaviest = 5 THEN 'prohibited' END
        ) AS overall
    FROM lines
)
SELECT
    d.handler, d.export,
    CASE
        WHEN weight IS NOT NULL THEN
            ['not_an_export', 'exempt', 'contract_or_certification', 'security_assessment', 'other_law', 'prohibited'][1 + weight]
        WHEN sensitive THEN concat_ws('|',
            CASE WHEN may_be_contract THEN 'contract_or_certification' END,
            CASE WHEN may_be_large THEN 'security_assessment' END)
        ELSE concat_ws('|',
            CASE WHEN may_be_small THEN 'exempt' END,
            CASE WHEN may_be_middle THEN 'contract_or_certification' END,
            CASE WHEN may_be_large AND ordinary_high >= 100000 THEN 'security_assessment' END)
    END AS possible,
    CASE
        WHEN weight IS NOT NULL THEN cite
        WHEN sensitive THEN concat_ws('|',
            CASE WHEN may_be_contract THEN 'CBDF-2024#8.1' END, CASE WHEN may_be_large THEN 'CBDF-2024#7.1.2' END)
        ELSE concat_ws('|',
            CASE WHEN may_be_small THEN 'CBDF-2024#5.1.4' END, CASE WHEN may_be_middle THEN 'CBDF-2024#8.1' END,
            CASE WHEN may_be_large AND ordinary_high >= 100000 THEN 'CBDF-2024#7.1.2' END)
    END AS decided_by,
    counted, ordinary_low, ordinary_high, sensitive_low, sensitive_high, overall
FROM decided d JOIN wholes USING (handler)
