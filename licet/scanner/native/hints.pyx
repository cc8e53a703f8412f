# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where any of a few short strings stands in a text: one pass, whatever their number."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_GET_SIZE
from libc.stdint cimport uint8_t
from libc.string cimport memset

cdef enum:
    MOST = 255


cdef class Hints:
    """Finds STRINGS (bytes, at least two each, ASCII letters in small) in texts, whatever the case of ASCII letters.

    Raises `ValueError` where a string is shorter, or there are more than 255.
    """

    cdef tuple strings
    cdef uint8_t[65536] first  # by two small bytes: 1 + the number of the first string that begins so, or 0
    cdef uint8_t[256] small

    def __cinit__(self, strings):
        cdef int byte
        self.strings = tuple(sorted(strings))
        if len(self.strings) > MOST or any(len(string) < 2 for string in self.strings):
            raise ValueError("hints are at most 255 strings of two bytes or more")
        memset(self.first, 0, sizeof(self.first))
        for byte in range(256):
            self.small[byte] = byte + 32 if 65 <= byte <= 90 else byte
        for number, string in reversed(list(enumerate(self.strings, 1))):
            self.first[string[0] << 8 | string[1]] = number

    def find(self, bytes text, Py_ssize_t start=0):
        """The offset of the first hint in TEXT from START on, or -1."""
        cdef const uint8_t *raw = <const uint8_t *>PyBytes_AS_STRING(text)
        cdef Py_ssize_t size = PyBytes_GET_SIZE(text), at
        cdef uint8_t one, two
        if size < 2 or not 0 <= start < size:
            return -1
        two = self.small[raw[start]]
        for at in range(start, size - 1):
            one = two
            two = self.small[raw[at + 1]]
            if self.first[<int>one << 8 | two] and self._stands(raw + at, size - at, self.first[<int>one << 8 | two]):
                return at
        return -1

    def lines(self, bytes text):
        """(number, start, end) of every line of TEXT that has a hint; lines count from 1 and end by LF, CR or both."""
        cdef const uint8_t *raw = <const uint8_t *>PyBytes_AS_STRING(text)
        cdef Py_ssize_t size = PyBytes_GET_SIZE(text), at, hint = self.find(text), line = 1, start = 0, end
        cdef list found = []
        at = 0
        while hint >= 0:
            while at < hint:
                if raw[at] == 10 or (raw[at] == 13 and raw[at + 1] != 10):
                    line += 1
                    start = at + 1
                at += 1
            end = hint
            while end < size and raw[end] != 10 and raw[end] != 13:
                end += 1
            found.append((line, start, end))
            hint = self.find(text, end) if end < size else -1
        return found

    cdef bint _stands(self, const uint8_t *here, Py_ssize_t room, int number) noexcept:
        """Whether string NUMBER, or one after it that begins with the same two bytes, stands HERE."""
        cdef bytes string
        cdef const uint8_t *raw
        cdef Py_ssize_t place, size
        cdef int index
        for index in range(number - 1, len(self.strings)):
            string = self.strings[index]
            raw = <const uint8_t *>PyBytes_AS_STRING(string)
            size = PyBytes_GET_SIZE(string)
            if raw[0] != self.small[here[0]] or raw[1] != self.small[here[1]]:
                return False
            if size > room:
                continue
            place = 2
            while place < size and raw[place] == self.small[here[place]]:
                place += 1
            if place == size:
                return True
        return False
