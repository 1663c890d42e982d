"""What the names of the codebooks of who stand for."""

import datetime as dt

import pytest

from dragoman import codebooks

ISO_3166 = frozenset(
    """
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM
    BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR
    CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB
    GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA
    JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA
    MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR
    NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS
    SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON
    TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
    """.split()
)
NO_UN_MEMBERS = frozenset(
    """
    ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM ESH FLK FRO GGY GIB GLP GRL GUF GUM HKG HMD IMN IOT
    JEY MAC MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PSE PYF REU SGS SHN SJM SPM SXM TCA TKL TWN UMI VAT VGB VIR WLF
    """.split()
)
OUR_CODES = {"XKX", "XNC", "XAB", "XSO", "XTN", "XSL", "XNK"}
STATES = codebooks.states()


def the(phrase):
    """What a phrase stands for, as (kind, id, role) of each meaning."""
    return [(known.kind, known.id, known.role) for known in codebooks.who().of(phrase)]


def test_every_member_of_the_united_nations_is_there():
    members = {code for code, state in STATES.items() if state.status == "member"}

    assert members == ISO_3166 - NO_UN_MEMBERS
    assert len(members) == 193


def test_every_code_is_of_iso_or_ours_or_of_a_former_state():
    former = {code for code, state in STATES.items() if state.status == "former"}

    assert STATES.keys() == ISO_3166 | OUR_CODES | former
    assert not former & ISO_3166


def test_no_two_states_of_today_share_a_short_code():
    today = [state.iso2 for state in STATES.values() if state.status != "former" and state.iso2]

    assert len(today) == len(set(today)) == len(ISO_3166) + 1
    assert all(len(code) == 2 and code.isupper() for code in today)


def test_states_end_after_they_begin_and_former_ones_have_ended():
    for state in STATES.values():
        if state.status == "former":
            assert state.valid_to
            assert state.successors
        if state.valid_from and state.valid_to:
            assert state.valid_from < state.valid_to


@pytest.mark.parametrize(
    ("phrase", "code", "role"),
    [
        ("Afghanistan", "AFG", "name"), ("Afghan", "AFG", "demonym"), ("Afghans", "AFG", "people"),
        ("U.S.", "USA", "name"), ("US", "USA", "name"), ("United States of America", "USA", "name"),
        ("American", "USA", "demonym"), ("Americans", "USA", "people"), ("White House", "USA", "seat"),
        ("Foggy Bottom", "USA", "seat"), ("Washington", "USA", "capital"), ("UK", "GBR", "name"),
        ("U.K.", "GBR", "name"), ("Britain", "GBR", "name"), ("Briton", "GBR", "demonym"),
        ("Downing Street", "GBR", "seat"), ("Whitehall", "GBR", "seat"), ("PRC", "CHN", "name"),
        ("Zhongnanhai", "CHN", "seat"), ("DPRK", "PRK", "name"), ("Pyongyang", "PRK", "capital"),
        ("Türkiye", "TUR", "name"), ("Turkiye", "TUR", "name"), ("Turks", "TUR", "people"),
        ("Czechia", "CZE", "name"), ("Burma", "MMR", "name"), ("Burmese", "MMR", "demonym"),
        ("Ivory Coast", "CIV", "name"), ("Côte d’Ivoire", "CIV", "name"), ("Cabo Verde", "CPV", "name"),
        ("Islamic Republic of Iran", "IRN", "name"), ("Tehran", "IRN", "capital"),
        ("Emirati", "ARE", "demonym"), ("Emiratis", "ARE", "people"), ("UAE", "ARE", "name"),
        ("Kazakh", "KAZ", "demonym"), ("Kazakhstani", "KAZ", "demonym"), ("Astana", "KAZ", "capital"),
        ("Nur-Sultan", "KAZ", "capital"), ("Akorda", "KAZ", "seat"), ("Ak Orda", "KAZ", "seat"),
        ("Kiev", "UKR", "capital"), ("Kyiv", "UKR", "capital"), ("Bankova", "UKR", "seat"),
        ("Kremlin", "RUS", "seat"), ("Elysee", "FRA", "seat"), ("Élysée", "FRA", "seat"),
        ("Quai d’Orsay", "FRA", "seat"), ("Blue House", "KOR", "seat"), ("Tel Aviv", "ISR", "capital"),
        ("Democratic Republic of Congo", "COD", "name"), ("Congo-Brazzaville", "COG", "name"),
        ("Guinea-Bissau", "GNB", "name"), ("Papua New Guinea", "PNG", "name"), ("South Sudan", "SSD", "name"),
        ("Kosovo", "XKX", "name"), ("Kosovar", "XKX", "demonym"), ("Taiwan", "TWN", "name"),
        ("Palestinian Authority", "PSE", "name"), ("Ramallah", "PSE", "capital"), ("Sahrawi", "ESH", "demonym"),
        ("Holy See", "VAT", "name"), ("Abkhaz", "XAB", "demonym"), ("Somaliland", "XSL", "name"),
        ("Soviet Union", "SUN", "name"), ("USSR", "SUN", "name"), ("Yugoslav", "YUG", "demonym"),
        ("Zaire", "ZAR", "name"), ("East Germany", "DDR", "name"), ("Greenlandic", "GRL", "demonym"),
        ("Hong Kong", "HKG", "name"), ("Puerto Rican", "PRI", "demonym"), ("Swaziland", "SWZ", "name"),
        ("Macedonia", "MKD", "name"), ("Holland", "NLD", "name"), ("KYRGYZSTAN", "KGZ", "name"),
    ],
)  # fmt: skip
def test_a_name_stands_for_its_state(phrase, code, role):
    assert ("state", code, role) in the(phrase)


