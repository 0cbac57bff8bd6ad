"""Words by which people look for a page of the site whose own words are others."""

from collections.abc import Callable

from ... import addresses


def looked_for(gettext: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    """Words by address, of pages that every country has."""
    _ = gettext
    said = {
        addresses.OVERVIEW: _("start page, map, overview"),
        addresses.NODE: _(
            "contact point, coordination, who coordinates, national node, responsible authority, organiser"
        ),
        addresses.SUPPORT: _(
            "guidance, guide, template, how to write a strategy, tools, advice, help, learning, good examples, "
            "follow-up, evaluation"
        ),
        addresses.GLOSSARY: _("concepts, terms, definitions, abbreviations, what it means, dictionary, explanation"),
        addresses.NATIONAL: _(
            "Sweden, the whole country, situation, statistics, how many, number of, summary, ends, expires, "
            "runs out, key figures, state of strategies, no strategy, without a strategy, without priorities, have "
            "expired, unusual themes, which regions have chosen"
        ),
        addresses.EUROPE: _(
            "Baltic Sea strategy, EUSBSR, macro-region, S3 platform, partnerships, international, other countries, "
            "abroad, Interreg, JRC, Vanguard, European Commission, EU cooperation, networks, Brussels office, "
            "digital innovation hubs"
        ),
        addresses.PARTNERS: _(
            "find partners, consortium, EU project, interregional, international cooperation, partner search, "
            "partners in other countries, regions similar to ours, regions like us"
        ),
        addresses.CONDITION: _(
            "requirements, EU requirements, criteria, regulation, thematic, fulfilled, good governance, enabling "
            "condition, fulfilment criteria, ex ante, ex ante condition, entrepreneurial discovery process, EDP"
        ),
        addresses.REGIONS: _(
            "map, all regions, list of regions, counties, strategies in force, ends, expires, runs out, no "
            "strategy, without a strategy, without priorities, have expired, status, similar to ours, each region"
        ),
        addresses.AREAS: _(
            "Regional Fund, ERDF, map, parts of the country, programme areas, NUTS 2, regional programmes, "
            "calls, open calls, calls for proposals, apply, apply for money, what is open now, "
            "budget of the programmes, which counties belong"
        ),
        addresses.PRIORITIES: _(
            "all priorities, list, number of, how many, filter, Excel, download, areas of strength, focus "
            "areas, what regions focus on"
        ),
        addresses.COMPARISON: _(
            "matrix, compare, alike, similar, similarities, differences, in common, themes of all regions, "
            "two regions, side by side, next to each other, two counties"
        ),
        addresses.TWO: _(
            "compare regions, similarities, differences, alike, in common, pair, "
            "side by side, next to each other, two counties"
        ),
        addresses.PERIODS: _(
            "change over time, earlier period, former strategy, new strategy, before, development, how "
            "priorities have changed, changed priorities, no longer in force, changed strategy, "
            "ended priorities, which have been dropped, kept, followed by"
        ),
        addresses.OVERLAP: _(
            "similarity, similar, alike, most like each other, common, in common, duplication, complement, unusual "
            "themes, rare, most common themes, gaps, nobody has chosen"
        ),
        addresses.INITIATIVES: _(
            "money, amounts, sums, projects, operations, funding, financed, grants, EU money, in Sweden, budget, "
            "costs, EU funds, Regional Fund, beneficiaries, recipients, list of operations, who received, ERDF, "
            "how much money, who gets money"
        ),
        addresses.ACTORS: _(
            "organisations, actors, companies, universities, clusters, institutes, science parks, partners, who "
            "takes part, participants, municipalities, authorities, incubators"
        ),
        addresses.FIGURES: _(
            "charts, diagrams, maps, graphs, statistics, images, presentation, slides, how many, number of, "
            "visualisation, embed, embed on your own site, use the images, pictures, in a report"
        ),
        addresses.CODEBOOK: _(
            "classification, codes, categories, theme definitions, themes, taxonomy, how themes are assigned"
        ),
        addresses.LISTS["nace"]: _("NACE codes, codes, list of codes, industries, industry codes, codes of industries"),
        addresses.LISTS["nabs"]: _("NABS codes, codes, list of codes, purposes of research"),
        addresses.LISTS["territories"]: _("county codes, NUTS codes, codes, list of counties, codes of counties"),
        addresses.PROGRAMMES: _(
            "Regional Fund, ERDF, Interreg, list of programmes, EU programmes, "
            "Just Transition Fund, fund programmes, cross-border programmes"
        ),
        addresses.METHOD: _(
            "how it is calculated, computed, similarity, measure, formula, reliability, how counted, sources, "
            "selection, how certain, uncertainty, coding, tagging, how they are tagged, who decides, "
            "agreement, limits"
        ),
        addresses.EXCHANGE: _(
            "find partners, cooperation, offers, needs, looking for, test environment, collaborate, demand, exchange"
        ),
        addresses.CALENDAR: _(
            "events, conference, meeting, dates, seminar, webinar, when, workshop, upcoming, agenda, deadline, "
            "ends, expires, calls, open calls, calls for proposals"
        ),
        addresses.NEWS: _("latest, current, newsletter, RSS, what is new, what has changed"),
        addresses.QUALITY: _(
            "errors, mistakes, missing, correct, outdated, out of date, review, data quality, report an error, feedback"
        ),
        addresses.CHANGES: _("updated, last changed, history, what has changed, new on the site, versions"),
        addresses.OPEN_DATA: _(
            "download, data, dataset, Excel, CSV, JSON, spreadsheet, files, reuse, licence, export, table, "
            "database, open data, may I use"
        ),
        addresses.OPEN_DATA_API: _("API, developers, programming, endpoints, OpenAPI, JSON, machine-readable"),
        addresses.MATCH: _(
            "my project idea, does my idea fit, application, proposal, find a region, apply for money, match, "
            "which region fits, partners for a project, abstract"
        ),
        addresses.ABOUT: _(
            "who is behind, who publishes, publisher, responsible, sender, licence, correct, the website, this "
            "site, contact, copyright, cite, contact us, e-mail, personal data, GDPR, privacy, cookies, how to "
            "reach us, may I use, permission, terms of use, report a mistake, "
            "report an error, reuse, texts, how the site is made"
        ),
        addresses.CONCEPT: _(
            "S3, RIS3, introduction, what it is, what it means, beginners, background, in short, definition, "
            "explained, example, why, entrepreneurial discovery, next period"
        ),
    }
    return {address: tuple(words.split(", ")) for address, words in said.items()}


def looked_for_among(gettext: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    """Words by address, of pages that a country has as its content is, and by folder, of all that lie in it."""
    _ = gettext
    over = _("no longer in force, not valid any more, earlier, old, former, ended, expired, has run out")
    valid = _("in force, valid now, applies today, current")
    said = {
        addresses.facet_address("time", "current"): valid,
        addresses.facet_address("time", "earlier"): over,
        addresses.facet_address("status", "adopted"): valid,
        addresses.facet_address("status", "ended"): over,
        addresses.facet_address("status", "unknown"): _("unclear, not known, may have ended, period has run out"),
        addresses.facet_address("status", "developing"): _("being drafted, coming, new"),
        addresses.figure_address("tidslinje"): _(
            "timeline, when strategies end, run out soon, expires, have expired, valid until, how long, years"
        ),
        addresses.figure_address("temaatlas"): _("map of themes, maps, where, which regions have the theme, atlas"),
        addresses.figure_address("natverk"): _("network, connections, who cooperates with whom, map"),
        addresses.figure_address("teman-da-och-nu"): _("how themes have changed, trend, more common, less common"),
        addresses.figure_address("villkor"): _("which regions fulfil, evidence for each criterion"),
    }
    amounts = _("amounts, money, EU money, how much, divided by, support, diagram, chart, figure")
    said |= {addresses.figure_address(f"belopp-per-{by}"): amounts for by in ("omrade", "mal", "lan", "ar")}
    initiatives = {
        "objective": _("objective, projects, funding"),
        "programme": _("programme, projects, EU money, amounts, how much money"),
        "year": _("start year, started, projects"),
    }
    said[addresses.NATIONAL_PRIORITIES] = _(
        "national programmes, the Government, research policy, research grants, winners, cluster pilot, "
        "national funding, authorities"
    )
    codes = _("codes of industries, regions by code")
    said |= {addresses.MATRICES[name]: codes for name in ("nace", "nabs")}
    folder = addresses.folder_of(addresses.facet_address("region", "-"))
    said[folder] = _("priorities, focus areas, what the region focuses on")
    said |= {addresses.folder_of(addresses.initiatives_by(facet, "-")): words for facet, words in initiatives.items()}
    return {address: tuple(words.split(", ")) for address, words in said.items()}
