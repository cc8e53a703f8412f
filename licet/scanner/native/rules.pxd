# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0

from libc.stdint cimport uint8_t, uint16_t, uint32_t


cdef class Rules:
    cdef const uint16_t[:] words
    cdef const uint32_t[:] start
    cdef const uint16_t[:] length
    cdef readonly uint32_t legal
    cdef Py_ssize_t count

    cdef inline const uint16_t *of(self, uint32_t rule) noexcept nogil:
        return &self.words[self.start[rule]]
