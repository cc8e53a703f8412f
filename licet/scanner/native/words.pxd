# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0

from libc.stdint cimport uint8_t, uint16_t, uint32_t


cdef class Words:
    cdef readonly Py_ssize_t count
    cdef readonly Py_ssize_t anchors
    cdef readonly Py_ssize_t longest_line
    cdef readonly list marked
    cdef Py_ssize_t room
    cdef uint16_t *word
    cdef uint32_t *line
    cdef uint32_t *unknown_before
    cdef uint32_t *legal_before
    cdef uint16_t *stops
    cdef uint8_t *short_word
    cdef uint8_t *kind

    cdef int grow(self) except -1
    cdef int _check(self, Py_ssize_t place) except -1
    cdef int _check_range(self, Py_ssize_t start, Py_ssize_t end) except -1
    cdef Py_ssize_t _line(self, Py_ssize_t place, Py_ssize_t words_a_line) noexcept
    cdef Py_ssize_t _start_of(
        self, Py_ssize_t low, Py_ssize_t place, Py_ssize_t line, Py_ssize_t words_a_line
    ) noexcept
    cdef Py_ssize_t _close(
        self, list found, Py_ssize_t first, Py_ssize_t anchor, Py_ssize_t last_anchor, Py_ssize_t last,
        Py_ssize_t margin, Py_ssize_t words_a_line,
    ) except -1