@pytest.mark.parametrize(
    ("phrase", "kind", "id"),
    [
        ("UN", "organisation", "un"), ("U.N.", "organisation", "un"), ("UNRCCA", "organisation", "unrcca"),
        ("United Nations Regional Centre for Preventive Diplomacy for Central Asia", "organisation", "unrcca"),
        ("United Nations Regional Center for Preventive Diplomacy for Central Asia", "organisation", "unrcca"),
        ("WHO", "organisation", "who"), ("Nato", "organisation", "nato"), ("European Commission", "organisation", "european_commission"),
        ("Organization of Turkic States", "organisation", "ots"), ("Gulf Cooperation Council", "organisation", "gcc"),
        ("African Union", "organisation", "au"), ("IAEA", "organisation", "iaea"), ("Interpol", "organisation", "interpol"),
        ("Central Asian countries", "assembly", "central_asia"), ("Central Asian republics", "assembly", "central_asia"),
        ("states of Central Asia", "assembly", "central_asia"), ("C5+1", "assembly", "c5_plus_1"), ("G7", "assembly", "g7"),
        ("Gulf Arab states", "assembly", "gulf"), ("the West", "assembly", "west"), ("NATO allies", "assembly", "nato_members"),
        ("neighbors of Afghanistan", "assembly", "neighbours_of_afghanistan"), ("P5+1", "assembly", "p5_plus_1"),
        ("Taliban", "group", "taliban"), ("Islamic Emirate", "group", "taliban"), ("Hezbollah", "group", "hezbollah"),
        ("Ansar Allah", "group", "houthis"), ("al-Shabaab", "group", "al_shabaab"), ("Al-Qaeda", "group", "al_qaeda"),
        ("Boko Haram", "group", "boko_haram"), ("Polisario Front", "group", "polisario"), ("M23", "group", "m23"),
        ("Islamic State", "group", "isis"), ("Rosatom", "body", "RUS:Rosatom"), ("Gazprom", "company", "gazprom"),
        ("Khaama Press", "media", "khaama"), ("Reuters", "media", "reuters"), ("Al Jazeera", "media", "al_jazeera"),
        ("ICRC", "ngo", "icrc"), ("Human Rights Watch", "ngo", "hrw"), ("Doctors Without Borders", "ngo", "msf"),
        ("Pentagon", "body", "USA:Pentagon"), ("State Duma", "body", "RUS:State Duma"), ("IDF", "body", "ISR:Israel Defense Forces"),
        ("IRGC", "body", "IRN:Islamic Revolutionary Guard Corps"), ("Mossad", "body", "ISR:Mossad"),
        ("Gulf of Guinea", None, "Gulf of Guinea"), ("Paris Agreement", None, "Paris agreement"),
    ],
)  # fmt: skip
def test_a_name_stands_for_its_actor(phrase, kind, id):
    assert [(k, i) for k, i, _ in the(phrase)] == [(kind, id)]


@pytest.mark.parametrize(
    ("phrase", "meanings"),
    [
        ("Congo", ["COD", "COG"]),
        ("Congress", ["congress_ind", "USA:Congress"]),
        ("LDP", ["ldp_jpn"]),
        ("Georgia", ["GEO"]),
        ("Jordan", ["JOR"]),
        ("Chad", ["TCD"]),
        ("Turkey", ["TUR"]),
        ("Niger", ["NER"]),
        ("Ireland", ["IRL"]),
        ("Labour", ["labour_gbr"]),
        ("Brussels", ["BEL"]),
    ],
)
def test_a_phrase_of_many_meanings_is_marked(phrase, meanings):
    found = codebooks.who().of(phrase)

    assert [known.id for known in found] == meanings
    assert all(known.cautious for known in found)


