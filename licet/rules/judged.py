# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Everything that is judged, once: the law first, then the policy on the branch that the law takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from licet.licenses.expression import Expression, Or, all_of, ids, parse
from licet.licenses.vague import is_vague
from licet.model import (
    Basis,
    Component,
    Detection,
    Distribution,
    Evidence,
    FileFacts,
    FileKind,
    Inventory,
    Method,
    Outbound,
    Resolution,
    Role,
    Scope,
    Severity,
    Unknown,
    Use,
)
from licet.rules.agreement import agree
from licet.rules.compatibility import Answer, judge
from licet.rules.compatibility.answer import worst
from licet.rules.outbound import TEXT_SCORE
from licet.rules.policy import Exemption, Lists, Policy, Ruled, Ruling
from licet.rules.policy.ruling import unordered

MENTION_SCORE = 0.5
"""A detection in a source file with a lower score is reported as such, and not judged."""

HEAD_LINES = 60
"""Tags in so many first lines speak of the file; further down they are data."""

NOT_SHIPPED = (Scope.DEV, Scope.TEST, Scope.BUILD)
"""Scopes of what leaves nothing in the result."""

_OF_SYSTEMS = ("alpm", "apk", "deb", "rpm")
"""Packages that the system has which something is installed on: a packaging manifest names them, and ships none."""

OWN_KINDS = (FileKind.SOURCE, FileKind.GENERATED, FileKind.VENDORED, FileKind.LICENSE, FileKind.TEST)
"""Kinds of files whose licenses hold for code; documents talk about licenses, manifests are read for what they say."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One subject and what law and policy say of it.

    `expression` is None where nothing could be concluded, for the reason `unknown`. `answer` is None where there is no
    outbound license to compare with. `cap` limits how much a finding about it weighs. `contested` is what its
    license files say, where that disagrees with what it declares and gave the worse answer.
    """

    subject: str
    scope: Scope
    use: Use
    expression: Expression | None
    unknown: Unknown | None = None
    answer: Answer | None = None
    ruled: Ruled | None = None
    exemption: Exemption | None = None
    evidence: tuple[Evidence, ...] = ()
    resolution: Resolution | None = None
    cap: Severity = Severity.ERROR
    contested: Expression | None = None


@dataclass(frozen=True)
class Case:
    """What the checks look at."""

    inventory: Inventory
    policy: Policy
    outbound: Outbound
    judged: tuple[Judged, ...]
    today: date


