# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The judge: the law first, then the policy on the branch that the law takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from licet.licenses.expression import Expression, Or, parse
from licet.model import (
    Basis,
    Component,
    Distribution,
    Evidence,
    FileFacts,
    FileKind,
    Outbound,
    Resolution,
    Scope,
    Severity,
    Unknown,
    Use,
)
from licet.rules.agreement import agree
from licet.rules.compatibility import Answer, judge
from licet.rules.compatibility.answer import worst
from licet.rules.judged import NOT_SHIPPED, Judged, names_of, subject_of
from licet.rules.offered import texts_of_choices
from licet.rules.policy import Lists, Policy, Ruled, Ruling
from licet.rules.stated import group_of, is_text_for, judged_detections, scope_of, stated_expression
from licet.rules.texts import unordered

_OF_SYSTEMS = ("alpm", "apk", "deb", "rpm")
"""Packages that the system has which something is installed on: a packaging manifest names them, and ships none."""


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
        self._known: dict[tuple[Expression, Use, int], tuple[Answer | None, Ruled]] = {}

    def own_part(self, path: str, expression: Expression, evidence: tuple[Evidence, ...]) -> Judged:
        """What is to be said of the part of the tree at PATH, which is under EXPRESSION and built on."""
        use = self.policy.use_of(path) or Use.DYNAMIC
        answer, ruled = self._both(expression, use, self.lists.at((path,), Scope.RUNTIME))
        made = Judged(path, Scope.RUNTIME, use, expression, None, answer, ruled, evidence=evidence)
        return self._exempted(replace(made, into=self.outbound.expression, is_whole=True))

    def component(self, resolution: Resolution) -> Judged:
        """What is to be said of a dependency. Where its files disagree with it, both are judged: the worse stands."""
        component = resolution.component
        use = self._use(component)
        subject = subject_of(component)
        cap = self._cap(resolution)
        names = (component.purl, component.place) if component.place else (component.purl,)
        lists = self.lists.at(names, component.scope)
        unknown, expression, answer, ruled = None, None, None, None
        if isinstance(resolution.concluded, Unknown):
            unknown = resolution.concluded
            if cap is Severity.ERROR and self._whichever_it_is(unknown, use, lists):
                cap = Severity.WARNING
        else:
            expression = resolution.concluded
            answer, ruled = self._both(expression, use, lists)
        made = Judged(
            subject, component.scope, use, expression, unknown, answer, ruled, evidence=resolution.evidence,
            resolution=resolution, cap=cap, into=self.outbound.expression,
        )  # fmt: skip
        found = resolution.detected
        if found is not None and expression is not None and answer is not None and not agree(expression, found):
            other = self._both(found, use, lists)[0] or answer
            if other.kind.rank > answer.kind.rank:
                made = replace(made, answer=replace(other, chosen=answer.chosen), contested=found)
                if resolution.texts is not None and self._is_allowed(expression, resolution.texts, use, lists):
                    # A sentence speaks of another license, of a part that may not be there: a person must read it.
                    made = replace(made, cap=min(cap, Severity.WARNING, key=lambda each: each.rank))
        return self._exempted(made)

    def _is_allowed(self, declared: Expression, texts: Expression, use: Use, lists: Lists) -> bool:
        """Whether the license TEXTS that come with what is DECLARED say no more than that, or may go in as well."""
        answer = self._both(texts, use, lists)[0]
        return agree(declared, texts) or (answer is not None and answer.allowed)

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
        an extra that nobody installed is not shipped here, and whoever installs it meets its license then; what is for
        other systems than the one that is looked at ships from those.
        """
        component, concluded = resolution.component, resolution.concluded
        if isinstance(concluded, Unknown) and concluded.elsewhere:
            return Severity.NOTE
        kind = component.purl.removeprefix("pkg:").partition("/")[0]
        elsewhere = not self.is_collection and (component.use is Use.SEPARATE or kind in _OF_SYSTEMS)
        unsaid = resolution.basis is Basis.UNKNOWN and not resolution.declared
        if elsewhere and unsaid and component.scope in NOT_SHIPPED:
            return Severity.NOTE
        if (elsewhere and resolution.basis is not Basis.CLARIFIED) or (unsaid and component.scope is Scope.OPTIONAL):
            return Severity.WARNING
        return Severity.ERROR

    def _whichever_it_is(self, unknown: Unknown, use: Use, lists: Lists) -> bool:
        """Whether each of the licenses that an open text may mean is allowed, by law and by policy."""
        judged = [self._both(parse(candidate), use, lists) for candidate in unknown.candidates]
        return bool(judged) and all(
            answer is not None and answer.allowed and ruled.ruling is Ruling.ALLOW for answer, ruled in judged
        )

    def files(self, files: Iterable[FileFacts], tagged: frozenset[str] = frozenset()) -> Iterator[Judged]:
        """Files of one folder under the same license are one subject; what the project's own license covers is none.

        TAGGED are the ids that tags in the files of the whole tree name.
        """
        groups: dict[tuple[Expression, Use, str, Lists], list[FileFacts]] = defaultdict(list)
        stated = [(file, stated_expression(file)) for file in files]
        offered = texts_of_choices(stated)
        for file, expression in stated:
            if expression is None or expression == self.outbound.expression or is_text_for(file, tagged):
                continue
            if file.path in offered:
                continue
            default = Use.BUILD if file.kind is FileKind.TEST else Use.COPIED
            use = self.policy.use_of(file.path) or default
            lists = self.lists.at((file.path,), scope_of(file))
            groups[expression, use, group_of(file), lists].append(file)
        for (expression, use, _, lists), members in sorted(groups.items(), key=lambda item: item[1][0].path):
            yield self._file_group(expression, use, lists, members)

    def _file_group(self, expression: Expression, use: Use, lists: Lists, members: list[FileFacts]) -> Judged:
        answer, ruled = self._both(expression, use, lists)
        evidence = tuple(self._place(file) for file in members)
        subject = members[0].path if len(members) == 1 else _common_folder([file.path for file in members])
        scope = scope_of(members[0])
        own = all(file.kind in (FileKind.SOURCE, FileKind.GENERATED) for file in members)
        cap = Severity.WARNING if own else Severity.ERROR
        made = Judged(subject, scope, use, expression, None, answer, ruled, evidence=evidence, cap=cap, is_own=own)
        return self._exempted(replace(made, into=self.outbound.expression))

    def _place(self, file: FileFacts) -> Evidence:
        """Where FILE says it: the first detection that is not the project's own license."""
        found = judged_detections(file)
        first = next((d for d in found if d.expression != self.outbound.expression), found[0])
        led = [place.path for place in first.followed.places] if first.followed else []
        return Evidence(file.path, first.start_line, f"{first.expression}{' by ' + ', '.join(led) if led else ''}")

    def _both(self, expression: Expression, use: Use, lists: Lists) -> tuple[Answer | None, Ruled]:
        """Law and policy (its LISTS) on EXPRESSION; of a choice, the branch that is best in both."""
        known = self._known.get((expression, use, id(lists)))
        if known is None:
            branches = expression.operands if isinstance(expression, Or) else (expression,)
            pairs = [(self._law(branch, use), lists.ruled(branch), branch) for branch in branches]
            answer, ruled, branch = min(pairs, key=_badness)
            if answer is not None and len(pairs) > 1:
                answer = replace(answer, chosen=answer.chosen or branch)
            known = self._known[expression, use, id(lists)] = (answer, ruled)
        return known

    def _law(self, expression: Expression, use: Use) -> Answer | None:
        if self.outbound.expression is None:
            return None
        outbound = self.outbound.expression
        profile = self.policy.profile
        return worst(
            judge(expression, outbound, use=use, distribution=how, profile=profile, otherwise=False)
            for how in self.distributions
        )

    def _exempted(self, judged: Judged) -> Judged:
        """The exemption that covers it: for one of its names and its license; one that lasts before one that ended."""
        named = [judged.expression, judged.contested, judged.answer.chosen if judged.answer else None]
        licenses = [unordered(each) for each in named if each is not None]
        meant = [
            each
            for each in self.policy.exceptions_of(names_of(judged))
            if judged.expression is None or unordered(each.license) in licenses
        ]
        best = min(meant, key=lambda each: each.expired(self.today), default=None)
        return judged if best is None else replace(judged, exemption=best)


def _badness(pair: tuple[Answer | None, Ruled, Expression]) -> tuple[bool, int, int]:
    answer, ruled, _ = pair
    return (answer is not None and not answer.allowed, ruled.rank, answer.kind.rank if answer else 0)


def _common_folder(paths: list[str]) -> str:
    folders = [PurePosixPath(path).parts[:-1] for path in paths]
    shared: list[str] = []
    for level in zip(*folders, strict=False):
        if len(set(level)) > 1:
            break
        shared.append(level[0])
    return "/".join(shared) or "."
