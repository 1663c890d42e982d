"""Towns that reports are sent from, for datelines that carry neither a day nor an agency.

"Kabul: The ministry ..." is a dateline and "Background: The ministry ..." is none; nothing but
knowing the town tells them apart. Capitals, seats of organisations and places of talks and war.
Written for Dragoman from common knowledge; a town that is missing is added here.
"""

from __future__ import annotations

TOWNS = frozenset(
    name.strip()
    for name in """
abidjan, abu dhabi, abuja, accra, addis ababa, aden, aleppo, algiers, almaty, amman, amsterdam,
ankara, antananarivo, aqaba, ashgabat, asmara, astana, asuncion, athens, auckland, baghdad, baku,
bali, bamako, bandar seri begawan, bangkok, bangui, banjul, barcelona, basra, batken, batumi,
beijing, beirut, belfast, belgrade, belmopan, benghazi, berlin, bern, bishkek, bissau, bogota,
bogotá, bonn, boston, brasilia, brasília, bratislava, brazzaville, bridgetown, brussels, bucharest,
budapest, buenos aires, bujumbura, bukavu, cairo, canberra, cape town, caracas, castries, chennai,
chicago, chisinau, chişinău, cologne, colombo, conakry, copenhagen, cotonou, dakar, damascus, davos,
delhi, dhaka, dili, djibouti, dnipro, dodoma, doha, donetsk, douala, dubai, dublin, dushanbe,
el fasher, entebbe, erbil, fergana, frankfurt, freetown, gaborone, gao, gaza, gaza city, geneva,
georgetown, goma, guangzhou, guatemala city, guayaquil, hamburg, hanoi, harare, hargeisa, havana,
helsinki, herat, ho chi minh city, homs, hong kong, honiara, houston, idlib, isfahan, islamabad,
istanbul, jaffna, jakarta, jalalabad, jeddah, jenin, jerusalem, johannesburg, juba, kabul, kampala,
kandahar, karachi, karbala, kathmandu, kazan, khan younis, kharkiv, khartoum, kherson, khorog,
khujand, kiev, kigali, kingston, kingstown, kinshasa, kirkuk, kolkata, kosovska mitrovica,
kuala lumpur, kuwait city, kyiv, kyoto, la paz, lagos, lahore, lausanne, lhasa, libreville,
lilongwe, lima, lisbon, ljubljana, lome, lomé, london, los angeles, luanda, lubumbashi, lusaka,
luxembourg, lviv, lyon, madrid, maiduguri, makhachkala, malabo, malé, managua, manama, manila,
maputo, marawi, mariupol, marrakesh, marseille, maseru, mashhad, mazar-i-sharif, mbabane,
mecca, medina, mekelle, melbourne, mexico city, milan, minsk, misrata, mogadishu, mombasa, monrovia,
montevideo, montreal, moroni, moscow, mosul, mumbai, munich, muscat, mykolaiv, n'djamena, n’djamena,
nablus, nairobi, nassau, naypyidaw, ndjamena, new delhi, new york, niamey, nicosia, nouakchott,
noumea, nur-sultan, nursultan, odesa, odessa, osaka, osh, oslo, ottawa, ouagadougou, panama city,
paramaribo, paris, peshawar, phnom penh, podgorica, port louis, port moresby, port of spain,
port sudan, port vila, port-au-prince, porto-novo, prague, praia, pretoria, pristina, pyongyang,
quetta, quito, rabat, rafah, ramallah, rangoon, raqqa, rawalpindi, reykjavik, riga, rio de janeiro,
riyadh, rome, roseau, saint petersburg, samarkand, san francisco, san jose, san josé, san salvador,
sana'a, sana’a, sanaa, santiago, santo domingo, sao paulo, são paulo, sarajevo, seoul, sevastopol,
shanghai, sharm el-sheikh, shusha, simferopol, singapore, sirte, skopje, sochi, sofia,
south tarawa, srinagar, st petersburg, st. petersburg, stepanakert, stockholm, strasbourg, sukhumi,
suva, sydney, tabriz, taipei, tallinn, tarawa, tashkent, tbilisi, tegucigalpa, tehran, tel aviv,
termez, the hague, thimphu, timbuktu, tirana, tobruk, tokyo, toronto, tripoli, tskhinvali, tunis,
turkmenbashi, ulaanbaatar, ulan bator, united nations, urumqi, vaduz, valletta, vancouver,
vatican city, vienna, vientiane, vilnius, vladivostok, warsaw, washington,
washington d.c., washington dc, wellington, windhoek, xi'an, yangon, yaounde, yaoundé, yekaterinburg,
yerevan, zagreb, zaporizhzhia, zurich
""".replace("\n", " ").split(",")
)


def is_town(words: str) -> bool:
    """Whether ``words``, in any capitals, is a town of the list, or several joined by "/"."""
    return all(" ".join(name.casefold().split()) in TOWNS for name in words.split("/"))