class Judge:
    """One project's judge: its policy, its outbound license, how it is passed on."""

    def __init__(
        self,
        policy: Policy,
        outbound: Outbound,
        *,
        use: Use | None,
        distributions: tuple[Distribution, ...] | None,
        today: date,
        is_collection: bool = False,
    ) -> None:
        self.policy = policy
        self.lists = Lists(policy)
        self.outbound = outbound
        self.use = use
        self.distributions = distributions or policy.distributions or (Distribution.BINARY,)
        self.today = today
        self.is_collection = is_collection
        self._known: dict[tuple[Expression, Use], tuple[Answer | None, Ruled]] = {}

    def everything(self, inventory: Inventory) -> tuple[Judged, ...]:
        """Every component and every file with a license that is not a mere mention."""
        return (*map(self.component, inventory.resolutions), *self.files(inventory.own_files))

    def component(self, resolution: Resolution) -> Judged:
        """What is to be said of a dependency. Where its files disagree with it, both are judged: the worse stands."""
        component = resolution.component
        use = self._use(component)
        subject = subject_of(component)
        cap = self._cap(resolution)
        made = Judged(subject, component.scope, use, None, evidence=resolution.evidence, resolution=resolution, cap=cap)
        if isinstance(resolution.concluded, Unknown):
            if cap is Severity.ERROR and self._whichever_it_is(resolution.concluded, use):
                cap = Severity.WARNING
            return self._exempted(replace(made, unknown=resolution.concluded, cap=cap))
        answer, ruled = self._both(resolution.concluded, use)
        made = replace(made, expression=resolution.concluded, answer=answer, ruled=ruled)
        found = resolution.detected
        if found is not None and answer is not None and not agree(resolution.concluded, found):
            other = self._both(found, use)[0] or answer
            if other.kind.rank > answer.kind.rank:
                made = replace(made, answer=replace(other, chosen=answer.chosen), contested=found)
                if resolution.texts is not None and agree(resolution.concluded, resolution.texts):
                    # A sentence speaks of another license: a person must read it.
                    made = replace(made, cap=min(cap, Severity.WARNING, key=lambda each: each.rank))
        return self._exempted(made)

    def _use(self, component: Component) -> Use:
        """How COMPONENT is used: as the policy says, else as it was found, else as the caller says."""
        said = self.policy.use_of(component.purl) or (component.place and self.policy.use_of(component.place))
        if said:
            return said
        if component.scope in NOT_SHIPPED:
            return Use.BUILD
        return component.use or self.use or Use.DYNAMIC

    def _cap(self, resolution: Resolution) -> Severity:
        """The most that is said of a component: less of what may not go out with what is scanned.

        What only those fetch who deploy or install it, a package of a system say, may be linked or called as a program;
        an extra that nobody installed is not shipped here, and whoever installs it meets its license then.
        """
        component = resolution.component
        kind = component.purl.removeprefix("pkg:").partition("/")[0]
        elsewhere = not self.is_collection and (component.use is Use.SEPARATE or kind in _OF_SYSTEMS)
        unsaid = resolution.basis is Basis.UNKNOWN and not resolution.declared
        if elsewhere and unsaid and component.scope in NOT_SHIPPED:
            return Severity.NOTE
        if (elsewhere and resolution.basis is not Basis.CLARIFIED) or (unsaid and component.scope is Scope.OPTIONAL):
            return Severity.WARNING
        return Severity.ERROR

    def _whichever_it_is(self, unknown: Unknown, use: Use) -> bool:
        """Whether each of the licenses that an open text may mean is allowed, by law and by policy."""
        judged = [self._both(parse(candidate), use) for candidate in unknown.candidates]
        return bool(judged) and all(
            answer is not None and answer.allowed and ruled.ruling is Ruling.ALLOW for answer, ruled in judged
        )

    def files(self, files: Iterable[FileFacts]) -> Iterator[Judged]:
        """Files of one folder under the same license are one subject; what the project's own license covers is none."""
        groups: dict[tuple[Expression, Use, str], list[FileFacts]] = defaultdict(list)
        every = tuple(files)
        tagged = _tagged(every)
        for file in every:
            expression = stated_expression(file)
            if expression is None or expression == self.outbound.expression or _is_text_for(file, tagged):
                continue
            default = Use.BUILD if file.kind is FileKind.TEST else Use.COPIED
            use = self.policy.use_of(file.path) or default
            groups[expression, use, _group(file)].append(file)
        for (expression, use, _), members in sorted(groups.items(), key=lambda item: item[1][0].path):
            yield self._file_group(expression, use, members)

    def _file_group(self, expression: Expression, use: Use, members: list[FileFacts]) -> Judged:
        answer, ruled = self._both(expression, use)
        evidence = tuple(self._place(file) for file in members)
        subject = members[0].path if len(members) == 1 else _common_folder([file.path for file in members])
        scope = Scope.TEST if members[0].kind is FileKind.TEST else Scope.RUNTIME
        own = all(file.kind in (FileKind.SOURCE, FileKind.GENERATED) for file in members)
        cap = Severity.WARNING if own else Severity.ERROR
        made = Judged(subject, scope, use, expression, None, answer, ruled, evidence=evidence, cap=cap)
        return self._exempted(made)

    def _place(self, file: FileFacts) -> Evidence:
        """Where FILE says it: the first detection that is not the project's own license."""
        found = judged_detections(file)
        first = next((d for d in found if d.expression != self.outbound.expression), found[0])
        led = [place.path for place in first.followed.places] if first.followed else []
        return Evidence(file.path, first.start_line, f"{first.expression}{' by ' + ', '.join(led) if led else ''}")

    def _both(self, expression: Expression, use: Use) -> tuple[Answer | None, Ruled]:
        """Law and policy on EXPRESSION; of a choice, the branch that is best in both."""
        known = self._known.get((expression, use))
        if known is None:
            branches = expression.operands if isinstance(expression, Or) else (expression,)
            pairs = [(self._law(branch, use), self.lists.ruled(branch), branch) for branch in branches]
            answer, ruled, branch = min(pairs, key=_badness)
            if answer is not None and len(pairs) > 1:
                answer = replace(answer, chosen=answer.chosen or branch)
            known = self._known[expression, use] = (answer, ruled)
        return known

    def _law(self, expression: Expression, use: Use) -> Answer | None:
        if self.outbound.expression is None:
            return None
        outbound = self.outbound.expression
        return worst(judge(expression, outbound, use=use, distribution=how) for how in self.distributions)

    def _exempted(self, judged: Judged) -> Judged:
        """The exemption that covers it: for its subject or one of its files, for its license, and not yet expired."""
        for exemption in self.policy.exceptions:
            subjects = _names(judged)
            named = [judged.expression, judged.contested, judged.answer.chosen if judged.answer else None]
            license = unordered(exemption.license)
            meant = judged.expression is None or license in [unordered(e) for e in named if e is not None]
            if meant and any(map(exemption.selector.selects, subjects)):
                return replace(judged, exemption=exemption)
        return judged


