# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the name of a configuration of Gradle says of why a package is there.

The names are those of the plugins for Java
(https://docs.gradle.org/current/userguide/java_library_plugin.html#sec:java_library_configurations_graph), Kotlin,
Android and of the tools that most builds have; what a source set or a variant puts before them (`debugApi`,
`jvmMainImplementation`) changes them little.
"""

from __future__ import annotations

import re

from licet.model import Scope

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_TESTS = frozenset(("test", "tests", "testing", "jacoco", "kover", "pitest", "gatling", "cucumber"))
_TOOLS = re.compile(
    r"(?:checkstyle|pmd|spotbugs|findbugs|codenarc|detekt|ktlint|spotless|lint|errorprone|dokka|asciidoctor|jmh|"
    r"androidLint|nullaway|modernizer|nohttp|animalsniffer|forbiddenApis|japicmp|revapi|googleJavaFormat|ktfmt|"
    r"palantirJavaFormat|checkerFramework|javadoc|doclet|rewrite|cyclonedx|composeHotReload|loomDevelopment|"
    r"developmentOnly|debug(?!ger)|staging|dev[A-Z]|quarkusDev|_internal)"
)
_GENERATORS = frozenset(("codegen", "xjc", "ajc"))
_BUILD = re.compile(
    r"^(?:classpath|bootArchives|antlr|zinc|scalaCompilerPlugins|openapi\w*|apt|compilerPlugin|androidApis|androidJdkImage)$"
    r"|[cC]ompileOnly|[aA]nnotationProcessor|^kapt|^ksp|[pP]rovided|[pP]luginClasspath|^protobuf\w*(?:Plugin|Locator)"
    r"|[cC]ompileProtoPath$|[a-z]Generator$|[cC]ompilerPlugins?|^wsdl2java|^minecraft|^mappings$"
    r"|^kotlin[A-Z]|^embeddedKotlin"
)
_OPTIONAL = re.compile(r"(?:^o|O)ptional\w*$")


def scope_of(name: str) -> Scope:
    """Why what is asked for in the configuration NAME of a build script is there; unknown ones may be shipped."""
    words = frozenset(map(str.lower, _WORD.findall(name)))
    if _TESTS.intersection(words):
        return Scope.TEST
    if _TOOLS.match(name):
        return Scope.DEV
    if _BUILD.search(name) or _GENERATORS.intersection(words):
        return Scope.BUILD
    return Scope.OPTIONAL if _OPTIONAL.search(name) else Scope.RUNTIME


def scope_of_resolved(name: str) -> Scope:
    """The same of a configuration of a lockfile: what is on a class path of compilation alone is not shipped."""
    scope = scope_of(name)
    return Scope.BUILD if scope is Scope.RUNTIME and name.lower().endswith("compileclasspath") else scope
