# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which rules are worth aligning with a run of the text: a cheap count first, then a score for the best of them.

The count is done for all rules at once: each legal word has a bitmap of the rules that hold it, and the bitmaps are
added up in binary, bit by bit (vertical counters).
"""

from libc.math cimport nearbyint
from libc.stdint cimport int32_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc, qsort
from libc.string cimport memcpy, memset

from licet.scanner.native.rules cimport Rules
from licet.scanner.native.words cimport Words

cdef enum:
    PLANES = 13  # bits of a counter: a run has fewer than 2 ** 13 distinct legal words


cdef struct Score:
    # compared in the order of the fields; the coarse ones are tenths
    int near_duplicate
    int containment_tenths
    int resemblance_tenths
    int length_tenths
    double containment
    double resemblance
    int shared
    uint32_t rule


cdef struct Place:
    uint32_t tenths
    uint32_t count
    uint32_t row


cdef class Candidates:
    """The rules that may be matched in part, by the legal words they hold.

    APPROXIMATE lists them; BITMAPS has a row of bits over that list for each of BITMAP_WORDS, and LISTS[LIST_AT[w]:]
    the places in it for any other legal word. DISTINCT counts the distinct legal words of every rule and
    LEGAL all of them; MINIMUM_WORDS, MINIMUM_LEGAL and COVERAGE (percent) are what a match of it needs; rules of one
    EXPRESSION number say the same.
    """

    cdef Rules rules
    cdef const uint32_t[:] approximate, list_at
    cdef const uint8_t[:] bitmaps, coverage
    cdef const uint16_t[:] lists, minimum_words, minimum_legal, expression
    cdef uint16_t *distinct
    cdef uint64_t *floor_planes
    cdef int32_t *bitmap_of
    cdef Py_ssize_t width, chunks, rows
    cdef double near
    cdef Py_ssize_t preselected, wanted
    cdef int minimum
    # scratch, clean between calls
    cdef uint16_t[65536] bag
    cdef uint16_t[65536] used
    cdef uint16_t *present
    cdef uint64_t *planes
    cdef uint64_t *carry
    cdef int depth
    cdef Place *places
    cdef Score *scores

    def __cinit__(
        self,
        Rules rules,
        const uint32_t[:] approximate,
        const uint8_t[:] bitmaps,
        const uint16_t[:] bitmap_words,
        const uint16_t[:] lists,
        const uint32_t[:] list_at,
        const uint16_t[:] distinct,
        const uint16_t[:] legal,
        const uint16_t[:] minimum_words,
        const uint16_t[:] minimum_legal,
        const uint8_t[:] coverage,
        const uint16_t[:] expression,
        *,
        double floor,
        double near_duplicate,
        Py_ssize_t preselected,
        Py_ssize_t wanted,
        int minimum_legal_words,
    ):
        cdef Py_ssize_t row
        cdef uint32_t rule
        cdef int least, plane
        self.rules = rules
        self.approximate, self.bitmaps, self.lists, self.list_at = approximate, bitmaps, lists, list_at
        self.minimum_words, self.minimum_legal = minimum_words, minimum_legal
        self.coverage, self.expression = coverage, expression
        self.near, self.minimum = near_duplicate, minimum_legal_words
        self.preselected, self.wanted = preselected, wanted
        self.rows = approximate.shape[0]
        self.width = (self.rows + 7) // 8
        self.chunks = (self.rows + 63) // 64
        if bitmaps.shape[0] < bitmap_words.shape[0] * self.width or list_at.shape[0] < <Py_ssize_t>rules.legal + 1:
            raise ValueError("the postings are cut short")
        self.distinct = <uint16_t *>calloc(self.chunks * 64, sizeof(uint16_t))
        self.floor_planes = <uint64_t *>calloc(self.chunks * PLANES, sizeof(uint64_t))
        self.carry = <uint64_t *>calloc(self.chunks, sizeof(uint64_t))
        self.bitmap_of = <int32_t *>malloc(rules.legal * sizeof(int32_t))
        self.present = <uint16_t *>malloc((rules.legal + 1) * sizeof(uint16_t))
        self.planes = <uint64_t *>malloc(self.chunks * PLANES * sizeof(uint64_t))
        self.places = <Place *>malloc((self.chunks * 64 + 1) * sizeof(Place))
        self.scores = <Score *>malloc((preselected + 1) * sizeof(Score))
        memset(self.bag, 0, sizeof(self.bag))
        memset(self.used, 0, sizeof(self.used))
        if (
            self.distinct == NULL or self.floor_planes == NULL or self.carry == NULL or self.bitmap_of == NULL
            or self.present == NULL or self.planes == NULL or self.places == NULL or self.scores == NULL
        ):
            raise MemoryError
        for row in range(self.rows):
            if approximate[row] >= rules.count:
                raise ValueError(f"{approximate[row]} is no rule")
            self.distinct[row] = distinct[approximate[row]]
            rule = approximate[row]
            # A legal word that is not shared is missed wherever the rule has it, so at least once.
            least = max(
                <int>(floor * distinct[rule]),
                max(minimum_legal[rule] - legal[rule], minimum_words[rule] - rules.length[rule]) + distinct[rule] - 1,
            )
            least = max(0, min(least, (1 << PLANES) - 1))
            for plane in range(PLANES):
                self.floor_planes[plane * self.chunks + (row >> 6)] |= <uint64_t>(least >> plane & 1) << (row & 63)
        for row in range(rules.legal):
            self.bitmap_of[row] = -1
            if list_at[row] > list_at[row + 1] or <Py_ssize_t>list_at[row + 1] > lists.shape[0]:
                raise ValueError("a posting list does not lie in its column")
        for row in range(lists.shape[0]):
            if lists[row] >= self.rows:
                raise ValueError("a posting names no rule")
        for row in range(bitmap_words.shape[0]):
            if bitmap_words[row] >= rules.legal:
                raise ValueError("a bitmap is for no legal word")
            self.bitmap_of[bitmap_words[row]] = row

    def __dealloc__(self):
        free(self.distinct)
        free(self.floor_planes)
        free(self.carry)
        free(self.bitmap_of)
        free(self.present)
        free(self.planes)
        free(self.places)
        free(self.scores)

    def best(self, Words words, Py_ssize_t start, Py_ssize_t end, const uint8_t[:] taken, bint near_duplicates):
        """The rules to align with the run from START up to END, the best first; words that are TAKEN do not count.

        With NEAR_DUPLICATES only those that are nearly the whole run.
        """
        cdef list found = []
        cdef Py_ssize_t size = 0, legal = 0, present = 0, kept = 0, place, count
        cdef uint16_t word
        if not 0 <= start <= end <= words.count or taken.shape[0] < words.count:
            raise IndexError((start, end))
        for place in range(start, end):
            if taken[place]:
                continue
            word = words.word[place]
            size += 1
            if word < self.rules.legal:
                legal += 1
                if not self.bag[word]:
                    self.present[present] = word
                    present += 1
            if self.bag[word] < 0xFFFF:
                self.bag[word] += 1
        if legal >= self.minimum:
            self._count_rules(min(present, (1 << PLANES) - 1))
            count = self._preselect(present if near_duplicates else 0)
            for place in range(count):
                if self._score(self.approximate[self.places[place].row], size, legal, &self.scores[kept]):
                    kept += self.scores[kept].near_duplicate or not near_duplicates
            qsort(self.scores, kept, sizeof(Score), _better)
        for place in range(start, end):
            self.bag[words.word[place]] = 0
        for place in range(kept):
            if len(found) == self.wanted:
                break
            if not self._said_before(place):
                found.append(self.scores[place].rule)
        return found

    cdef void _count_rules(self, Py_ssize_t present) noexcept:
        """Count for each row how many of the first PRESENT words it holds; `depth` planes are in use after that.

        Bit k of the count is bit row % 64 of planes[k * chunks + row / 64]: all counters go up in a few long strokes.
        """
        cdef Py_ssize_t number, row, at
        cdef uint16_t word
        self.depth = _bits(present)
        memset(self.planes, 0, self.depth * self.chunks * sizeof(uint64_t))
        for number in range(present):
            word = self.present[number]
            if self.bitmap_of[word] >= 0:
                memcpy(self.carry, &self.bitmaps[self.bitmap_of[word] * self.width], self.width)
                _add_all(self.planes, self.carry, self.chunks, _bits(number + 1))
            else:
                for at in range(self.list_at[word], self.list_at[word + 1]):
                    row = self.lists[at]
                    _add_one(self.planes + (row >> 6), <uint64_t>1 << (row & 63), self.chunks)

    cdef Py_ssize_t _preselect(self, Py_ssize_t beside) noexcept:
        """How many `places` are set: the rows that share the largest part of their distinct legal words, in no order.

        BESIDE, where it is not 0, is how many the run has itself, of which they must hold as large a part.
        """
        cdef Py_ssize_t chunk, row, found = 0
        cdef uint32_t count
        cdef uint64_t over
        cdef int plane
        _above(self.planes, self.floor_planes, self.carry, self.chunks, self.depth)
        for chunk in range(self.chunks):
            over = self.carry[chunk]
            while over:
                row = chunk * 64 + _lowest(over)
                over &= over - 1
                count = 0
                for plane in range(self.depth):
                    count |= <uint32_t>(self.planes[plane * self.chunks + chunk] >> (row & 63) & 1) << plane
                self.places[found].tenths = <uint32_t>nearbyint(
                    10.0 * count / (self.distinct[row] + (beside - count if beside else 0))
                )
                self.places[found].count = count
                self.places[found].row = row
                found += 1
        self.carry[self.chunks - 1] = 0  # the bits beyond the last row, which no bitmap sets again
        if found > self.preselected:
            _select(self.places, found, self.preselected)
            found = self.preselected
        return found

    cdef bint _score(self, uint32_t rule, Py_ssize_t size, Py_ssize_t most_legal, Score *score) noexcept:
        """Whether RULE is near enough to the run in the bag to be looked at; if so, how near.

        The run has SIZE words, of which MOST_LEGAL are legal: what asks for more need not be counted.
        """
        cdef const uint16_t *words = self.rules.of(rule)
        cdef Py_ssize_t length = self.rules.length[rule], place
        cdef int shared = 0, legal = 0
        if most_legal < self.minimum_legal[rule] or size < self.minimum_words[rule]:
            return False
        if size * 100 < length * self.coverage[rule]:
            return False
        for place in range(length):
            if self.used[words[place]] < self.bag[words[place]]:
                self.used[words[place]] += 1
                shared += 1
                legal += words[place] < self.rules.legal
        for place in range(length):
            self.used[words[place]] = 0
        if legal < self.minimum_legal[rule] or shared < self.minimum_words[rule]:
            return False
        score.containment = <double>shared / length
        if score.containment * 100 < self.coverage[rule]:
            return False
        score.resemblance = <double>shared / (size + length - shared)
        score.near_duplicate = nearbyint(score.resemblance * 10) / 10 >= self.near
        score.resemblance *= score.resemblance
        score.containment_tenths = <int>nearbyint(score.containment * 10)
        score.resemblance_tenths = <int>nearbyint(score.resemblance * 10)
        score.length_tenths = <int>nearbyint(shared / 2.0)
        score.shared = shared
        score.rule = rule
        return True

    cdef bint _said_before(self, Py_ssize_t place) noexcept:
        """Whether a better one of the scores is for a rule of the same license and length that fits about as well."""
        cdef Score *this = &self.scores[place]
        cdef Score *other
        cdef Py_ssize_t before
        for before in range(place):
            other = &self.scores[before]
            if (
                other.near_duplicate == this.near_duplicate
                and other.containment_tenths == this.containment_tenths
                and other.resemblance_tenths == this.resemblance_tenths
                and other.length_tenths == this.length_tenths
                and self.expression[other.rule] == self.expression[this.rule]
                and self.rules.length[other.rule] == self.rules.length[this.rule]
            ):
                return True
        return False


cdef inline int _bits(Py_ssize_t number) noexcept nogil:
    """How many bits NUMBER has."""
    cdef int bits = 0
    while number:
        number >>= 1
        bits += 1
    return bits


cdef inline int _lowest(uint64_t bits) noexcept nogil:
    """The place of the lowest of BITS, of which there is one."""
    cdef int place = 0, step = 32
    while step:
        if not bits & ((<uint64_t>1 << step) - 1):
            bits >>= step
            place += step
        step >>= 1
    return place


cdef void _add_all(uint64_t *planes, uint64_t *carry, Py_ssize_t chunks, int depth) noexcept nogil:
    """Add one to every counter that has a bit in CARRY; none gets more than DEPTH bits."""
    cdef Py_ssize_t chunk
    cdef int _plane
    cdef uint64_t over
    for _plane in range(depth):
        for chunk in range(chunks):
            over = planes[chunk] & carry[chunk]
            planes[chunk] ^= carry[chunk]
            carry[chunk] = over
        planes += chunks


cdef inline void _add_one(uint64_t *counter, uint64_t carry, Py_ssize_t chunks) noexcept nogil:
    """Add one to each of the 64 counters that has a bit in CARRY; their planes are CHUNKS apart."""
    cdef uint64_t over
    while carry:
        over = counter[0] & carry
        counter[0] ^= carry
        carry = over
        counter += chunks


cdef void _above(
    const uint64_t *planes, const uint64_t *floors, uint64_t *above, Py_ssize_t chunks, int depth
) noexcept nogil:
    """Set the bits of ABOVE whose counter is greater than its floor, plane by plane; the floors have all PLANES."""
    cdef Py_ssize_t chunk
    cdef int _plane
    memset(above, 0, chunks * sizeof(uint64_t))
    for _plane in range(depth):
        for chunk in range(chunks):
            above[chunk] = (planes[chunk] & ~floors[chunk]) | (above[chunk] & ~(planes[chunk] ^ floors[chunk]))
        planes += chunks
        floors += chunks
    for _plane in range(depth, PLANES):
        for chunk in range(chunks):
            above[chunk] &= ~floors[chunk]
        floors += chunks


cdef inline bint _before(const Place *one, const Place *other) noexcept nogil:
    if one.tenths != other.tenths:
        return one.tenths > other.tenths
    if one.count != other.count:
        return one.count > other.count
    return one.row > other.row


cdef void _select(Place *places, Py_ssize_t count, Py_ssize_t wanted) noexcept nogil:
    """Bring the first WANTED places in order to the front, in no order (Hoare's selection)."""
    cdef Py_ssize_t low = 0, high = count - 1, left, right
    cdef Place pivot, swapped
    while low < high:
        pivot = places[low + (high - low) // 2]
        left, right = low, high
        while left <= right:
            while _before(&places[left], &pivot):
                left += 1
            while _before(&pivot, &places[right]):
                right -= 1
            if left <= right:
                swapped = places[left]
                places[left] = places[right]
                places[right] = swapped
                left += 1
                right -= 1
        if wanted <= right:
            high = right
        elif wanted >= left:
            low = left
        else:
            return


cdef int _better(const void *one, const void *other) noexcept nogil:
    """The order of scores, the best first."""
    cdef const Score *a = <const Score *>one
    cdef const Score *b = <const Score *>other
    if a.near_duplicate != b.near_duplicate:
        return b.near_duplicate - a.near_duplicate
    if a.containment_tenths != b.containment_tenths:
        return b.containment_tenths - a.containment_tenths
    if a.resemblance_tenths != b.resemblance_tenths:
        return b.resemblance_tenths - a.resemblance_tenths
    if a.length_tenths != b.length_tenths:
        return b.length_tenths - a.length_tenths
    if a.containment != b.containment:
        return -1 if a.containment > b.containment else 1
    if a.resemblance != b.resemblance:
        return -1 if a.resemblance > b.resemblance else 1
    if a.shared != b.shared:
        return b.shared - a.shared
    return -1 if a.rule > b.rule else 1
