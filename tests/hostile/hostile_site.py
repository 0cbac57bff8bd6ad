"""One region that says something hostile in every place where it may say anything."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import payloads as p
import repositories as r
from payloads import Payload

ACCEPTED_PROSE = [payload for payload in p.PROSE if not payload.answer]
PERIOD = "2022-2028"
FIRST_YEAR = 1950
NAMES = p.NAMES


def text_of(payload: Payload, marks: Path) -> str:
    return payload.text.replace("@MARK@", str(marks / str(payload)))


@dataclass(frozen=True)
class Hostile:
    """A built site whose region is hostile, and where its attacks would leave their marks."""

    folder: Path
    marks: Path
    said: str
    root: Path


def site(root: Path, marks: Path) -> Path:
    """The repository, ready to build."""
    r.whole(root)
    names = [text_of(payload, marks) for payload in NAMES]
    folder = root / r.DALARNA
    _write(
        folder / "sources.yml",
        {"sources": [_source("run", "Källa"), *(_source(f"k{n}", t) for n, t in enumerate(names))]},
    )
    _write(folder / "region.yml", _region(names))
    _initiatives(folder / "initiatives.csv", names)
    _write(folder / "gone.yml", {"gone": [_gone(number, text) for number, text in enumerate(names)]})
    (folder / "exchange").mkdir()
    for number, text in enumerate(names):
        _write(folder / "exchange" / f"e{number}.yml", _need(text, number))
    (folder / PERIOD / "energi.md").unlink()
    (folder / PERIOD / "energi.en.md").unlink()
    _page(folder / PERIOD / "strategy", _strategy(names[0], names), "Allmänt.", names[0])
    for number, text in enumerate(names):
        period = folder / str(FIRST_YEAR + number)
        period.mkdir()
        _page(period / "strategy", _strategy(text, [text]), everywhere(text), text if number % 2 else None)
    for number, payload in enumerate(ACCEPTED_PROSE):
        text, name = text_of(payload, marks), names[number % len(names)]
        _page(folder / PERIOD / f"p{number}", _priority(name), everywhere(text), name if number % 2 else None)
    (root / "docs" / "exchange").mkdir(exist_ok=True)
    offer = {"kind": "offer", "form": "partner", "theme": "energy", "text": _both("Stöd"), "self_stated": "true"}
    _write(root / "docs" / "exchange" / "stod.yml", offer | {"date": "2026-11-01", "valid_until": "2099"})
    area = root / "regions" / "programme-areas" / "norra-mellansverige"
    area.mkdir(parents=True)
    _write(area / "sources.yml", {"sources": [_source("run", names[1])]})
    _write(area / "area.yml", {"summary": _both(names[0])} | _lists(names, "run"))
    for name in ("smart-specialisering.md", "redaktion/makron.md"):
        _written(root, name, "# Utan länkar till det som inte finns här\n")
    _written(root, "makro-namn.md", f"---\nrender_macros: true\n---\n# Namn\n\n{_through_macros()}")
    (root / "docs" / "makro-av.md").write_text("# Av\n\n{{ 7777*7777 }}\n")
    return root


def _written(root: Path, name: str, text: str) -> None:
    """An editors' page in both languages."""
    for file in (root / "docs" / name, root / "docs" / "en" / name):
        file.write_text(text, "utf-8")


def _through_macros() -> str:
    """Every hostile name in every place where an editor may name a priority, and in a list of its own."""
    calls = [f'{{{{ priority("dalarna/{PERIOD}/p{number}") }}}}' for number in range(len(ACCEPTED_PROSE))]
    lines = [f"Ord {call} ord **{call}** *{call}*\n\n- {call}\n\n> {call}\n" for call in calls]
    rows = "".join(f"| {call} | `{call}` |\n" for call in calls)
    links = '{{ region("dalarna") }} {{ theme("energy") }} {{ count("priorities") }}'
    lists = '{{ priorities(region="dalarna") }}\n\n{{ map() }}\n'
    return "\n".join(lines) + f"\n| a | b |\n|---|---|\n{rows}\n{links}\n\n{lists}"


def everywhere(text: str) -> str:
    """The text in every place that Markdown has; texts of several lines only by themselves."""
    if text.startswith(("[", "![")):
        return f"{text}\n" if "javascript" not in text and "![" not in text else "Allmänt.\n"
    if "\n" in text:
        return f"{text}\n"
    listed = f"- {text}\n    - {text}\n\n1. {text}\n\n> {text}\n\n"
    cell = text.replace("|", "\\|")
    table = f"| {cell} | b |\n|:--|--:|\n| {cell} | {cell} |\n\n"
    code = f"```\n{text}\n```\n\n~~~ {text.replace('~', '')}\na\n~~~\n\n`` {text} ``\n\n"
    notes = f'!!! note "{text}"\n    {text}\n\n!!! {text}\n    b\n\nord[^n] **{text}** *{text}*\n\n[^n]: {text}\n'
    link = f"[{text}](https://www.scb.se/ '{text}')\n\n"
    return f"{text}\n\n## {text}\n\n### {text}\n\n{listed}{table}{code}{link}{notes}"


