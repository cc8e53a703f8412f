# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where the words of a rule stand in a run of the text, in order, with gaps: blocks, the longest first.

All runs of two or more equal words are found in one pass over the text, through the places of each pair of words in the
rule. From them the longest is taken, then the longest that fit to its left and right, and so on, as a diff does; single
legal words fill the gaps. Blocks that lie near each other and are too few words of the rule, or miss a phrase that it
requires, are not told.
"""

from libc.stdint cimport int32_t, uint8_t, uint16_t, uint32_t
from libc.stdlib cimport free, malloc, qsort, realloc
from libc.string cimport memset

from licet.scanner.native.rules cimport Rules
from licet.scanner.native.words cimport Words

cdef enum:
    BUCKETS = 32768  # of the pairs of words of a rule; rules have up to 14,000 words
    NEVER = -2


cdef struct Block:
    int32_t place  # in the text
    int32_t inside  # in the rule
    int32_t length


cdef struct Window:
    # a part of the text and of the rule, and the runs that reach into both, by their place in the pile
    int32_t low, high, inner_low, inner_high
    Py_ssize_t first, count


cdef struct Diagonal:
    int32_t start, last


cdef class Blocks:
    """A growing list of blocks."""

    cdef Block *at
    cdef Py_ssize_t count, room

    def __dealloc__(self):
        free(self.at)

    cdef int add(self, int32_t place, int32_t inside, int32_t length) except -1:
        cdef Block *bigger
        if self.count == self.room:
            bigger = <Block *>realloc(self.at, (self.room * 2 + 64) * sizeof(Block))
            if bigger == NULL:
                raise MemoryError
            self.at, self.room = bigger, self.room * 2 + 64
        self.at[self.count] = Block(place, inside, length)
        self.count += 1
        return 0


cdef class Aligner:
    """Sets rules beside texts.

    A match of a rule has MINIMUM_WORDS of it and, unbroken, each of its PHRASES[PHRASE_AT[rule]:PHRASE_AT[rule + 1]],
    pairs of half-open places. A gap of more words than GAP is not searched for single words; blocks more than APART
    words apart belong to two matches. WINDOW words of a text are set beside a rule at a time, or twice as many as the
    rule has, where that is more. `steps` counts what was looked at so far.
    """

    cdef readonly Py_ssize_t steps
    cdef Rules rules
    cdef const uint16_t[:] minimum_words, phrases
    cdef const uint32_t[:] phrase_at
    cdef int32_t gap, apart, window
    # scratch: the pairs of the rule by bucket, and the pairs that follow in the same bucket
    cdef int32_t[BUCKETS] heads
    cdef int32_t *following
    cdef Py_ssize_t room
    cdef Diagonal *diagonals
    cdef Py_ssize_t diagonals_room
    cdef Window *pending
    cdef Py_ssize_t pending_room
    cdef Blocks runs, pile, chosen, found

    def __cinit__(
        self,
        Rules rules,
        const uint16_t[:] minimum_words,
        const uint32_t[:] phrase_at,
        const uint16_t[:] phrases,
        *,
        int32_t gap,
        int32_t apart,
        int32_t window,
    ):
        cdef Py_ssize_t rule
        self.rules, self.gap, self.apart, self.window = rules, gap, apart, window
        self.minimum_words, self.phrase_at, self.phrases = minimum_words, phrase_at, phrases
        if minimum_words.shape[0] < rules.count or phrase_at.shape[0] < rules.count + 1:
            raise ValueError("a column has fewer rows than there are rules")
        for rule in range(rules.count):
            if phrase_at[rule] > phrase_at[rule + 1] or <Py_ssize_t>phrase_at[rule + 1] > phrases.shape[0]:
                raise ValueError("the phrases of a rule do not lie in their column")
        self.runs, self.pile, self.chosen, self.found = Blocks(), Blocks(), Blocks(), Blocks()
        self.following = <int32_t *>malloc(65536 * sizeof(int32_t))
        if self.following == NULL:
            raise MemoryError

    def __dealloc__(self):
        free(self.following)
        free(self.diagonals)
        free(self.pending)

    def align(self, Words words, uint32_t rule, Py_ssize_t start, Py_ssize_t end, const uint8_t[:] taken):
        """(place, place in the rule, length) of each block of RULE from START up to END that may be of a match.

        Words that are TAKEN belong to no block. What is compared at a time is a window in which the rule has room
        twice, so that a text which says one thing over and over costs no more than its length.
        """
        cdef Py_ssize_t at = 0, stop, number
        cdef int32_t window, first, low = start
        cdef Block *run
        if not 0 <= start <= end <= words.count or taken.shape[0] < words.count or rule >= self.rules.count:
            raise IndexError((rule, start, end))
        self._find_runs(words, rule, start, end, taken)
        self.found.count = 0
        window = max(2 * self.rules.length[rule], self.window)
        while at < self.runs.count:
            run = &self.runs.at[at]
            first = max(low, run.place - self.gap)
            stop = at
            while stop < self.runs.count and self.runs.at[stop].place < run.place + window:
                stop += 1
            self._align_window(words, rule, first, min(end, run.place + window), at, stop - at, taken)
            for number in range(self.chosen.count):
                run = &self.chosen.at[number]
                self.found.add(run.place, run.inside, run.length)
            low = self.chosen.at[self.chosen.count - 1].place + self.chosen.at[self.chosen.count - 1].length
            while at < self.runs.count and self.runs.at[at].place + self.runs.at[at].length < low + 2:
                at += 1
        return self._worth_telling(rule)

    cdef list _worth_telling(self, uint32_t rule):
        """The blocks that were found, group by group, but for groups of which no match of RULE could be made."""
        cdef list told = []
        cdef Block *blocks = self.found.at
        cdef Py_ssize_t first = 0, last, number
        cdef int32_t words
        while first < self.found.count:
            last, words = first, blocks[first].length
            while (
                last + 1 < self.found.count
                and blocks[last + 1].place - blocks[last].place - blocks[last].length <= self.apart
            ):
                last += 1
                words += blocks[last].length
            if words >= self.minimum_words[rule] and self._has_phrases(rule, first, last):
                for number in range(first, last + 1):
                    told.append((blocks[number].place, blocks[number].inside, blocks[number].length))
            first = last + 1
        return told

    cdef bint _has_phrases(self, uint32_t rule, Py_ssize_t first, Py_ssize_t last) noexcept:
        """Whether each phrase that RULE requires lies in one of the blocks from FIRST to LAST."""
        cdef Py_ssize_t at, number
        for at in range(self.phrase_at[rule], self.phrase_at[rule + 1] - 1, 2):
            for number in range(first, last + 1):
                if (
                    self.found.at[number].inside <= self.phrases[at]
                    and self.found.at[number].inside + self.found.at[number].length >= self.phrases[at + 1]
                ):
                    break
            else:
                return False
        return True

    cdef int _find_runs(self, Words words, uint32_t rule, int32_t start, int32_t end, const uint8_t[:] taken) except -1:
        """Every longest run of two or more equal, unsettled words with a legal one among them, by place."""
        cdef const uint16_t *text = words.word
        cdef const uint16_t *theirs = self.rules.of(rule)
        cdef int32_t length = self.rules.length[rule], place, inside
        cdef Py_ssize_t slot, diagonals = <Py_ssize_t>length + end - start
        cdef Diagonal *diagonal
        self.runs.count = 0
        if end - start < 2 or length < 2:
            return 0
        self._hash_pairs(theirs, length)
        self._clear_diagonals(diagonals)
        self.steps += end - start
        for place in range(start, end - 1):
            if taken[place] or taken[place + 1]:
                continue
            inside = self.heads[_bucket(text[place], text[place + 1])]
            while inside >= 0:
                self.steps += 1
                if theirs[inside] == text[place] and theirs[inside + 1] == text[place + 1]:
                    diagonal = &self.diagonals[inside + (end - place)]
                    if diagonal.last != place - 1:
                        if diagonal.last != NEVER:
                            self._add_run(words, diagonal, inside - place)
                        diagonal.start = place
                    diagonal.last = place
                inside = self.following[inside]
        for slot in range(diagonals):
            if self.diagonals[slot].last != NEVER:
                self._add_run(words, &self.diagonals[slot], slot - end)
        qsort(self.runs.at, self.runs.count, sizeof(Block), _by_place)
        return 0

    cdef int _add_run(self, Words words, const Diagonal *diagonal, Py_ssize_t shift) except -1:
        """What stands on DIAGONAL, where place + SHIFT is the place in the rule."""
        if words.legal_before[diagonal.last + 2] > words.legal_before[diagonal.start]:
            self.runs.add(diagonal.start, diagonal.start + shift, diagonal.last - diagonal.start + 2)
        return 0

    cdef void _hash_pairs(self, const uint16_t *theirs, int32_t length) noexcept:
        """Chain the places of the rule's pairs by bucket, the first place first."""
        cdef int32_t inside
        cdef uint32_t bucket
        memset(self.heads, 0xFF, sizeof(self.heads))
        for inside in range(length - 2, -1, -1):
            bucket = _bucket(theirs[inside], theirs[inside + 1])
            self.following[inside] = self.heads[bucket]
            self.heads[bucket] = inside

    cdef int _clear_diagonals(self, Py_ssize_t wanted) except -1:
        cdef Diagonal *bigger
        cdef Py_ssize_t slot
        if wanted + 1 > self.diagonals_room:
            bigger = <Diagonal *>realloc(self.diagonals, (wanted + 1) * sizeof(Diagonal))
            if bigger == NULL:
                raise MemoryError
            self.diagonals, self.diagonals_room = bigger, wanted + 1
        for slot in range(wanted + 1):
            self.diagonals[slot].last = NEVER
        return 0

    cdef int _align_window(
        self, Words words, uint32_t rule, int32_t low, int32_t high, Py_ssize_t first, Py_ssize_t count,
        const uint8_t[:] taken,
    ) except -1:
        """Choose the blocks of one alignment, in order; each has a legal word."""
        cdef Window here
        cdef Py_ssize_t waiting = 0, number, best
        cdef Block run
        self.chosen.count = self.pile.count = 0
        for number in range(first, first + count):
            run = self.runs.at[number]
            self.pile.add(run.place, run.inside, run.length)
        waiting = self._wait(waiting, Window(low, high, 0, self.rules.length[rule], 0, count))
        while waiting:
            waiting -= 1
            here = self.pending[waiting]
            # what lies above the runs of this window on the pile belonged to windows that are done
            self.pile.count = here.first + here.count
            best = self._trim(here)
            if best < 0:
                self._single_words(words, rule, here, taken)
                continue
            run = self.pile.at[best]
            self.chosen.add(run.place, run.inside, run.length)
            first, count = here.first + here.count, self.pile.count - here.first - here.count
            if here.low < run.place and here.inner_low < run.inside:
                waiting = self._wait(waiting, Window(here.low, run.place, here.inner_low, run.inside, first, count))
            if run.place + run.length < here.high and run.inside + run.length < here.inner_high:
                waiting = self._wait(
                    waiting,
                    Window(run.place + run.length, here.high, run.inside + run.length, here.inner_high, first, count),
                )
        qsort(self.chosen.at, self.chosen.count, sizeof(Block), _by_place)
        return 0

    cdef Py_ssize_t _wait(self, Py_ssize_t waiting, Window window) except -1:
        cdef Window *bigger
        if waiting == self.pending_room:
            bigger = <Window *>realloc(self.pending, (self.pending_room * 2 + 64) * sizeof(Window))
            if bigger == NULL:
                raise MemoryError
            self.pending, self.pending_room = bigger, self.pending_room * 2 + 64
        self.pending[waiting] = window
        return waiting + 1

    cdef Py_ssize_t _trim(self, Window here) except -2:
        """Pile up what of the window's runs lies within it, where it is still two words or more; the longest, or -1."""
        cdef Py_ssize_t number, best = -1
        cdef int32_t cut, place, inside, length
        cdef Block run
        self.steps += here.count
        for number in range(here.first, here.first + here.count):
            run = self.pile.at[number]
            cut = max(0, max(here.low - run.place, here.inner_low - run.inside))
            place, inside = run.place + cut, run.inside + cut
            length = min(run.length - cut, min(here.high - place, here.inner_high - inside))
            if length < 2:
                continue
            self.pile.add(place, inside, length)
            if best < 0 or _is_better(&self.pile.at[self.pile.count - 1], &self.pile.at[best]):
                best = self.pile.count - 1
        return best

    cdef int _single_words(self, Words words, uint32_t rule, Window here, const uint8_t[:] taken) except -1:
        """Choose single legal words that a gap of the text and the gap of the rule share, in order."""
        cdef const uint16_t *theirs = self.rules.of(rule)
        cdef int32_t place, inside, inner_low = here.inner_low
        if here.high - here.low > self.gap or here.inner_high - inner_low > self.gap:
            return 0
        for place in range(here.low, here.high):
            if words.word[place] >= self.rules.legal or taken[place]:
                continue
            for inside in range(inner_low, here.inner_high):
                if theirs[inside] == words.word[place]:
                    self.chosen.add(place, inside, 1)
                    inner_low = inside + 1
                    break
        return 0


cdef inline uint32_t _bucket(uint16_t one, uint16_t other) noexcept nogil:
    return ((<uint32_t>one << 16 | other) * 0x9E3779B1u) >> 17


cdef inline bint _is_better(const Block *one, const Block *other) noexcept nogil:
    if one.length != other.length:
        return one.length > other.length
    if one.place != other.place:
        return one.place < other.place
    return one.inside < other.inside


cdef int _by_place(const void *one, const void *other) noexcept nogil:
    cdef const Block *a = <const Block *>one
    cdef const Block *b = <const Block *>other
    if a.place != b.place:
        return -1 if a.place < b.place else 1
    if a.inside != b.inside:
        return -1 if a.inside < b.inside else 1
    return (a.length > b.length) - (a.length < b.length)
