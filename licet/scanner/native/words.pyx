# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A text as the numbers of its known words: the one step that looks at every byte of every file.

The words are those of `licet/scanner/detect/tokens.py`, read from UTF-8 without decoding it first.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from libc.stdint cimport uint8_t, uint16_t, uint32_t
from libc.stdlib cimport calloc, free, realloc
from libc.string cimport memcmp, memset

cdef extern from "Python.h" nogil:
    bint Py_UNICODE_ISALNUM(uint32_t character)
    uint32_t Py_UNICODE_TOLOWER(uint32_t character)

cdef enum:
    STOP = 0xFFFF  # the number of every stop word
    LONGEST = 255  # bytes of a word; what is longer is unknown
    FIRST_ROOM = 256
    # kinds of words
    ANCHOR = 1
    MARK = 2  # a tag may begin with it
    DIGITS = 4
    LEGAL = 8


cdef class Words:
    """The known words of a text, by place. What stands between them is counted at the known word before it.

    `anchors` is how many of them are anchors; `longest_line` has so many bytes; `marked` has (line, start, end, place,
    words) for each line with a word that begins a tag: its bytes from start to end, the place of its first known word
    and how many it has.
    """

    def __cinit__(self):
        self.marked = []

    def __dealloc__(self):
        free(self.word)
        free(self.line)
        free(self.unknown_before)
        free(self.legal_before)
        free(self.stops)
        free(self.short_word)
        free(self.kind)

    def __len__(self):
        return self.count

    def __getitem__(self, Py_ssize_t place):
        self._check(place)
        return self.word[place]

    cdef int _check(self, Py_ssize_t place) except -1:
        if not 0 <= place < self.count:
            raise IndexError(place)
        return 0

    cdef int _check_range(self, Py_ssize_t start, Py_ssize_t end) except -1:
        if not 0 <= start <= end <= self.count:
            raise IndexError((start, end))
        return 0

    cdef int grow(self) except -1:
        """Make room for twice as many words. Each column has one row more than words."""
        cdef Py_ssize_t room = self.room * 2 if self.room else FIRST_ROOM
        self.word = <uint16_t *>_resized(self.word, (room + 1) * sizeof(uint16_t))
        self.line = <uint32_t *>_resized(self.line, (room + 1) * sizeof(uint32_t))
        self.unknown_before = <uint32_t *>_resized(self.unknown_before, (room + 1) * sizeof(uint32_t))
        self.legal_before = <uint32_t *>_resized(self.legal_before, (room + 1) * sizeof(uint32_t))
        self.stops = <uint16_t *>_resized(self.stops, (room + 1) * sizeof(uint16_t))
        self.short_word = <uint8_t *>_resized(self.short_word, (room + 1) * sizeof(uint8_t))
        self.kind = <uint8_t *>_resized(self.kind, (room + 1) * sizeof(uint8_t))
        self.room = room
        return 0

    def line_of(self, Py_ssize_t place):
        """The line that the word at PLACE stands on."""
        self._check(place)
        return self.line[place]

    def legal_in(self, Py_ssize_t start, Py_ssize_t end):
        """How many legal words stand from START up to END."""
        self._check_range(start, end)
        return self.legal_before[end] - self.legal_before[start]

    def unknown_in(self, Py_ssize_t start, Py_ssize_t end):
        """How many unknown words follow the known ones from START up to END, each; -1 is before the first."""
        if not -1 <= start <= end <= self.count:
            raise IndexError((start, end))
        # unknown_before[p] counts the unknown words that stand before the known word at place p
        return self.unknown_before[end] - (self.unknown_before[start] if start >= 0 else 0)

    def stops_in(self, Py_ssize_t start, Py_ssize_t end):
        """How many stop words follow each known word from START up to END."""
        cdef Py_ssize_t place
        self._check_range(start, end)
        return [self.stops[place + 1] for place in range(start, end)]

    def shape(self, Py_ssize_t start, Py_ssize_t end):
        """All that is known of the words from START up to END, but for where they stand.

        Where it is the same, so is whatever is found in them.
        """
        cdef Py_ssize_t place
        cdef uint32_t *row
        cdef bytes shape
        self._check_range(start, end)
        shape = PyBytes_FromStringAndSize(NULL, (end - start) * 3 * sizeof(uint32_t))
        row = <uint32_t *>PyBytes_AS_STRING(shape)
        for place in range(start, end):
            row[0] = <uint32_t>self.word[place] << 16 | self.stops[place + 1]
            row[1] = self.unknown_before[place + 1] - self.unknown_before[place]
            row[2] = self.line[place] - self.line[start]
            row += 3
        if end > start:  # what follows the last word is not between them
            (row - 3)[0] &= 0xFFFF0000
            (row - 2)[0] = 0
        return shape

    def is_short(self, Py_ssize_t place):
        """Whether the word at PLACE is a single letter or a number."""
        return 0 <= place < self.count and self.short_word[place] != 0

    def speaks_beside(self, const uint8_t[:] covered, Py_ssize_t start, Py_ssize_t end):
        """Whether a legal word from START up to END is not COVERED (a byte a word)."""
        cdef Py_ssize_t place
        self._check_range(start, end)
        if covered.shape[0] < self.count:
            raise ValueError("one byte a word is needed")
        for place in range(start, end):
            if self.kind[place] & LEGAL and not covered[place]:
                return True
        return False

    def runs(self, Py_ssize_t silent, Py_ssize_t margin, Py_ssize_t words_a_line):
        """Half-open stretches of words that speak of licenses.

        A run goes on from one legal word to the next until SILENT lines have none, and of that as far as MARGIN lines
        before its first anchor and after its last. WORDS_A_LINE, where it is not 0, is how many words count as one line
        in a text without useful lines.
        """
        cdef list found = []
        cdef Py_ssize_t place, line, low = 0, first = -1, last = 0, anchor = -1, last_anchor = -1
        for place in range(self.count):
            if not self.kind[place] & (LEGAL | ANCHOR):
                continue
            line = self._line(place, words_a_line)
            if first >= 0 and line - last >= silent:
                low = self._close(found, first, anchor, last_anchor, last, margin, words_a_line)
                first = anchor = -1
            if first < 0:
                first = self._start_of(low, place, line, words_a_line)
            last = line
            if self.kind[place] & ANCHOR:
                if anchor < 0:
                    anchor = place
                last_anchor = place
        if first >= 0:
            self._close(found, first, anchor, last_anchor, last, margin, words_a_line)
        return found

    cdef Py_ssize_t _close(
        self, list found, Py_ssize_t first, Py_ssize_t anchor, Py_ssize_t last_anchor, Py_ssize_t last,
        Py_ssize_t margin, Py_ssize_t words_a_line,
    ) except -1:
        """Add the run from place FIRST to line LAST to FOUND, where it has an anchor; the place after its end."""
        cdef Py_ssize_t end = first, line
        while end < self.count and self._line(end, words_a_line) <= last:
            end += 1
        if anchor >= 0:
            line = min(last, self._line(last_anchor, words_a_line) + margin)
            first = self._start_of(first, anchor, self._line(anchor, words_a_line) - margin, words_a_line)
            last_anchor += 1
            while last_anchor < end and self._line(last_anchor, words_a_line) <= line:
                last_anchor += 1
            found.append((first, last_anchor))
        return end

    cdef Py_ssize_t _start_of(
        self, Py_ssize_t low, Py_ssize_t place, Py_ssize_t line, Py_ssize_t words_a_line
    ) noexcept:
        """The first place from LOW to PLACE that does not stand before LINE."""
        while place > low and self._line(place - 1, words_a_line) >= line:
            place -= 1
        return place

    cdef inline Py_ssize_t _line(self, Py_ssize_t place, Py_ssize_t words_a_line) noexcept:
        return place // words_a_line if words_a_line else self.line[place]


