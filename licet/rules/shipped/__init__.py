# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What ships: the wholes of a tree, what is in each and what it goes out under, what in one cannot stand together."""

from licet.rules.shipped.effective import effective
from licet.rules.shipped.judging import everything, shipments
from licet.rules.shipped.together import clashes, is_settled
from licet.rules.shipped.wholes import wholes

__all__ = ["clashes", "effective", "everything", "is_settled", "shipments", "wholes"]