@pytest.mark.parametrize(
    "phrase", ["The Hague", "Geneva", "the Kingdom", "us", "who", "is", "west"]
)
def test_what_stands_for_nobody_is_left_out(phrase):
    assert the(phrase) == []


@pytest.mark.parametrize(
    ("id", "day", "state", "belongs"),
    [
        ("eu_members", "2019-06-01", "GBR", True),
        ("eu_members", "2020-02-01", "GBR", False),
        ("eu_members", "2013-06-30", "HRV", False),
        ("nato_members", "2024-03-06", "SWE", False),
        ("nato_members", "2024-03-07", "SWE", True),
        ("sco_members", "2021-07-07", "IRN", False),
        ("brics", "2024-06-01", "EGY", True),
        ("ecowas_members", "2025-02-01", "MLI", False),
        ("central_asia", "2021-07-07", "TKM", True),
    ],
)
def test_members_come_and_go(id, day, state, belongs):
    grouping = codebooks.groupings()[id]

    assert (state in grouping.members(dt.date.fromisoformat(day))) is belongs


def test_members_without_a_day_are_those_who_have_not_left():
    assert codebooks.groupings()["central_asia"].members() == ("KAZ", "KGZ", "TJK", "TKM", "UZB")
    assert "GBR" not in codebooks.groupings()["eu_members"].members()
    assert codebooks.groupings()["west"].members() == ()
    assert len(codebooks.groupings()["eu_members"].members()) == 27
    assert len(codebooks.groupings()["nato_members"].members()) == 32
    assert len(codebooks.groupings()["africa"].members()) == 54


def test_a_grouping_knows_its_adjective_and_one_of_its_states():
    assert the("Central Asian") == [("assembly", "central_asia", "adjective")]
    assert the("Central Asian state") == [("assembly", "central_asia", "one")]
    assert the("Gulf") == [("assembly", "gulf", "adjective")]


def test_organs_belong_to_an_organisation():
    organisations = codebooks.organisations()

    assert organisations["unrcca"].parent == "un"
    assert organisations["cjeu"].parent == "eu"
    assert organisations["un"].parent is None


@pytest.mark.parametrize(
    ("load", "least"),
    [
        (codebooks.organisations, 400),
        (codebooks.groupings, 80),
        (codebooks.groups, 500),
        (codebooks.media, 150),
        (codebooks.ngos, 60),
        (codebooks.named_bodies, 120),
        (codebooks.generic_bodies, 80),
        (codebooks.offices, 150),
        (codebooks.honorifics, 40),
        (codebooks.not_actors, 100),
    ],
)
def test_the_codebooks_are_full(load, least):
    assert len(load()) >= least


def test_there_are_enough_of_each_sort():
    parties_and_movements = [g for g in codebooks.groups().values() if g.kind == "group"]
    intergovernmental = [o for o in codebooks.organisations().values() if o.kind == "organisation"]
    of_known_members = [g for g in codebooks.groupings().values() if g.memberships]

    assert len(parties_and_movements) >= 400
    assert len(intergovernmental) >= 400
    assert len(of_known_members) >= 80
    assert {STATES[code].status for code in ("PSE", "VAT")} == {"observer"}


def test_actors_end_after_they_begin_and_a_year_stays_a_year():
    dated = [
        actor
        for actor in (*codebooks.organisations().values(), *codebooks.groups().values())
        if actor.valid_from or actor.valid_to
    ]

    assert len(dated) >= 300
    assert all(a.valid_from <= a.valid_to for a in dated if a.valid_from and a.valid_to)
    assert codebooks.organisations()["sco"].valid_from == "2001-06-15"
    assert codebooks.organisations()["warsaw_pact"].valid_to == "1991-07-01"
    assert codebooks.groups()["m23"].valid_from == "2012"
    assert codebooks.groups()["rsf"].valid_to is None


def test_kinds_of_actors_fit_their_files():
    assert {o.kind for o in codebooks.organisations().values()} == {"organisation"}
    assert {g.kind for g in codebooks.groups().values()} == {"group", "company"}
    assert {m.kind for m in codebooks.media().values()} == {"media"}
    assert {n.kind for n in codebooks.ngos().values()} == {"ngo"}


@pytest.mark.parametrize(
    ("id", "country"),
    [
        ("taliban", "AFG"), ("hezbollah", "LBN"), ("hamas", "PSE"), ("houthis", "YEM"), ("pkk", None), ("rsf", "SDN"),
        ("ypg", "SYR"), ("polisario", "ESH"), ("farc", "COL"), ("tplf", "ETH"), ("al_qaeda", None), ("isis", None),
    ],
)  # fmt: skip
def test_a_group_has_its_home_state(id, country):
    assert codebooks.groups()[id].country == country