cdef void *_resized(void *column, size_t size) except NULL:
    cdef void *bigger = realloc(column, size)
    if bigger == NULL:
        raise MemoryError
    return bigger


cdef struct Slot:
    uint32_t hash
    uint32_t at  # where the word starts in the text of all words
    uint16_t size
    uint16_t number
    uint8_t kind


cdef class Vocabulary:
    """Every word that rules use.

    TEXT has them one a line (UTF-8), NUMBERS their numbers; those below LEGAL are legal ones.

    ANCHORS and MARKS are numbers of words: of those without which nothing is said of licenses, and of those that begin
    tags.
    """

    cdef Slot *slots
    cdef uint32_t mask
    cdef uint32_t legal
    cdef bytes text  # kept alive for `raw`
    cdef const char *raw

    def __cinit__(self, bytes text, const uint16_t[:] numbers, uint32_t legal, anchors, marks):
        cdef Py_ssize_t rows = numbers.shape[0], size = 1, start = 0, end, row
        cdef const char *raw = PyBytes_AS_STRING(text)
        cdef Py_ssize_t length = PyBytes_GET_SIZE(text)
        cdef uint8_t *kinds
        cdef uint8_t kind
        cdef bint digits
        while size < 4 * rows:
            size *= 2
        self.text = text
        self.raw = raw
        self.legal = legal
        self.mask = size - 1
        self.slots = <Slot *>calloc(size, sizeof(Slot))
        kinds = <uint8_t *>calloc(STOP + 1, 1)
        if self.slots == NULL or kinds == NULL:
            free(kinds)
            raise MemoryError
        for number in anchors:
            kinds[<uint16_t>number] |= ANCHOR
        for number in marks:
            kinds[<uint16_t>number] |= MARK
        for row in range(rows):
            end = start
            digits = True
            while end < length and raw[end] != 10:
                digits = digits and 48 <= raw[end] <= 57
                end += 1
            kind = DIGITS if digits else LEGAL if numbers[row] < legal else 0
            self._add(raw, start, end - start, numbers[row], kinds[numbers[row]] | kind)
            start = end + 1
        free(kinds)

    def __dealloc__(self):
        free(self.slots)

    cdef void _add(
        self, const char *raw, Py_ssize_t start, Py_ssize_t size, uint16_t number, uint8_t kind
    ) noexcept:
        cdef uint32_t hash = 2166136261u, at
        cdef Py_ssize_t place
        if not 0 < size <= LONGEST:
            return
        for place in range(start, start + size):
            hash = (hash ^ <uint8_t>raw[place]) * 16777619u
        at = (hash ^ hash >> 15) & self.mask
        while self.slots[at].size:
            at = (at + 1) & self.mask
        self.slots[at] = Slot(hash, start, size, number, kind)

    cdef inline Slot *_find(self, uint32_t hash, const char *word, Py_ssize_t size) noexcept:
        cdef uint32_t at = (hash ^ hash >> 15) & self.mask
        cdef Slot *slot
        while True:
            slot = &self.slots[at]
            if slot.size == 0:
                return NULL
            if slot.hash == hash and slot.size == size and memcmp(self.raw + slot.at, word, size) == 0:
                return slot
            at = (at + 1) & self.mask

    def read(self, bytes text):
        """The words of TEXT (UTF-8; what is none parts words). Lines end by LF, CR or both."""
        cdef Words words = Words()
        cdef const uint8_t *raw = <const uint8_t *>PyBytes_AS_STRING(text)
        cdef Py_ssize_t size = PyBytes_GET_SIZE(text)
        cdef Py_ssize_t at = 0, line_start = 0, line_first = 0, step
        cdef uint32_t line = 1, hash, character, legal = 0, unknown = 0
        cdef uint8_t byte
        cdef char word[LONGEST + 8]
        cdef Py_ssize_t length
        cdef bint plus, marked = False
        cdef Slot *slot
        words.grow()
        words.stops[0] = 0
        words.unknown_before[0] = words.legal_before[0] = 0
        while at < size:
            byte = raw[at]
            if byte < 128 and not ASCII[byte]:
                if byte == 10 or byte == 13:
                    if marked:
                        words.marked.append((line, line_start, at, line_first, words.count - line_first))
                        marked = False
                    words.longest_line = max(words.longest_line, at - line_start)
                    if byte == 13 and at + 1 < size and raw[at + 1] == 10:
                        at += 1
                    line += 1
                    line_start = at + 1
                    line_first = words.count
                at += 1
                continue
            # a word: letters and digits, a plus sign that follows them, and what follows that
            hash = 2166136261u
            length = 0
            plus = False
            while at < size:
                byte = raw[at]
                if byte < 128:
                    byte = ASCII[byte]
                    if byte == 0:
                        if raw[at] == 43 and length and not plus:
                            plus = True
                            byte = 43
                        else:
                            break
                    hash = (hash ^ byte) * 16777619u
                    if length < LONGEST:
                        word[length] = byte
                    length += 1
                    at += 1
                else:
                    step = _decode(raw, at, size, &character)
                    character = Py_UNICODE_TOLOWER(character)
                    if not Py_UNICODE_ISALNUM(character):
                        if length == 0:
                            at += step
                        break
                    at += step
                    length = _put(word, length, character, &hash)
            if length == 0:
                continue
            slot = self._find(hash, word, length) if length <= LONGEST else NULL
            if slot == NULL:
                unknown += 1
                words.unknown_before[words.count] = unknown
            elif slot.number == STOP:
                if words.stops[words.count] != 0xFFFF:
                    words.stops[words.count] += 1
            else:
                if words.count == words.room:
                    words.grow()
                words.word[words.count] = slot.number
                words.line[words.count] = line
                words.short_word[words.count] = length == 1 or slot.kind & DIGITS != 0
                words.kind[words.count] = slot.kind
                words.anchors += slot.kind & ANCHOR
                legal += slot.number < self.legal
                if slot.kind & MARK:
                    marked = True
                words.count += 1
                words.stops[words.count] = 0
                words.unknown_before[words.count] = unknown
                words.legal_before[words.count] = legal
        words.longest_line = max(words.longest_line, size - line_start)
        if marked:
            words.marked.append((line, line_start, size, line_first, words.count - line_first))
        return words


