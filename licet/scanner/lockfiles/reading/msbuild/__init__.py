# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Projects of MSBuild: what they reference, with what the files above them say of it. Nothing is evaluated but names.

Sources: https://learn.microsoft.com/en-us/nuget/consume-packages/package-references-in-project-files,
https://learn.microsoft.com/en-us/nuget/consume-packages/central-package-management,
https://learn.microsoft.com/en-us/visualstudio/msbuild/customize-by-directory
"""

from licet.scanner.lockfiles.reading.msbuild.files import DIRECTORY, PROJECTS, above, projects_in
from licet.scanner.lockfiles.reading.msbuild.project import Asked, Project, named_versions, read_project

__all__ = ["DIRECTORY", "PROJECTS", "Asked", "Project", "above", "named_versions", "projects_in", "read_project"]
