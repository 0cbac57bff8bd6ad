"""A stand-in for GitHub's API on this machine: a repository in memory, and a record of all that was asked.

It answers what Sveltia CMS asks, over real HTTP, and refuses everything else, so that a new
version that asks something new fails the tests instead of passing them by chance.
"""

import base64
import hashlib
import json
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

REPO = "noden/smart-specialisering"
AVATAR = "https://avatars.githubusercontent.com/u/1"
TOKEN = "github_pat_0123456789"
NOW = "2026-11-26T09:00:00Z"
Answer = tuple[int, Any]
Object = dict[str, Any]


def blob_id(content: bytes) -> str:
    """The name that git gives a file's content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


@dataclass(frozen=True)
class Call:
    """One request that changes something, in short: ``createRef cms/x``, ``POST /pulls``."""

    name: str
    sent: Object


@dataclass
class Forge:
    """The repository: files by branch, pull requests, and every call that changed something."""

    branches: dict[str, dict[str, bytes]]
    login: str = "handlaggare"
    calls: list[Call] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    pulls: list[Object] = field(default_factory=list)
    heads: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.heads = {name: self._commit() for name in self.branches}
        self.blobs = {blob_id(content): content for files in self.branches.values() for content in files.values()}

    def _commit(self) -> str:
        return hashlib.sha1(f"commit {len(self.calls)} {len(self.heads)}".encode()).hexdigest()

    def put(self, branch: str, path: str, content: bytes) -> None:
        """Write a file, as somebody else would."""
        self.branches[branch][path] = content
        self.blobs[blob_id(content)] = content

    def did(self, name: str, sent: Object) -> None:
        self.calls.append(Call(name, sent))

    @property
    def names(self) -> list[str]:
        """The calls in order, by name."""
        return [call.name for call in self.calls]


REST: list[tuple[str, str, Callable[..., Answer]]] = []


def rest(method: str, path: str) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """Register an answer to a method and a path (a regular expression below the API's root)."""

    def register(answer: Callable[..., Answer]) -> Callable[..., Answer]:
        REST.append((method, path.replace("REPO", f"/repos/{REPO}"), answer))
        return answer

    return register


@rest("GET", "/user")
def _user(forge: Forge, sent: Object) -> Answer:
    return 200, {
        "id": 1,
        "login": forge.login,
        "name": "Handläggare",
        "email": "",
        "html_url": "",
        "avatar_url": AVATAR,
    }


@rest("GET", r"REPO/collaborators/\w+")
def _collaborator(forge: Forge, sent: Object) -> Answer:
    return 204, None


@rest("GET", r"REPO/git/trees/(\w+)")
def _tree(forge: Forge, sent: Object, _head: str) -> Answer:
    files = forge.branches["main"].items()
    return 200, {
        "tree": [
            {"type": "blob", "path": path, "sha": blob_id(content), "size": len(content)} for path, content in files
        ]
    }


@rest("POST", "REPO/pulls")
def _open(forge: Forge, sent: Object) -> Answer:
    number = len(forge.pulls) + 1
    pull = {"number": number, "node_id": f"PR_{number}", "labels": [], "created_at": NOW, "updated_at": NOW} | sent
    pull["html_url"] = f"https://forge.example/{REPO}/pull/{number}"
    forge.pulls.append(pull)
    forge.did("POST /pulls", sent)
    return 201, pull | {"head": {"sha": forge.heads[sent["head"]]}}


@rest("POST", r"REPO/issues/(\d+)/labels")
def _label(forge: Forge, sent: Object, number: str) -> Answer:
    labels = forge.pulls[int(number) - 1]["labels"]
    labels += [{"name": name} for name in sent["labels"]]
    forge.did(f"POST /issues/{number}/labels", sent)
    return 200, labels


@rest("GET", r"REPO/issues/(\d+)")
def _issue(forge: Forge, sent: Object, number: str) -> Answer:
    return 200, forge.pulls[int(number) - 1]


@rest("PATCH", r"REPO/issues/(\d+)")
def _relabel(forge: Forge, sent: Object, number: str) -> Answer:
    forge.pulls[int(number) - 1]["labels"] = [{"name": name} for name in sent["labels"]]
    forge.did(f"PATCH /issues/{number}", sent)
    return 200, forge.pulls[int(number) - 1]


def graphql(forge: Forge, query: str, variables: Object) -> Object:
    """The data that a query asks for. Raises KeyError for a query that is not known here."""
    mutation = re.search(r"mutation\(\$input: \w+!\) \{ (\w+)\(", query)
    if mutation:
        return {mutation[1]: MUTATIONS[mutation[1]](forge, variables["input"])}
    if "base: repository(" in query:
        return {"fork": {"id": "R_1"}, "base": {"ref": {"target": {"oid": forge.heads["main"]}}}}
    if "pullRequests( states: OPEN" in query:
        return {"repository": {"pullRequests": {"nodes": [_node(forge, pull) for pull in forge.pulls]}}}
    aliased = dict(_aliased(forge, query))
    if aliased:
        return {"repository": aliased}
    head = forge.heads[variables["branch"]]
    if "history(first: 1) { nodes { oid message } }" in query:
        return {"repository": {"ref": {"target": {"history": {"nodes": [{"oid": head, "message": "Start"}]}}}}}
    if "... on Commit { oid }" in query:
        return {"repository": {"ref": {"target": {"oid": head}}}}
    raise KeyError(query)


def _aliased(forge: Forge, query: str) -> Iterator[tuple[str, Object | None]]:
    """Answers to queries that ask for many files or commits at once: ``content_0: …``."""
    for name, sha in re.findall(r'(content_\d+): object\(oid: "(\w+)"\)', query):
        yield name, {"text": forge.blobs[sha].decode(), "isTruncated": False}
    for name, branch, path in re.findall(r'(file_\d+): object\(expression: "([^:"]+):([^"]+)"\)', query):
        content = forge.branches[branch].get(path)
        yield name, content and {
            "oid": blob_id(content), "byteSize": len(content), "isBinary": False, "isTruncated": False,
            "text": content.decode(),
        }  # fmt: skip
    author = {"name": "Noden", "email": "", "avatarUrl": AVATAR, "user": None}
    for name in re.findall(r"((?:commit|history)_\d+):\s+ref\(", query):
        node = {"oid": forge.heads["main"], "author": author, "committedDate": NOW}
        yield name, {"target": {"history": {"nodes": [node]}}}
    for name in re.findall(r"(commit_\d+): object\(", query):
        yield name, {"status": None, "deployments": {"nodes": []}, "checkSuites": {"nodes": []}}


def _node(forge: Forge, pull: Object) -> Object:
    changed = [
        {"path": path, "changeType": "MODIFIED" if path in forge.branches["main"] else "ADDED"}
        for path, content in forge.branches[pull["head"]].items()
        if forge.branches["main"].get(path) != content
    ]
    return {
        "id": pull["node_id"], "number": pull["number"], "title": pull["title"], "url": pull["html_url"],
        "isDraft": pull["draft"], "isCrossRepository": False, "createdAt": NOW, "updatedAt": NOW,
        "headRefName": pull["head"], "headRefOid": forge.heads[pull["head"]],
        "author": {"login": forge.login, "avatarUrl": AVATAR, "name": "Handläggare", "email": "", "databaseId": 1},
        "labels": {"nodes": pull["labels"]}, "files": {"nodes": changed},
    }  # fmt: skip


def _create_ref(forge: Forge, sent: Object) -> Object:
    name = sent["name"].removeprefix("refs/heads/")
    forge.did(f"createRef {name}", sent)
    forge.branches[name] = dict(forge.branches["main"])
    forge.heads[name] = sent["oid"]
    return {"ref": {"name": name}}


def _create_commit(forge: Forge, sent: Object) -> Object:
    name = sent["branch"]["branchName"]
    assert sent["expectedHeadOid"] == forge.heads[name]
    forge.did(f"createCommitOnBranch {name}", sent)
    written = {one["path"]: base64.b64decode(one["contents"]) for one in sent["fileChanges"]["additions"]}
    for gone in sent["fileChanges"]["deletions"]:
        del forge.branches[name][gone["path"]]
    for path, content in written.items():
        forge.put(name, path, content)
    forge.heads[name] = forge._commit()
    files = {f"file_{number}": {"oid": blob_id(content)} for number, content in enumerate(written.values())}
    return {"commit": {"oid": forge.heads[name], "committedDate": NOW} | files}


def _draft(draft: bool, name: str) -> Callable[[Forge, Object], Object]:
    def set_draft(forge: Forge, sent: Object) -> Object:
        next(pull for pull in forge.pulls if pull["node_id"] == sent["pullRequestId"])["draft"] = draft
        forge.did(name, sent)
        return {"pullRequest": {"isDraft": draft}}

    return set_draft


MUTATIONS: dict[str, Callable[[Forge, Object], Object]] = {
    "createRef": _create_ref,
    "createCommitOnBranch": _create_commit,
    "markPullRequestReadyForReview": _draft(False, "markPullRequestReadyForReview"),
    "convertPullRequestToDraft": _draft(True, "convertPullRequestToDraft"),
}


class StandIn(ThreadingHTTPServer):
    """The stand-in at work, on a port of its own; ``forge`` is what it holds, and may be changed for another."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.forge = Forge({"main": {}})
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: StandIn

    def log_message(self, *args: object) -> None:
        pass

    def _answer(self, status: int, data: Any) -> None:
        body = b"" if data is None else json.dumps(data).encode()
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*, Authorization")
        self.send_header("Access-Control-Allow-Methods", "*")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_OPTIONS(self) -> None:
        self._answer(204, None)

    def _asked(self) -> None:
        sent = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
        path, forge = urlsplit(self.path).path, self.server.forge
        if self.headers["Authorization"] != f"token {TOKEN}":
            self._answer(401, {"message": "Bad credentials"})
            return
        try:
            status, data = answered(forge, self.command, path, sent)
        except Exception as error:
            forge.refused.append(f"{self.command} {path}: {error!r}")
            status, data = 500, {"message": repr(error)}
        self._answer(status, data)

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _asked


def answered(forge: Forge, method: str, path: str, sent: Object) -> Answer:
    """Status and data for one request. Raises LookupError when it is not known here."""
    if path == "/api/graphql":
        return 200, {"data": graphql(forge, sent["query"], sent["variables"])}
    for known, pattern, answer in REST:
        if known == method and (match := re.fullmatch(f"/api/v3{pattern}", path)):
            return answer(forge, sent, *match.groups())
    raise LookupError(path)
