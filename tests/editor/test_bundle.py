"""What is served as the CMS: pinned, made here, and without the address of anybody else."""

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path

EDITOR = Path(__file__).parents[2] / "plugins/smartspec/editor"
BUILT = EDITOR / "built"
NODE = Path(sys.executable).parent / "node"
THIRD_PARTIES = ("jsdelivr", "unpkg.com", "githubstatus.com/api", "googleapis.com/css", "fonts.gstatic.com")


def test_every_package_is_pinned_by_its_content_and_no_registry_is_named() -> None:
    lock = json.loads((EDITOR / "package-lock.json").read_text("utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert len(packages) > 20
    assert [name for name, package in packages.items() if not package["integrity"].startswith("sha512-")] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []
    asked = json.loads((EDITOR / "package.json").read_text("utf-8"))
    assert all(
        re.fullmatch(r"\d+\.\d+\.\d+", version)
        for version in {**asked["dependencies"], **asked["devDependencies"]}.values()
    )


def test_no_script_names_a_third_party_that_it_would_ask() -> None:
    scripts = {path.name: path.read_text("utf-8") for path in BUILT.glob("*.js")}
    assert [(name, host) for name, script in scripts.items() for host in THIRD_PARTIES if host in script] == []
    original = (EDITOR / "node_modules/@sveltia/cms/npm/index.js").read_text("utf-8")
    assert [host for host in THIRD_PARTIES[:3] if host not in original] == []


def test_the_scripts_are_few_and_no_larger_than_they_were() -> None:
    scripts = [path.read_bytes() for path in BUILT.glob("*.js")]
    assert len(scripts) == 4
    assert sum(len(gzip.compress(script)) for script in scripts) < 720_000


def test_a_version_in_which_something_to_change_is_not_found_is_not_bundled(tmp_path: Path) -> None:
    cms = tmp_path / "node_modules/@sveltia/cms"
    for path in (cms / "npm", cms / "locales", tmp_path / "src"):
        path.mkdir(parents=True)
    (tmp_path / "node_modules/esbuild").symlink_to(EDITOR / "node_modules/esbuild")
    (tmp_path / "node_modules/@esbuild").symlink_to(EDITOR / "node_modules/@esbuild")
    (cms / "package.json").write_text('{"name": "@sveltia/cms", "exports": "./npm/index.js"}', "utf-8")
    (cms / "npm/index.js").write_text("export default {init() {}};", "utf-8")
    for name in ("build.mjs", "src/editor.mjs", "src/sv.json"):
        (tmp_path / name).write_bytes((EDITOR / name).read_bytes())
    done = subprocess.run([NODE, "build.mjs"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode != 0
    assert "was found 0 times, not 1" in done.stderr


def test_the_licences_of_what_is_bundled_lie_beside_it() -> None:
    told = (BUILT / "licences.txt").read_text("utf-8")
    for name in ("Sveltia CMS", "material-symbols-outlined", "noto-mono", "source-sans-3"):
        assert f"{name}\n\n" in told
    assert "Kohei Yoshino" in told