cdef uint8_t[128] ASCII  # a letter in lower case or a digit, else 0


cdef void _fill_ascii() noexcept:
    cdef int byte
    memset(ASCII, 0, sizeof(ASCII))
    for byte in range(10):
        ASCII[48 + byte] = 48 + byte
    for byte in range(26):
        ASCII[65 + byte] = ASCII[97 + byte] = 97 + byte


_fill_ascii()


cdef inline Py_ssize_t _decode(const uint8_t *raw, Py_ssize_t at, Py_ssize_t size, uint32_t *character) noexcept nogil:
    """How many bytes the character at AT has; a byte that begins none is one character, and no letter."""
    cdef uint8_t lead = raw[at]
    cdef Py_ssize_t length = 2 if lead & 0xE0 == 0xC0 else 3 if lead & 0xF0 == 0xE0 else 4 if lead & 0xF8 == 0xF0 else 1
    cdef Py_ssize_t place
    character[0] = 0xFFFD
    if length == 1 or at + length > size:
        return 1
    cdef uint32_t value = lead & (0x7F >> length)
    for place in range(at + 1, at + length):
        if raw[place] & 0xC0 != 0x80:
            return 1
        value = value << 6 | (raw[place] & 0x3F)
    if value > 0x10FFFF:
        return 1
    character[0] = value
    return length


cdef inline Py_ssize_t _put(char *word, Py_ssize_t length, uint32_t character, uint32_t *hash) noexcept nogil:
    """The length of WORD with CHARACTER added, in UTF-8."""
    cdef uint8_t coded[4]
    cdef Py_ssize_t size, place
    if character < 0x80:
        coded[0] = character
        size = 1
    elif character < 0x800:
        coded[0] = 0xC0 | character >> 6
        coded[1] = 0x80 | character & 0x3F
        size = 2
    elif character < 0x10000:
        coded[0] = 0xE0 | character >> 12
        coded[1] = 0x80 | character >> 6 & 0x3F
        coded[2] = 0x80 | character & 0x3F
        size = 3
    else:
        coded[0] = 0xF0 | character >> 18
        coded[1] = 0x80 | character >> 12 & 0x3F
        coded[2] = 0x80 | character >> 6 & 0x3F
        coded[3] = 0x80 | character & 0x3F
        size = 4
    for place in range(size):
        hash[0] = (hash[0] ^ coded[place]) * 16777619u
        if length + place < LONGEST:
            word[length + place] = coded[place]
    return length + size
