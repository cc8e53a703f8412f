# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The words of all rules, one after the other in one column that is mapped from the index."""


cdef class Rules:
    """START and LENGTH say where in WORDS each rule stands; words numbered below LEGAL are legal ones.

    Raises `ValueError` where a rule does not lie in WORDS: what is compiled trusts these columns from then on.
    """

    def __cinit__(self, const uint16_t[:] words, const uint32_t[:] start, const uint16_t[:] length, uint32_t legal):
        cdef Py_ssize_t rule
        for rule in range(length.shape[0]):
            if <Py_ssize_t>start[rule] + length[rule] > words.shape[0] or not length[rule]:
                raise ValueError(f"rule {rule} does not lie in the column of words")
        self.words, self.start, self.length = words, start, length
        self.legal = legal
        self.count = length.shape[0]
