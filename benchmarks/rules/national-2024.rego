# The pathway of one export under the law of 2026-06-30: the first rule that holds decides.
package national

# DSL-2021#36
pathway := "prohibited" if {
	input.foreign_authority_requested
	not input.foreign_authority_approved
} else := "prohibited" if {
	# PIPL-2021#42
	input.contains_personal_information
	restricted
} else := "other_law" if {
	# DSL-2021#25, #21.2, #54, #53.1
	special
} else := "other_law" if {
	# PIPL-2021#38.2
	input.contains_personal_information
	input.treaty != "none"
} else := "not_an_export" if {
	# AG-2025#1.2.3
	input.mode == "overseas_processing"
	input.handler_established_in != "CN"
	input.handler_article_3_2_ground == "none"
} else := "not_an_export" if {
	# AG-2025#1.2.1
	input.mode == "transfer"
	count(input.recipient_territories) > 0
	not abroad
} else := "not_an_export" if {
	# QA-2025-10#5
	input.mode == "remote_access"
	input.accessed_from == "china"
} else := "security_assessment" if {
	# NDSR-2024#37
	input.contains_important_data == "told_or_published"
	domestic
} else := "security_assessment" if {
	# PIPL-2021#37, #36
	input.contains_personal_information
	public_body
} else := "exempt" if {
	# CBDF-2024#5.1.1, #5.1.2, #5.1.3, NDSR-2024#35.1.6
	input.contains_personal_information
	input.contains_important_data != "told_or_published"
	input.necessity_truly_needed
	necessary
} else := "exempt" if {
	# CBDF-2024#3
	not input.contains_personal_information
	input.contains_important_data != "told_or_published"
} else := "exempt" if {
	# CBDF-2024#4
	input.contains_personal_information
	input.contains_important_data != "told_or_published"
	not input.collected_in_china
	not input.domestic_data_added
} else := "exempt" if {
	# CBDF-2024#6.2
	input.zone_list_outside
	input.contains_important_data != "told_or_published"
	zone_covers
	zone_open
} else := "exempt" if {
	# CBDF-2024#5.1.4
	input.contains_personal_information
	input.contains_important_data != "told_or_published"
	not input.contains_sensitive
	not input.handler_ciio
	input.people_ordinary < 100000
} else := "security_assessment" if {
	# CBDF-2024#7.1.1, #7.1.2
	assessed
} else := "contract_or_certification"

# CBDF-2024#8.1, PIPL-2021#38.1

restricted if {
	some restriction in input.recipient_restrictions
	restriction != "none"
}

restricted if {
	some restriction in input.onward_restrictions
	restriction != "none"
}

special if input.contains_export_controlled

special if input.contains_core_data

special if input.contains_party_government_military

special if input.contains_state_secret

abroad if {
	some territory in input.recipient_territories
	territory != "CN"
}

abroad if {
	some territory in input.onward_territories
	territory != "CN"
}

domestic if input.collected_in_china

domestic if input.domestic_data_added

public_body if input.handler_authorised_public_body

public_body if input.handler_state_organ

necessary if input.necessity_contract_with_individual

necessary if {
	input.about == "employees"
	input.necessity_cross_border_hr
	input.necessity_labour_rules
	input.necessity_collective_contract
}

necessary if input.necessity_emergency

necessary if input.necessity_statutory_duty

zone_covers if {
	input.zone_list_recorded
	input.zone_has_list
}

zone_covers if input.zone_entry

zone_open if not input.handler_ciio

zone_open if input.zone_open_to_ciio

zone_open if input.zone_list_recorded

assessed if input.handler_ciio

assessed if input.contains_important_data == "told_or_published"

assessed if input.people_ordinary >= 1000000

assessed if input.people_sensitive >= 10000