def _both(text: str) -> dict[str, str]:
    return {"sv": text, "en": text}


def _source(identity: str, text: str) -> dict[str, Any]:
    shared = {"title": text, "publisher": text, "year": text, "accessed": text, "note": _both(text)}
    return {"id": identity, "url": "https://www.scb.se/a?b=1&c=d", "url_complete": identity != "k1"} | shared


def _statement(text: str, source: str) -> dict[str, Any]:
    return {"sv": text, "en": text, "sources": [source], "confidence": "low", "note": _both(text)}


def _lists(names: list[str], source: str = "") -> dict[str, Any]:
    said = [_statement(text, source or f"k{n}") for n, text in enumerate(names)]
    keys = ("strengths", "instruments", "cooperation", "history", "discrepancies")
    return dict.fromkeys(keys, said) | {"gaps": [_both(text) for text in names]}


def _region(names: list[str]) -> dict[str, Any]:
    return {"organisation": names[0], "website": "https://www.scb.se", "summary": _both(names[1])} | _lists(names)


def _strategy(title: str, names: list[str]) -> dict[str, Any]:
    keys = ("background", "process", "governance", "action_plan", "indicators", "instruments", "horizontal")
    said = [_statement(text, "run") for text in names]
    notes = ("period_note", "adopted_note", "decided_by", "vision")
    return (
        {"title": title, "summary": title, "status": "adopted", "sources": ["run"], "url": "https://www.scb.se"}
        | dict.fromkeys(keys, said)
        | {note: _both(title) for note in notes}
        | {"other_titles": [{"title": title, "note": _both(title), "sources": ["run"]}]}
    )


def _gone(number: int, text: str) -> dict[str, Any]:
    told = {"kind": "moved", "to": [PERIOD]} if number % 2 else {"kind": "withdrawn"}
    return {
        "id": f"{PERIOD}/{f'borta-{number}' if number else 'smart-energi'}",
        "date": "2026-11-01",
        "reason": _both(text),
    } | told


def _priority(name: str) -> dict[str, Any]:
    codes = [{"code": "nace:D35", "by": "node", "basis": "run"}, {"code": "nabs:05", "by": "node", "basis": "run"}]
    return {
        "name": name, "summary": name, "status": "proposed", "theme": "energy", "sources": ["run"], "codes": codes,
        "confidence": "low", "actors": [name], "notes": [_statement(name, "run")], "name_note": _both(name),
        "confidence_note": _both(name), "translated": "true",
    }  # fmt: skip


def _need(text: str, number: int) -> dict[str, Any]:
    """One of three kinds: matched with an offer of the node, unanswered, undated."""
    date: dict[str, Any] = {} if number % 3 == 2 else {"date": "2026-11-01", "valid_until": "2099"}
    theme = {"theme": "energy"} if number % 3 == 0 else {}
    contact = {"function": _both(text[:300]), "website": "https://www.scb.se/a?b=1&c=d"}
    said = {"text": _both(text[:300]), "note": _both(text[:300]), "contact": contact, "sources": ["run"]}
    return {"kind": "need", "form": "partner"} | said | date | theme


def _page(stem: Path, facts: dict[str, Any], prose: str, english: str | None) -> None:
    Path(f"{stem}.md").write_text(f"---\n{json.dumps(facts, ensure_ascii=False)}\n---\n{prose}\n", "utf-8")
    english_file = Path(f"{stem}.en.md")
    english_file.unlink(missing_ok=True)
    if english is not None:
        called = {"name" if "name" in facts else "title": english, "summary": english, "translated": "true"}
        english_file.write_text(f"---\n{json.dumps(called, ensure_ascii=False)}\n---\n{prose}\n", "utf-8")


def _write(file: Path, values: dict[str, Any]) -> None:
    file.write_text(json.dumps(values, ensure_ascii=False) + "\n", "utf-8")


def _initiatives(file: Path, names: list[str]) -> None:
    plain = {
        "Operation_Start_Date": "2023", "Total_Eligible_Expenditure_amount": "1", "Sources": "run",
        "Total_Eligible_Expenditure_Currency": "SEK", "Instruments": "eruf",
    }  # fmt: skip
    said = [
        "Operation_Name_Programme_Language",
        "Operation_Name_English",
        "Operation_Summary_Programme_Language",
        "Operation_Summary_English",
        "Beneficiary_Name",
        "Partners",
        "Period_Note",
        "Period_Note_English",
        "Amount_Note",
        "Amount_Note_English",
        "Fund_Name",
        "Fund_Name_English",
    ]
    with file.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, ["Operation_Unique_Identifier", *said, *plain])
        table.writeheader()
        for number, text in enumerate(names):
            table.writerow({"Operation_Unique_Identifier": f"i{number}"} | dict.fromkeys(said, text) | plain)
    links = "".join(f"i{number},{PERIOD}/p0,node,run\n" for number in range(len(names)))
    file.with_name("initiative-links.csv").write_text(f"operation,priority,by,basis\n{links}", "utf-8")
