# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
#
#   docker build -t licet .
#   docker run --rm --network none -v "$PWD:/src:ro" licet check
FROM python:3.13 AS build
COPY . /licet
RUN python -m venv /opt/licet && /opt/licet/bin/pip install --no-cache-dir "/licet[documents]"

FROM python:3.13-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /opt/licet /opt/licet
ENV PATH="/opt/licet/bin:$PATH" XDG_CACHE_HOME=/tmp/cache
# Whoever scans needs no rights: the tree is somebody's, and may mean harm.
USER 65534:65534
WORKDIR /src
ENTRYPOINT ["licet"]
CMD ["check"]
