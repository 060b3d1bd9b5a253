"""上海, 上海市 and Shanghai are the same; the nine cities are known; what is unknown stays unknown."""

import pytest

from tongguan.law.catalogues import Catalogues, UnknownEntryError

NINE = ["广州", "深圳", "珠海", "佛山", "惠州", "东莞", "中山", "江门", "肇庆"]


@pytest.mark.parametrize("name", ["上海", "上海市", "Shanghai", "SHANGHAI", " shanghai ", "Shanghai City", "上海 市"])
def test_a_city_has_many_spellings(catalogues: Catalogues, name: str) -> None:
    city = catalogues.places.normalise_city(name)
    assert city is not None
    assert city.id == "shanghai"
    assert catalogues.places.province(name).id == "shanghai"


@pytest.mark.parametrize(
    ("name", "province"),
    [
        ("广西", "guangxi"),
        ("广西壮族自治区", "guangxi"),
        ("内蒙古自治区", "inner_mongolia"),
        ("Guangdong Province", "guangdong"),
        ("新疆", "xinjiang"),
        ("Tibet", "tibet"),
        ("Xizang", "tibet"),
    ],
)
def test_a_province_has_many_spellings(catalogues: Catalogues, name: str, province: str) -> None:
    assert catalogues.places.province(name).id == province


@pytest.mark.parametrize(
    ("name", "province", "city"),
    [
        ("Suzhou", None, "suzhou"),
        ("Suzhou", "安徽", "suzhou_anhui"),
        ("Suzhou", "Jiangsu", "suzhou"),
        ("宿州", None, "suzhou_anhui"),
        ("Taizhou", "浙江", "taizhou_zhejiang"),
        ("Taizhou", "江苏省", "taizhou_jiangsu"),
        ("Fuzhou", "江西", "fuzhou_jiangxi"),
        ("吉林市", "吉林省", "jilin"),
        ("Xi’an", None, "xian"),
        ("广东省深圳市", None, "shenzhen"),
        ("广东深圳", None, "shenzhen"),
        ("吉林省吉林市", None, "jilin"),
        ("辽宁朝阳", None, "chaoyang"),
        ("北京朝阳", None, "beijing"),
        ("上海市浦东新区", None, "shanghai"),
        ("吕梁", None, "luliang"),
        ("Urumqi", None, "urumqi"),
    ],
)
def test_cities_of_one_name_are_told_apart(catalogues: Catalogues, name: str, province: str | None, city: str) -> None:
    found = catalogues.places.normalise_city(name, province)
    assert found is not None
    assert found.id == city


@pytest.mark.parametrize("name", ["Taizhou", "亚特兰蒂斯", "昆山", "江苏省昆山市"])
def test_an_unknown_or_ambiguous_city_is_none(catalogues: Catalogues, name: str) -> None:
    assert catalogues.places.normalise_city(name) is None


def test_a_near_miss_is_suggested(catalogues: Catalogues) -> None:
    assert catalogues.places.nearest_cities("Shenzen")[0].id == "shenzhen"
    assert "shenzhen" in [city.id for city in catalogues.places.nearest_cities("深圳特区")]
    with pytest.raises(UnknownEntryError, match="`Gaungdong` is no province") as refused:
        catalogues.places.province("Gaungdong")
    assert "`广东省`" in (refused.value.help or "")


def test_the_nine_cities_and_no_other_are_in_the_bay_area(catalogues: Catalogues) -> None:
    marked = {city.label.zh.removesuffix("市") for city in catalogues.places.cities.values() if city.gba}
    assert marked == set(NINE)


@pytest.mark.parametrize(
    ("city", "province", "expected"),
    [
        ("深圳", "广东", True),
        ("Shenzhen", None, True),
        ("汕头", "广东", False),
        ("上海", None, False),
        ("昆山", "江苏", False),
        ("南沙区", "广东", None),
        ("南沙区", None, None),
        (None, None, None),
        (None, "广东", None),
        (None, "四川", False),
    ],
)
def test_being_in_the_bay_area_may_be_unknown(
    catalogues: Catalogues, *, city: str | None, province: str | None, expected: bool | None
) -> None:
    assert catalogues.places.in_gba(city, province) is expected


@pytest.mark.parametrize(
    ("name", "code"),
    [("NO", "NO"), ("挪威", "NO"), ("香港", "HK"), ("Macau", "MO"), ("台湾地区", "TW"), ("uk", "GB"), ("中国", "CN")],
)
def test_territories_have_many_spellings(catalogues: Catalogues, name: str, code: str) -> None:
    assert catalogues.territories.territory(name).id == code


def test_only_the_mainland_is_inside(catalogues: Catalogues) -> None:
    assert [each.id for each in catalogues.territories.territories.values() if each.inside] == ["CN"]


def test_an_unknown_territory_is_refused_with_the_nearest(catalogues: Catalogues) -> None:
    with pytest.raises(UnknownEntryError, match="`Singapur` is no territory") as refused:
        catalogues.territories.territory("Singapur")
    assert "`SG`" in (refused.value.help or "")
