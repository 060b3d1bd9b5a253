"""A Fides dataset becomes data items after a look; what cannot be mapped is shown; an export goes out as one."""

import json
from contextlib import suppress

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from tongguan.law import load_catalogues
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.scope import within
from tongguan.office.exports.content import content_of, entry_in
from tongguan.office.exports.fides import NotFidesError, dataset_of, map_fields, read_datasets, table
from tongguan.office.exports.keeping import keep
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import current
from tongguan.vocabulary import TongguanError

CATALOGUES = load_catalogues()
HERE = "/o/yunfan/exports/fides/"
DATASET = """
dataset:
  - fides_key: crm
    name: CRM
    organization_fides_key: default_organization
    data_categories: []
    collections:
      - name: customers
        fields:
          - name: email
            data_categories: [user.contact.email]
            fides_meta: {primary_key: true}
          - name: born
            data_categories: [user.demographic.date_of_birth]
          - name: where
            data_categories: [user.location]
          - name: insurance
            data_categories: [user.health.insurance_beneficiary_id]
          - name: payslip
            data_categories: [user]
          - name: created
            data_categories: [system.operations]
          - name: notes
          - name: address
            fields:
              - name: street
                data_categories: [user.contact.address.street]
"""


@pytest.fixture
def version(company: Organisation, owner: User, retailer: str) -> Version:
    with within(company.pk):
        return keep(company, retailer, source="", why="first", by=owner)


def test_every_item_of_the_table_is_in_the_catalogue() -> None:
    assert {item for each in table().values() for item in each.items} <= CATALOGUES.items.items.keys()


def test_categories_come_to_items_and_the_rest_is_shown() -> None:
    found = map_fields(read_datasets(DATASET), CATALOGUES)
    assert [(each.item, each.broad) for each in found.items] == [
        ("email", False),
        ("date_of_birth", False),
        ("coarse_location", True),
        ("payslip", False),
        ("postal_address", False),
    ]
    assert found.items[-1].fields == ("crm.customers.address.street",)
    assert dict(found.unmapped) == {
        "user.health.insurance_beneficiary_id": ("crm.customers.insurance",),
        "": ("crm.customers.notes",),
    }


@pytest.mark.parametrize(
    "text", ["", "dataset: []", "x: 1", "dataset: [1]", "dataset: [{collections: [1]}]", "dataset: [{collections: 1}]",
             "dataset: [{collections: [{name: a, fields: [1]}]}]", "dataset: [{collections: [{name: a, fields: 1}]}]"],
)  # fmt: skip
def test_what_is_no_dataset_is_refused(text: str) -> None:
    with pytest.raises(NotFidesError):
        read_datasets(text)


KEYS = st.sampled_from(["dataset", "collections", "fields", "name", "data_categories"])
SHAPES = st.recursive(
    st.none() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=40, deadline=None)
@given(SHAPES)
def test_any_shape_is_read_or_refused_in_words(shape: object) -> None:
    with suppress(TongguanError):
        map_fields(read_datasets(json.dumps({"dataset": shape})), CATALOGUES)


def test_an_export_goes_out_and_comes_back(version: Version) -> None:
    for export in content_of(version)["exports"]:
        found = map_fields(read_datasets(dataset_of(export, CATALOGUES)), CATALOGUES)
        assert [each.item for each in found.items] == export["data_items"]
        assert not found.unmapped


def test_nothing_is_saved_before_a_person_agrees(client: Client, company: Organisation, version: Version) -> None:
    sent = {"text": DATASET, "into": "loyalty-crm", "why": "来自数据目录"}
    look = client.post(HERE, {**sent, "act": "look"})
    text = look.content.decode()
    assert look.status_code == 200
    assert "user.health.insurance_beneficiary_id" in text
    assert 'value="email" checked' in text
    assert 'value="coarse_location" checked' not in text
    with within(company.pk):
        assert Version.objects.count() == 1
    done = client.post(HERE, {**sent, "act": "keep", "item": ["email", "payslip"]}, follow=True)
    assert "已存为第 2 版" in done.content.decode()
    with within(company.pk):
        export = entry_in(content_of(current()), "exports", "loyalty-crm")
    assert export is not None
    assert export["data_items"] == ["name", "mobile_number", "purchase_history", "email", "payslip"]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"text": "dataset: 1", "into": "loyalty-crm", "why": "x"}, "text"),
        ({"text": DATASET, "into": "nothing", "why": "x"}, "into"),
        ({"text": DATASET, "into": "loyalty-crm"}, "why"),
        ({"into": "loyalty-crm", "why": "x"}, "file"),
    ],
)
def test_a_mistake_is_told_beside_its_field(client: Client, version: Version, sent: dict[str, str], field: str) -> None:
    answer = client.post(HERE, {**sent, "act": "look"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_the_file_is_given_with_its_name(client: Client, version: Version) -> None:
    answer = client.get(f"{HERE}of/loyalty-crm/")
    assert answer["Content-Disposition"] == 'attachment; filename="loyalty-crm.dataset.yml"'
    assert answer.content.decode().startswith("dataset:")