def subject_of(component: Component) -> str:
    """What COMPONENT is called where it is judged: its place where it was copied and nothing tells what it is."""
    return (
        component.place if component.use is Use.COPIED and component.purl.startswith("pkg:generic/") else component.purl
    )


def _names(judged: Judged) -> tuple[str, ...]:
    """All that an exception may name to mean what was JUDGED: its purl, its place, its files."""
    if judged.resolution is None:
        return (judged.subject, *(each.path for each in judged.evidence))
    component = judged.resolution.component
    files = (each.path for each in judged.evidence) if component.use is Use.COPIED else ()
    return (component.purl, *([component.place] if component.place else ()), *files)


def _badness(pair: tuple[Answer | None, Ruled, Expression]) -> tuple[bool, int, int]:
    answer, ruled, _ = pair
    return (answer is not None and not answer.allowed, ruled.rank, answer.kind.rank if answer else 0)


def _tagged(files: Iterable[FileFacts]) -> frozenset[str]:
    """The ids that SPDX tags in FILES name."""
    tags = (d.expression for file in files for d in file.detections if d.method is Method.SPDX_TAG)
    return frozenset(identifier for expression in set(tags) for identifier in ids(expression))


def _is_text_for(file: FileFacts, tagged: frozenset[str]) -> bool:
    """Whether FILE is the text in LICENSES/ of an id that is TAGGED: those tags, and not it, say what is under it.

    Source: https://reuse.software/spec-3.3/ (License files).
    """
    folder, _, name = file.path.rpartition("/")
    return folder == "LICENSES" and name.rpartition(".")[0] in tagged


def stated_expression(file: FileFacts) -> Expression | None:
    """The license that FILE, of code, states for itself; None where it states none or points to the project's own."""
    if file.kind not in OWN_KINDS:
        return None
    if file.kind is FileKind.LICENSE and file.front:
        return None  # the project's own, which `outbound` reads
    kept = [d for d in judged_detections(file) if not _is_of_project(d, file.fronts)]
    return all_of(d.expression for d in kept) if kept else None


def _is_of_project(detection: Detection, fronts: tuple[str, ...]) -> bool:
    """Whether DETECTION only points to the project's own license files, in FRONTS, which `outbound` reads."""
    followed = detection.followed
    return followed is not None and all(place.path.rpartition("/")[0] in fronts for place in followed.places)


def judged_detections(file: FileFacts) -> tuple[Detection, ...]:
    """The detections in FILE that say how it is licensed, and not merely speak of licenses.

    License texts and notices do, and tags in its head do. A file with an SPDX tag in its head is licensed by that, and
    by license texts beside it; other notices are then what the file is about.
    """
    floor = TEXT_SCORE if file.kind is FileKind.LICENSE else MENTION_SCORE
    sure = [d for d in file.detections if d.score >= floor and not is_vague(d.expression)]
    head = [d for d in sure if d.role is Role.TAG and d.start_line <= HEAD_LINES]
    tags = [d for d in head if d.method is Method.SPDX_TAG]
    roles = (Role.TEXT,) if tags else (Role.TEXT, Role.NOTICE)
    return tuple(d for d in sure if d.role in roles or d in (tags or head))


def _group(file: FileFacts) -> str:
    """Vendored code is one subject a package (the folder below the vendor folder), other code one a top folder."""
    parts = PurePosixPath(file.path).parts[:-1]
    return "/".join(parts[:3] if file.kind is FileKind.VENDORED else parts[:1])


def _common_folder(paths: list[str]) -> str:
    folders = [PurePosixPath(path).parts[:-1] for path in paths]
    shared: list[str] = []
    for level in zip(*folders, strict=False):
        if len(set(level)) > 1:
            break
        shared.append(level[0])
    return "/".join(shared) or "."
